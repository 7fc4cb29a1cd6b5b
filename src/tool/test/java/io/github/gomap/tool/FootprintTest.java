package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.gomap.GoMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.GraphLayout;

class FootprintTest {

    /** The size of a key, and of the only value. */
    private static final long INTEGER = 16;

    /** JOL reads these when it is first used: no agents, and the fields of lambdas by another way. */
    @BeforeAll
    static void configureJol() {
        System.setProperty("jol.skipDynamicAttach", "true");
        System.setProperty("jol.skipHotspotSAAttach", "true");
        System.setProperty("jol.magicFieldOffset", "true");
    }

    private static GoMap<Integer, Integer> filled(int size) {
        GoMap<Integer, Integer> map = new GoMap<>();
        for (int i = 0; i < size; i++) {
            // A shared value, and keys that none is cached for: every key is an object of this map alone.
            map.put(1_000_000 + i, 1);
        }
        return map;
    }

    /**
     * The only difference allowed: empty arrays that all maps share, up to 9 KB while a large map grows. JOL counts
     * them for each map.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 8, 9, 13, 14, 27, 100, 1_000, 6_657, 13_400})
    void computedBytes_agreeWithMeasuredOnes(int size) {
        assumeCompressedReferences();
        GoMap<Integer, Integer> map = filled(size);
        Footprint footprint = Footprint.of(map.inspect(), map.keySet());
        long values = size == 0 ? 0 : INTEGER;
        long shared = measured(map) - INTEGER * size - values - footprint.goMapBytes();
        assertTrue(0 <= shared && shared <= (map.inspect().isGrowing() ? 9_000 : 48), () -> shared + " bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 13, 100, 1_000})
    void computedBytesOfHashMaps_agreeWithMeasuredOnes(int size) {
        assumeCompressedReferences();
        GoMap<Integer, Integer> map = filled(size);
        long measured = measured(hashMap(map)) - INTEGER * (size + 1);
        assertEquals(measured, Footprint.of(map.inspect(), map.keySet()).hashMapBytes());
    }

    private static void assumeCompressedReferences() {
        assumeTrue(ClassLayout.parseClass(Object[].class).headerSize() == 16, "made for compressed references");
        assumeTrue(ClassLayout.parseClass(Integer.class).instanceSize() == INTEGER, "made for compressed references");
    }

    /** 512 keys of one hashCode: HashMap makes a tree of them, GoMap an index. */
    @Test
    void collidingKeys_costMoreInBothMaps() {
        assumeCompressedReferences();
        GoMap<String, Integer> goMap = new GoMap<>();
        for (int i = 0; i < 512; i++) {
            goMap.put(Integer.toBinaryString(512 + i).replace("0", "Aa").replace("1", "BB"), 1);
        }
        Footprint footprint = Footprint.of(goMap.inspect(), goMap.keySet());
        long keys = measured(goMap.keySet().toArray()) - measured(new Object[512]);
        long keysAndValues = keys + measured(1);
        assertEquals(measured(hashMap(goMap)) - keysAndValues, footprint.hashMapBytes());
        // JOL also follows what an index knows of the class of its keys, which is the more, the more reflection was
        // used.
        Object others = new Object[] {goMap.keySet().toArray(), 1, String.class};
        long map = measured(new Object[] {goMap, others}) - measured(new Object[] {null, others});
        // What an index takes is an estimate, and some of its objects can be reached from the class too.
        assertEquals(0.95, (double) map / footprint.goMapBytes(), 0.1, () -> map + " bytes");
    }

    private static long measured(Object root) {
        return GraphLayout.parseInstance(root).totalSize();
    }

    /** Filled one by one, as the formula supposes. */
    private static <K> Map<K, Integer> hashMap(Map<K, Integer> entries) {
        Map<K, Integer> map = new HashMap<>();
        entries.forEach(map::put);
        return map;
    }

    @Test
    void fullSegments_take80BytesPerBucketAndALittleMore() {
        GoMap<Integer, Integer> map = filled(100_000);
        map.finishGrowth();
        Footprint footprint = Footprint.of(map.inspect(), map.keySet());
        long buckets = 1 << 14;
        assertTrue(footprint.goMapBytes() > buckets * 80, () -> footprint.toString());
        assertTrue(footprint.goMapBytes() < buckets * 80 * 1.3, () -> footprint.toString());
        assertEquals(footprint.goMapBytes() / 100_000.0, footprint.goMapBytesPerEntry());
        assertEquals(footprint.hashMapBytes() / 100_000.0, footprint.hashMapBytesPerEntry());
    }

    @Test
    void runningGrowth_countsBothGenerations() {
        GoMap<Integer, Integer> map = filled(13 * (1 << 13) / 2 * 2 + 1);
        assertTrue(map.inspect().isGrowing());
        long during = Footprint.of(map.inspect(), map.keySet()).goMapBytes();
        long oldSegments = (1 << 14) * 80L;
        assertTrue(during > oldSegments, () -> during + " bytes");
    }
}

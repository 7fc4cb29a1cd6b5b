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

    @Test
    void hashMap_isNodesAndATable() {
        assertEquals(48, Footprint.hashMap(0));
        assertEquals(48 + 16 + 16 * 4 + 12 * 32, Footprint.hashMap(12));
        assertEquals(48 + 16 + 32 * 4 + 13 * 32, Footprint.hashMap(13));
        assertEquals(48 + 16 + (1 << 21) * 4L + 1_000_000 * 32L, Footprint.hashMap(1_000_000));
    }

    /**
     * The only difference allowed: empty arrays that all maps share, up to 9 KB while a large map grows. JOL counts them
     * for each map.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 8, 9, 13, 14, 27, 100, 1_000, 6_656, 6_657, 10_000, 14_000, 60_000, 106_497})
    void computedBytes_agreeWithMeasuredOnes(int size) {
        assumeTrue(ClassLayout.parseClass(Object[].class).headerSize() == 16, "made for compressed references");
        GoMap<Integer, Integer> goMap = filled(size);
        Footprint footprint = Footprint.of(goMap.inspect());
        long keys = measured(goMap.keySet().toArray()) - measured(new Object[size]);
        long keysAndValues = keys + (size == 0 ? 0 : measured(1));
        long goMapBytes = measured(goMap) - keysAndValues;
        long hashMapBytes = measured(hashMap(goMap)) - keysAndValues;
        assertEquals(hashMapBytes, footprint.hashMapBytes());
        long shared = goMapBytes - footprint.goMapBytes();
        assertTrue(0 <= shared && shared <= (goMap.inspect().isGrowing() ? 9_000 : 48), () -> shared + " bytes");
    }

    private static long measured(Object root) {
        return GraphLayout.parseInstance(root).totalSize();
    }

    /** Filled one by one, as the formula supposes. */
    private static HashMap<Integer, Integer> hashMap(Map<Integer, Integer> entries) {
        HashMap<Integer, Integer> map = new HashMap<>();
        entries.forEach(map::put);
        return map;
    }

    @Test
    void fullSegments_take72BytesPerBucketAndALittleMore() {
        GoMap<Integer, Integer> map = filled(100_000);
        map.finishGrowth();
        Footprint footprint = Footprint.of(map.inspect());
        long buckets = 1 << 14;
        assertTrue(footprint.goMapBytes() > buckets * 72, () -> footprint.toString());
        assertTrue(footprint.goMapBytes() < buckets * 72 * 1.3, () -> footprint.toString());
        assertEquals(footprint.goMapBytes() / 100_000.0, footprint.goMapBytesPerEntry());
        assertEquals(footprint.hashMapBytes() / 100_000.0, footprint.hashMapBytesPerEntry());
    }

    @Test
    void runningGrowth_countsBothGenerations() {
        GoMap<Integer, Integer> map = filled(13 * (1 << 13) / 2 * 2 + 1);
        assertTrue(map.inspect().isGrowing());
        long during = Footprint.of(map.inspect()).goMapBytes();
        long oldSegments = (1 << 14) * 72L;
        assertTrue(during > oldSegments, () -> during + " bytes");
    }
}

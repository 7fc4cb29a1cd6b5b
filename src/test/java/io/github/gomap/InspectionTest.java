package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.MapInspection.Detail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What inspections tell beyond the buckets: statistics of the chains, storage, growths, JSON. */
class InspectionTest {

    private static GoMap<Integer, Integer> filled(int size) {
        GoMap<Integer, Integer> map = GoMap.<Integer, Integer>builder()
                .random(new SplittableRandom(7))
                .build();
        for (int i = 0; i < size; i++) {
            map.put(i, -i);
        }
        return map;
    }

    /** Keys whose hash says bucket (low bits) and tophash (high byte). */
    private static GoMap<Long, String> placed(int expectedSize, long... hashes) {
        GoMap<Long, String> map = GoMap.<Long, String>builder()
                .expectedSize(expectedSize)
                .hasher((key, seed) -> key)
                .build();
        for (long hash : hashes) {
            map.put(hash, "");
        }
        return map;
    }

    private static long hash(int tophash, int number, int bucket) {
        return ((long) tophash << 56) | ((long) number << 32) | bucket;
    }

    /* ---------------- Details ---------------- */

    @Test
    void counters_knowTheCountersOnly() {
        GoMap<Integer, Integer> map = filled(1_000);
        MapInspection<Integer, Integer> counters = map.inspect(Detail.COUNTERS);
        MapInspection<Integer, Integer> full = map.inspect();
        assertEquals(1_000, counters.size());
        assertEquals(full.log2Buckets(), counters.log2Buckets());
        assertEquals(full.overflowCount(), counters.overflowCount());
        assertEquals(full.evacuatedCount(), counters.evacuatedCount());
        assertEquals(1_000 / 256.0, counters.load());
        assertEquals(Detail.COUNTERS, counters.detail());
        for (Runnable question : List.<Runnable>of(
                counters::chains,
                counters::storage,
                counters::heatMap,
                counters::longestChainKeys,
                counters::advice,
                () -> counters.chain(0))) {
            String message =
                    assertThrows(IllegalStateException.class, question::run).getMessage();
            assertTrue(message.contains("COUNTERS"), message);
        }
    }

    @Test
    void structure_knowsTheChainsButNoKeys() {
        GoMap<Integer, Integer> map = filled(1_000);
        MapInspection<Integer, Integer> structure = map.inspect(Detail.STRUCTURE);
        MapInspection<Integer, Integer> full = map.inspect();
        assertArrayEquals(full.chains().occupancyHistogram(), structure.chains().occupancyHistogram());
        assertEquals(full.storage(), structure.storage());
        assertEquals(full.heatMap().toSvg(), structure.heatMap().toSvg());
        assertThrows(IllegalStateException.class, () -> structure.chain(0));
        assertThrows(IllegalStateException.class, structure::longestChainKeys);
    }

    @Test
    void countersDuringAGrowth_sayHowFarItIs() {
        GoMap<Integer, Integer> map = filled(417);
        MapInspection<Integer, Integer> counters = map.inspect(Detail.COUNTERS);
        assertTrue(counters.isGrowing());
        assertFalse(counters.isSameSizeGrowth());
        assertEquals(64, counters.oldBucketCount());
        assertEquals(counters.evacuatedCount() / 64.0, counters.evacuationProgress());
        map.finishGrowth();
        assertEquals(1, map.inspect(Detail.COUNTERS).evacuationProgress());
    }

    /* ---------------- Chains ---------------- */

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 9, 100, 416, 417, 430, 5_000, 20_000})
    void chains_agreeWithAWalkOverTheViews(int size) {
        GoMap<Integer, Integer> map = filled(size);
        MapInspection<Integer, Integer> inspection = map.inspect();
        Map<Integer, Integer> occupancy = new HashMap<>();
        Map<Integer, Integer> lengths = new HashMap<>();
        int inOverflow = 0;
        for (List<BucketView<Integer, Integer>> chain : liveChains(inspection)) {
            int entries = 0;
            for (int i = 0; i < chain.size(); i++) {
                int inBucket = entriesOf(chain.get(i));
                entries += inBucket;
                inOverflow += i == 0 ? 0 : inBucket;
            }
            occupancy.merge(entries, 1, Integer::sum);
            lengths.merge(Math.max(1, chain.size()), 1, Integer::sum);
        }
        ChainStatistics chains = inspection.chains();
        assertEquals(occupancy, nonZero(chains.occupancyHistogram()));
        assertEquals(lengths, nonZero(chains.lengthHistogram()));
        assertEquals(size == 0 ? 0 : (double) inOverflow / size, chains.overflowShare());
        assertEquals(lengths.keySet().stream().mapToInt(Integer::intValue).max().orElse(0), chains.longest());
    }

    /** Old chains that are not evacuated, and current ones that wait for none of them. */
    private static List<List<BucketView<Integer, Integer>>> liveChains(MapInspection<Integer, Integer> inspection) {
        List<List<BucketView<Integer, Integer>>> live = new ArrayList<>();
        int old = inspection.oldBucketCount();
        for (int bucket = 0; bucket < old; bucket++) {
            if (!TableDump.isEvacuated(inspection.oldChain(bucket))) {
                live.add(inspection.oldChain(bucket));
            }
        }
        for (int bucket = 0; bucket < inspection.bucketCount(); bucket++) {
            if (old == 0 || TableDump.isEvacuated(inspection.oldChain(bucket % old))) {
                live.add(inspection.chain(bucket));
            }
        }
        return live;
    }

    private static int entriesOf(BucketView<?, ?> bucket) {
        return (int) IntStream.range(0, 8).filter(bucket::isOccupied).count();
    }

    private static Map<Integer, Integer> nonZero(int[] histogram) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < histogram.length; i++) {
            if (histogram[i] != 0) {
                counts.put(i, histogram[i]);
            }
        }
        return counts;
    }

    @Test
    void tophashCollisions_areCountedInPairs() {
        GoMap<Long, String> map = placed(26, hash(17, 1, 0), hash(17, 2, 0), hash(17, 3, 0), hash(17, 4, 1));
        assertEquals(3, map.inspect().chains().tophashCollisions());
        assertEquals(0.75, map.inspect().chains().falsePositivesPerHit());
        assertEquals(1, map.inspect().chains().bucketsPerHit());
        assertEquals(1, map.inspect().chains().bucketsPerMiss());
        // A random hash meets bucket 0 with probability 1/4, and there 3 slots of tophash 17 with 1/256; bucket 1
        // likewise.
        assertEquals(4 / 4.0 / 256, map.inspect().chains().falsePositivesPerMiss(), 1e-12);
    }

    @Test
    void holes_areEmptySlotsBeforeOthers() {
        GoMap<Long, String> map = placed(26, hash(10, 1, 0), hash(11, 2, 0), hash(12, 3, 0), hash(13, 4, 0));
        map.remove(hash(11, 2, 0));
        map.remove(hash(13, 4, 0));
        assertEquals(1, map.inspect().chains().holes());
    }

    @Test
    void longestChain_showsItsKeys() {
        long[] colliding =
                IntStream.range(0, 20).mapToLong(i -> hash(50 + i, i, 3)).toArray();
        GoMap<Long, String> map = placed(26, colliding);
        map.put(hash(9, 0, 1), "");
        assertEquals(3, map.inspect().chains().longest());
        Set<Long> expected = new HashSet<>();
        Arrays.stream(colliding).forEach(expected::add);
        assertEquals(expected, new HashSet<>(map.inspect().longestChainKeys()));
        assertEquals(12 / 21.0, map.inspect().chains().overflowShare());
    }

    @Test
    void longestChainKeys_includeNull() {
        GoMap<String, Integer> map = new GoMap<>();
        map.put(null, 1);
        assertEquals(Arrays.asList((String) null), map.inspect().longestChainKeys());
    }

    @Test
    void varianceToMean_isAboutOneForGoodHashesAndLargeForBadOnes() {
        double good = filled(50_000).inspect().chains().varianceToMean().orElseThrow();
        assertTrue(0.6 < good && good < 1.1, () -> "variance/mean " + good);
        long[] lopsided =
                IntStream.range(0, 800).mapToLong(i -> hash(i % 200, i, i % 16)).toArray();
        double bad = placed(800, lopsided).inspect().chains().varianceToMean().orElseThrow();
        assertTrue(bad > 10, () -> "variance/mean " + bad);
        assertTrue(new GoMap<>().inspect().chains().varianceToMean().isEmpty());
    }

    @Test
    void expectedOccupancy_isThePoissonDistribution() {
        MapInspection<Integer, Integer> inspection = filled(800).inspect();
        assertFalse(inspection.isGrowing());
        double[] expected = inspection.chains().expectedOccupancy();
        double load = 800 / 128.0;
        assertEquals(128 * Math.exp(-load), expected[0], 1e-9);
        assertEquals(128 * Math.exp(-load) * load * load / 2, expected[2], 1e-9);
        assertEquals(inspection.chains().occupancyHistogram().length, expected.length);
    }

    @Test
    void iterationCost_risesWhenEntriesGo() {
        GoMap<Integer, Integer> map = filled(800);
        double full = map.inspect().chains().bucketsPerIteratedEntry();
        map.keySet().removeIf(key -> key >= 8);
        assertTrue(full < 0.3, () -> full + " buckets per entry");
        assertTrue(map.inspect().chains().bucketsPerIteratedEntry() > 16);
    }

    /* ---------------- Growths ---------------- */

    @Test
    void growths_areCounted() {
        assertEquals(GrowthHistory.NONE, new GoMap<>(1_000).inspect().growths());
        GoMap<Integer, Integer> map = filled(100);
        map.finishGrowth();
        // 1, 2, 4, 8 and 16 buckets... have moved: 8 entries in 1, 13 in 2, 26 in 4, 52 in 8 before they double.
        assertEquals(new GrowthHistory(4, 0, 1 + 2 + 4 + 8, null), map.inspect().growths());
        map.clear();
        assertEquals(4, map.inspect().growths().doublings());
        map.trim();
        assertEquals(GrowthHistory.NONE, map.inspect().growths());
        assertEquals(GrowthHistory.NONE, filled(100).clone().inspect().growths());
    }

    @Test
    void growthUnderWay_isPartOfTheHistory() {
        MapInspection<Integer, Integer> inspection = filled(417).inspect(Detail.COUNTERS);
        assertEquals(7, inspection.growths().doublings());
        assertEquals(63 + inspection.evacuatedCount(), inspection.growths().bucketsMoved());
        assertNotNull(inspection.growths().runningFor());
        assertFalse(inspection.growths().runningFor().isNegative());
        assertNull(filled(500).inspect().growths().runningFor());
    }

    @ParameterizedTest
    @EnumSource(TestMaps.GrowthState.class)
    void growthsToTheSameSize_areCountedApart(TestMaps.GrowthState state) {
        GoMap<Integer, Integer> map = filled(150);
        map.finishGrowth();
        int doublings = map.inspect().growths().doublings();
        if (state == TestMaps.GrowthState.SAME_SIZE) {
            assertTrue(TestMaps.startSameSizeGrowth(map));
        }
        assertEquals(
                state == TestMaps.GrowthState.SAME_SIZE ? 1 : 0,
                map.inspect().growths().sameSizeGrowths());
        assertEquals(doublings, map.inspect().growths().doublings());
    }

    /* ---------------- Storage ---------------- */

    @Test
    void storage_partsAddUp() {
        StorageSize storage = filled(800).inspect().storage();
        assertEquals(128 * (8 + 8) + 16, storage.metadata());
        assertEquals(
                storage.directory() + storage.metadata() + storage.slots() + storage.overflow() + storage.unused(),
                storage.total());
        assertTrue(storage.overflow() > 0);
        assertTrue(storage.unused() > 0);
        assertEquals(48, new GoMap<>().inspect().storage().total());
    }

    /** Two references for each entry, of 4 or 8 bytes. */
    @Test
    void storage_countsEntriesWhereTheyAre() {
        MapInspection<Integer, Integer> inspection = filled(800).inspect();
        int inOverflow = 0;
        for (int bucket = 0; bucket < inspection.bucketCount(); bucket++) {
            for (BucketView<Integer, Integer> view :
                    inspection.chain(bucket).subList(1, inspection.chain(bucket).size())) {
                for (int slot = 0; slot < 8; slot++) {
                    inOverflow += view.isOccupied(slot) ? 1 : 0;
                }
            }
        }
        assertTrue(inOverflow > 0);
        StorageSize storage = inspection.storage();
        long bytesPerEntry = storage.slots() / (800 - inOverflow);
        assertEquals(bytesPerEntry * (800 - inOverflow), storage.slots());
        assertTrue(bytesPerEntry == 8 || bytesPerEntry == 16, bytesPerEntry + " bytes");
        assertTrue(storage.overflow() > bytesPerEntry * inOverflow);
    }

    /* ---------------- JSON and text ---------------- */

    @Test
    void toJson_holdsWhatTheDetailAdmits() {
        GoMap<String, Integer> map = new GoMap<>();
        map.put("quote\" back\\slash \n\u0001\ud800", 1);
        map.put(null, 2);
        String counters = map.inspect(Detail.COUNTERS).toJson();
        assertTrue(
                counters.startsWith("{\"size\":2,\"log2Buckets\":0,\"buckets\":1,\"load\":2.0,\"overflowCount\":0,"),
                counters);
        assertFalse(counters.contains("chains"), counters);
        assertFalse(map.inspect(Detail.STRUCTURE).toJson().contains("longestChainKeys"));
        String full = map.inspect().toJson();
        assertTrue(full.contains("\"quote\\\" back\\\\slash \\n\\u0001\\ud800\""), full);
        assertTrue(full.contains("null"), full);
        assertTrue(full.contains("\"varianceToMean\":null"), full);
        assertTrue(full.contains("\"occupancy\":[0,0,1]"), full);
    }

    @Test
    void toString_isOneLine() {
        String text = filled(417).inspect().toString();
        assertTrue(text.startsWith("GoMap[size=417, log2Buckets=7"), text);
        assertTrue(text.contains("growing to the double"), text);
        assertFalse(text.contains("\n"), text);
    }
}

package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.gomap.GoMap;
import io.github.gomap.tool.KeyReport.Growth;
import io.github.gomap.tool.KeyReport.Input;
import io.github.gomap.tool.KeyReport.Kind;
import io.github.gomap.tool.KeyReport.Lookups;
import io.github.gomap.tool.KeyReport.Running;
import io.github.gomap.tool.KeyReport.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The facts of tables small enough to compute by hand. A key says where it goes: "5/17 x" goes to bucket 5 (of as many
 * as there are) with tophash 17.
 */
class KeyReportTest {

    private static final Input INPUT = new Input(List.of("test"), Kind.LINES, 100, 10, 10);

    private static GoMap<String, Integer> map() {
        return GoMap.<String, Integer>builder().hasher(KeyReportTest::hash).build();
    }

    private static long hash(String key, long seed) {
        String[] parts = key.split("[/ ]");
        return Long.parseLong(parts[1]) << 56 | Long.parseLong(parts[0]);
    }

    private static KeyReport report(GoMap<String, Integer> map) {
        return KeyReport.of(INPUT, map, map.inspect(), new HashFunction(HashFunction.Kind.DEFAULT, 7), List.of());
    }

    @Test
    void emptyMap_hasNoNumbersThatAreNone() {
        KeyReport report = report(map());
        assertEquals(new Table(7, 0, 1, 0, 0, 0), report.table());
        assertEquals(new Growth(0, 0, 0, null, List.of()), report.growth());
        assertEquals(new Lookups(0, 1, 0, 0), report.lookups());
        assertEquals(0, report.keys().entries());
        assertNull(report.keys().mostFrequent());
        assertEquals(new HashCodes(0, 0, 0, List.of()), report.keys().hashCodes());
        assertNull(report.evenness().varianceToMean());
        assertNull(report.memory().goMapBytesPerEntry());
    }

    @Test
    void oneBucket() {
        GoMap<String, Integer> map = map();
        map.put("0/17 a", 3);
        map.put("0/17 b", 1);
        map.put("0/9 c", 5);
        KeyReport report = report(map);
        assertEquals(new Table(7, 0, 1, 3, 0, 1), report.table());
        // b meets a; of 256 top bytes one leads to 17, and two to 9 (4 is raised to it).
        assertEquals(new Lookups(1, 1, 1 / 3.0, (1 + 1 + 2) / 256.0), report.lookups());
        assertEquals("0/9 c", report.keys().mostFrequent());
        assertEquals(5, report.keys().mostFrequentCount());
    }

    @Test
    void equallyFrequentKeys_theFirstOneIsNamed() {
        GoMap<String, Integer> map = map();
        map.put("0/17 b", 2);
        map.put("0/18 a", 2);
        map.put("0/19 c", 1);
        assertEquals("0/17 b", report(map).keys().mostFrequent());
    }

    /** Ten entries: nine in bucket 0, of which one in an overflow bucket, and one in bucket 1. */
    @Test
    void overflowChain() {
        GoMap<String, Integer> map = map();
        int[] tophashes = {17, 17, 17, 20, 21, 22, 23, 24, 17};
        for (int i = 0; i < tophashes.length; i++) {
            map.put("0/" + tophashes[i] + " key" + i, 1);
        }
        map.put("1/7 other", 1);
        KeyReport report = report(map);
        assertEquals(new Table(7, 1, 2, 5, 1, 2), report.table());
        assertEquals(new Growth(1, 0, 1, null, List.of()), report.growth());
        Lookups lookups = report.lookups();
        // 8 keys in the first bucket of chain 0, one in the second one, and one in chain 1.
        assertEquals((8 * 1 + 1 * 2 + 1) / 10.0, lookups.bucketsPerHit(), 1e-12);
        // A miss in chain 0 sees that the main bucket is full and looks behind it.
        assertEquals((2 + 1) / 2.0, lookups.bucketsPerMiss(), 1e-12);
        // The keys with tophash 17 meet 0, 1, 2 and 3 others.
        assertEquals((0 + 1 + 2 + 3) / 10.0, lookups.tophashFalsePositivesPerHit(), 1e-12);
        assertEquals((9 / 256.0 + 2 / 256.0) / 2, lookups.tophashFalsePositivesPerMiss(), 1e-12);
        // Mean 5: (9 - 5)² / 5 + (1 - 5)² / 5 over one degree of freedom.
        assertEquals(6.4, report.evenness().varianceToMean(), 1e-12);
        assertEquals(
                1,
                report.evenness().rows().stream()
                        .filter(row -> row.entries() == 9)
                        .findFirst()
                        .orElseThrow()
                        .buckets());
    }

    /** A hole before the last entry of a chain is walked over; only the end mark stops a miss. */
    @Test
    void holes_doNotEndTheWalk() {
        GoMap<String, Integer> map = map();
        for (int i = 0; i < 9; i++) {
            map.put("0/17 key" + i, 1);
        }
        map.put("1/18 other", 1);
        map.remove("0/17 key3");
        Lookups lookups = report(map).lookups();
        assertEquals(1.5, lookups.bucketsPerMiss(), 1e-12);
        // 0 + 1 + 2 + 3 + ... + 7 for the eight keys of chain 0.
        assertEquals(28 / 9.0, lookups.tophashFalsePositivesPerHit(), 1e-12);
        // The overflow bucket is empty now, but only a look into it shows that.
        map.remove("0/17 key8");
        assertEquals(1.5, report(map).lookups().bucketsPerMiss(), 1e-12);
        map.remove("0/17 key7");
        assertEquals(1, report(map).lookups().bucketsPerMiss(), 1e-12);
    }

    /**
     * The 27th key starts the doubling from 4 to 8 buckets, and its insertion evacuates old buckets 0 and 1. Old buckets 2
     * and 3 still serve lookups.
     */
    @Test
    void duringADoubling_oldChainsCountWhereTheyServe() {
        GoMap<String, Integer> map = map();
        for (int i = 0; i < 27; i++) {
            map.put(i + "/" + (100 + i) + " key", 1);
        }
        KeyReport report = report(map);
        assertEquals(new Table(7, 3, 8, 27 / 8.0, 0, 1), report.table());
        assertEquals(new Growth(3, 0, 3 + 2, new Running(false, 4, 2), List.of()), report.growth());
        assertEquals(0, report.lookups().tophashFalsePositivesPerHit());
        assertEquals(
                ((4 + 4 + 3 + 3) / 8.0 + (7 + 6) / 4.0) / 256, report.lookups().tophashFalsePositivesPerMiss(), 1e-12);
        // Sum of entries² / share is 8 (16 + 16 + 9 + 9) + 4 (49 + 36) = 740; six chains.
        assertEquals((740 / 27.0 - 27) / 5, report.evenness().varianceToMean(), 1e-12);
        assertEquals(
                6,
                report.evenness().rows().stream()
                        .mapToInt(Evenness.Row::buckets)
                        .sum());
        map.finishGrowth();
        assertNull(report(map).growth().running());
    }

    /** Four overflow buckets behind four main buckets: the next new key starts a growth to the same size. */
    @Test
    void duringASameSizeGrowth() {
        GoMap<String, Integer> map = map();
        for (int i = 0; i < 17; i++) {
            map.put("0/" + (20 + i) + " key", 1);
        }
        for (int i = 0; i < 9; i++) {
            map.put("1/" + (50 + i) + " key", 1);
        }
        for (int i = 0; i < 10; i++) {
            map.remove("0/" + (20 + i) + " key");
        }
        for (int i = 0; i < 9; i++) {
            map.put("2/" + (70 + i) + " key", 1);
        }
        assertEquals(new Table(7, 2, 4, 25 / 4.0, 4, 3), report(map).table());
        map.put("3/90 key", 1);
        KeyReport report = report(map);
        assertEquals(new Growth(2, 1, 3 + 2, new Running(true, 4, 2), List.of()), report.growth());
        // Old buckets 0 and 1 are evacuated: the 7 keys of chain 0 have moved together.
        assertEquals(2, report.table().longestChain());
        assertEquals(
                4,
                report.evenness().rows().stream()
                        .mapToInt(Evenness.Row::buckets)
                        .sum());
    }

    /** Facts that hold for any table, computed a second way with real hashes. */
    @Test
    void largeTable_addsUp() {
        GoMap<String, Integer> map = new GoMap<>();
        int size = 20_000;
        for (int i = 0; i < size; i++) {
            map.put("key" + i, 1);
        }
        KeyReport report = report(map);
        List<Evenness.Row> rows = report.evenness().rows();
        assertEquals(
                size,
                rows.stream().mapToInt(row -> row.entries() * row.buckets()).sum());
        assertEquals(
                map.size() / (double) report.table().buckets(), report.table().load());
        assertEquals(12, report.table().log2Buckets());
        // Every slot is met by one of 256 top bytes, or by two of them: between n/m/256 and twice that.
        double perByte = report.table().load() / 256;
        double misses = report.lookups().tophashFalsePositivesPerMiss();
        assertEquals(1.5 * perByte, misses, 0.5 * perByte);
    }
}

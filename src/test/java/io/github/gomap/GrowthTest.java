package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.MapInspection.Detail;
import io.github.gomap.TestMaps.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When a map grows, how it grows, and what does not make it grow.
 *
 * <p>Most maps here hash a key to itself, so key {@code k} lies in bucket {@code k mod 2^B} and consecutive keys fill
 * all buckets evenly. The bucket counts and insert numbers are those of Go 1.19.
 */
@ParameterizedClass
@EnumSource
class GrowthTest {

    /** Insert numbers at which an unsized Go map doubles. */
    private static final List<Integer> GO_DOUBLES_AT = List.of(9, 14, 27, 53, 105, 209, 417, 833, 1665, 3329);

    private final Order order;

    GrowthTest(Order order) {
        this.order = order;
    }

    private GoMap<Long, String> identityMap(int expectedSize) {
        return order.<Long, String>builder()
                .expectedSize(expectedSize)
                .hasher((key, seed) -> key)
                .random(new SplittableRandom(1))
                .build();
    }

    private GoMap<Long, String> filled(int expectedSize, int entries) {
        GoMap<Long, String> map = identityMap(expectedSize);
        for (long key = 0; key < entries; key++) {
            map.put(key, "v" + key);
        }
        return map;
    }

    /** A map that has just started to double from 64 to 128 buckets: 417 entries, one or two old buckets moved. */
    private GoMap<Long, String> doubling() {
        GoMap<Long, String> map = filled(416, 417);
        assertTrue(map.inspect().isGrowing());
        assertFalse(map.inspect().isSameSizeGrowth());
        assertEquals(64, map.inspect().oldBucketCount());
        return map;
    }

    /**
     * A map of 16 buckets with 16 overflow buckets, most of them full of holes, so that the next new key starts a
     * growth that keeps the bucket count.
     *
     * @param entries the size of the map, 24 to 104
     */
    private GoMap<Long, String> fragmented(int entries) {
        GoMap<Long, String> map = identityMap(104);
        for (long bucket = 0; bucket < 15; bucket++) {
            addOverflowBucket(map, bucket, 1);
        }
        putInto(map, 15, 0, 8);
        for (long i = 0; map.size() < entries - 1; i++) {
            putInto(map, i % 15, 100 + i / 15, 1);
        }
        assertEquals(15, map.inspect().overflowCount());
        putInto(map, 15, 8, 1);
        assertEquals(16, map.inspect().overflowCount());
        assertEquals(entries, map.size());
        assertFalse(map.inspect().isGrowing());
        return map;
    }

    /** Gives a bucket of a 16-bucket table an overflow bucket and then leaves only some of the nine entries there. */
    private static void addOverflowBucket(GoMap<Long, String> map, long bucket, int survivors) {
        putInto(map, bucket, 0, 9);
        for (long i = 0; i < 9 - survivors; i++) {
            map.remove(bucket + 16 * i);
        }
    }

    private static void putInto(GoMap<Long, String> map, long bucket, long from, int count) {
        for (long i = from; i < from + count; i++) {
            map.put(bucket + 16 * i, "v" + (bucket + 16 * i));
        }
    }

    private static int evacuatedOldBuckets(GoMap<?, ?> map) {
        MapInspection<?, ?> table = map.inspect();
        int evacuated = 0;
        for (int bucket = 0; bucket < table.oldBucketCount(); bucket++) {
            evacuated += TableDump.isEvacuated(table.oldChain(bucket)) ? 1 : 0;
        }
        return evacuated;
    }

    /* ---------------- Bucket counts ---------------- */

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 0",
        "8, 0",
        "9, 1",
        "13, 1",
        "14, 2",
        "26, 2",
        "27, 3",
        "52, 3",
        "53, 4",
        "104, 4",
        "105, 5",
        "208, 5",
        "209, 6",
        "1000, 8",
        "10000, 11",
        "100000, 14",
        "1000000, 18"
    })
    void expectedSize_choosesTheBucketCountOfGo(int expectedSize, int log2Buckets) {
        MapInspection<Long, String> table = identityMap(expectedSize).inspect();
        assertEquals(log2Buckets, table.log2Buckets());
        assertEquals(1 << log2Buckets, table.bucketCount());
        assertEquals(log2Buckets, BucketArray.smallestLog2Buckets(expectedSize));
        assertFalse(table.isGrowing());
    }

    @Test
    void expectedSize_isHeldWithoutGrowth() {
        for (int expectedSize : new int[] {1, 8, 9, 13, 14, 26, 27, 100, 1000, 1664, 1665}) {
            int before = identityMap(expectedSize).inspect().log2Buckets();
            GoMap<Long, String> map = filled(expectedSize, expectedSize);
            assertEquals(before, map.inspect().log2Buckets(), "presized for " + expectedSize);
            assertEquals(0, map.inspect().evacuatedCount(), "presized for " + expectedSize);
        }
    }

    @Test
    void insertingOneByOne_doublesWhereGoDoes() {
        assertEquals(GO_DOUBLES_AT, insertsThatDoubled(identityMap(0)), "hash is the key");
        GoMap<Long, String> spread =
                order.<Long, String>builder().random(new SplittableRandom(7)).build();
        assertEquals(GO_DOUBLES_AT, insertsThatDoubled(spread), "default hash");
    }

    private static List<Integer> insertsThatDoubled(GoMap<Long, String> map) {
        List<Integer> inserts = new ArrayList<>();
        for (int insert = 1; insert <= 4000; insert++) {
            int before = map.inspect().log2Buckets();
            map.put((long) insert, "v");
            int after = map.inspect().log2Buckets();
            if (after != before) {
                assertEquals(before + 1, after, "insert " + insert);
                inserts.add(insert);
            }
        }
        return inserts;
    }

    @ParameterizedTest
    @CsvSource({"0, 8", "1, 13", "2, 26", "3, 52", "4, 104", "5, 208", "6, 416", "7, 832"})
    void loadLimit_isTheLastSizeWithoutGrowth(int log2Buckets, int limit) {
        GoMap<Long, String> map = filled(limit, limit - 1);
        assertEquals(log2Buckets, map.inspect().log2Buckets(), "one below the limit");
        map.put(limit - 1L, "at the limit");
        assertEquals(log2Buckets, map.inspect().log2Buckets(), "at the limit");
        assertFalse(map.inspect().isGrowing(), "at the limit");
        map.put((long) limit, "above the limit");
        assertEquals(log2Buckets + 1, map.inspect().log2Buckets(), "one above the limit");
        TableInvariants.check(map);
    }

    @Test
    void removing_neverShrinks() {
        GoMap<Long, String> map = filled(0, 1000);
        for (long key = 0; key < 1000; key++) {
            map.remove(key);
            assertEquals(8, map.inspect().log2Buckets());
        }
    }

    /* ---------------- Moving ---------------- */

    @Nested
    class WhileDoubling {

        @Test
        void everyWrite_movesOneOrTwoOldBuckets() {
            List<Consumer<GoMap<Long, String>>> writes = List.of(
                    map -> map.put(1000L + map.size(), "new"),
                    map -> map.put(60L, "overwritten"),
                    map -> map.remove(17L + map.size()),
                    map -> map.remove(-5L),
                    map -> map.merge(33L, "m", String::concat),
                    map -> map.putIfAbsent(2000L + map.size(), "new"));
            for (int kind = 0; kind < writes.size(); kind++) {
                GoMap<Long, String> map = doubling();
                int writesUntilDone = 0;
                while (map.inspect().isGrowing()) {
                    int moved = evacuatedOldBuckets(map);
                    int mark = map.inspect().evacuatedCount();
                    writes.get(kind).accept(map);
                    writesUntilDone++;
                    int movedAfter = map.inspect().isGrowing() ? evacuatedOldBuckets(map) : 64;
                    assertTrue(movedAfter - moved <= 2, "write " + kind + " moved " + (movedAfter - moved));
                    assertTrue(map.inspect().evacuatedCount() > mark, "write " + kind + " did not advance the mark");
                    TableInvariants.check(map);
                }
                assertTrue(writesUntilDone >= 31 && writesUntilDone <= 63, "writes until done: " + writesUntilDone);
            }
        }

        @Test
        void iteratorRemove_movesAtMostTwoOldBuckets() {
            GoMap<Long, String> map = doubling();
            Iterator<Long> keys = map.keySet().iterator();
            while (map.inspect().isGrowing()) {
                int moved = evacuatedOldBuckets(map);
                keys.next();
                assertEquals(moved, evacuatedOldBuckets(map), "a step is a read");
                keys.remove();
                int movedAfter = map.inspect().isGrowing() ? evacuatedOldBuckets(map) : 64;
                assertTrue(movedAfter - moved <= 2, "moved " + (movedAfter - moved));
                TableInvariants.check(map);
            }
        }

        @Test
        void reads_changeNothing() {
            GoMap<Long, String> map = doubling();
            String before = TableDump.of(map);
            List<Consumer<GoMap<Long, String>>> reads = List.of(
                    m -> m.get(5L),
                    m -> m.get(-1L),
                    m -> m.getOrDefault(700L, "d"),
                    m -> m.containsKey(63L),
                    m -> m.containsValue("v416"),
                    m -> m.forEach((key, value) -> assertEquals("v" + key, value)),
                    m -> m.entrySet().forEach(entry -> assertEquals("v" + entry.getKey(), entry.getValue())),
                    m -> assertEquals(417, m.keySet().stream().count()),
                    m -> assertEquals(417, new ArrayList<>(m.values()).size()),
                    m -> assertEquals(new HashMap<>(m), m),
                    m -> assertEquals(new HashMap<>(m).hashCode(), m.hashCode()),
                    m -> assertFalse(m.toString().isEmpty()),
                    m -> m.clone().put(-1L, "into the copy"),
                    m -> new GoMap<>(m).clear());
            for (int kind = 0; kind < reads.size(); kind++) {
                reads.get(kind).accept(map);
                assertEquals(before, TableDump.of(map), "after read " + kind);
            }
        }

        @Test
        void finishGrowth_movesTheRest() {
            GoMap<Long, String> map = doubling();
            Map<Long, String> entries = new HashMap<>(map);
            map.finishGrowth();
            MapInspection<Long, String> table = map.inspect();
            assertFalse(table.isGrowing());
            assertEquals(7, table.log2Buckets());
            assertEquals(64, table.evacuatedCount());
            assertEquals(0, table.oldBucketCount());
            assertEquals(entries, map);
            TableInvariants.check(map);
        }

        @Test
        void clear_endsTheGrowthAndKeepsTheBucketCount() {
            GoMap<Long, String> map = doubling();
            map.clear();
            MapInspection<Long, String> table = map.inspect();
            assertAll(
                    () -> assertFalse(table.isGrowing()),
                    () -> assertEquals(7, table.log2Buckets()),
                    () -> assertEquals(0, table.evacuatedCount()),
                    () -> assertEquals(0, table.overflowCount()),
                    () -> assertTrue(TableDump.canonicalLines(table).isEmpty()));
            TableInvariants.check(map);
            map.put(1L, "again");
            assertEquals(Map.of(1L, "again"), map);
        }

        @Test
        void trim_endsTheGrowthInTheSmallestTable() {
            GoMap<Long, String> map = doubling();
            for (long key = 0; key < 10; key++) {
                map.remove(key);
            }
            assertTrue(map.inspect().isGrowing());
            Map<Long, String> entries = new HashMap<>(map);
            map.trim();
            assertFalse(map.inspect().isGrowing());
            assertEquals(6, map.inspect().log2Buckets());
            assertEquals(entries, map);
            TableInvariants.check(map);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 13})
    void growthOfOneOrTwoOldBuckets_endsInsideTheInsert(int limit) {
        GoMap<Long, String> map = filled(limit, limit);
        int log2Buckets = map.inspect().log2Buckets();
        map.put(-1L, "one more");
        assertEquals(log2Buckets + 1, map.inspect().log2Buckets());
        assertFalse(map.inspect().isGrowing());
        assertEquals(1 << log2Buckets, map.inspect().evacuatedCount());
        TableInvariants.check(map);
    }

    @Test
    void overwriting_atTheLoadLimit_startsNoGrowth() {
        GoMap<Long, String> map = filled(416, 416);
        for (long key = 0; key < 416; key++) {
            map.put(key, "again");
            map.replace(key, "and again");
            map.compute(key, (k, v) -> "and again");
        }
        map.remove(-1L);
        assertFalse(map.inspect().isGrowing());
        assertEquals(6, map.inspect().log2Buckets());
        map.put(416L, "new");
        assertTrue(map.inspect().isGrowing());
    }

    @Test
    void evacuatedCount_keepsItsValueUntilTheNextGrowth() {
        GoMap<Long, String> map = identityMap(0);
        int doublings = 0;
        for (long key = 0; key < 3400; key++) {
            MapInspection<Long, String> before = map.inspect();
            map.put(key, "v");
            MapInspection<Long, String> after = map.inspect();
            if (after.log2Buckets() != before.log2Buckets()) {
                doublings++;
                assertTrue(after.evacuatedCount() <= 2, "a growth starts from the first old bucket");
            } else if (before.isGrowing() && !after.isGrowing()) {
                assertEquals(before.oldBucketCount(), after.evacuatedCount(), "at the end of a growth");
            } else if (!before.isGrowing()) {
                assertEquals(before.evacuatedCount(), after.evacuatedCount(), "between two growths");
            }
        }
        assertEquals(10, doublings);
    }

    /* ---------------- Growth that keeps the bucket count ---------------- */

    @Nested
    class SameSize {

        @Test
        void sixteenOverflowBucketsOfSixteen_startIt() {
            GoMap<Long, String> map = identityMap(104);
            for (long bucket = 0; bucket < 15; bucket++) {
                addOverflowBucket(map, bucket, 1);
            }
            map.put(15L, "15 overflow buckets are not too many");
            assertFalse(map.inspect().isGrowing());

            GoMap<Long, String> fragmented = fragmented(24);
            fragmented.put(-2L, "v-2");
            MapInspection<Long, String> table = fragmented.inspect();
            assertTrue(table.isGrowing());
            assertTrue(table.isSameSizeGrowth());
            assertEquals(4, table.log2Buckets());
            assertEquals(16, table.oldBucketCount());
            assertEquals(0, table.overflowCount());
            TableInvariants.check(fragmented);
        }

        @Test
        void overwritesAndRemovals_doNotStartIt() {
            GoMap<Long, String> map = fragmented(24);
            map.put(15L, "overwritten");
            map.remove(-1L);
            map.remove(31L);
            assertEquals(16, map.inspect().overflowCount());
            assertFalse(map.inspect().isGrowing());
        }

        @Test
        void itEndsWithDenseChains() {
            GoMap<Long, String> map = fragmented(60);
            map.put(-2L, "v-2");
            int writes = 1;
            while (map.inspect().isGrowing()) {
                assertTrue(map.inspect().isSameSizeGrowth());
                int moved = evacuatedOldBuckets(map);
                map.put(-2L, "v-2");
                int movedAfter = map.inspect().isGrowing() ? evacuatedOldBuckets(map) : 16;
                assertTrue(movedAfter - moved <= 2, "moved " + (movedAfter - moved));
                writes++;
                TableInvariants.check(map);
            }
            assertTrue(writes <= 16, writes + " writes");
            MapInspection<Long, String> table = map.inspect();
            assertEquals(4, table.log2Buckets());
            assertEquals(16, table.evacuatedCount());
            for (int bucket = 0; bucket < 16; bucket++) {
                assertDense(table.chain(bucket), "bucket " + bucket);
            }
            assertEquals(61, map.size());
            map.forEach((key, value) -> assertEquals("v" + key, value));
        }

        /** finishGrowth is given no key to hash, so each call of the hasher would be for an entry that moves. */
        @Test
        void itHashesNothing() {
            long[] hashed = {0};
            GoMap<Long, String> map = order.<Long, String>builder()
                    .expectedSize(104)
                    .hasher((key, seed) -> {
                        hashed[0]++;
                        return key;
                    })
                    .build();
            for (long bucket = 0; bucket < 16; bucket++) {
                addOverflowBucket(map, bucket, 1);
            }
            map.put(-1L, "v-1");
            assertTrue(map.inspect().isSameSizeGrowth());
            hashed[0] = 0;
            map.finishGrowth();
            assertEquals(0, hashed[0]);
            map.forEach((key, value) -> assertEquals("v" + key, value));
        }

        private void assertDense(List<BucketView<Long, String>> chain, String name) {
            int entries = 0;
            boolean ended = false;
            for (BucketView<Long, String> view : chain) {
                for (int slot = 0; slot < 8; slot++) {
                    assertFalse(ended && view.isOccupied(slot), name + " has a hole");
                    ended |= !view.isOccupied(slot);
                    entries += view.isOccupied(slot) ? 1 : 0;
                }
            }
            assertEquals((entries + 7) / 8, chain.size(), name + " has more buckets than " + entries + " entries need");
        }

        @Test
        void loadLimit_isPassedUntilItEnds() {
            GoMap<Long, String> map = fragmented(103);
            map.put(1_000_000L, "starts it, at the load limit");
            assertTrue(map.inspect().isSameSizeGrowth());
            long key = 1_000_000;
            while (map.inspect().isSameSizeGrowth()) {
                assertEquals(4, map.inspect().log2Buckets());
                key++;
                map.put(key, "v" + key);
            }
            // The insert that moved the last old bucket found the table overfull at once.
            assertTrue(map.size() > 106, "size " + map.size());
            assertEquals(5, map.inspect().log2Buckets());
            assertTrue(map.inspect().isGrowing());
            TableInvariants.check(map);
        }

        @Test
        void doublingWins_whenBothAreDue() {
            GoMap<Long, String> map = fragmented(104);
            map.put(-2L, "v-2");
            assertTrue(map.inspect().isGrowing());
            assertFalse(map.inspect().isSameSizeGrowth());
            assertEquals(5, map.inspect().log2Buckets());
            TableInvariants.check(map);
        }

        @Test
        void clear_ofAnEmptyMap_endsItToo() {
            GoMap<Long, String> map = identityMap(104);
            for (long bucket = 0; bucket < 16; bucket++) {
                addOverflowBucket(map, bucket, 0);
            }
            map.put(0L, "the only entry");
            map.remove(0L);
            assertTrue(map.isEmpty());
            assertTrue(map.inspect().isGrowing());
            map.clear();
            assertFalse(map.inspect().isGrowing());
            assertEquals(0, map.inspect().evacuatedCount());
            assertEquals(0, map.inspect().overflowCount());
            TableInvariants.check(map);
        }

        @Test
        void finishGrowth_endsIt() {
            GoMap<Long, String> map = fragmented(60);
            map.put(-2L, "v-2");
            Map<Long, String> entries = new HashMap<>(map);
            map.finishGrowth();
            assertFalse(map.inspect().isGrowing());
            assertEquals(4, map.inspect().log2Buckets());
            assertEquals(16, map.inspect().evacuatedCount());
            assertEquals(entries, map);
            TableInvariants.check(map);
        }
    }

    /* ---------------- Tables of several segments ---------------- */

    @Test
    void tableOfSeveralSegments_staysValidWhileItGrowsAndEmpties() {
        long seed = new SplittableRandom().nextLong();
        GoMap<Integer, Integer> map = order.<Integer, Integer>builder()
                .random(new SplittableRandom(seed))
                .build();
        int growing = 0;
        for (int key = 0; key < 15_000; key++) {
            map.put(key, key);
            if (key % 200 == 0) {
                growing += map.inspect().isGrowing() ? 1 : 0;
                checkWithSeed(map, seed);
            }
        }
        assertEquals(12, map.inspect().log2Buckets());
        assertTrue(growing >= 5, "seed " + seed + ": growing in " + growing + " checks only");
        map.keySet().removeIf(key -> key % 3 == 0);
        checkWithSeed(map, seed);
        for (int key = 0; key < 15_000; key++) {
            assertEquals(key % 3 == 0 ? null : key, map.remove(key), "seed " + seed);
            if (key % 5000 == 0) {
                checkWithSeed(map, seed);
            }
        }
        assertTrue(map.isEmpty());
        checkWithSeed(map, seed);
    }

    private static void checkWithSeed(GoMap<?, ?> map, long seed) {
        try {
            TableInvariants.check(map);
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    /** Nothing iterates here before the check, because cursors keep old buckets alive. */
    @Test
    void tableOfTwoSegments_growsOnWhenTheFirstIsReleased() {
        int buckets = 2 * Segment.BUCKETS;
        int entries = TestMaps.loadLimit(Segment.BITS + 1) + 1;
        GoMap<Long, String> map = filled(entries - 1, entries);
        int writes = 0;
        while (map.inspect(Detail.COUNTERS).evacuatedCount() <= Segment.BUCKETS) {
            map.put(0L, "v0");
            writes++;
        }
        assertEquals(buckets, map.inspect().oldBucketCount());
        assertNull(Objects.requireNonNull(map.evacuation()).from.segment(0), "released");
        for (long key = 0; key < entries; key++) {
            assertEquals("v" + key, map.get(key));
        }
        assertNull(map.get((long) entries));
        TableInvariants.check(map);
        while (map.inspect(Detail.COUNTERS).isGrowing()) {
            map.put(0L, "v0");
            writes++;
        }
        // Bucket 0 has moved, so only one more moves at each write to it in Go's order.
        assertEquals(order == Order.IN_LINE ? buckets / 2 - 1 : buckets - 2, writes);
        assertEquals(entries, map.size());
        TableInvariants.check(map);
    }

    /**
     * New keys fall into all segments by turns. In line they wait in the old generation, so one segment is given back for
     * each two that are obtained; in Go's order the first writes obtain the whole new generation.
     */
    @Test
    void tableOfSixteenSegments_obtainsAndReleasesSegmentsInOrder() {
        int entries = TestMaps.loadLimit(Segment.BITS + 4);
        GoMap<Long, String> map = filled(entries, entries);
        map.put((long) entries, "starts it");
        BucketArray old = Objects.requireNonNull(map.evacuation()).from;
        BucketArray current = Objects.requireNonNull(map.buckets());
        int mostPresent = 0;
        for (long write = 0; map.evacuation() != null; write++) {
            int released = map.evacuation().nextToEvacuate() / Segment.BUCKETS;
            assertEquals(segments(released, 16), presentSegments(old));
            List<Integer> present = presentSegments(current);
            if (order == Order.IN_LINE) {
                int obtained = (map.evacuation().nextToEvacuate() + Segment.BUCKETS - 1) / Segment.BUCKETS;
                List<Integer> inOrder = segments(0, obtained);
                inOrder.addAll(segments(16, 16 + obtained));
                assertEquals(inOrder, present);
            }
            mostPresent = Math.max(mostPresent, 16 - released + present.size());
            map.put(7L * 16 * Segment.BUCKETS + write % 16 * Segment.BUCKETS + write / 16, "new");
        }
        assertEquals(segments(0, 32), presentSegments(current));
        assertEquals(order == Order.IN_LINE ? 33 : 48, mostPresent);
        TableInvariants.check(map);
    }

    private static List<Integer> presentSegments(BucketArray generation) {
        List<Integer> present = new ArrayList<>();
        for (int bucket = 0; bucket < generation.bucketCount(); bucket += Segment.BUCKETS) {
            if (generation.segment(bucket) != null) {
                present.add(bucket / Segment.BUCKETS);
            }
        }
        return present;
    }

    private static List<Integer> segments(int from, int to) {
        return IntStream.range(from, to).boxed().collect(Collectors.toCollection(ArrayList::new));
    }

    @Test
    void tableOfTwoSegments_growsToTheSameSize() {
        int buckets = 2 * Segment.BUCKETS;
        GoMap<Long, String> map = identityMap(TestMaps.loadLimit(Segment.BITS + 1));
        for (long bucket = 0; bucket < buckets; bucket++) {
            for (long i = 0; i < 9; i++) {
                map.put(bucket + buckets * i, "v" + (bucket + buckets * i));
            }
            for (long i = 0; i < 8; i++) {
                map.remove(bucket + buckets * i);
            }
        }
        assertEquals(Segment.BITS + 1, map.inspect().log2Buckets());
        assertEquals(buckets, map.inspect().overflowCount());
        assertFalse(map.inspect().isGrowing());
        map.put(-2L, "v-2");
        Iterator<Map.Entry<Long, String>> walk = map.entrySet().iterator();
        Map<Long, String> walked = new HashMap<>();
        assertTrue(map.inspect().isSameSizeGrowth());
        for (int write = 0; write < buckets; write++) {
            for (int step = 0; step < 2 && walk.hasNext(); step++) {
                Map.Entry<Long, String> entry = walk.next();
                assertNull(walked.put(entry.getKey(), entry.getValue()), "met twice");
            }
            map.put(-2L, "v-2");
            if (write % 100 == 0) {
                TableInvariants.check(map);
            }
        }
        assertFalse(map.inspect().isGrowing());
        walk.forEachRemaining(entry -> walked.put(entry.getKey(), entry.getValue()));
        assertEquals(buckets + 1, map.size());
        assertEquals(map, walked);
        assertEquals(0, map.inspect().overflowCount());
        assertEquals(buckets, map.inspect().evacuatedCount());
        TableInvariants.check(map);
    }

    /* ---------------- The operations that are allowed to cost O(n) ---------------- */

    @Test
    void finishGrowth_ofAMapAtRest_changesNothing() {
        GoMap<Long, String> map = filled(0, 400);
        map.finishGrowth();
        String before = TableDump.of(map);
        map.finishGrowth();
        assertEquals(before, TableDump.of(map));
        GoMap<Long, String> empty = new GoMap<>();
        empty.finishGrowth();
        TableInvariants.check(empty);
    }

    @Test
    void clear_keepsTheBucketCount() {
        GoMap<Long, String> map = filled(0, 1000);
        map.finishGrowth();
        assertEquals(8, map.inspect().log2Buckets());
        map.clear();
        MapInspection<Long, String> table = map.inspect();
        assertEquals(8, table.log2Buckets());
        assertEquals(0, table.evacuatedCount());
        assertTrue(TableDump.canonicalLines(table).isEmpty());
        for (long key = 0; key < 1664; key++) {
            map.put(key, "v");
        }
        assertEquals(8, map.inspect().log2Buckets());
        TableInvariants.check(map);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "8, 0", "9, 1", "13, 1", "14, 2", "104, 4", "105, 5", "1000, 8"})
    void trim_leavesTheSmallestTableForTheEntries(int entries, int log2Buckets) {
        GoMap<Long, String> map = filled(0, 2000);
        for (long key = 1999; key >= entries; key--) {
            map.remove(key);
        }
        map.trim();
        MapInspection<Long, String> table = map.inspect();
        assertEquals(log2Buckets, table.log2Buckets());
        assertFalse(table.isGrowing());
        assertEquals(entries, map.size());
        for (long key = 0; key < entries; key++) {
            assertEquals("v" + key, map.get(key));
        }
        TableInvariants.check(map);
        map.put(-1L, "still usable");
        assertEquals("still usable", map.get(-1L));
        TableInvariants.check(map);
    }
}

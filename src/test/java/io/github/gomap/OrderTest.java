package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.MapInspection.Detail;
import io.github.gomap.TestMaps.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which old buckets a growth moves when, and what is written to those that are still waiting. */
class OrderTest {

    private static GoMap<Long, String> identityMap(Order order, int expectedSize) {
        return order.<Long, String>builder()
                .expectedSize(expectedSize)
                .hasher((key, seed) -> key)
                .build();
    }

    /** A map that has just begun to double from 64 to 128 buckets, by a put to the old bucket 32. */
    private static GoMap<Long, String> doubling(Order order) {
        GoMap<Long, String> map = identityMap(order, TestMaps.loadLimit(6));
        for (long key = 0; key <= TestMaps.loadLimit(6); key++) {
            map.put(key, "v" + key);
        }
        return map;
    }

    private static List<Integer> movedBuckets(GoMap<?, ?> map) {
        BucketArray old = oldGeneration(map);
        List<Integer> moved = new ArrayList<>();
        for (int bucket = 0; bucket < old.bucketCount(); bucket++) {
            if (old.isEvacuated(bucket)) {
                moved.add(bucket);
            }
        }
        return moved;
    }

    private static BucketArray oldGeneration(GoMap<?, ?> map) {
        return Objects.requireNonNull(map.evacuation()).from;
    }

    /* ---------------- The setting ---------------- */

    private static boolean movesOnUse(GoMap<?, ?> map) {
        Settings settings = map.settings();
        return settings != null && settings.evacuatesOnUse();
    }

    @Test
    void inLine_isTheDefault_unlessGosIterationIsAskedFor() {
        assertFalse(movesOnUse(new GoMap<>()));
        assertFalse(movesOnUse(GoMap.builder().build()));
        assertFalse(movesOnUse(GoMap.builder().failFastIterators(true).build()));
        assertTrue(movesOnUse(GoMap.builder().randomIterationStart(true).build()));
        assertTrue(movesOnUse(GoMap.builder().evacuateOnUse(true).build()));
        assertFalse(movesOnUse(
                GoMap.builder().evacuateOnUse(false).randomIterationStart(true).build()));
        assertFalse(movesOnUse(
                GoMap.builder().randomIterationStart(true).evacuateOnUse(false).build()));
        assertTrue(movesOnUse(
                GoMap.builder().randomIterationStart(false).evacuateOnUse(true).build()));
    }

    @ParameterizedTest
    @EnumSource
    void order_isThatOfTheCopies(Order order) {
        boolean expected = order == Order.ON_USE;
        GoMap<String, String> map = order.map(0);
        map.put("key", "value");
        assertEquals(expected, movesOnUse(map.clone()));
        assertEquals(expected, movesOnUse(TestMaps.roundTrip(map)));
        map.clear();
        map.trim();
        assertEquals(expected, movesOnUse(map));
    }

    /* ---------------- Which buckets move ---------------- */

    @Test
    void inLine_theNextTwoMove() {
        GoMap<Long, String> map = doubling(Order.IN_LINE);
        assertEquals(List.of(0, 1), movedBuckets(map));
        List<LongConsumer> writes = List.of(
                key -> map.put(key, "again"),
                map::remove,
                key -> map.put(key + 6400, "new"),
                key -> map.computeIfAbsent(key + 64_000, absent -> "new"),
                key -> map.computeIfPresent(key + 64, (same, value) -> null),
                key -> map.merge(key + 128, "x", String::concat),
                key -> map.replace(key + 192, "again"),
                key -> map.keySet().remove(key + 256));
        int moved = 2;
        for (LongConsumer write : writes) {
            write.accept(50);
            moved += 2;
            assertEquals(moved, movedBuckets(map).size());
            assertEquals(moved, map.inspect(Detail.COUNTERS).evacuatedCount());
            TableInvariants.check(map);
        }
    }

    @Test
    void onUse_theBucketInQuestionAndTheNextOneMove() {
        GoMap<Long, String> map = doubling(Order.ON_USE);
        assertEquals(List.of(0, 32), movedBuckets(map));
        map.put(50L, "again");
        assertEquals(List.of(0, 1, 32, 50), movedBuckets(map));
        map.remove(61L + 64);
        assertEquals(List.of(0, 1, 2, 32, 50, 61), movedBuckets(map));
        TableInvariants.check(map);
    }

    /* ---------------- Waiting buckets ---------------- */

    /** What is in an old bucket that has not moved. */
    private static TreeSet<Long> waiting(GoMap<Long, String> map, int oldBucket) {
        assertFalse(oldGeneration(map).isEvacuated(oldBucket), "has moved");
        TreeSet<Long> keys = new TreeSet<>();
        for (BucketView<Long, String> view : map.inspect().oldChain(oldBucket)) {
            for (int slot = 0; slot < Segment.SLOTS_PER_BUCKET; slot++) {
                if (view.isOccupied(slot)) {
                    keys.add(view.key(slot));
                }
            }
        }
        return keys;
    }

    @Nested
    class BucketThatWaits {
        private final GoMap<Long, String> map = doubling(Order.IN_LINE);
        private final Map<Long, String> expected = new HashMap<>(map);

        private void put(long key, String value) {
            assertEquals(expected.put(key, value), map.put(key, value));
        }

        private void finish() {
            assertEquals(expected, map);
            TableInvariants.check(map);
            map.finishGrowth();
            assertEquals(expected, map);
            TableInvariants.check(map);
        }

        @Test
        void itIsWrittenWhereItIs() {
            TreeSet<Long> before = waiting(map, 60);
            put(60, "again");
            assertEquals(before, waiting(map, 60));
            assertEquals("again", map.get(60L));
            put(60 + 64 * 50, "new");
            before.add(60L + 64 * 50);
            assertEquals(before, waiting(map, 60));
            assertEquals(expected.remove(60L + 64), map.remove(60L + 64));
            before.remove(60L + 64);
            assertEquals(before, waiting(map, 60));
            map.compute(60L + 128, (key, value) -> null);
            expected.remove(60L + 128);
            before.remove(60L + 128);
            map.merge(60L + 192, "m", String::concat);
            expected.merge(60L + 192, "m", String::concat);
            map.computeIfAbsent(60L + 64 * 51, key -> "new");
            expected.put(60L + 64 * 51, "new");
            before.add(60L + 64 * 51);
            assertEquals(before, waiting(map, 60));
            assertTrue(map.buckets().isUntouched(60) && map.buckets().isUntouched(124));
            finish();
        }

        @Test
        void itsChainGrows_inTheOldGeneration() {
            int before = oldGeneration(map).overflowCount();
            int longest = map.inspect().oldChain(60).size();
            for (int i = 0; i < 20; i++) {
                put(60 + 64 * (100 + i), "new");
            }
            assertTrue(oldGeneration(map).overflowCount() > before);
            assertTrue(map.inspect().oldChain(60).size() > longest + 1);
            assertEquals(0, map.buckets().overflowCount());
            finish();
            assertTrue(map.inspect().overflowCount() > 0);
        }

        @Test
        void itsChainGetsAnIndex_inTheOldGeneration() {
            GoMap<TestMaps.TestKey, Integer> colliding = Order.IN_LINE.map(TestMaps.loadLimit(9));
            for (int id = 0; id <= TestMaps.loadLimit(9); id++) {
                colliding.put(new TestMaps.ComparableKey(id, TestMaps.HashKind.SPREAD), id);
            }
            BucketArray old = oldGeneration(colliding);
            int bucket =
                    (int) colliding.hashOf(new TestMaps.ComparableKey(0, TestMaps.HashKind.ZERO)) & old.bucketMask();
            int first = colliding.size();
            for (int i = 0; i < 100; i++) {
                colliding.put(new TestMaps.ComparableKey(first + i, TestMaps.HashKind.ZERO), first + i);
            }
            // By chance the bucket may have moved; then its index is in the new generation.
            assertTrue(old.isEvacuated(bucket) || old.segment(bucket).index(bucket & Segment.BUCKET_MASK) != null);
            TableInvariants.check(colliding);
            colliding.finishGrowth();
            TableInvariants.check(colliding);
            for (int i = 0; i < 100; i++) {
                assertEquals(first + i, colliding.get(new TestMaps.ComparableKey(first + i, TestMaps.HashKind.ZERO)));
            }
        }

        /** Iterations that begin before, during and after the writes and the growth meet what stays exactly once. */
        @Test
        void itIsIteratedExactlyOnce() {
            List<Iterator<Long>> walks = new ArrayList<>();
            List<List<Long>> met = new ArrayList<>();
            for (int write = 0; map.inspect(Detail.COUNTERS).isGrowing(); write++) {
                walks.add(map.keySet().iterator());
                met.add(new ArrayList<>());
                put(60 + 64 * (200 + write), "new");
                map.remove(63L - 64 * (write + 1));
                for (int i = 0; i < walks.size(); i++) {
                    for (int step = 0; step < 7 && walks.get(i).hasNext(); step++) {
                        met.get(i).add(walks.get(i).next());
                    }
                }
            }
            walks.add(map.keySet().iterator());
            met.add(new ArrayList<>());
            assertTrue(walks.size() > 10, walks.size() + " walks");
            for (int i = 0; i < walks.size(); i++) {
                walks.get(i).forEachRemaining(met.get(i)::add);
                TreeSet<Long> once = new TreeSet<>(met.get(i));
                assertEquals(once.size(), met.get(i).size(), "met twice in walk " + i);
                for (long key = 0; key <= TestMaps.loadLimit(6); key++) {
                    assertTrue(once.contains(key), key + " is missing in walk " + i);
                }
                assertTrue(map.keySet().containsAll(once));
            }
        }

        @Test
        void clearing_forgetsIt() {
            put(60 + 64 * 50, "new");
            map.clear();
            expected.clear();
            put(60 + 64 * 50, "again");
            finish();
        }

        @Test
        void removingAll_leavesItEmpty() {
            for (long key = TestMaps.loadLimit(6); key >= 0; key--) {
                assertEquals(expected.remove(key), map.remove(key));
            }
            assertTrue(map.isEmpty());
            finish();
        }
    }
}

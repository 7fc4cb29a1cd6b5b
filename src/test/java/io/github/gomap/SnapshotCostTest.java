package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.gomap.TestMaps.Order;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What snapshots cost, counted in bytes and in arrays that are made; time is not measured. */
class SnapshotCostTest {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Three objects for the snapshot and its generations each, the reference to it, and once the list of those. */
    private static final long MOST_BYTES = 640;

    private static GoMap<Integer, Integer> filled(Order order, int entries) {
        GoMap<Integer, Integer> map = order.map(0);
        for (int key = 0; key < entries; key++) {
            map.put(key, key);
        }
        return map;
    }

    /** The arrays of words, or of cells, that a map has. */
    private static Set<Object> arrays(GoMap<?, ?> map, boolean isOfCells) {
        Set<Object> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
        add(map.buckets(), isOfCells, arrays);
        Evacuation evacuation = map.evacuation();
        add(evacuation == null ? null : evacuation.from, isOfCells, arrays);
        return arrays;
    }

    private static void add(BucketArray generation, boolean isOfCells, Set<Object> arrays) {
        for (int bucket = 0; generation != null && bucket < generation.bucketCount(); bucket += Segment.BUCKETS) {
            Segment segment = generation.segment(bucket);
            if (segment != null) {
                arrays.add(isOfCells ? segment.cells : segment.words);
            }
        }
    }

    private static int countNew(Set<Object> before, Set<Object> after) {
        int count = 0;
        for (Object array : after) {
            count += before.contains(array) ? 0 : 1;
        }
        return count;
    }

    /* ---------------- Taking one ---------------- */

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 9, 100, 900, 6_656, 6_657, 53_249, 300_000, 425_985})
    void takingASnapshot_allocatesNoMoreThanAConstant(int entries) {
        GoMap<Integer, Integer> warm = filled(Order.IN_LINE, 60);
        for (int i = 0; i < 3_000; i++) {
            warm.snapshot();
        }
        GoMap<Integer, Integer> map = filled(Order.IN_LINE, entries);
        for (int i = 0; i < 5; i++) {
            long before = THREAD.getCurrentThreadAllocatedBytes();
            GoMapSnapshot<Integer, Integer> snapshot = map.snapshot();
            long bytes = THREAD.getCurrentThreadAllocatedBytes() - before;
            assertTrue(bytes <= MOST_BYTES, () -> bytes + " bytes for a snapshot of " + map.size() + " entries");
            assertEquals(entries, snapshot.size());
            map.put(i, -i);
            entries = map.size();
        }
    }

    /* ---------------- Writing while one is held ---------------- */

    /**
     * In line, two old buckets of one segment move to two new ones, and the write itself may be in a fourth. On use, the
     * two old ones may lie in two segments and go to four.
     */
    @ParameterizedTest
    @EnumSource
    void noWrite_makesMoreThanAFewArrays(Order order) {
        int mostOfWords = order == Order.IN_LINE ? 4 : 6;
        GoMap<Integer, Integer> map = order.map(0);
        Deque<GoMapSnapshot<Integer, Integer>> held = new ArrayDeque<>();
        int most = 0;
        for (int i = 0; i < 60_000; i++) {
            Set<Object> words = arrays(map, false);
            Set<Object> cells = arrays(map, true);
            map.put(i % 3 == 0 ? i / 2 : i, i);
            int newWords = countNew(words, arrays(map, false));
            int newCells = countNew(cells, arrays(map, true));
            most = Math.max(most, newWords);
            assertTrue(newWords <= mostOfWords && newCells <= mostOfWords, newWords + ", " + newCells + " at " + i);
            if (i % 7 == 0) {
                held.addLast(map.snapshot());
                if (held.size() > 3) {
                    held.removeFirst();
                }
            }
        }
        assertTrue(most > 2, "there were copies, too: " + most);
        Reference.reachabilityFence(held);
    }

    @Test
    void anOverwrite_copiesItsSegmentOnce() {
        GoMap<Integer, Integer> map = filled(Order.IN_LINE, 30_000);
        map.finishGrowth();
        GoMapSnapshot<Integer, Integer> snapshot = map.snapshot();
        Set<Object> words = arrays(map, false);
        Set<Object> cells = arrays(map, true);
        assertTrue(words.size() > 3, "segments");
        map.put(17, -17);
        assertEquals(1, countNew(words, arrays(map, false)));
        assertEquals(1, countNew(cells, arrays(map, true)));
        map.put(17, -18);
        map.remove(17);
        assertEquals(1, countNew(words, arrays(map, false)));
        assertEquals(1, countNew(cells, arrays(map, true)));
        assertEquals(17, snapshot.get(17));
    }

    /** A bucket of the first segment that is evacuated among its last. */
    private static final int LATE_BUCKET = Segment.BUCKETS - 24;

    @Test
    void anEvacuation_copiesWordsOnlyOfOldSegments() {
        GoMap<Integer, Integer> map = filled(Order.IN_LINE, TestMaps.loadLimit(12) + 2);
        assertTrue(map.evacuation() != null && map.evacuation().nextToEvacuate() < 100, "just begun");
        int key = 0;
        while (((int) map.hashOf(key) & map.evacuation().from.bucketMask()) >>> Segment.BITS != 2) {
            key++;
        }
        GoMapSnapshot<Integer, Integer> snapshot = map.snapshot();
        map.put(key, -1);
        BucketArray present = map.evacuation().from;
        BucketArray shown = snapshot.evacuation().from;
        // The old segment that is evacuated, the one that is written to, and one of which nothing is wanted.
        assertNotSame(shown.segment(0).words, present.segment(0).words);
        assertSame(shown.segment(0).cells, present.segment(0).cells);
        assertNotSame(shown.segment(2 << Segment.BITS).cells, present.segment(2 << Segment.BITS).cells);
        assertSame(shown.segment(1 << Segment.BITS), present.segment(1 << Segment.BITS));
        // To write there needs the cells, too.
        while (((int) map.hashOf(key) & map.evacuation().from.bucketMask()) != LATE_BUCKET) {
            key++;
        }
        boolean wasThere = snapshot.containsKey(key);
        map.put(key, -2);
        assertNotSame(shown.segment(0).cells, present.segment(0).cells);
        assertEquals(wasThere ? (Integer) key : null, snapshot.get(key));
        assertEquals(snapshot.size() + (wasThere ? 0 : 1), map.size());
        TableInvariants.check(map);
        TableInvariants.check(SnapshotTest.viewOf(snapshot));
    }

    /** What an evacuation leaves behind is let go, also where the cells were copied after the words. */
    @Test
    void cellsThatWereCopiedLater_areClearedByTheEvacuation() {
        GoMap<Integer, Integer> map = filled(Order.IN_LINE, TestMaps.loadLimit(12) + 2);
        GoMapSnapshot<Integer, Integer> first = map.snapshot();
        map.put(-1, 0);
        await(new WeakReference<>(map.snapshot()));
        BucketArray from = map.evacuation().from;
        int key = 0;
        while (((int) map.hashOf(key) & from.bucketMask()) != LATE_BUCKET) {
            key++;
        }
        map.put(key, 0);
        while (map.evacuation() != null && map.evacuation().nextToEvacuate() < LATE_BUCKET) {
            map.put(-1, 0);
        }
        int cell = BucketRow.keyCell(LATE_BUCKET - 2, 0);
        assertEquals(null, from.segment(0).cells[cell], "what has moved is let go");
        Reference.reachabilityFence(first);
    }

    /* ---------------- When nobody holds it any longer ---------------- */

    private static void await(WeakReference<?> reference) {
        for (int i = 0; i < 200 && !reference.refersTo(null); i++) {
            System.gc();
        }
        assertTrue(reference.refersTo(null), "has been collected");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 30_000, 53_300})
    void aForgottenSnapshot_costsNothingMore(int entries) {
        GoMap<Integer, Integer> map = filled(Order.IN_LINE, entries);
        map.finishGrowth();
        WeakReference<?> forgotten = new WeakReference<>(map.snapshot());
        map.put(0, -1);
        forgotten = new WeakReference<>(map.snapshot());
        await(forgotten);
        Set<Object> words = arrays(map, false);
        Set<Object> cells = arrays(map, true);
        for (int key = 0; key < entries; key++) {
            map.put(key, -key);
        }
        assertEquals(0, countNew(words, arrays(map, false)));
        assertEquals(0, countNew(cells, arrays(map, true)));
    }

    /** The copy of a segment must not remember the original, of which it would keep the arrays alive. */
    @ParameterizedTest
    @ValueSource(ints = {825, 53_000})
    void whatASnapshotShared_isCollectedWithIt(int entries) {
        GoMap<Integer, Integer> map = filled(Order.IN_LINE, entries);
        map.finishGrowth();
        assertTrue(map.buckets().segment(0).overflow != null, "overflow buckets");
        WeakReference<?> words = new WeakReference<>(map.buckets().segment(0).words);
        WeakReference<?> overflow = new WeakReference<>(map.buckets().segment(0).overflow);
        GoMapSnapshot<Integer, Integer> snapshot = map.snapshot();
        for (int key = 0; key < 500; key++) {
            map.put(key, -key);
        }
        assertEquals(1, snapshot.get(1));
        snapshot = null;
        await(words);
        await(overflow);
    }

    /** An older snapshot has nothing to do with what was made since it was taken. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aForgottenSnapshot_costsNothingMore_besideOneThatIsHeld(boolean isByTrim) {
        GoMap<Integer, Integer> map = filled(Order.IN_LINE, 500);
        GoMapSnapshot<Integer, Integer> older = map.snapshot();
        if (isByTrim) {
            map.trim();
        } else {
            map.clear();
            map.put(1, 1);
        }
        WeakReference<?> forgotten = new WeakReference<>(map.snapshot());
        await(forgotten);
        Set<Object> words = arrays(map, false);
        map.put(1, 2);
        assertEquals(0, countNew(words, arrays(map, false)));
        assertEquals(500, older.size());
    }

    @Test
    void theListOfSnapshots_doesNotGrow_ifOnlyTheNewestIsKept() {
        GoMap<Integer, Integer> map = filled(Order.IN_LINE, 100);
        GoMapSnapshot<Integer, Integer> newest = null;
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 200; i++) {
                newest = map.snapshot();
            }
            System.gc();
        }
        assertTrue(map.snapshots().count() <= 2 * 200, map.snapshots().count() + " of 4,000");
        Reference.reachabilityFence(newest);
    }

    @Test
    void theListOfSnapshots_doesNotGrow_ifSomeLiveLonger() {
        GoMap<Integer, Integer> map = filled(Order.IN_LINE, 100);
        Deque<GoMapSnapshot<Integer, Integer>> held = new ArrayDeque<>();
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 200; i++) {
                GoMapSnapshot<Integer, Integer> taken = map.snapshot();
                if (i % 7 == 0) {
                    held.addLast(taken);
                }
                if (held.size() > 40) {
                    held.removeFirst();
                }
                map.put(i % 100, i);
            }
            System.gc();
        }
        assertTrue(map.snapshots().count() <= 2 * 200 + 40, map.snapshots().count() + " of 4,000");
        Reference.reachabilityFence(held);
    }
}

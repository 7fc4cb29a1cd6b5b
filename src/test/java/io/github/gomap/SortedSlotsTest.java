package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of an index beside a {@link TreeMap}: blocks are filled, split, emptied and dropped. */
class SortedSlotsTest {
    /** Compares by rank, so several keys may compare as equal. */
    private record Key(int rank, int id) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Integer.compare(rank, other.rank);
        }
    }

    /** By rank: the locations of the keys of that rank, the youngest first. */
    private final TreeMap<Integer, List<Integer>> model = new TreeMap<>();

    private final SortedSlots order = new SortedSlots();
    private int nextLocation;

    private void add(int rank) {
        Key key = new Key(rank, nextLocation);
        long place = order.search(key);
        assertTrue(order.confirms(key, place));
        order.add(new SortedSlots.Slot(key, nextLocation), place);
        model.computeIfAbsent(rank, r -> new ArrayList<>()).add(0, nextLocation++);
    }

    private void remove(int rank, int index) {
        List<Integer> locations = model.get(rank);
        assertTrue(order.remove(new Key(rank, -1), locations.remove(index)));
        if (locations.isEmpty()) {
            model.remove(rank);
        }
    }

    private void check(int rank) {
        SortedSlots.Slot found = order.get(new Key(rank, -1));
        assertEquals(model.getOrDefault(rank, List.of()), locationsFrom(found), () -> "rank " + rank);
    }

    private static List<Integer> locationsFrom(SortedSlots.Slot first) {
        List<Integer> locations = new ArrayList<>();
        for (SortedSlots.Slot slot = first; slot != null; slot = slot.next) {
            locations.add(slot.location);
        }
        return locations;
    }

    private void checkAll(int ranks) {
        for (int rank = -1; rank <= ranks; rank++) {
            check(rank);
        }
        List<Integer> expected = new ArrayList<>();
        model.values().forEach(expected::addAll);
        List<Integer> visited = new ArrayList<>();
        order.forEach(slot -> visited.add(slot.location));
        assertEquals(expected, visited);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 700, 3_000})
    void growsAndEmpties_asATreeMap(int ranks) {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        try {
            for (int i = 0; i < 2 * ranks; i++) {
                add(random.nextInt(ranks));
            }
            checkAll(ranks);
            while (!model.isEmpty()) {
                Integer rank = model.ceilingKey(random.nextInt(ranks));
                if (rank != null) {
                    remove(rank, random.nextInt(model.get(rank).size()));
                    check(rank);
                }
                if (random.nextInt(4) == 0) {
                    add(random.nextInt(ranks));
                    remove(model.firstKey(), 0);
                }
                if (nextLocation % 500 == 0) {
                    checkAll(ranks);
                }
            }
            checkAll(ranks);
            add(5);
            check(5);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    @Test
    void ascendingAndDescendingKeys_stayInOrder() {
        for (int rank = 1_000; rank < 2_000; rank++) {
            add(rank);
            add(3_000 - rank - 1_000);
        }
        checkAll(2_001);
    }

    @Test
    void removal_tellsWhetherThereWasOne() {
        assertFalse(order.remove(new Key(1, 0), 0));
        add(1);
        add(1);
        assertFalse(order.remove(new Key(1, 0), 7));
        assertFalse(order.remove(new Key(2, 0), 0));
        assertTrue(order.remove(new Key(1, 0), 0));
        assertNotNull(order.get(new Key(1, 0)));
        assertTrue(order.remove(new Key(1, 0), 1));
        assertNull(order.get(new Key(1, 0)));
    }

    /** A key that answers what it is told to, whoever asks. */
    private record Opinionated(int answer) implements Comparable<Opinionated> {
        @Override
        public int compareTo(Opinionated other) {
            return answer;
        }
    }

    @Test
    void placeThatNeighboursDeny_isNotConfirmed() {
        Opinionated less = new Opinionated(-1);
        assertFalse(order.confirms(less, order.search(less)), "less than itself");
        Opinionated equal = new Opinionated(0);
        order.add(new SortedSlots.Slot(less, 1), ~0L & 0xFFFFFFFFL);
        assertFalse(order.confirms(equal, order.search(equal)), "equal for one of two");
        assertFalse(order.confirms(equal, ~0L & 0xFFFFFFFFL), "a successor that says it is less");
        assertTrue(order.confirms(equal, ~1L & 0xFFFFFFFFL), "a predecessor that says it is less");
    }
}

package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.gomap.TestMaps.Order;
import java.lang.management.ManagementFactory;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No single operation does work that grows with the map: two million entries come and go, and every operation is
 * measured by what it allocates and by how many keys it hashes. Time is not measured.
 *
 * <p>Some doublings hash each entry that they move, so there hash calls count moved entries. The keys' hash codes are well
 * mixed: a bound on a chain is what chance allows, not a promise for hostile keys.
 */
@ParameterizedClass
@EnumSource
@Tag("slow")
class BoundedWorkTest {

    private static final int ENTRIES = 2_000_000;

    /** The last entry that 2^17 buckets hold; the next one starts the doubling to 2^18. */
    private static final int LOAD_LIMIT = 13 << 16;

    /**
     * Most bytes one operation may allocate. A write moves at most two old buckets, in a doubling to two new ones
     * each, so it may be the first to need four segments: 20 KiB each, and up to 1 KiB for their first overflow
     * buckets. The directories of a generation of 2^19 buckets have 16 KiB, the rest is less.
     */
    private static final long MOST_BYTES = (4 * (20 + 1) + 20) * 1024;

    /**
     * In line a pair of old buckets never lies in two segments, so it goes to two new ones at most; they are obtained one
     * pair after the other.
     */
    private static final long MOST_BYTES_IN_LINE = (2 * (20 + 1) + 20) * 1024;

    /** The entries that doublings on the way to so many hash, see {@link Route}: those from 2^0, 2^2, 2^6 ... buckets. */
    private static final long HASHED_BY_DOUBLINGS = 8 + 26 + (13 << 5) + (13 << 9) + (13 << 13) + (13 << 17);

    /**
     * Most keys one operation may hash: its own, and the entries of two old chains. A chain of a table at its load
     * limit has 6.5 entries on average; by chance none of half a million has more than four buckets. An iterator that
     * has to leave out entries of old chains passes over no more either.
     */
    private static final long MOST_HASHES = 1 + 2 * 4 * 8;

    /**
     * Most bytes of a step of an iterator: an entry and small helpers, which a compiler may or may not do away with.
     */
    private static final long MOST_STEP_BYTES = 1024;

    private static Key[] keys = {};

    /** A key that counts how often keys are hashed. */
    private static final class Key {
        static long hashCalls;

        private final int hashCode;

        Key(int index) {
            // A bijection of 32 bits (the finalizer of MurmurHash3): mixed, and no two keys collide.
            int mixed = (index ^ index >>> 16) * 0x85EBCA6B;
            mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
            hashCode = mixed ^ mixed >>> 16;
        }

        @Override
        public int hashCode() {
            hashCalls++;
            return hashCode;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.hashCode == hashCode;
        }
    }

    /** What the costliest of many operations took. */
    private static final class Meter {
        private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        private long bytesBefore;
        private long hashesBefore;
        private long operations;
        private long mostBytes;
        private long mostBytesAt;
        private long mostHashes;
        private long mostHashesAt;
        private long allBytes;
        private long allHashes;

        /** The first operation begins. */
        void start() {
            hashesBefore = Key.hashCalls;
            bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        }

        /** An operation has ended and the next one begins. */
        void lap() {
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long hashes = Key.hashCalls;
            operations++;
            if (bytes - bytesBefore > mostBytes) {
                mostBytes = bytes - bytesBefore;
                mostBytesAt = operations;
            }
            if (hashes - hashesBefore > mostHashes) {
                mostHashes = hashes - hashesBefore;
                mostHashesAt = operations;
            }
            allBytes += bytes - bytesBefore;
            allHashes += hashes - hashesBefore;
            hashesBefore = hashes;
            bytesBefore = bytes;
        }

        void requireAtMost(long bytes, long hashes) {
            String found = toString();
            assertTrue(operations > 0, found);
            assertTrue(mostBytes <= bytes, found);
            assertTrue(mostHashes <= hashes, found);
        }

        @Override
        public String toString() {
            return "most bytes " + mostBytes + " in operation " + mostBytesAt + ", most hash calls " + mostHashes
                    + " in operation " + mostHashesAt + "; altogether " + allBytes + " and " + allHashes + " in "
                    + operations + " operations";
        }
    }

    @BeforeAll
    static void makeKeysAndWarmUp() {
        keys = new Key[ENTRIES];
        for (int i = 0; i < ENTRIES; i++) {
            keys[i] = new Key(i);
        }
        // Loading classes allocates, too: let every kind of operation run once before it is measured.
        for (Order order : Order.values()) {
            warmUp(order);
        }
    }

    private static void warmUp(Order order) {
        GoMap<Key, Key> map = emptyMap(order, 0);
        fill(map, 0, 1000, new Meter());
        walk(map, new Meter());
        removeAll(map, new Meter());
        map.putAll(new MeteredSource(1000, new Meter()));
        removeThroughIterator(map, new Meter());
    }

    @AfterAll
    static void releaseKeys() {
        keys = new Key[0];
    }

    private final Order order;

    BoundedWorkTest(Order order) {
        this.order = order;
    }

    private long mostBytes() {
        return order == Order.IN_LINE ? MOST_BYTES_IN_LINE : MOST_BYTES;
    }

    private static GoMap<Key, Key> emptyMap(Order order, int expectedSize) {
        return order.<Key, Key>builder()
                .expectedSize(expectedSize)
                .random(new SplittableRandom(20))
                .build();
    }

    /** Puts the keys of these indices. */
    private static void fill(GoMap<Key, Key> map, int from, int to, Meter meter) {
        meter.start();
        for (int i = from; i < to; i++) {
            map.put(keys[i], keys[i]);
            meter.lap();
        }
        assertEquals(to, map.size());
    }

    private static void walk(GoMap<Key, Key> map, Meter meter) {
        Iterator<Map.Entry<Key, Key>> iterator = map.entrySet().iterator();
        int entries = 0;
        meter.start();
        while (iterator.hasNext()) {
            iterator.next();
            entries++;
            meter.lap();
        }
        meter.lap();
        assertEquals(map.size(), entries);
    }

    private static void removeAll(GoMap<Key, Key> map, Meter meter) {
        int entries = map.size();
        meter.start();
        for (int i = 0; i < entries; i++) {
            map.remove(keys[i]);
            meter.lap();
        }
        assertEquals(0, map.size());
    }

    private static void removeThroughIterator(GoMap<Key, Key> map, Meter meter) {
        Iterator<Key> iterator = map.keySet().iterator();
        meter.start();
        while (iterator.hasNext()) {
            iterator.next();
            iterator.remove();
            meter.lap();
        }
        meter.lap();
        assertEquals(0, map.size());
    }

    @Test
    void plainMap_filledAndEmptied() {
        GoMap<Key, Key> map = emptyMap(order, 0);
        Meter puts = new Meter();
        fill(map, 0, ENTRIES, puts);
        puts.requireAtMost(mostBytes(), MOST_HASHES);
        assertEquals(19, map.inspect().log2Buckets());
        long hashed = puts.allHashes - ENTRIES;
        // Of one chain in 25 some keys are hashed twice, because it does not fit into the new main buckets.
        assertTrue(hashed >= HASHED_BY_DOUBLINGS && hashed <= HASHED_BY_DOUBLINGS * 11 / 10, "by doublings: " + puts);

        Meter removals = new Meter();
        removeAll(map, removals);
        removals.requireAtMost(mostBytes(), MOST_HASHES);
    }

    @Test
    void presizedMap_filledAndEmptied() {
        Meter creation = new Meter();
        creation.start();
        GoMap<Key, Key> map = emptyMap(order, ENTRIES);
        creation.lap();
        creation.requireAtMost(mostBytes(), 0);
        assertEquals(19, map.inspect().log2Buckets());

        Meter puts = new Meter();
        fill(map, 0, ENTRIES, puts);
        puts.requireAtMost(mostBytes(), 1);
        assertEquals(ENTRIES, puts.allHashes, "nothing is moved");

        Meter removals = new Meter();
        removeThroughIterator(map, removals);
        removals.requireAtMost(mostBytes(), MOST_HASHES);
    }

    /** Into a map that is not empty, so that it cannot provide for all elements beforehand. */
    @Test
    void growingMap_filledByPutAllWalkedAndEmptied() {
        GoMap<Key, Key> map = emptyMap(order, 0);
        map.put(keys[0], keys[0]);
        Meter elements = new Meter();
        map.putAll(new MeteredSource(LOAD_LIMIT + 1000, elements));
        elements.requireAtMost(mostBytes(), MOST_HASHES);
        assertTrue(map.inspect().isGrowing());

        Meter steps = new Meter();
        walk(map, steps);
        steps.requireAtMost(MOST_STEP_BYTES, MOST_HASHES);
        assertTrue(map.inspect().isGrowing());

        Meter removals = new Meter();
        removeThroughIterator(map, removals);
        removals.requireAtMost(mostBytes(), MOST_HASHES);
        assertTrue(removals.allHashes >= LOAD_LIMIT, "each removed key is hashed: " + removals);
    }

    /** A map of the first keys that measures what happens between handing out two entries. */
    private static final class MeteredSource extends AbstractMap<Key, Key> {
        private final int entries;
        private final Meter meter;

        MeteredSource(int entries, Meter meter) {
            this.entries = entries;
            this.meter = meter;
        }

        @Override
        public Set<Map.Entry<Key, Key>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public int size() {
                    return entries;
                }

                @Override
                public Iterator<Map.Entry<Key, Key>> iterator() {
                    return meteredIterator();
                }
            };
        }

        private Iterator<Map.Entry<Key, Key>> meteredIterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    if (next == 0) {
                        meter.start();
                    } else {
                        meter.lap();
                    }
                    return next < entries;
                }

                @Override
                public Map.Entry<Key, Key> next() {
                    Key key = keys[next++];
                    return new SimpleImmutableEntry<>(key, key);
                }
            };
        }
    }
}

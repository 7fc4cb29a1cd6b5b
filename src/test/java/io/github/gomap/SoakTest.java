package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.TestMaps.Order;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Long churn at constant size: the structure of the map stays below a ceiling and its chains stay short, however long
 * it lasts. {@code -Dgomap.soak.seconds=600} makes it last ten minutes; {@code -Dgomap.seed=} repeats one.
 *
 * <p>Nothing is asserted about time. What each tenth of the time achieved is printed.
 */
@Tag("slow")
class SoakTest {
    private static final long SECONDS = Long.getLong("gomap.soak.seconds", 3);
    private static final int TENTHS = 10;

    private final long seed = TestMaps.walkSeed();
    private final SplittableRandom random = new SplittableRandom(seed);

    /** Counted structure: what a map is made of, apart from its keys and values. */
    private record Structure(long mainBuckets, long overflowBuckets, long bytes, int longestChain, double probes) {
        static Structure of(GoMap<?, ?> map) {
            BucketArray buckets = map.buckets();
            Evacuation evacuation = map.evacuation();
            long bytes = bytes(buckets) + (evacuation == null ? 0 : bytes(evacuation.from));
            MapInspection<?, ?> picture = map.inspect();
            long probes = 0;
            int longest = 0;
            for (int bucket = 0; bucket < picture.bucketCount(); bucket++) {
                List<? extends BucketView<?, ?>> chain = picture.chain(bucket);
                longest = Math.max(longest, chain.size());
                probes += bucketsInFrontOfEntries(chain);
            }
            return new Structure(
                    picture.bucketCount() + picture.oldBucketCount(),
                    picture.overflowCount(),
                    bytes,
                    longest,
                    (double) probes / Math.max(1, map.size()));
        }

        /** How many buckets a search for each of the entries looks at. */
        private static long bucketsInFrontOfEntries(List<? extends BucketView<?, ?>> chain) {
            long buckets = 0;
            for (int i = 0; i < chain.size(); i++) {
                for (int slot = 0; slot < Segment.SLOTS_PER_BUCKET; slot++) {
                    buckets += chain.get(i).isOccupied(slot) ? i + 1 : 0;
                }
            }
            return buckets;
        }

        /** Bytes of the arrays of all segments, of overflow pages by their number. */
        private static long bytes(BucketArray generation) {
            long bytes = 0;
            for (int bucket = 0; bucket < generation.bucketCount(); bucket += Segment.BUCKETS) {
                Segment segment = generation.segment(bucket);
                if (segment != null) {
                    bytes += 8L * segment.words.length + 4L * segment.cells.length;
                    Overflow overflow = segment.overflow;
                    bytes += overflow == null ? 0 : (long) overflow.pageCount() * overflow.bucketsPerPage() * 80;
                }
            }
            return bytes;
        }

        /**
         * For so many entries at most. One bucket of 8 slots has 72 bytes. By T7 there are at most two overflow buckets
         * per main bucket; while growing, the same again for the old generation, and pages are a 32nd of a segment.
         */
        void requireCeiling(int mostEntries) {
            long main = 1L << TestMaps.smallestLog2Buckets(mostEntries);
            assertTrue(mainBuckets <= 2 * main, () -> this + " for " + mostEntries + " entries");
            assertTrue(overflowBuckets <= 2 * main, () -> this + " for " + mostEntries + " entries");
            assertTrue(bytes <= 2 * main * (76 + 2 * 76) + 10_000, () -> this + " for " + mostEntries + " entries");
        }
    }

    /** One map that is churned, a queue of what is in it. */
    private static final class Churn {
        private static final int OPERATIONS_PER_SAMPLE = 10_000;
        private static final int FEWEST_SAMPLES = 6;

        private final String name;
        private final IntFunction<Object> keys;
        private final int entries;
        private final GoMap<Object, Integer> map;
        private final int[] present;
        private int next;
        private long operations;
        private ChainAverages early;

        Churn(String name, int entries, Order order, IntFunction<Object> keys) {
            this.name = name;
            this.keys = keys;
            this.entries = entries;
            map = order.map(0);
            present = new int[entries];
            while (next < entries) {
                add(next);
            }
        }

        private void add(int place) {
            present[place] = next;
            map.put(keys.apply(next), next);
            next++;
        }

        /** Removes the oldest or any entry and adds a new one, so often. */
        private void run(int times, SplittableRandom random) {
            for (int i = 0; i < times; i++) {
                int place = (next & 1024) == 0 ? next % entries : random.nextInt(entries);
                Integer removed = map.remove(keys.apply(present[place]));
                if (removed == null || removed != present[place]) {
                    throw new AssertionError(present[place] + " was mapped to " + removed);
                }
                add(place);
            }
            operations += times;
        }

        /**
         * Churns for at least so long. Which keys share a chain at one moment is chance, so averages are compared: those
         * of the first call with those of this one.
         */
        void soak(long nanos, SplittableRandom random) {
            long begin = System.nanoTime();
            ChainAverages averages = new ChainAverages();
            while (System.nanoTime() - begin < nanos || averages.samples < FEWEST_SAMPLES) {
                run(OPERATIONS_PER_SAMPLE, random);
                assertEquals(entries, map.size());
                Structure structure = Structure.of(map);
                structure.requireCeiling(entries);
                averages.add(structure);
            }
            if (early == null) {
                early = averages;
            }
            // Holes make chains longer than they have to be, until a same-size growth closes them. No longer later on.
            assertTrue(averages.probes() <= early.probes() * 1.5 + 0.5, () -> name + ": " + early + ", " + averages);
            assertTrue(
                    averages.longestChain() <= early.longestChain() * 1.5 + 3,
                    () -> name + ": " + early + ", " + averages);
        }
    }

    /** What the chains of a map were like, on average over the moments at which it was looked at. */
    private static final class ChainAverages {
        private int samples;
        private double sumOfProbes;
        private long sumOfLongest;

        void add(Structure structure) {
            samples++;
            sumOfProbes += structure.probes();
            sumOfLongest += structure.longestChain();
        }

        double probes() {
            return sumOfProbes / samples;
        }

        double longestChain() {
            return (double) sumOfLongest / samples;
        }

        @Override
        public String toString() {
            return samples + " samples: " + probes() + " probes, longest chain " + longestChain();
        }
    }

    @Test
    void churnAtConstantSize() {
        Order one = Order.of(seed);
        Order other = one == Order.IN_LINE ? Order.ON_USE : Order.IN_LINE;
        List<Churn> churns = List.of(
                new Churn("one bucket", 8, one, i -> i),
                new Churn("at the load limit", TestMaps.loadLimit(8), other, i -> i),
                new Churn("spread hashes", 20_000, one, i -> i * 0x9E3779B9),
                new Churn("texts", 3_000, other, i -> "key " + i),
                new Churn("a chain with an index", 300, one, i -> (long) i << 32 | i),
                // Groups of 60 keys of one hash code: each leaves overflow buckets behind in another chain.
                new Churn("moving collisions", 1_500, other, i -> (long) (i / 60 ^ i) << 32 | i),
                new Churn("segments", 60_000, one, i -> i ^ 0x55AA));
        try {
            for (int tenth = 0; tenth < TENTHS; tenth++) {
                for (Churn churn : churns) {
                    soak(churn, tenth, churns.size());
                }
            }
            churns.forEach(churn -> TableInvariants.check(churn.map));
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("repeat with -Dgomap.seed=" + seed + ": " + e.getMessage(), e);
        }
    }

    private void soak(Churn churn, int tenth, int churns) {
        long begin = System.nanoTime();
        long before = churn.operations;
        churn.soak(SECONDS * 1_000_000_000L / TENTHS / churns, random);
        if (tenth == 0 || tenth == TENTHS - 1) {
            double millions = (churn.operations - before) * 1e3 / (System.nanoTime() - begin);
            System.out.printf("%s, tenth %d: %.2f million per second%n", churn.name, tenth + 1, millions);
        }
    }

    /* ---------------- Cases that are no churn ---------------- */

    private static GoMap<Integer, Integer> numbered(int entries) {
        GoMap<Integer, Integer> map = Order.of(TestMaps.walkSeed()).map(0);
        for (int i = 0; i < entries; i++) {
            map.put(i, i);
        }
        return map;
    }

    /** Again and again, the map as large as before. */
    @Test
    void removalOfTwoThirdsByIterator_growsNothing() {
        GoMap<Integer, Integer> map = numbered(100_000);
        for (int round = 0; round < 6; round++) {
            int kept = 0;
            for (Iterator<Integer> i = map.keySet().iterator(); i.hasNext(); ) {
                if (i.next() % 3 == round % 3) {
                    kept++;
                } else {
                    i.remove();
                }
            }
            assertEquals(kept, map.size());
            Structure.of(map).requireCeiling(100_000);
            for (int i = 0; i < 100_000; i++) {
                assertEquals(i % 3 == round % 3 ? i : null, map.put(i, i));
            }
            Structure.of(map).requireCeiling(100_000);
        }
        TableInvariants.check(map);
        map.values().removeIf(value -> value % 3 != 0);
        map.trim();
        Structure.of(map).requireCeiling(map.size());
        TableInvariants.check(map);
    }

    @Test
    void trimUnderEveryFill_leavesTheSmallestTable() {
        GoMap<Integer, Integer> map = new GoMap<>();
        for (int entries = 0; entries <= 1_000; entries++) {
            GoMap<Integer, Integer> emptied = map.clone();
            map.trim();
            assertEquals(
                    entries == 0 ? 0 : TestMaps.smallestLog2Buckets(entries),
                    map.inspect().log2Buckets());
            assertEquals(entries, map.size());
            for (int key = 0; key < entries - entries / 3; key++) {
                emptied.remove(key);
            }
            emptied.trim();
            assertEquals(
                    TestMaps.smallestLog2Buckets(entries / 3), emptied.inspect().log2Buckets());
            if (entries % 16 < 3) {
                TableInvariants.check(map);
                TableInvariants.check(emptied);
            }
            map.put(entries, entries);
        }
    }

    /** A doubling from 256 buckets takes at most 256 writes. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void finishGrowthAtEveryPoint_leavesNothingBehind(boolean isSameSize) {
        List<Integer> unfinished = new ArrayList<>();
        for (int writes = 0; writes < 300; writes++) {
            GoMap<Integer, Integer> map = (writes % 2 == 0 ? Order.IN_LINE : Order.ON_USE).map(isSameSize ? 600 : 0);
            for (int i = 0; i < (isSameSize ? 200 : TestMaps.loadLimit(7) + 1); i++) {
                map.put(i, i);
            }
            assertTrue(!isSameSize || TestMaps.startSameSizeGrowth(map));
            int size = map.size();
            for (int i = 0; i < writes && map.inspect().isGrowing(); i++) {
                map.put(i % size, -i);
            }
            if (!map.inspect().isGrowing()) {
                break;
            }
            unfinished.add(writes);
            map.finishGrowth();
            assertEquals(0, map.inspect().oldBucketCount());
            assertEquals(size, map.size());
            TableInvariants.check(map);
        }
        assertTrue(unfinished.size() > 30, "points: " + unfinished.size());
    }
}

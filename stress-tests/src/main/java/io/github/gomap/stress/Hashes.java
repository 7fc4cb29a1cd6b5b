package io.github.gomap.stress;

import io.github.gomap.BucketView;
import io.github.gomap.GoMap;
import io.github.gomap.MapInspection;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * hashCodes for keys that shall lie in a certain bucket of a map with a known first seed.
 *
 * <p>The maps under test hash as every map does, with a seed that is renewed when they become empty, because an operation
 * that hashes with a seed while another thread renews it is one of the things under test. To place keys all the same, the
 * first seed is fixed, and a look into a large map with that seed shows where candidates end up.
 */
final class Hashes {
    /** Keys are placed by the lowest bits of their hashes: up to as many buckets, two keys of one class share one. */
    static final int CLASSES = 8;

    private static final int CANDIDATES = 1000;

    /** Puts the null key into class 1, where the situations have few others. */
    private static final long FIRST_SEED = seedWithNullInClass(1);

    private static final List<List<Integer>> BY_CLASS = classify();

    private Hashes() {}

    /** A source of seeds, the first of which is always the same. */
    static RandomGenerator seeds() {
        return seeds(FIRST_SEED);
    }

    private static RandomGenerator seeds(long first) {
        return new RandomGenerator() {
            private long next = first;

            @Override
            public long nextLong() {
                long seed = next;
                next = seed * 0x5851F42D4C957F2DL + 0x14057B7EF767814FL;
                return seed;
            }
        };
    }

    /** The n-th hashCode of a class. */
    static int ofClass(int bucketClass, int n) {
        return BY_CLASS.get(bucketClass).get(n);
    }

    private static long seedWithNullInClass(int wanted) {
        for (long seed = 1; ; seed++) {
            GoMap<Integer, Integer> probe = probe(seed);
            probe.put(null, 0);
            if (classOfOnlyEntry(probe.inspect()) == wanted) {
                return seed;
            }
        }
    }

    private static GoMap<Integer, Integer> probe(long seed) {
        return GoMap.<Integer, Integer>builder()
                .expectedSize(CANDIDATES)
                .random(seeds(seed))
                .build();
    }

    private static int classOfOnlyEntry(MapInspection<Integer, Integer> inspection) {
        for (int bucket = 0; bucket < inspection.bucketCount(); bucket++) {
            if (inspection.chain(bucket).get(0).isOccupied(0)) {
                return bucket % CLASSES;
            }
        }
        throw new IllegalStateException("the entry is in no bucket");
    }

    private static List<List<Integer>> classify() {
        GoMap<Integer, Integer> probe = probe(FIRST_SEED);
        for (int candidate = 0; candidate < CANDIDATES; candidate++) {
            // The hashCode of an Integer is its value.
            probe.put(candidate * 7919, candidate);
        }
        List<List<Integer>> byClass = new ArrayList<>();
        for (int i = 0; i < CLASSES; i++) {
            byClass.add(new ArrayList<>());
        }
        MapInspection<Integer, Integer> inspection = probe.inspect();
        for (int bucket = 0; bucket < inspection.bucketCount(); bucket++) {
            for (BucketView<Integer, Integer> view : inspection.chain(bucket)) {
                for (int slot = 0; slot < 8; slot++) {
                    if (view.isOccupied(slot)) {
                        byClass.get(bucket % CLASSES).add(view.key(slot));
                    }
                }
            }
        }
        return byClass;
    }
}

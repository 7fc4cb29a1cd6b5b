package io.github.gomap;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a map was built with, where it differs from the default; most maps have none.
 *
 * @param hasher hashes keys instead of {@code hashCode}, null = the default
 * @param random makes all random decisions, null = the default
 * @param failFastIterators iterators fail after a structural change that did not go through them, as HashMap's do
 * @param randomIterationStart each iteration starts somewhere else, as in Go
 * @param evacuatesOnUse a write during a growth first moves the bucket that it uses, as in Go
 * @param snapshots those that were taken of the map, null = none
 */
record Settings(
        @Nullable Hasher<Object> hasher,
        @Nullable RandomGenerator random,
        boolean failFastIterators,
        boolean randomIterationStart,
        boolean evacuatesOnUse,
        @Nullable Snapshots snapshots) {
    /** Makes every map that was given no generator reproducible: each gets its own one, seeded with this number. */
    private static final @Nullable Long SEED_OF_ALL_MAPS = Long.getLong("io.github.gomap.seed");

    private static final Settings DEFAULTS = new Settings(null, null, false, false, false, null);

    /** The settings of a map that was built without a word; null unless the seed of all maps is fixed. */
    static @Nullable Settings ofPlainMap() {
        return SEED_OF_ALL_MAPS == null ? null : DEFAULTS.forNewMap();
    }

    /** The same with the generator that a new map needs; null if all is as usual, which spares the map an object. */
    @Nullable Settings forNewMap() {
        if (random == null && SEED_OF_ALL_MAPS != null) {
            return with(new SplittableRandom(SEED_OF_ALL_MAPS));
        }
        return equals(DEFAULTS) ? null : this;
    }

    /** The settings of a copy: a generator is never shared between maps. */
    static @Nullable Settings forCopyOf(@Nullable Settings settings) {
        return settings == null ? null : settings.with(null).forNewMap();
    }

    /** The settings of a map that snapshots are taken of. */
    static Settings withSnapshots(@Nullable Settings settings) {
        Settings present = settings == null ? DEFAULTS : settings;
        return new Settings(
                present.hasher,
                present.random,
                present.failFastIterators,
                present.randomIterationStart,
                present.evacuatesOnUse,
                new Snapshots());
    }

    /** The settings of a snapshot, or of a shard: it makes no random decisions of its own. */
    static @Nullable Settings forPartOf(@Nullable Settings settings) {
        return settings == null ? null : settings.with(null);
    }

    private Settings with(@Nullable RandomGenerator other) {
        return new Settings(hasher, other, failFastIterators, randomIterationStart, evacuatesOnUse, null);
    }

    /** A random number for a map with these settings: a seed, or where an iteration starts. */
    static long draw(@Nullable Settings settings) {
        return settings == null || settings.random == null ? Hashing.freshSeed() : settings.random.nextLong();
    }

    static int checkExpectedSize(int expectedSize) {
        if (expectedSize < 0) {
            throw new IllegalArgumentException("expectedSize is negative: " + expectedSize);
        }
        return expectedSize;
    }

    /** What a builder has been told so far. */
    static final class Choices {
        private @Nullable Hasher<Object> hasher;

        @Nullable RandomGenerator random;

        boolean failFastIterators;
        boolean randomIterationStart;

        /** Null = not chosen: then a map has Go's order if it is asked for Go's random starts. */
        @Nullable Boolean evacuateOnUse;

        @SuppressWarnings("unchecked")
        void hasher(Hasher<?> hasher) {
            this.hasher = (Hasher<Object>) hasher;
        }

        /** The settings of a new map, null = all default. */
        @Nullable Settings settings() {
            boolean evacuatesOnUse = evacuateOnUse == null ? randomIterationStart : evacuateOnUse;
            return new Settings(hasher, random, failFastIterators, randomIterationStart, evacuatesOnUse, null)
                    .forNewMap();
        }
    }
}

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
 */
record Settings(
        @Nullable Hasher<Object> hasher,
        @Nullable RandomGenerator random,
        boolean failFastIterators,
        boolean randomIterationStart,
        boolean evacuatesOnUse) {
    /** Makes every map that was given no generator reproducible: each gets its own one, seeded with this number. */
    private static final @Nullable Long SEED_OF_ALL_MAPS = Long.getLong("io.github.gomap.seed");

    private static final Settings DEFAULTS = new Settings(null, null, false, false, false);

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

    private Settings with(@Nullable RandomGenerator other) {
        return new Settings(hasher, other, failFastIterators, randomIterationStart, evacuatesOnUse);
    }
}

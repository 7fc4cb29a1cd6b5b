package io.github.gomap;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * From a key and a seed to 64 bits: the only place that calls {@code hashCode()}.
 *
 * <p>The low bits of the result choose the bucket and the top eight bits are the tophash, so both ends must depend
 * on all bits of {@code hashCode()}. One multiplication to 128 bits spreads upwards, folding its upper half onto the lower
 * one brings it back down. Folding the halves of a product of 64 bits instead takes as long and left keys that
 * are multiples of eight in chains of nearly twice the variance.
 */
final class Hashing {
    /** 2^64 divided by the golden ratio, made odd: consecutive inputs land far apart (Knuth, TAOCP 3, 6.4). */
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private Hashing() {}

    /** The default hash; the null key hashes like a {@code hashCode} of 0. */
    static long spread(@Nullable Object key, long seed) {
        return spread(hashCode(key), seed);
    }

    /** The default hash of a key that is a number. */
    static long spread(long key, long seed) {
        long seeded = key ^ seed;
        return Math.multiplyHigh(seeded, GOLDEN_RATIO) ^ seeded * GOLDEN_RATIO;
    }

    /**
     * Strings are the most frequent keys, and a program that has keys of many classes calls {@code hashCode()} through a
     * table: so this one call is told apart, and becomes a look at a field of the string.
     */
    private static int hashCode(@Nullable Object key) {
        if (key instanceof String string) {
            return string.hashCode();
        }
        return key == null ? 0 : key.hashCode();
    }

    /** A number that tells nothing of the seed it is made from, for the start of iterations. */
    static long derive(long seed) {
        // The finalizer of MurmurHash3: every input bit flips each output bit with a probability near one half.
        long mixed = (seed ^ seed >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }

    /** Another seed, made from one that nobody knows: a step of a sequence that comes back after 2^64 of them. */
    static long nextSeed(long seed) {
        return seed + GOLDEN_RATIO;
    }

    /** A seed for a map that was given no generator. */
    static long freshSeed() {
        return ThreadLocalRandom.current().nextLong();
    }
}

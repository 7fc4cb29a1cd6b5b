package io.github.gomap.tool;

import io.github.gomap.GoMap;
import io.github.gomap.Hasher;
import io.github.gomap.Hashers;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The hash function of one table: the way from a key to the 64 bits that choose its bucket and its tophash.
 *
 * <p>A map does not hand out its hashes. What it does with {@code hashCode} is computed here once more, with the seed
 * that it drew from the generator it was given; a hasher is simply asked.
 */
final class HashFunction {

    /** 2^64 divided by the golden ratio, made odd, as the library has it. */
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    /** Which function. */
    enum Kind {
        /** What a map does by itself: the hashCode, mixed with the seed. */
        DEFAULT("default hash"),
        /** SipHash-1-3 over the characters of the key. */
        SIPHASH("SipHash-1-3");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** What reports call it. */
        String title() {
            return title;
        }
    }

    private final Kind kind;
    private final long seed;
    private final @Nullable Hasher<Object> hasher;
    private final long seedOfMap;

    /**
     * Creates a function.
     *
     * @param kind which one
     * @param seed the seed of the generator that the map draws its own seed from
     */
    HashFunction(Kind kind, long seed) {
        this.kind = kind;
        this.seed = seed;
        this.hasher = kind == Kind.SIPHASH ? Hashers.sipHash13() : null;
        // The first number that a new map draws is its seed; it draws another one only when it has become empty.
        this.seedOfMap = new SplittableRandom(seed).nextLong();
    }

    Kind kind() {
        return kind;
    }

    long seed() {
        return seed;
    }

    /** An empty map that hashes this way. */
    GoMap<String, Integer> newMap() {
        GoMap.Builder<String, Integer> builder =
                GoMap.<String, Integer>builder().random(new SplittableRandom(seed));
        return hasher == null ? builder.build() : builder.hasher(hasher).build();
    }

    /** The hash of a key in {@link #newMap()}. */
    long hash(String key) {
        if (hasher != null) {
            return hasher.hash(key, seedOfMap);
        }
        long seeded = key.hashCode() ^ seedOfMap;
        return Math.multiplyHigh(seeded, GOLDEN_RATIO) ^ seeded * GOLDEN_RATIO;
    }
}

package io.github.gomap.benchmarks.longs;

import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.Keys;
import java.util.Arrays;
import org.apache.commons.rng.sampling.ArraySampler;

/** Arrays of primitive keys: the numbers that {@link Keys} makes objects of. */
public final class LongKeys {
    private LongKeys() {}

    /** Keys number {@code first} to {@code first + count - 1} of a kind whose keys are longs, in this order. */
    public static long[] range(KeyKind kind, int first, int count) {
        return Arrays.stream(Keys.range(kind, first, count))
                .mapToLong(Long.class::cast)
                .toArray();
    }

    /** The same keys in random order; few keys are repeated until they are many. */
    public static long[] lookups(long[] keys) {
        long[] lookups = new long[Keys.lookupCount(keys.length)];
        Arrays.setAll(lookups, i -> keys[i % keys.length]);
        return ArraySampler.shuffle(Keys.random(), lookups);
    }
}

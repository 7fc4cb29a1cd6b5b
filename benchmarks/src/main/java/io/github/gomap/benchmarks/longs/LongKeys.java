package io.github.gomap.benchmarks.longs;

import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.Keys;
import io.github.gomap.benchmarks.Picks;
import java.util.Arrays;

/** Arrays of primitive keys: the numbers that {@link Keys} makes objects of. */
public final class LongKeys {
    private LongKeys() {}

    /** Keys number {@code first} to {@code first + count - 1} of a kind whose keys are longs, in this order. */
    public static long[] range(KeyKind kind, int first, int count) {
        return Arrays.stream(Keys.range(kind, first, count))
                .mapToLong(Long.class::cast)
                .toArray();
    }

    /** Some of these keys in random order, many in a row, as often as {@link Picks} says. */
    static long[] lookups(long[] keys, double zipf) {
        return Arrays.stream(Picks.lookups(keys.length, zipf))
                .mapToLong(pick -> keys[pick])
                .toArray();
    }
}

package io.github.gomap.benchmarks.concurrency;

import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.Keys;
import io.github.gomap.benchmarks.concurrency.maps.SharedMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The keys of a map, which are its values too, and equal ones to look them up by.
 *
 * @param stored what is in the map
 * @param lookups element i equals element i of the other
 */
record SharedKeys(Object[] stored, Object[] lookups) {
    static final KeyKind KIND = KeyKind.LONG_RANDOM;
    private static final long SEED = 0xC0FFEE;

    static SharedKeys of(int size) {
        return new SharedKeys(stored(size), Keys.range(KIND, 0, size));
    }

    static Object[] stored(int size) {
        return Keys.range(KIND, 0, size);
    }

    /** So many keys that are not among the first {@code size}. */
    static Object[] others(int size, int count) {
        return Keys.range(KIND, size, count);
    }

    /** What a thread takes its decisions by: the same in each JVM, different for each thread. */
    static UniformRandomProvider random(int thread) {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(SEED + thread);
    }

    int size() {
        return stored.length;
    }

    /** Puts all into a map and makes sure of it. */
    void fill(SharedMap<Object, Object> map) {
        for (Object key : stored) {
            map.put(key, key);
        }
        // A sync.Map makes everything readable without a lock as it counts. What it is when it is read for long it is
        // now.
        if (map.size() != stored.length) {
            throw new IllegalStateException(map.size() + " entries instead of " + stored.length);
        }
    }
}

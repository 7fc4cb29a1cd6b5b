package io.github.gomap.benchmarks.load;

import io.github.gomap.GoMap;
import io.github.gomap.Hasher;
import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.Keys;

/**
 * A GoMap at any load, also above the 6.5 entries per bucket at which it grows. Its hasher uses half of the buckets
 * only: to the map, which counts all of them, it seems half as full as it is. From 1,024 buckets in use on the other
 * half has no memory, because segments obtain it when something is first written to them.
 */
final class CrowdedMap {
    private CrowdedMap() {}

    /** As many keys as fill so many buckets to this load. */
    static Object[] keys(int log2Buckets, double load) {
        return Keys.range(KeyKind.LONG_RANDOM, 0, size(log2Buckets, load));
    }

    /** As many others. */
    static Object[] absentKeys(int log2Buckets, double load) {
        int size = size(log2Buckets, load);
        return Keys.range(KeyKind.LONG_RANDOM, size, size);
    }

    private static int size(int log2Buckets, double load) {
        return (int) Math.round(load * (1 << log2Buckets));
    }

    /** A map with these keys, in which 2^log2Buckets buckets are used. */
    static GoMap<Object, Object> filled(int log2Buckets, Object[] keys) {
        // Twice as many buckets, so the next to the highest bit that chooses one is the last that may be set.
        long mask = ~(1L << log2Buckets);
        Hasher<Object> hasher = (key, seed) -> spread(key.hashCode() ^ seed) & mask;
        GoMap<Object, Object> map =
                GoMap.builder().expectedSize(13 << log2Buckets).hasher(hasher).build();
        for (Object key : keys) {
            map.put(key, key);
        }
        return map;
    }

    private static long spread(long number) {
        long product = number * 0x9E3779B97F4A7C15L;
        return product ^ product >>> 32;
    }
}

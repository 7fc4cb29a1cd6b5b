package io.github.gomap.examples;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Caffeine: a map that forgets what was not used for long when it is full. */
final class BoundedCache {

    private BoundedCache() {}

    /** Returns a cache of so many entries at most. */
    static Cache<String, Long> ofSize(int size) {
        return Caffeine.newBuilder().maximumSize(size).build();
    }
}

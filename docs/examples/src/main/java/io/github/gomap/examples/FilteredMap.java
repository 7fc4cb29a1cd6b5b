package io.github.gomap.examples;

import com.google.common.collect.ForwardingMap;
import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Guava's BloomFilter before a map: most lookups of absent keys do not reach the map, no lookup of a present one is
 * kept from it. Keys that were removed still pass.
 */
@SuppressWarnings("UnstableApiUsage")
final class FilteredMap extends ForwardingMap<String, Long> {

    /** Of the lookups of absent keys, how many reach the map. */
    private static final double FALSE_POSITIVES = 0.01;

    private final Map<String, Long> map;
    private final BloomFilter<CharSequence> filter;

    /** Puts a filter for so many keys before an empty map. */
    FilteredMap(Map<String, Long> map, int size) {
        this.map = map;
        this.filter = BloomFilter.create(Funnels.stringFunnel(StandardCharsets.UTF_8), size, FALSE_POSITIVES);
    }

    @Override
    protected Map<String, Long> delegate() {
        return map;
    }

    @Override
    public @Nullable Long get(@Nullable Object key) {
        return mayContain(key) ? map.get(key) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return mayContain(key) && map.containsKey(key);
    }

    private boolean mayContain(@Nullable Object key) {
        return key instanceof String string && filter.mightContain(string);
    }

    @Override
    @SuppressWarnings("NullAway") // Whether keys may be null, the superclass leaves open; here they may not.
    public @Nullable Long put(String key, Long value) {
        filter.put(key);
        return map.put(key, value);
    }

    @Override
    public void putAll(Map<? extends String, ? extends Long> entries) {
        standardPutAll(entries);
    }
}

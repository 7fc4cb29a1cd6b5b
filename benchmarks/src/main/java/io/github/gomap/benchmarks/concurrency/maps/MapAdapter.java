package io.github.gomap.benchmarks.concurrency.maps;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A map that is made for several threads already. */
final class MapAdapter<K, V> implements SharedMap<K, V> {
    private final Map<K, V> map;
    private final Supplier<? extends Map<K, V>> view;
    private final LongSupplier slowReads;

    /**
     * A map and the best that it has for iterating.
     *
     * @param view a snapshot where there is one, else the map itself
     */
    MapAdapter(Map<K, V> map, Supplier<? extends Map<K, V>> view) {
        this(map, view, () -> UNKNOWN);
    }

    /**
     * A map that counts as well.
     *
     * @param slowReads as {@link SharedMap#slowReads()}
     */
    MapAdapter(Map<K, V> map, Supplier<? extends Map<K, V>> view, LongSupplier slowReads) {
        this.map = map;
        this.view = view;
        this.slowReads = slowReads;
    }

    /** A map that is iterated itself. */
    static <K, V> SharedMap<K, V> of(Map<K, V> map) {
        return new MapAdapter<>(map, () -> map);
    }

    @Override
    public V get(K key) {
        return map.get(key);
    }

    @Override
    public V put(K key, V value) {
        return map.put(key, value);
    }

    @Override
    public V remove(K key) {
        return map.remove(key);
    }

    @Override
    public V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
        return map.computeIfAbsent(key, function);
    }

    @Override
    public int size() {
        return map.size();
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        view.get().forEach(action);
    }

    @Override
    public long slowReads() {
        return slowReads.getAsLong();
    }
}

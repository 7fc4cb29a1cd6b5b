package io.github.gomap;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A {@link GoLongMap} as a {@link Map} of which every method calls the one for numbers, so that tests of maps are tests of
 * those.
 */
final class LongCalls<V> extends AbstractMap<Long, V> {
    private final GoLongMap<V> map;

    LongCalls(GoLongMap<V> map) {
        this.map = map;
    }

    /** The map behind. */
    GoLongMap<V> map() {
        return map;
    }

    @Override
    public int size() {
        return map.size();
    }

    @Override
    public V get(Object key) {
        return map.get(((Long) key).longValue());
    }

    @Override
    public V getOrDefault(Object key, V defaultValue) {
        return map.getOrDefault(((Long) key).longValue(), defaultValue);
    }

    @Override
    public boolean containsKey(Object key) {
        return map.containsKey(((Long) key).longValue());
    }

    @Override
    public V put(Long key, V value) {
        return map.put(key.longValue(), value);
    }

    @Override
    public V putIfAbsent(Long key, V value) {
        return map.putIfAbsent(key.longValue(), value);
    }

    @Override
    public V remove(Object key) {
        return map.remove(((Long) key).longValue());
    }

    @Override
    public boolean remove(Object key, Object value) {
        return map.remove(((Long) key).longValue(), value);
    }

    @Override
    public V replace(Long key, V value) {
        return map.replace(key.longValue(), value);
    }

    @Override
    public boolean replace(Long key, V oldValue, V newValue) {
        return map.replace(key.longValue(), oldValue, newValue);
    }

    @Override
    public V computeIfAbsent(Long key, Function<? super Long, ? extends V> function) {
        return map.computeIfAbsent(key.longValue(), (long number) -> function.apply(number));
    }

    @Override
    public V computeIfPresent(Long key, BiFunction<? super Long, ? super V, ? extends V> function) {
        return map.computeIfPresent(key.longValue(), (long number, V value) -> function.apply(number, value));
    }

    @Override
    public V compute(Long key, BiFunction<? super Long, ? super V, ? extends V> function) {
        return map.compute(key.longValue(), (long number, V value) -> function.apply(number, value));
    }

    @Override
    public V merge(Long key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
        return map.merge(key.longValue(), value, function);
    }

    @Override
    public void forEach(BiConsumer<? super Long, ? super V> action) {
        map.forEach((long number, V value) -> action.accept(number, value));
    }

    @Override
    public void replaceAll(BiFunction<? super Long, ? super V, ? extends V> function) {
        map.replaceAll((long number, V value) -> function.apply(number, value));
    }

    @Override
    public void putAll(Map<? extends Long, ? extends V> source) {
        map.putAll(source);
    }

    @Override
    public void clear() {
        map.clear();
    }

    @Override
    public Set<Long> keySet() {
        return map.keySet();
    }

    @Override
    public Collection<V> values() {
        return map.values();
    }

    @Override
    public Set<Entry<Long, V>> entrySet() {
        return map.entrySet();
    }
}

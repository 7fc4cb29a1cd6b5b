package io.github.gomap;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A {@link GoIntMap} as a {@link Map} of which every method calls the one for numbers, so that tests of maps are tests of
 * those.
 */
final class IntCalls<V> extends AbstractMap<Integer, V> {
    private final GoIntMap<V> map;

    IntCalls(GoIntMap<V> map) {
        this.map = map;
    }

    /** The map behind. */
    GoIntMap<V> map() {
        return map;
    }

    @Override
    public int size() {
        return map.size();
    }

    @Override
    public V get(Object key) {
        return map.get(((Integer) key).intValue());
    }

    @Override
    public V getOrDefault(Object key, V defaultValue) {
        return map.getOrDefault(((Integer) key).intValue(), defaultValue);
    }

    @Override
    public boolean containsKey(Object key) {
        return map.containsKey(((Integer) key).intValue());
    }

    @Override
    public V put(Integer key, V value) {
        return map.put(key.intValue(), value);
    }

    @Override
    public V putIfAbsent(Integer key, V value) {
        return map.putIfAbsent(key.intValue(), value);
    }

    @Override
    public V remove(Object key) {
        return map.remove(((Integer) key).intValue());
    }

    @Override
    public boolean remove(Object key, Object value) {
        return map.remove(((Integer) key).intValue(), value);
    }

    @Override
    public V replace(Integer key, V value) {
        return map.replace(key.intValue(), value);
    }

    @Override
    public boolean replace(Integer key, V oldValue, V newValue) {
        return map.replace(key.intValue(), oldValue, newValue);
    }

    @Override
    public V computeIfAbsent(Integer key, Function<? super Integer, ? extends V> function) {
        return map.computeIfAbsent(key.intValue(), (int number) -> function.apply(number));
    }

    @Override
    public V computeIfPresent(Integer key, BiFunction<? super Integer, ? super V, ? extends V> function) {
        return map.computeIfPresent(key.intValue(), (int number, V value) -> function.apply(number, value));
    }

    @Override
    public V compute(Integer key, BiFunction<? super Integer, ? super V, ? extends V> function) {
        return map.compute(key.intValue(), (int number, V value) -> function.apply(number, value));
    }

    @Override
    public V merge(Integer key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
        return map.merge(key.intValue(), value, function);
    }

    @Override
    public void forEach(BiConsumer<? super Integer, ? super V> action) {
        map.forEach((int number, V value) -> action.accept(number, value));
    }

    @Override
    public void replaceAll(BiFunction<? super Integer, ? super V, ? extends V> function) {
        map.replaceAll((int number, V value) -> function.apply(number, value));
    }

    @Override
    public void putAll(Map<? extends Integer, ? extends V> source) {
        map.putAll(source);
    }

    @Override
    public void clear() {
        map.clear();
    }

    @Override
    public Set<Integer> keySet() {
        return map.keySet();
    }

    @Override
    public Collection<V> values() {
        return map.values();
    }

    @Override
    public Set<Entry<Integer, V>> entrySet() {
        return map.entrySet();
    }
}

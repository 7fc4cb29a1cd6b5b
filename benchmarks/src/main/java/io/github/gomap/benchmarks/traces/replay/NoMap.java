package io.github.gomap.benchmarks.traces.replay;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The control: finds nothing and keeps nothing. What is measured with it is the replay itself. */
final class NoMap extends AbstractMap<Object, Object> {
    @Override
    public int size() {
        return 0;
    }

    @Override
    public Object get(Object key) {
        return null;
    }

    @Override
    public boolean containsKey(Object key) {
        return false;
    }

    @Override
    public boolean containsValue(Object value) {
        return false;
    }

    @Override
    public Object put(Object key, Object value) {
        return null;
    }

    @Override
    public Object putIfAbsent(Object key, Object value) {
        return null;
    }

    @Override
    public void putAll(Map<?, ?> source) {
        // Keeps nothing.
    }

    @Override
    public Object compute(Object key, BiFunction<? super Object, ? super Object, ?> function) {
        return null;
    }

    @Override
    public Object computeIfAbsent(Object key, Function<? super Object, ?> function) {
        return null;
    }

    @Override
    public Object merge(Object key, Object value, BiFunction<? super Object, ? super Object, ?> function) {
        return null;
    }

    @Override
    public Object remove(Object key) {
        return null;
    }

    @Override
    public boolean remove(Object key, Object value) {
        return false;
    }

    @Override
    public boolean replace(Object key, Object oldValue, Object newValue) {
        return false;
    }

    @Override
    public void clear() {
        // Has nothing.
    }

    @Override
    public Set<Object> keySet() {
        return Set.of();
    }

    @Override
    public Collection<Object> values() {
        return Set.of();
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return Set.of();
    }
}

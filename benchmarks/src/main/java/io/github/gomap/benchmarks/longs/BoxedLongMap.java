package io.github.gomap.benchmarks.longs;

import java.util.Map;

/** A map of objects, given boxed keys: what a program uses that has no map of primitive keys. */
final class BoxedLongMap<V> implements LongMap<V> {
    private final Map<Long, V> map;

    BoxedLongMap(Map<Long, V> map) {
        this.map = map;
    }

    @Override
    public V get(long key) {
        return map.get(key);
    }

    @Override
    public V put(long key, V value) {
        return map.put(key, value);
    }

    @Override
    public V remove(long key) {
        return map.remove(key);
    }

    @Override
    public int size() {
        return map.size();
    }

    @Override
    public void clear() {
        map.clear();
    }

    @Override
    public void visit(Visitor<? super V> visitor) {
        map.forEach(visitor::see);
    }

    @Override
    public Object structure() {
        return map;
    }
}

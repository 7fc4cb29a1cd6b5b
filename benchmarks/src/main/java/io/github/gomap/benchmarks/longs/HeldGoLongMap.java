package io.github.gomap.benchmarks.longs;

import io.github.gomap.GoLongMap;
import io.github.gomap.LongObjConsumer;

/** The map of this library with primitive keys. It cannot be extended, so it is held. */
final class HeldGoLongMap<V> implements LongMap<V> {
    private final GoLongMap<V> map;

    HeldGoLongMap() {
        map = new GoLongMap<>();
    }

    HeldGoLongMap(int expectedSize) {
        map = new GoLongMap<>(expectedSize);
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
        map.forEach((LongObjConsumer<V>) visitor::see);
    }

    @Override
    public Object structure() {
        return map;
    }
}

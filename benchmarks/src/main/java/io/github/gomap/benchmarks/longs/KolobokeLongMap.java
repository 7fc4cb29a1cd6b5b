package io.github.gomap.benchmarks.longs;

import com.koloboke.collect.map.LongObjMap;
import com.koloboke.collect.map.hash.HashLongObjMaps;
import com.koloboke.function.LongObjConsumer;

/** Koloboke: open addressing, linear probing. Its classes cannot be extended, so it is held. */
final class KolobokeLongMap<V> implements LongMap<V> {
    private final LongObjMap<V> map;

    KolobokeLongMap() {
        map = HashLongObjMaps.newMutableMap();
    }

    KolobokeLongMap(int expectedSize) {
        map = HashLongObjMaps.newMutableMap(expectedSize);
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

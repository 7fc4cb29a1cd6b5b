package io.github.gomap.benchmarks.longs;

import org.agrona.collections.Hashing;
import org.agrona.collections.Long2ObjectHashMap;

/** Agrona: open addressing, linear probing. */
final class AgronaLongMap<V> extends Long2ObjectHashMap<V> implements LongMap<V> {
    AgronaLongMap() {}

    AgronaLongMap(int expectedSize) {
        super((int) Math.ceil(expectedSize / (double) Hashing.DEFAULT_LOAD_FACTOR), Hashing.DEFAULT_LOAD_FACTOR);
    }

    @Override
    public void visit(Visitor<? super V> visitor) {
        forEachLong(visitor::see);
    }
}

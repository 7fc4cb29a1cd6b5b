package io.github.gomap.benchmarks.longs;

import org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap;

/** Eclipse Collections: open addressing, at most half full. */
final class EclipseLongMap<V> extends LongObjectHashMap<V> implements LongMap<V> {
    private static final long serialVersionUID = 1;

    EclipseLongMap() {}

    EclipseLongMap(int expectedSize) {
        super(expectedSize);
    }

    @Override
    public void visit(Visitor<? super V> visitor) {
        forEachKeyValue(visitor::see);
    }
}

package io.github.gomap.benchmarks.longs;

import com.carrotsearch.hppc.LongObjectHashMap;
import com.carrotsearch.hppc.procedures.LongObjectProcedure;

/** HPPC: open addressing, linear probing. */
final class HppcLongMap<V> extends LongObjectHashMap<V> implements LongMap<V> {
    HppcLongMap() {}

    HppcLongMap(int expectedSize) {
        super(expectedSize);
    }

    @Override
    public void visit(Visitor<? super V> visitor) {
        forEach((LongObjectProcedure<V>) visitor::see);
    }
}

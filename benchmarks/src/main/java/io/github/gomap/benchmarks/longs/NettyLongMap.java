package io.github.gomap.benchmarks.longs;

import io.netty.util.collection.LongObjectHashMap;

/** Netty: open addressing, linear probing, keys as they are instead of hashes, at most half full. */
final class NettyLongMap<V> extends LongObjectHashMap<V> implements LongMap<V> {
    NettyLongMap() {}

    NettyLongMap(int expectedSize) {
        super((int) Math.ceil(expectedSize / (double) DEFAULT_LOAD_FACTOR));
    }

    @Override
    public void visit(Visitor<? super V> visitor) {
        for (PrimitiveEntry<V> entry : entries()) {
            visitor.see(entry.key(), entry.value());
        }
    }
}

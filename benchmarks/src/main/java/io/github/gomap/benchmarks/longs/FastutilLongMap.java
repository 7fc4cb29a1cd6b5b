package io.github.gomap.benchmarks.longs;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;

/** fastutil: open addressing, linear probing; also shrinks. */
final class FastutilLongMap<V> extends Long2ObjectOpenHashMap<V> implements LongMap<V> {
    private static final long serialVersionUID = 1;

    FastutilLongMap() {}

    FastutilLongMap(int expectedSize) {
        super(expectedSize);
    }

    @Override
    public void visit(Visitor<? super V> visitor) {
        long2ObjectEntrySet().fastForEach(entry -> visitor.see(entry.getLongKey(), entry.getValue()));
    }
}

package io.github.gomap.benchmarks.latency;

import io.github.gomap.benchmarks.longs.LongMap;

/** The control for primitive keys, as {@link NoMap} is for objects. */
final class NoLongMap implements LongMap<Object> {
    private final long[] keys;
    private final Object[] values;
    private int size;

    NoLongMap(int capacity) {
        keys = new long[capacity];
        values = new Object[capacity];
    }

    @Override
    public Object put(long key, Object value) {
        keys[size] = key;
        values[size++] = value;
        return null;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Object get(long key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object remove(long key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void visit(Visitor<? super Object> visitor) {
        throw new UnsupportedOperationException();
    }
}

package io.github.gomap.benchmarks.latency;

import java.util.AbstractMap;
import java.util.Set;

/**
 * The control: stores what is put into an array and does nothing else. What is measured with it is the noise of the
 * machine and the cost of measuring.
 */
final class NoMap extends AbstractMap<Object, Object> {
    private final Object[] stored;
    private int size;

    NoMap(int capacity) {
        stored = new Object[capacity];
    }

    @Override
    public Object put(Object key, Object value) {
        stored[size++] = key;
        return null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        throw new UnsupportedOperationException();
    }
}

package io.github.gomap.benchmarks.latency;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** A map that notes how much time passes from one entry that is taken from it to the next. */
final class TimingSource extends AbstractMap<Object, Object> {
    private final Object[] keys;
    private final Recorder recorder;
    private long begin;

    TimingSource(Object[] keys, Recorder recorder) {
        this.keys = keys;
        this.recorder = recorder;
    }

    /** Calls putAll of another map. */
    void putInto(Map<Object, Object> target) {
        begin = System.nanoTime();
        target.putAll(this);
        recorder.record(keys.length - 1, begin, System.nanoTime() - begin);
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return keys.length;
            }

            @Override
            public Iterator<Entry<Object, Object>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Entry<Object, Object>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < keys.length;
        }

        @Override
        public Entry<Object, Object> next() {
            long now = System.nanoTime();
            // The first time is that of what putAll does before it looks at any entry.
            recorder.record(Math.max(0, next - 1), begin, now - begin);
            Object key = keys[next++];
            Entry<Object, Object> entry = new SimpleImmutableEntry<>(key, key);
            begin = System.nanoTime();
            return entry;
        }
    }
}

package io.github.gomap.benchmarks.concurrency.snapshots;

import java.util.Map;
import java.util.function.Supplier;

/**
 * A map of one writer, and a way to keep what is in it.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public interface SnapshotSource<K, V> {
    /** Sets the value of a key. */
    void put(K key, V value);

    /** What is in the map now, for any number of threads that get it safely published. No later put changes it. */
    Map<K, V> snapshot();

    /** A map that changes, and what takes a snapshot of it. */
    static <K, V> SnapshotSource<K, V> of(Map<K, V> map, Supplier<? extends Map<K, V>> taken) {
        return new SnapshotSource<>() {
            @Override
            public void put(K key, V value) {
                map.put(key, value);
            }

            @Override
            public Map<K, V> snapshot() {
                return taken.get();
            }
        };
    }
}

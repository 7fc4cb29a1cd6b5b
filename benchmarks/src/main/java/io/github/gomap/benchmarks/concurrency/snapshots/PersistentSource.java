package io.github.gomap.benchmarks.concurrency.snapshots;

import java.util.Map;
import org.pcollections.PMap;

/** A map that never changes: each put makes another one, so what there is now is a snapshot already. */
final class PersistentSource<K, V> implements SnapshotSource<K, V> {
    private PMap<K, V> newest;

    PersistentSource(PMap<K, V> empty) {
        newest = empty;
    }

    @Override
    public void put(K key, V value) {
        newest = newest.plus(key, value);
    }

    @Override
    public Map<K, V> snapshot() {
        return newest;
    }
}

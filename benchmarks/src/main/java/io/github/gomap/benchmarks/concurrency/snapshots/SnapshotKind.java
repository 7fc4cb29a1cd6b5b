package io.github.gomap.benchmarks.concurrency.snapshots;

import io.github.gomap.GoMap;
import java.util.HashMap;
import java.util.Map;
import org.pcollections.HashTreePMap;
import tech.pantheon.triemap.MutableTrieMap;
import tech.pantheon.triemap.TrieMap;

/** The ways to take a snapshot. */
public enum SnapshotKind {
    /** What most programs do. */
    HASH_MAP_COPY("new HashMap<>(map)"),
    /** The same with a GoMap. */
    GO_MAP_COPY("new GoMap<>(map)"),
    /** Scala's TrieMap for Java: in constant time, and each write after it copies the branches on its way. */
    TRIE_MAP("TrieMap.immutableSnapshot()"),
    /** PCollections: each write copies the branches on its way, snapshots cost nothing. */
    PERSISTENT_MAP("PCollections HashTreePMap");

    private final String label;

    SnapshotKind(String label) {
        this.label = label;
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    /** An empty map. */
    public <K, V> SnapshotSource<K, V> newSource() {
        return switch (this) {
            case HASH_MAP_COPY -> {
                Map<K, V> map = new HashMap<>();
                yield SnapshotSource.of(map, () -> new HashMap<>(map));
            }
            case GO_MAP_COPY -> {
                Map<K, V> map = new GoMap<>();
                yield SnapshotSource.of(map, () -> new GoMap<>(map));
            }
            case TRIE_MAP -> {
                MutableTrieMap<K, V> map = TrieMap.create();
                yield SnapshotSource.of(map, map::immutableSnapshot);
            }
            case PERSISTENT_MAP -> new PersistentSource<>(HashTreePMap.empty());
        };
    }
}

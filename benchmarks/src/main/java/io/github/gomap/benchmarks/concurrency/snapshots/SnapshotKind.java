package io.github.gomap.benchmarks.concurrency.snapshots;

import io.github.gomap.ConcurrentGoMap;
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
    /** GoMap's own: in constant time, and a write after it first copies the part that it shares with the snapshot. */
    GO_MAP_SNAPSHOT("GoMap.snapshot()"),
    /** The same of a map that threads share. */
    CONCURRENT_GO_MAP("ConcurrentGoMap.snapshot()"),
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
            case GO_MAP_SNAPSHOT -> {
                GoMap<K, V> map = new GoMap<>();
                yield SnapshotSource.of(map, map::snapshot);
            }
            case CONCURRENT_GO_MAP -> {
                ConcurrentGoMap<K, V> map = new ConcurrentGoMap<>();
                yield SnapshotSource.of(map, map::snapshot);
            }
            case TRIE_MAP -> {
                MutableTrieMap<K, V> map = TrieMap.create();
                yield SnapshotSource.of(map, map::immutableSnapshot);
            }
            case PERSISTENT_MAP -> new PersistentSource<>(HashTreePMap.empty());
        };
    }
}

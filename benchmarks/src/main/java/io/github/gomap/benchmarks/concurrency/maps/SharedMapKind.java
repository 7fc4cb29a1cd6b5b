package io.github.gomap.benchmarks.concurrency.maps;

import io.github.gomap.ConcurrentGoMap;
import io.github.gomap.GoMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import org.jctools.maps.NonBlockingHashMap;
import tech.pantheon.triemap.MutableTrieMap;
import tech.pantheon.triemap.TrieMap;

/** The contestants: the usual ways in which threads share a map, behind one factory. */
public enum SharedMapKind {
    /** The concurrent map of this library: reads without a lock, snapshots of one moment. */
    CONCURRENT_GO_MAP("ConcurrentGoMap", true, true),
    /** GoMap, one thread at a time. */
    GO_MAP_SYNCHRONIZED("GoMap, synchronized", true, true),
    /** GoMap behind the lock of the JDK that is like Go's RWMutex. */
    GO_MAP_READ_WRITE_LOCK("GoMap, ReentrantReadWriteLock", true, true),
    /**
     * GoMap behind the smaller and faster of the JDK's read-write locks. Its optimistic reads are not used, because they
     * are wrong here: they read while somebody writes and find out afterwards. A GoMap that is read while it is written
     * says so by an exception, as Go's map does, and what an unlucky read meets in the meantime (an array of one generation
     * and a length of another) is not made for that. Optimistic reading needs a map that is built for it from the inside.
     */
    GO_MAP_STAMPED_LOCK("GoMap, StampedLock", true, true),
    /** Shards of GoMaps behind read-write locks. */
    GO_MAP_SHARDS("GoMap, 32 shards", true, true),
    /** Go's sync.Map until 1.23: a read-only and a dirty GoMap. */
    SYNC_MAP("sync.Map of Go 1.23", false, false),
    /** Go's sync.Map from 1.24 on: a trie. */
    HASH_TRIE_MAP("sync.Map of Go 1.24", false, false),
    /** HashMap as the JDK makes it safe. */
    HASH_MAP_SYNCHRONIZED("HashMap, synchronizedMap", true, true),
    /** The concurrent map of the JDK. */
    CONCURRENT_HASH_MAP("ConcurrentHashMap", false, true),
    /** JCTools: no locks at all, open addressing. */
    NON_BLOCKING_HASH_MAP("NonBlockingHashMap", false, false),
    /** Scala's TrieMap for Java: no locks, snapshots in constant time. */
    TRIE_MAP("TrieMap", true, false);

    private final String label;
    private final boolean viewsOneMoment;
    private final boolean computesOnce;

    SharedMapKind(String label, boolean viewsOneMoment, boolean computesOnce) {
        this.label = label;
        this.viewsOneMoment = viewsOneMoment;
        this.computesOnce = computesOnce;
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    /** Does {@link SharedMap#forEach} show what was in the map at one moment, while others write? */
    public boolean viewsOneMoment() {
        return viewsOneMoment;
    }

    /** Does {@link SharedMap#computeIfAbsent} call its function once for all threads that ask for a key? */
    public boolean computesOnce() {
        return computesOnce;
    }

    /** An empty map as a user gets it who says nothing about its size. */
    public <K, V> SharedMap<K, V> newMap() {
        return switch (this) {
            case CONCURRENT_GO_MAP -> {
                ConcurrentGoMap<K, V> map = new ConcurrentGoMap<>();
                yield new MapAdapter<>(map, map::snapshot, map::failedReads);
            }
            case GO_MAP_SYNCHRONIZED -> MapAdapter.of(Collections.synchronizedMap(new GoMap<>()));
            case GO_MAP_READ_WRITE_LOCK -> new LockedMap<>(new GoMap<>(), new ReentrantReadWriteLock());
            case GO_MAP_STAMPED_LOCK -> new LockedMap<>(new GoMap<>(), new StampedLock().asReadWriteLock());
            case GO_MAP_SHARDS -> new ShardedMap<>();
            case SYNC_MAP -> new SyncMap<>();
            case HASH_TRIE_MAP -> new HashTrieMap<>();
            case HASH_MAP_SYNCHRONIZED -> MapAdapter.of(Collections.synchronizedMap(new HashMap<>()));
            case CONCURRENT_HASH_MAP -> MapAdapter.of(new ConcurrentHashMap<>());
            case NON_BLOCKING_HASH_MAP -> MapAdapter.of(new NonBlockingHashMap<>());
            case TRIE_MAP -> {
                MutableTrieMap<K, V> map = TrieMap.create();
                yield new MapAdapter<>(map, map::immutableSnapshot);
            }
        };
    }
}

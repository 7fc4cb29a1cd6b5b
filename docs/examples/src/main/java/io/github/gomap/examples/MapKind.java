package io.github.gomap.examples;

import io.github.gomap.ConcurrentGoMap;
import io.github.gomap.GoMap;
import java.util.HashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/** The maps that the program runs on. */
@SuppressWarnings("ImmutableEnumChecker") // The functions capture nothing.
enum MapKind {
    HASH_MAP("HashMap", size -> MapHome.onHeap(new HashMap<>())),
    GO_MAP("GoMap", size -> MapHome.onHeap(new GoMap<>())),
    FILTERED_GO_MAP("GoMap behind a BloomFilter", size -> MapHome.onHeap(new FilteredMap(new GoMap<>(), size))),
    CONCURRENT_GO_MAP("ConcurrentGoMap", size -> MapHome.onHeap(new ConcurrentGoMap<>())),
    CONCURRENT_HASH_MAP("ConcurrentHashMap", size -> MapHome.onHeap(new ConcurrentHashMap<>())),
    CAFFEINE("Caffeine", size -> MapHome.onHeap(BoundedCache.ofSize(size).asMap())),
    CHRONICLE_MAP("Chronicle Map", PersistedMap::inTemporaryFile),
    HAZELCAST("Hazelcast, one member", size -> ReplicatedMap.onMembers(1)),
    HAZELCAST_TWO_MEMBERS("Hazelcast, two members", size -> ReplicatedMap.onMembers(2));

    private final String title;
    private final IntFunction<MapHome> opening;

    MapKind(String title, IntFunction<MapHome> opening) {
        this.title = title;
        this.opening = opening;
    }

    /** Returns the name for people. */
    String title() {
        return title;
    }

    /** Makes an empty map with room for so many entries. */
    MapHome open(int size) {
        return opening.apply(size);
    }
}

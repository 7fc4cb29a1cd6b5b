package io.github.gomap.benchmarks;

import com.koloboke.collect.map.hash.HashObjObjMaps;
import io.github.gomap.GoMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.agrona.collections.Hashing;
import org.agrona.collections.Object2ObjectHashMap;
import org.apache.commons.collections4.map.HashedMap;
import org.eclipse.collections.impl.map.mutable.UnifiedMap;

/**
 * The maps that are compared, behind one factory.
 *
 * <p>A fork uses one kind only, so every call through {@code Map} has one target and is inlined. All but HPPC's are
 * {@code java.util.Map}s themselves; HPPC's has an adapter, which costs it one more object on the way.
 */
public enum MapKind {
    /** The map of this library. */
    GO_MAP("GoMap", "gomap"),
    /** The map that Java programs use. */
    HASH_MAP("HashMap", "jdk"),
    /** HashMap with a list through all entries: iterates in order of insertion. */
    LINKED_HASH_MAP("LinkedHashMap", "jdk"),
    /** The concurrent map of the JDK, used by one thread. */
    CONCURRENT_HASH_MAP("ConcurrentHashMap", "jdk"),
    /** fastutil: open addressing, linear probing. */
    FASTUTIL("fastutil", "fastutil"),
    /** Eclipse Collections UnifiedMap: keys and values in one array, chains in arrays of their own. */
    ECLIPSE("UnifiedMap", "eclipse-collections"),
    /** HPPC: open addressing, linear probing; not a {@code java.util.Map}. */
    HPPC("HPPC", "hppc"),
    /** Agrona: open addressing, linear probing. Without its cached iterators, which cannot be nested. */
    AGRONA("Agrona", "agrona"),
    /** Koloboke: open addressing, linear probing, keys and values in one array. */
    KOLOBOKE("Koloboke", "koloboke"),
    /** Commons Collections HashedMap: the chained map of Java 1.4, maintained. */
    COMMONS("HashedMap", "commons-collections");

    private final String label;
    private final String artifact;

    MapKind(String label, String artifact) {
        this.label = label;
        this.artifact = artifact;
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    /** The name under which {@code versions.properties} knows the version; "jdk" for the JDK's own maps. */
    public String artifact() {
        return artifact;
    }

    /** An empty map as a user gets it who says nothing about its size. */
    public <K, V> Map<K, V> newMap() {
        return switch (this) {
            case GO_MAP -> new GoMap<>();
            case HASH_MAP -> new HashMap<>();
            case LINKED_HASH_MAP -> new LinkedHashMap<>();
            case CONCURRENT_HASH_MAP -> new ConcurrentHashMap<>();
            case FASTUTIL -> new Object2ObjectOpenHashMap<>();
            case ECLIPSE -> new UnifiedMap<>();
            case HPPC -> new HppcMap<>();
            case AGRONA ->
                // All as by default, but for the last argument.
                new Object2ObjectHashMap<>(8, Hashing.DEFAULT_LOAD_FACTOR, false);
            case KOLOBOKE -> HashObjObjMaps.newMutableMap();
            case COMMONS -> new HashedMap<>();
        };
    }

    /** An empty map that takes so many entries without growing. */
    public <K, V> Map<K, V> newMap(int expectedSize) {
        return switch (this) {
            case GO_MAP -> new GoMap<>(expectedSize);
            case HASH_MAP -> new HashMap<>(capacity(expectedSize, 0.75));
            case LINKED_HASH_MAP -> new LinkedHashMap<>(capacity(expectedSize, 0.75));
            // Its constructor takes a number of entries, not of buckets.
            case CONCURRENT_HASH_MAP -> new ConcurrentHashMap<>(expectedSize, 0.75f);
            case FASTUTIL -> new Object2ObjectOpenHashMap<>(expectedSize);
            case ECLIPSE -> UnifiedMap.newMap(expectedSize);
            case HPPC -> new HppcMap<>(expectedSize);
            case AGRONA ->
                new Object2ObjectHashMap<>(
                        capacity(expectedSize, Hashing.DEFAULT_LOAD_FACTOR), Hashing.DEFAULT_LOAD_FACTOR, false);
            case KOLOBOKE -> HashObjObjMaps.newMutableMap(expectedSize);
            case COMMONS -> new HashedMap<>(capacity(expectedSize, 0.75));
        };
    }

    private static int capacity(int expectedSize, double loadFactor) {
        return (int) Math.ceil(expectedSize / loadFactor);
    }
}

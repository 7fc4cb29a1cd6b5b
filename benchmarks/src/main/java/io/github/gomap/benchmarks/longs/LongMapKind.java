package io.github.gomap.benchmarks.longs;

import io.github.gomap.benchmarks.MapKind;
import io.github.gomap.benchmarks.loading.MapFactory;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * The maps with primitive long keys that are compared, and two maps of objects that are given boxed ones. Where a
 * library takes part with both types of keys, the name is the same as in {@link MapKind}.
 */
public enum LongMapKind {
    /** The map of this library whose keys are longs. */
    GO_LONG_MAP("GoLongMap", MapKind.GO_MAP.artifact(), HeldGoLongMap::new, HeldGoLongMap::new),
    /** The map of this library for objects, with boxed keys. */
    GO_MAP("GoMap, boxed keys", MapKind.GO_MAP),
    /** The map that Java programs use, with boxed keys. */
    HASH_MAP("HashMap, boxed keys", MapKind.HASH_MAP),
    /** fastutil: open addressing, linear probing. */
    FASTUTIL("fastutil", "fastutil", FastutilLongMap::new, FastutilLongMap::new),
    /** Eclipse Collections: open addressing. */
    ECLIPSE("Eclipse", "eclipse-collections", EclipseLongMap::new, EclipseLongMap::new),
    /** HPPC: open addressing, linear probing. */
    HPPC("HPPC", "hppc", HppcLongMap::new, HppcLongMap::new),
    /** Agrona: open addressing, linear probing. */
    AGRONA("Agrona", "agrona", AgronaLongMap::new, AgronaLongMap::new),
    /** Koloboke: open addressing, linear probing. */
    KOLOBOKE("Koloboke", "koloboke", KolobokeLongMap::new, KolobokeLongMap::new),
    /** Netty: open addressing, linear probing, keys are not mixed. */
    NETTY("Netty", "netty", NettyLongMap::new, NettyLongMap::new);

    private final String label;
    private final String artifact;
    private final MapFactory<LongMap<Object>> factory;

    LongMapKind(String label, String artifact, Supplier<LongMap<Object>> unsized, IntFunction<LongMap<Object>> sized) {
        this.label = label;
        this.artifact = artifact;
        this.factory = new MapFactory<>(unsized, sized);
    }

    LongMapKind(String label, MapKind boxed) {
        this(
                label,
                boxed.artifact(),
                () -> new BoxedLongMap<>(boxed.newMap()),
                expectedSize -> new BoxedLongMap<>(boxed.newMap(expectedSize)));
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    /** The name under which {@code versions.properties} knows the version; "jdk" for the JDK's own maps. */
    public String artifact() {
        return artifact;
    }

    /** Is it a map of this library, other builds of which can take part? */
    public boolean isOfLibrary() {
        return artifact.equals(MapKind.GO_MAP.artifact());
    }

    /** Makes such maps. */
    public MapFactory<LongMap<Object>> factory() {
        return factory;
    }
}

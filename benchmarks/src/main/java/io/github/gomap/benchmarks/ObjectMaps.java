package io.github.gomap.benchmarks;

import io.github.gomap.benchmarks.loading.AddedClassPath;
import io.github.gomap.benchmarks.loading.MapFactory;
import java.util.Arrays;
import java.util.Map;

/** Where maps come from whose keys are objects. */
public final class ObjectMaps {
    private ObjectMaps() {}

    /**
     * What a fork is to measure.
     *
     * @param map the name of a {@link MapKind}, or of a class on the added class path of this JVM
     */
    public static MapFactory<Map<Object, Object>> named(String map) {
        return Arrays.stream(MapKind.values())
                .filter(kind -> kind.name().equals(map))
                .map(kind -> new MapFactory<Map<Object, Object>>(kind::newMap, kind::newMap))
                .findFirst()
                .orElseGet(() -> of(map, AddedClassPath.ofThisJvm()));
    }

    /** Can the iterators of a map remove? HPPC's cannot; a map that was added has to try. */
    public static boolean removeByIterator(String map) {
        return !map.equals(MapKind.HPPC.name());
    }

    /**
     * The maps of a class.
     *
     * @throws IllegalArgumentException if there is no such class, or it is of no use
     */
    @SuppressWarnings("unchecked") // a map without type arguments takes any
    public static MapFactory<Map<Object, Object>> of(String className, AddedClassPath classPath) {
        return (MapFactory<Map<Object, Object>>) (MapFactory<?>) classPath.load(className, Map.class);
    }
}

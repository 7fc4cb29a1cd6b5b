package io.github.gomap.benchmarks.longs;

import io.github.gomap.benchmarks.loading.AddedClassPath;
import io.github.gomap.benchmarks.loading.MapFactory;
import java.util.Arrays;
import java.util.Map;

/** Where maps come from whose keys are primitive. */
public final class LongMaps {
    private LongMaps() {}

    /**
     * What a fork is to measure.
     *
     * @param map the name of a {@link LongMapKind}, or of a class on the added class path of this JVM
     */
    public static MapFactory<LongMap<Object>> named(String map) {
        return Arrays.stream(LongMapKind.values())
                .filter(kind -> kind.name().equals(map))
                .map(LongMapKind::factory)
                .findFirst()
                .orElseGet(() -> of(map, AddedClassPath.ofThisJvm()));
    }

    /**
     * The maps of a class, which is a {@link LongMap} or a map of objects that is given boxed keys.
     *
     * @throws IllegalArgumentException if there is no such class, or it is of no use
     */
    public static MapFactory<LongMap<Object>> of(String className, AddedClassPath classPath) {
        return isLongMap(className, classPath)
                ? primitive(classPath.load(className, LongMap.class))
                : boxed(classPath.load(className, Map.class));
    }

    /** Is a class made for primitive keys? It may be a {@code java.util.Map} as well. */
    public static boolean isLongMap(String className, AddedClassPath classPath) {
        return LongMap.class.isAssignableFrom(classPath.find(className));
    }

    @SuppressWarnings("unchecked") // a map without type arguments takes any
    private static MapFactory<LongMap<Object>> primitive(MapFactory<?> factory) {
        return (MapFactory<LongMap<Object>>) factory;
    }

    @SuppressWarnings("unchecked") // a map without type arguments takes any
    private static MapFactory<LongMap<Object>> boxed(MapFactory<?> factory) {
        MapFactory<Map<Long, Object>> maps = (MapFactory<Map<Long, Object>>) factory;
        return new MapFactory<>(
                () -> new BoxedLongMap<>(maps.newMap()), expectedSize -> new BoxedLongMap<>(maps.newMap(expectedSize)));
    }
}

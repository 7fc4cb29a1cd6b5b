package io.github.gomap;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map that can be looked into: {@link GoMap}, {@link GoLongMap} or {@link GoIntMap}. Those who show what is inside of a map,
 * such as {@link MapMonitor}, take any of them.
 *
 * <pre>{@code
 * InspectableMap<Long, String> map = new GoLongMap<>();
 * map.put(7L, "seven");
 * System.out.println(map.inspect().bucketCount());
 * }</pre>
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface InspectableMap<K extends @Nullable Object, V extends @Nullable Object> extends Map<K, V> {
    /**
     * Takes a picture of the inside of the map. It copies the buckets, so it takes time and memory linear in them.
     *
     * @return an immutable picture, with all details
     */
    MapInspection<K, V> inspect();

    /**
     * Takes a picture of the inside of the map that holds no more than is asked for.
     *
     * @param detail how much; {@link MapInspection.Detail#COUNTERS} takes constant time
     * @return an immutable picture
     */
    MapInspection<K, V> inspect(MapInspection.Detail detail);
}

package io.github.gomap.benchmarks.traces.replay;

import io.github.gomap.benchmarks.ObjectMaps;
import io.github.gomap.benchmarks.loading.MapFactory;
import java.util.Map;

/**
 * The maps that a trace is done to.
 *
 * @param factory makes them
 * @param removeByIterator can their iterators remove?
 */
record Maps(MapFactory<Map<Object, Object>> factory, boolean removeByIterator) {
    /** Maps that do nothing. */
    static final Maps CONTROL = new Maps(new MapFactory<>(NoMap::new, expected -> new NoMap()), false);

    /**
     * The maps of a contestant.
     *
     * @param map its name, or that of its class
     */
    static Maps named(String map) {
        return new Maps(ObjectMaps.named(map), ObjectMaps.removeByIterator(map));
    }
}

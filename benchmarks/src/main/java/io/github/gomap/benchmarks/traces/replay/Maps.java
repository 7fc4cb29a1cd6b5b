package io.github.gomap.benchmarks.traces.replay;

import io.github.gomap.benchmarks.MapKind;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Makes the maps that a trace is done to.
 *
 * @param plain makes an empty map
 * @param sized makes an empty map for so many entries
 * @param removeByIterator can their iterators remove?
 */
record Maps(Supplier<Map<Object, Object>> plain, IntFunction<Map<Object, Object>> sized, boolean removeByIterator) {
    /** Maps that do nothing. */
    static final Maps CONTROL = new Maps(NoMap::new, expected -> new NoMap(), false);

    /** The maps of a kind. */
    static Maps of(MapKind kind) {
        return new Maps(kind::newMap, kind::newMap, kind.removesByIterator());
    }
}

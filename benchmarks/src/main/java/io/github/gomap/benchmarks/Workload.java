package io.github.gomap.benchmarks;

import io.github.gomap.benchmarks.loading.MapFactory;
import java.util.Map;
import java.util.function.Function;

/**
 * What the workloads have in common whose keys are objects.
 *
 * <p>The value of an entry is its key: it takes no memory, and no lookup gains or loses by it.
 */
public abstract class Workload extends MapWorkload<Map<Object, Object>> {
    @Override
    protected final MapFactory<Map<Object, Object>> named(String name) {
        return ObjectMaps.named(name);
    }

    /** A map without expected size that holds these keys. */
    final Map<Object, Object> filled(Object[] content) {
        Map<Object, Object> filled = factory().newMap();
        for (Object key : content) {
            filled.put(key, key);
        }
        return filled;
    }

    /** Maps of this size that all differ, made from their keys. */
    final Turns<Map<Object, Object>> mapsInTurn(Function<Object[], Map<Object, Object>> maker) {
        Round content = new Round(Keys.range(keys, 0, Keys.forRounds(size)));
        return Turns.of(size, () -> maker.apply(content.next(size)));
    }

    /** The keys of the map, in the order of insertion. */
    final Object[] presentKeys() {
        return Keys.range(keys, 0, size);
    }

    /** As many keys of the same kind that are not in the map. */
    final Object[] absentKeys() {
        return Keys.range(keys, size, size);
    }

    /** Some of these keys in random order, many in a row. */
    final Object[] lookups(Object[] candidates) {
        return Keys.lookups(candidates, zipf);
    }
}

package io.github.gomap.benchmarks.longs;

import io.github.gomap.benchmarks.MapWorkload;
import io.github.gomap.benchmarks.loading.MapFactory;

/**
 * What the workloads have in common whose keys are primitive: the sizes, the order of keys and lookups and the number of
 * lookups in a row are those of {@link io.github.gomap.benchmarks.Workload}.
 *
 * <p>All entries have one value: it takes no memory, and no lookup gains or loses by it. A boxed key, which a map of
 * objects needs, is made when it is put or looked up, and is part of the time.
 */
public abstract class LongWorkload extends MapWorkload<LongMap<Object>> {
    /** The value of all entries. */
    final Object value = new Object();

    @Override
    protected final MapFactory<LongMap<Object>> named(String name) {
        return LongMaps.named(name);
    }

    /** A map without expected size that holds these keys. */
    final LongMap<Object> filled(long[] content) {
        LongMap<Object> filled = factory().newMap();
        for (long key : content) {
            filled.put(key, value);
        }
        return filled;
    }

    /** The keys of the map, in the order of insertion. */
    final long[] presentKeys() {
        return LongKeys.range(keys, 0, size);
    }

    /** As many keys of the same kind that are not in the map. */
    final long[] absentKeys() {
        return LongKeys.range(keys, size, size);
    }

    /** Some of these keys in random order, many in a row. */
    final long[] lookups(long[] candidates) {
        return LongKeys.lookups(candidates, zipf);
    }
}

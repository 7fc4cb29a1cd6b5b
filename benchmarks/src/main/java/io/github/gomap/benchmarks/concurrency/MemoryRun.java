package io.github.gomap.benchmarks.concurrency;

import io.github.gomap.benchmarks.concurrency.maps.SharedMap;
import io.github.gomap.benchmarks.concurrency.maps.SharedMapKind;
import org.openjdk.jol.info.GraphStats;
import org.openjdk.jol.vm.VM;

/** Counts the bytes of a map. */
final class MemoryRun {
    private static final int WITNESS_SIZE = 10_000;

    private MemoryRun() {}

    /** Without keys, which are the values too, and without what all maps of the kind have in common. */
    static double bytesPerEntry(SharedMapKind kind, int size) {
        Object[] keys = SharedKeys.stored(size);
        SharedMap<Object, Object> map = filled(kind, keys);
        SharedMap<Object, Object> witness = filled(kind, SharedKeys.others(size, WITNESS_SIZE));
        long bytes = GraphStats.parseInstance(map, witness).totalSize()
                - GraphStats.parseInstance(witness).totalSize();
        return (double) bytes / size - VM.current().sizeOf(keys[0]);
    }

    private static SharedMap<Object, Object> filled(SharedMapKind kind, Object[] keys) {
        SharedMap<Object, Object> map = kind.newMap();
        for (Object key : keys) {
            map.put(key, key);
        }
        return map;
    }
}

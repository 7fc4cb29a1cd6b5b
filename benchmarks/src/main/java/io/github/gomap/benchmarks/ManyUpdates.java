package io.github.gomap.benchmarks;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** How long does a write of one of many small maps take that finds its key? The key is equal to the one in the map. */
public class ManyUpdates extends ManyMaps {
    /** What is called. */
    public enum How {
        /** {@code put}. */
        REPLACE,
        /** {@code computeIfAbsent}, which computes nothing. */
        COMPUTE_IF_ABSENT
    }

    @Param("REPLACE")
    How how;

    /** One write. */
    @Benchmark
    public Object update() {
        Map<Object, Object> target = nextMap();
        Object key = key();
        return how == How.REPLACE ? target.put(key, key) : target.computeIfAbsent(key, absent -> absent);
    }
}

package io.github.gomap.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** How long does {@code get} of one of many small maps take, of a present key or of an absent one? */
public class ManyGets extends ManyMaps {
    /** What the lookups find. */
    public enum Find {
        /** Present keys. */
        HIT,
        /** Absent keys. */
        MISS
    }

    @Param("HIT")
    Find find;

    @Override
    boolean picksPresentKeys() {
        return find == Find.HIT;
    }

    /** One lookup. */
    @Benchmark
    public Object get() {
        return nextMap().get(key());
    }
}

package io.github.gomap.benchmarks.longs;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** How long does {@code get} take, of a present key or of an absent one? */
public class LongGet extends LongWorkload {
    /** What the lookups find. */
    public enum Find {
        /** Present keys. */
        HIT,
        /** Absent keys. */
        MISS
    }

    @Param("HIT")
    Find find;

    private LongMap<Object> target;
    private LongRound lookups;

    @Setup(Level.Trial)
    public void setUp() {
        target = filled(presentKeys());
        lookups = new LongRound(lookups(find == Find.HIT ? presentKeys() : absentKeys()));
    }

    /** One lookup. */
    @Benchmark
    public Object get() {
        return target.get(lookups.next());
    }
}

package io.github.gomap.benchmarks;

import io.github.gomap.GoMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * What does a read cost while a GoMap is growing, and stays so because nobody writes? Choose a size at which it is:
 * 6.5 * 2^B + 1 has begun to grow, with a quarter of 2^B entries more it is halfway.
 */
public class MidGrowthReads extends Workload {
    /** What the lookups find. */
    public enum Find {
        /** Present keys. */
        HIT,
        /** Absent keys. */
        MISS
    }

    @Param("HIT")
    Find find;

    private Map<Object, Object> target;
    private Round lookups;

    @Setup(Level.Trial)
    public void setUp() {
        target = filled(presentKeys());
        lookups = new Round(lookups(find == Find.HIT ? presentKeys() : absentKeys()));
        if (target instanceof GoMap<?, ?> goMap && !goMap.inspect().isGrowing()) {
            throw new IllegalArgumentException("a GoMap of " + size + " entries is not growing");
        }
    }

    /** One lookup. */
    @Benchmark
    public Object get() {
        return target.get(lookups.next());
    }
}

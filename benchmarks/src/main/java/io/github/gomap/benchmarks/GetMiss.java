package io.github.gomap.benchmarks;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

/** How long does {@code get} of an absent key take? */
public class GetMiss extends Workload {
    private Map<Object, Object> target;
    private Round lookups;

    @Setup(Level.Trial)
    public void setUp() {
        target = filled(presentKeys());
        lookups = new Round(lookups(absentKeys()));
    }

    /** One lookup. */
    @Benchmark
    public Object get() {
        return target.get(lookups.next());
    }
}

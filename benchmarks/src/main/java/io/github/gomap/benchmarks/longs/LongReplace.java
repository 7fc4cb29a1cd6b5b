package io.github.gomap.benchmarks.longs;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

/** How long does {@code put} of a present key take? */
public class LongReplace extends LongWorkload {
    private LongMap<Object> target;
    private LongRound lookups;

    @Setup(Level.Trial)
    public void setUp() {
        target = filled(presentKeys());
        lookups = new LongRound(lookups(presentKeys()));
    }

    /** One replacement. */
    @Benchmark
    public Object put() {
        return target.put(lookups.next(), value);
    }
}

package io.github.gomap.benchmarks.longs;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** How long does it take to visit all entries, keys and values, without boxing where the map can do without it? */
public class LongIterate extends LongWorkload {
    private LongMap<Object> target;

    @Setup(Level.Trial)
    public void setUp() {
        target = filled(presentKeys());
    }

    /** One visit of all entries. */
    @Benchmark
    public void visit(Blackhole blackhole) {
        target.visit((key, found) -> {
            blackhole.consume(key);
            blackhole.consume(found);
        });
    }
}

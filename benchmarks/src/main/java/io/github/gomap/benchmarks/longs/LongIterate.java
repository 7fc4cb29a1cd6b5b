package io.github.gomap.benchmarks.longs;

import io.github.gomap.benchmarks.Keys;
import io.github.gomap.benchmarks.Turns;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** How long does it take to visit all entries, keys and values, without boxing where the map can do without it? */
public class LongIterate extends LongWorkload {
    private Turns<LongMap<Object>> targets;

    @Setup(Level.Trial)
    public void setUp() {
        LongRound content = new LongRound(LongKeys.range(keys, 0, Keys.forRounds(size)));
        targets = Turns.of(size, () -> filled(content.next(size)));
    }

    /** One visit of all entries of a map. */
    @Benchmark
    public void visit(Blackhole blackhole) {
        targets.next().visit((key, found) -> {
            blackhole.consume(key);
            blackhole.consume(found);
        });
    }
}

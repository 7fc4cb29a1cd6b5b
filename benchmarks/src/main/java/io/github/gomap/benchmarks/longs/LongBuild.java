package io.github.gomap.benchmarks.longs;

import io.github.gomap.benchmarks.Keys;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** How long does it take to fill a new map, which knows its final size beforehand or does not? */
public class LongBuild extends LongWorkload {
    @Param("false")
    boolean presized;

    private LongRound content;

    @Setup(Level.Trial)
    public void setUp() {
        content = new LongRound(LongKeys.range(keys, 0, Keys.forRounds(size)));
    }

    /** All puts of one map. */
    @Benchmark
    public Object build() {
        LongMap<Object> built = presized ? factory().newMap(size) : factory().newMap();
        for (int i = 0; i < size; i++) {
            built.put(content.next(), value);
        }
        return built;
    }
}

package io.github.gomap.benchmarks;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** How long does it take to fill a new map, which knows its final size beforehand or does not? */
public class Build extends Workload {
    @Param("false")
    boolean presized;

    private Round content;

    @Setup(Level.Trial)
    public void setUp() {
        content = new Round(Keys.range(keys, 0, Keys.forRounds(size)));
    }

    /** All puts of one map. */
    @Benchmark
    public Object build() {
        Map<Object, Object> built =
                presized ? factory().newMap(size) : factory().newMap();
        for (int i = 0; i < size; i++) {
            Object key = content.next();
            built.put(key, key);
        }
        return built;
    }
}

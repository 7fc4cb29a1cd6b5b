package io.github.gomap.benchmarks;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

/** How long does it take to clear a map and to fill it again to the same size? */
public class BuildAfterClear extends Workload {
    private Map<Object, Object> target;
    private Round content;

    @Setup(Level.Trial)
    public void setUp() {
        content = new Round(Keys.range(keys, 0, Keys.forRounds(size)));
        target = factory().newMap();
    }

    /** The clear and all puts of one map. */
    @Benchmark
    public Object clearAndBuild() {
        target.clear();
        for (int i = 0; i < size; i++) {
            Object key = content.next();
            target.put(key, key);
        }
        return target;
    }
}

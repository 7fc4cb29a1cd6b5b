package io.github.gomap.benchmarks;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

/** How long does it take to clear one of many small maps and to fill it again to the same size? */
public class ManyRefills extends ManyMaps {
    private Round content;

    @Setup(Level.Trial)
    public void setUp() {
        content = new Round(Keys.range(keys, 0, Keys.forRounds(size)));
    }

    /** The clear and all puts of one map. */
    @Benchmark
    public Object clearAndPut() {
        Map<Object, Object> target = nextMap();
        target.clear();
        for (int i = 0; i < size; i++) {
            Object key = content.next();
            target.put(key, key);
        }
        return target;
    }
}

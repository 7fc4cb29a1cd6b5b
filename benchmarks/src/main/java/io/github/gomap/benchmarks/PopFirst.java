package io.github.gomap.benchmarks;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

/**
 * How long does it take to fill a map and to empty it again, each time removing the first entry of a new iterator? A
 * map used as a bag of work. Maps that search for their first entry from the beginning need quadratic time.
 */
public class PopFirst extends Workload {
    private Map<Object, Object> target;
    private Round content;

    @Setup(Level.Trial)
    public void setUp() {
        content = new Round(Keys.range(keys, 0, Keys.forRounds(size)));
        target = factory().newMap();
    }

    /** One filling and emptying. */
    @Benchmark
    public Object fillAndPop() {
        for (int i = 0; i < size; i++) {
            Object key = content.next();
            target.put(key, key);
        }
        Object last = null;
        while (!target.isEmpty()) {
            last = target.keySet().iterator().next();
            target.remove(last);
        }
        return last;
    }
}

package io.github.gomap.benchmarks;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

/** How long does {@code put} of a present key take? The key given is equal to the one in the map, not the same. */
public class Replace extends Workload {
    private Map<Object, Object> target;
    private Round lookups;

    @Setup(Level.Trial)
    public void setUp() {
        target = filled(presentKeys());
        lookups = new Round(lookups(presentKeys()));
    }

    /** One replacement. */
    @Benchmark
    public Object put() {
        Object key = lookups.next();
        return target.put(key, key);
    }
}

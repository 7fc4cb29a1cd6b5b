package io.github.gomap.benchmarks;

import java.util.Arrays;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** How long do one {@code remove} and one {@code put} take, in a map that always has the same number of entries? */
public class Churn extends Workload {
    private static final int MOST_KEYS_OUTSIDE = 1 << 20;

    private static final int FEWEST_KEYS_OUTSIDE = 4096;

    private Map<Object, Object> target;
    private Object[] toRemove;
    private Object[] toPut;
    private Turnover turnover;

    @Setup(Level.Trial)
    public void setUp() {
        toPut = Keys.range(keys, 0, keysNeeded(size));
        toRemove = Keys.range(keys, 0, toPut.length);
        target = filled(Arrays.copyOf(toPut, size));
        turnover = new Turnover(size, toPut.length);
    }

    /** How many keys there are in and outside of a map of this size. */
    public static int keysNeeded(int size) {
        return size + Math.max(FEWEST_KEYS_OUTSIDE, Math.min(size, MOST_KEYS_OUTSIDE));
    }

    /** The oldest entry goes, a new one comes. */
    @Benchmark
    public void removeAndPut(Blackhole blackhole) {
        turnover.next();
        blackhole.consume(target.remove(toRemove[turnover.goes()]));
        Object key = toPut[turnover.comes()];
        blackhole.consume(target.put(key, key));
    }
}

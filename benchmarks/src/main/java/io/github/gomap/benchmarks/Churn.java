package io.github.gomap.benchmarks;

import java.util.Arrays;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** How long do one {@code remove} and one {@code put} take, in a map that always has the same number of entries? */
public class Churn extends Workload {
    /** Removed keys come back after at most this many turns. */
    private static final int MOST_KEYS_OUTSIDE = 1 << 20;

    private static final int FEWEST_KEYS_OUTSIDE = 4096;

    private Map<Object, Object> target;
    private Round toRemove;
    private Round toPut;

    @Setup(Level.Trial)
    public void setUp() {
        Object[] pool = Keys.range(keys, 0, size + keysOutside(size));
        target = filled(Arrays.copyOf(pool, size));
        toRemove = new Round(Keys.range(keys, 0, pool.length));
        toPut = new Round(pool);
        for (int i = 0; i < size; i++) {
            toPut.next();
        }
    }

    /** How many keys wait while so many are in the map. */
    public static int keysOutside(int size) {
        return Math.max(FEWEST_KEYS_OUTSIDE, Math.min(size, MOST_KEYS_OUTSIDE));
    }

    /** The oldest entry goes, a new one comes. */
    @Benchmark
    public void removeAndPut(Blackhole blackhole) {
        blackhole.consume(target.remove(toRemove.next()));
        Object key = toPut.next();
        blackhole.consume(target.put(key, key));
    }
}

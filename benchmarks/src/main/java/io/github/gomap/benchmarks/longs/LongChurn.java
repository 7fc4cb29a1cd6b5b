package io.github.gomap.benchmarks.longs;

import io.github.gomap.benchmarks.Churn;
import io.github.gomap.benchmarks.Turnover;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** How long do one {@code remove} and one {@code put} take, in a map that always has the same number of entries? */
public class LongChurn extends LongWorkload {
    private LongMap<Object> target;
    private long[] pool;
    private Turnover turnover;

    @Setup(Level.Trial)
    public void setUp() {
        pool = LongKeys.range(keys, 0, Churn.keysNeeded(size));
        target = filled(Arrays.copyOf(pool, size));
        turnover = new Turnover(size, pool.length);
    }

    LongMap<Object> target() {
        return target;
    }

    /** The oldest entry goes, a new one comes. */
    @Benchmark
    public void removeAndPut(Blackhole blackhole) {
        turnover.next();
        blackhole.consume(target.remove(pool[turnover.goes()]));
        blackhole.consume(target.put(pool[turnover.comes()], value));
    }
}

package io.github.gomap.benchmarks.longs;

import io.github.gomap.benchmarks.Churn;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** How long do one {@code remove} and one {@code put} take, in a map that always has the same number of entries? */
public class LongChurn extends LongWorkload {
    private LongMap<Object> target;
    private LongRound toRemove;
    private LongRound toPut;

    @Setup(Level.Trial)
    public void setUp() {
        long[] pool = LongKeys.range(keys, 0, Churn.keysNeeded(size));
        target = filled(Arrays.copyOf(pool, size));
        toRemove = new LongRound(pool);
        toPut = new LongRound(pool);
        for (int i = 0; i < size; i++) {
            toPut.next();
        }
    }

    LongMap<Object> target() {
        return target;
    }

    /** The oldest entry goes, a new one comes. */
    @Benchmark
    public void removeAndPut(Blackhole blackhole) {
        blackhole.consume(target.remove(toRemove.next()));
        blackhole.consume(target.put(toPut.next(), value));
    }
}

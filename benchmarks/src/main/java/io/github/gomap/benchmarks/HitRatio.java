package io.github.gomap.benchmarks;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** How long does {@code get} take when so many of a hundred keys are present, and nobody can guess which? */
public class HitRatio extends Workload {
    @Param("50")
    int percent;

    private Map<Object, Object> target;
    private Round lookups;

    @Setup(Level.Trial)
    public void setUp() {
        target = filled(presentKeys());
        lookups = new Round(mixed());
    }

    /** Present and absent keys in random order. */
    private Object[] mixed() {
        Object[] mixed = lookups(presentKeys());
        Object[] absent = lookups(absentKeys());
        var random = Keys.random();
        for (int i = 0; i < mixed.length; i++) {
            if (random.nextInt(100) >= percent) {
                mixed[i] = absent[i];
            }
        }
        return mixed;
    }

    /** One lookup. */
    @Benchmark
    public Object get() {
        return target.get(lookups.next());
    }
}

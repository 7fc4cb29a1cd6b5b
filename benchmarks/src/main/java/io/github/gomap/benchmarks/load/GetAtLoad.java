package io.github.gomap.benchmarks.load;

import io.github.gomap.GoMap;
import io.github.gomap.benchmarks.Keys;
import io.github.gomap.benchmarks.results.Collector;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long does {@code get} of a GoMap take at this load, of a present key and of an absent one? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 12, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 40, time = 50, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-Xms2g", "-Xmx2g", Collector.PRE_TOUCH})
public class GetAtLoad {
    @Param("14")
    int log2Buckets;

    @Param({"4.0", "6.5", "8.0"})
    double load;

    private GoMap<Object, Object> map;
    private Object[] presentKeys;
    private Object[] absentKeys;
    private int next;

    @Setup(Level.Trial)
    public void setUp() {
        map = CrowdedMap.filled(log2Buckets, CrowdedMap.keys(log2Buckets, load));
        presentKeys = Keys.lookups(CrowdedMap.keys(log2Buckets, load));
        absentKeys = Keys.lookups(CrowdedMap.absentKeys(log2Buckets, load));
    }

    private Object next(Object[] keys) {
        int index = next;
        next = index + 1 == keys.length ? 0 : index + 1;
        return keys[index];
    }

    /** One lookup of a present key. */
    @Benchmark
    public Object hit() {
        return map.get(next(presentKeys));
    }

    /** One lookup of an absent key. */
    @Benchmark
    public Object miss() {
        return map.get(next(absentKeys));
    }
}

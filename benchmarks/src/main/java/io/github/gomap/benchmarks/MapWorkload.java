package io.github.gomap.benchmarks;

import io.github.gomap.benchmarks.loading.MapFactory;
import io.github.gomap.benchmarks.results.Collector;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What all workloads have in common: the map, the kind of keys, the number of entries, and how often each key is asked
 * for, where a workload asks for keys.
 *
 * <p>The parameters given here make a short run under JMH alone. The grids of the runner have their own: all maps, and
 * each size at the minimum, middle and maximum load of a GoMap, because a single one flatters somebody.
 *
 * @param <M> what the workloads see of a map
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 12, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 40, time = 50, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-Xms2g", "-Xmx2g", Collector.PRE_TOUCH})
public abstract class MapWorkload<M> {
    /** The name of a map that is built in, or of a class that was added. */
    @Param({"GO_MAP", "HASH_MAP"})
    public String map;

    /** The kind of keys. */
    @Param("LONG_RANDOM")
    public KeyKind keys;

    /** The number of entries. */
    @Param("1638")
    public int size;

    /** The exponent of Zipf's law, by which keys are looked up; 0 = all equally often. */
    @Param("0")
    public double zipf;

    private MapFactory<M> factory;

    /** The maps of a name. */
    protected abstract MapFactory<M> named(String name);

    /** What makes the maps; known from the first call on, since it cannot be before JMH has set the parameters. */
    protected final MapFactory<M> factory() {
        if (factory == null) {
            factory = named(map);
        }
        return factory;
    }
}

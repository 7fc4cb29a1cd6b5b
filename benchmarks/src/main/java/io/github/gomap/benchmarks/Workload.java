package io.github.gomap.benchmarks;

import io.github.gomap.benchmarks.results.Collector;
import java.util.Map;
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
 * What all workloads have in common: the kind of map, the kind of keys, the number of entries, and how often each key is
 * asked for, where a workload asks for keys.
 *
 * <p>The parameters given here make a short run under JMH alone. The grids of the runner have their own: all maps, and
 * each size at the minimum, middle and maximum load of a GoMap, because a single one flatters somebody.
 *
 * <p>The value of an entry is its key: it takes no memory, and no lookup gains or loses by it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 12, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 40, time = 50, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-Xms2g", "-Xmx2g", Collector.PRE_TOUCH})
public abstract class Workload {
    @Param({"GO_MAP", "HASH_MAP"})
    MapKind map;

    @Param("LONG_RANDOM")
    KeyKind keys;

    @Param("1638")
    int size;

    /** The exponent of Zipf's law, by which keys are looked up; 0 = all equally often. */
    @Param("0")
    double zipf;

    /** A map without expected size that holds these keys. */
    final Map<Object, Object> filled(Object[] content) {
        Map<Object, Object> filled = map.newMap();
        for (Object key : content) {
            filled.put(key, key);
        }
        return filled;
    }

    /** The keys of the map, in the order of insertion. */
    final Object[] presentKeys() {
        return Keys.range(keys, 0, size);
    }

    /** As many keys of the same kind that are not in the map. */
    final Object[] absentKeys() {
        return Keys.range(keys, size, size);
    }

    /** Some of these keys in random order, many in a row. */
    final Object[] lookups(Object[] candidates) {
        return Keys.lookups(candidates, zipf);
    }
}

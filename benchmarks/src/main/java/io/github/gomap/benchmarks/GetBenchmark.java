package io.github.gomap.benchmarks;

import io.github.gomap.GoMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
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

/**
 * How long one {@code get} takes: of a key that is present (hit) and of one that is not (miss).
 *
 * <p>The keys are random {@code Long}s. The lookups use other objects than the ones in the map, in an order that has
 * nothing to do with the order of insertion, so that {@code equals} never succeeds by identity and neither the keys nor
 * the buckets arrive in the order of memory.
 *
 * <p>The sizes are chosen for the states of a GoMap: one bucket (6), as full as it gets before it doubles (832, 53248), a
 * doubling that has only begun, so that a lookup may have to read the old buckets (833, 53249), and a doubling that is
 * over (1000, 1000000). The small ones fit the caches of a processor, the last does not.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar GetBenchmark
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(5)
public class GetBenchmark {
    /** Seed of all keys, so that every fork and every kind of map sees the same ones. */
    private static final long KEY_SEED = 0x5DEECE66DL;

    /** Which map is measured. */
    public enum Kind {
        /** The map of this library. */
        GO_MAP,
        /** The map of the JDK. */
        HASH_MAP;

        Map<Long, Long> newMap() {
            return switch (this) {
                case GO_MAP -> new GoMap<>();
                case HASH_MAP -> new HashMap<>();
            };
        }
    }

    @Param({"GO_MAP", "HASH_MAP"})
    Kind kind;

    @Param({"6", "832", "833", "1000", "53248", "53249", "1000000"})
    int size;

    private Map<Long, Long> map;
    private Long[] presentKeys;
    private Long[] absentKeys;
    private int next;

    @Setup(Level.Trial)
    public void fill() {
        map = kind.newMap();
        presentKeys = new Long[size];
        absentKeys = new Long[size];
        SplittableRandom random = new SplittableRandom(KEY_SEED);
        for (int i = 0; i < size; i++) {
            long key = random.nextLong();
            map.put(key, (long) i);
            presentKeys[i] = key;
        }
        for (int i = 0; i < size; i++) {
            absentKeys[i] = newKey(random);
        }
        shuffle(presentKeys, random);
    }

    private long newKey(SplittableRandom random) {
        long key = random.nextLong();
        while (map.containsKey(key)) {
            key = random.nextLong();
        }
        return key;
    }

    private static void shuffle(Long[] keys, SplittableRandom random) {
        for (int last = keys.length - 1; last > 0; last--) {
            int chosen = random.nextInt(last + 1);
            Long swapped = keys[last];
            keys[last] = keys[chosen];
            keys[chosen] = swapped;
        }
    }

    private Long nextOf(Long[] keys) {
        int index = next;
        next = index + 1 == keys.length ? 0 : index + 1;
        return keys[index];
    }

    /**
     * Looks up a key that is present.
     *
     * @return its value, for JMH to consume
     */
    @Benchmark
    public Long hit() {
        return map.get(nextOf(presentKeys));
    }

    /**
     * Looks up a key that is absent.
     *
     * @return null, for JMH to consume
     */
    @Benchmark
    public Long miss() {
        return map.get(nextOf(absentKeys));
    }
}

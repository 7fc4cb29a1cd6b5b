package io.github.gomap;

import java.util.TreeMap;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/**
 * Lincheck draws small programs of two threads, runs them under many schedules and asks whether each outcome is linearizable.
 * Its model checker is sequentially consistent: it finds a wrong order of steps, but no missing fence.
 */
@Param(name = "key", gen = IntGen.class, conf = "1:12")
@Param(name = "value", gen = IntGen.class, conf = "1:3")
public class ConcurrentGoMapLincheckTest {
    private static final int FACTOR = Integer.getInteger("gomap.concurrent.factor", 1);

    /** Two shards, so that a snapshot has to be of one moment; so full that a few puts make one grow. */
    private final ConcurrentGoMap<Integer, Integer> map = filled();

    private static ConcurrentGoMap<Integer, Integer> filled() {
        // The lowest bit chooses the shard, the others the bucket.
        ConcurrentGoMap<Integer, Integer> map = ConcurrentGoMap.<Integer, Integer>builder()
                .shards(2)
                .hasher((key, seed) -> (long) key << 32 | key * 0x9E3779B1L & 0xFFFFFFFFL)
                .build();
        for (int key = 100; key < 115; key++) {
            map.put(key, key);
        }
        return map;
    }

    @Operation
    public Integer get(@Param(name = "key") int key) {
        return map.get(key);
    }

    @Operation
    public Integer put(@Param(name = "key") int key, @Param(name = "value") int value) {
        return map.put(key, value);
    }

    @Operation
    public Integer remove(@Param(name = "key") int key) {
        return map.remove(key);
    }

    @Operation
    public Integer computeIfAbsent(@Param(name = "key") int key, @Param(name = "value") int value) {
        return map.computeIfAbsent(key, absent -> value);
    }

    @Operation
    public Integer merge(@Param(name = "key") int key, @Param(name = "value") int value) {
        return map.merge(key, value, Integer::sum);
    }

    @Operation
    public boolean replace(
            @Param(name = "key") int key, @Param(name = "value") int expected, @Param(name = "value") int value) {
        return map.replace(key, expected, value);
    }

    @Operation
    public String snapshot() {
        return new TreeMap<>(map.snapshot()).toString();
    }

    @Test
    void modelChecking() {
        new ModelCheckingOptions()
                .iterations(20 * FACTOR)
                .invocationsPerIteration(300 * FACTOR)
                .threads(2)
                .actorsPerThread(3)
                .check(ConcurrentGoMapLincheckTest.class);
    }

    @Test
    void stress() {
        new StressOptions()
                .iterations(20 * FACTOR)
                .invocationsPerIteration(1000 * FACTOR)
                .threads(2)
                .actorsPerThread(4)
                .check(ConcurrentGoMapLincheckTest.class);
    }
}

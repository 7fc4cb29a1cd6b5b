package io.github.gomap.benchmarks.concurrency.snapshots;

import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.Keys;
import io.github.gomap.benchmarks.concurrency.Skew;
import io.github.gomap.benchmarks.results.SnapshotResult.Question;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** A filled map, and changes of some of its entries. */
final class Story {
    private static final long SEED = 0xDECAF;

    private final Object[] keys;
    private final Object[] lookups;
    private final SnapshotSource<Object, Object> source;
    private final UniformRandomProvider random = random(0);

    Story(Question question) {
        keys = Keys.range(KeyKind.LONG_RANDOM, 0, question.size());
        lookups = Keys.range(KeyKind.LONG_RANDOM, 0, question.size());
        source = SnapshotKind.valueOf(question.map()).newSource();
        for (Object key : keys) {
            source.put(key, key);
        }
    }

    private static UniformRandomProvider random(int thread) {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(SEED + thread);
    }

    /** A random entry gets a random value: no map gets larger or smaller by it. */
    void change() {
        source.put(lookups[random.nextInt(keys.length)], keys[random.nextInt(keys.length)]);
    }

    Map<Object, Object> snapshot() {
        return source.snapshot();
    }

    SnapshotSource<Object, Object> source() {
        return source;
    }

    /** What is in the map but does not belong to it. */
    Object[] content() {
        return new Object[] {keys, lookups};
    }

    Object lookup(int key) {
        return lookups[key];
    }

    /** Keys for a reader. */
    int[] picks(int reader, int count) {
        return Skew.UNIFORM.picks(random(reader + 1), keys.length, count);
    }
}

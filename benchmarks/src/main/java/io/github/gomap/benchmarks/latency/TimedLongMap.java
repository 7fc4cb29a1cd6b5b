package io.github.gomap.benchmarks.latency;

import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.Keys;
import io.github.gomap.benchmarks.longs.LongKeys;
import io.github.gomap.benchmarks.longs.LongMap;
import io.github.gomap.benchmarks.longs.LongMaps;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.apache.commons.rng.sampling.ArraySampler;

/** A map of primitive longs. All keys have one value. */
final class TimedLongMap extends TimedMap {
    private final LongMap<Object> map;
    private long[] keys;
    private long taken;

    private TimedLongMap(LongMap<Object> map, long[] keys) {
        this.map = map;
        this.keys = keys;
    }

    static IntFunction<TimedMap> maps(KeyKind kind, String map, int keyCount) {
        long[] keys = LongKeys.range(kind, 0, keyCount);
        return count -> new TimedLongMap(
                map == null ? new NoLongMap(count) : LongMaps.named(map).newMap(),
                count < keyCount ? Arrays.copyOf(keys, count) : keys);
    }

    @Override
    int keyCount() {
        return keys.length;
    }

    @Override
    void takeKey(int number) {
        taken = keys[number];
    }

    @Override
    void shuffleKeys() {
        keys = ArraySampler.shuffle(Keys.random(), keys.clone());
    }

    @Override
    void put() {
        map.put(taken, this);
    }

    @Override
    void remove() {
        map.remove(taken);
    }
}

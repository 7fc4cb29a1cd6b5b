package io.github.gomap.benchmarks.latency;

import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.Keys;
import io.github.gomap.benchmarks.ObjectMaps;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.commons.rng.sampling.ArraySampler;

/** A map of objects. The value of a key is the key. */
final class TimedObjectMap extends TimedMap {
    private final Map<Object, Object> map;
    private Object[] keys;
    private Object taken;

    private TimedObjectMap(Map<Object, Object> map, Object[] keys) {
        this.map = map;
        this.keys = keys;
    }

    static IntFunction<TimedMap> maps(KeyKind kind, String map, int keyCount) {
        Object[] keys = Keys.range(kind, 0, keyCount);
        return count -> new TimedObjectMap(
                map == null ? new NoMap(count) : ObjectMaps.named(map).newMap(),
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
        map.put(taken, taken);
    }

    @Override
    void remove() {
        map.remove(taken);
    }

    @Override
    void putAll(Recorder recorder) {
        new TimingSource(keys, recorder).putInto(map);
    }

    @Override
    void iterateAndRemove(Recorder recorder) {
        Iterator<Object> iterator = map.keySet().iterator();
        for (int i = 0; i < keys.length; i++) {
            long begin = System.nanoTime();
            iterator.next();
            iterator.remove();
            long end = System.nanoTime();
            recorder.record(i, begin, end - begin);
        }
    }
}

package io.github.gomap.benchmarks.footprint;

import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.Keys;
import io.github.gomap.benchmarks.ObjectMaps;
import io.github.gomap.benchmarks.longs.LongKeys;
import io.github.gomap.benchmarks.longs.LongMap;
import io.github.gomap.benchmarks.longs.LongMaps;
import java.util.Map;
import java.util.function.Supplier;
import org.openjdk.jol.vm.VM;

/** A map that gets one key after the other, with keys that are numbered from 0. */
interface GrowingMap {
    /** Puts the key of this number. */
    void put(int number);

    int size();

    /** What has all memory of the map. */
    Object structure();

    /** What of that memory does not belong to the map: keys that are objects, which are the values too. */
    long bytesOfKeys();

    /** Makes empty maps of a contestant, all for the same keys. */
    static Supplier<GrowingMap> maps(KeyType type, String map, int keyCount) {
        return switch (type) {
            case OBJECT -> {
                Object[] keys = Keys.range(KeyKind.LONG_RANDOM, 0, keyCount);
                yield () -> new OfObjects(ObjectMaps.named(map).newMap(), keys);
            }
            case LONG -> {
                long[] keys = LongKeys.range(KeyKind.LONG_RANDOM, 0, keyCount);
                yield () -> new OfLongs(LongMaps.named(map).newMap(), keys);
            }
        };
    }

    /** Of objects: the value of a key is the key. */
    record OfObjects(Map<Object, Object> structure, Object[] keys) implements GrowingMap {
        @Override
        public void put(int number) {
            structure.put(keys[number], keys[number]);
        }

        @Override
        public int size() {
            return structure.size();
        }

        @Override
        public long bytesOfKeys() {
            return size() * VM.current().sizeOf(keys[0]);
        }
    }

    /** Of primitive longs: the value of all keys is their array. A boxed key belongs to the map that needs it. */
    record OfLongs(LongMap<Object> map, long[] keys) implements GrowingMap {
        @Override
        public void put(int number) {
            map.put(keys[number], keys);
        }

        @Override
        public int size() {
            return map.size();
        }

        @Override
        public Object structure() {
            return map.structure();
        }

        @Override
        public long bytesOfKeys() {
            return 0;
        }
    }
}

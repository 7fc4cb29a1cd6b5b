package io.github.gomap.benchmarks.latency;

import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.KeyType;
import java.util.function.IntFunction;

/**
 * A map whose operations are timed one by one. Keys are numbered from 0 in the order of insertion; each is taken before
 * the clock is read, so that finding it is not part of the time. A JVM has one implementation only, so all calls are
 * inlined.
 */
abstract class TimedMap {
    /**
     * Makes maps that hold so many of the keys.
     *
     * @param map the name of a map or of a class, null = the control, which stores what is put into an array
     * @param keyCount how many keys there are
     */
    static IntFunction<TimedMap> maps(KeyType type, KeyKind keys, String map, int keyCount) {
        return switch (type) {
            case OBJECT -> TimedObjectMap.maps(keys, map, keyCount);
            case LONG -> TimedLongMap.maps(keys, map, keyCount);
        };
    }

    /** The number of keys. */
    abstract int keyCount();

    /** Takes a key. */
    abstract void takeKey(int number);

    /** Gives the keys other numbers, in random order. */
    abstract void shuffleKeys();

    /** Puts the key that was taken. */
    abstract void put();

    /** Removes the key that was taken. */
    abstract void remove();

    /** Puts all keys. */
    final void fill() {
        for (int i = 0; i < keyCount(); i++) {
            takeKey(i);
            put();
        }
    }

    /** Puts all keys by one call, and records it. */
    void putAll(Recorder recorder) {
        throw new UnsupportedOperationException("putAll");
    }

    /** Removes all keys by an iterator, and records each removal. */
    void iterateAndRemove(Recorder recorder) {
        throw new UnsupportedOperationException("removal by an iterator");
    }
}

package io.github.gomap.benchmarks.concurrency.maps;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A map that any number of threads use at the same time. It has no more than what is asked of the contestants, so that
 * each of them is short.
 *
 * <p>Neither keys nor values are null. What a thread did before it put a value happens before what another thread does
 * with the value that it got.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public interface SharedMap<K, V> {
    /** What a map says that does not count. */
    long UNKNOWN = -1;

    /** The value of a key; null = there is none. */
    V get(K key);

    /** Sets the value of a key and returns the one before it, null = there was none. */
    V put(K key, V value);

    /** Removes a key and returns its value, null = there was none. */
    V remove(K key);

    /**
     * The value of a key, which is that of the function if there was none. All threads that ask at the same time get the
     * same value. The function may be called in vain by those who come second; where it is called once and no more,
     * {@link SharedMapKind#computesOnce()} says so.
     */
    V computeIfAbsent(K key, Function<? super K, ? extends V> function);

    /** The number of entries, exact while nobody writes. Who does not know it counts. */
    default int size() {
        int[] count = new int[1];
        forEach((key, value) -> count[0]++);
        return count[0];
    }

    /**
     * Hands over all entries, of one moment if the map can do that, which {@link SharedMapKind#viewsOneMoment()} says.
     * The action does not touch the map.
     */
    void forEach(BiConsumer<? super K, ? super V> action);

    /**
     * How many calls of {@link #get} so far had to try again or to take a lock because their first attempt, without a
     * lock, was not enough; negative = nobody counts.
     */
    default long slowReads() {
        return UNKNOWN;
    }
}

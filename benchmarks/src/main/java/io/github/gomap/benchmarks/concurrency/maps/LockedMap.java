package io.github.gomap.benchmarks.concurrency.maps;

import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A map behind a lock that readers share: what Go's users write as a struct of a map and a RWMutex.
 *
 * <p>Readers do not wait for each other, but each of them changes the state of the lock twice, and all of them the same
 * state: the processors hand its cache line around.
 */
final class LockedMap<K, V> implements SharedMap<K, V> {
    private final Map<K, V> map;
    private final Lock reading;
    private final Lock writing;

    /**
     * An empty map and its lock.
     *
     * @param map reading it changes nothing in it
     */
    LockedMap(Map<K, V> map, ReadWriteLock lock) {
        this.map = map;
        this.reading = lock.readLock();
        this.writing = lock.writeLock();
    }

    /** What keeps all writers out. */
    Lock reading() {
        return reading;
    }

    @Override
    public V get(K key) {
        reading.lock();
        try {
            return map.get(key);
        } finally {
            reading.unlock();
        }
    }

    @Override
    public V put(K key, V value) {
        writing.lock();
        try {
            return map.put(key, value);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public V remove(K key) {
        writing.lock();
        try {
            return map.remove(key);
        } finally {
            writing.unlock();
        }
    }

    /** Most callers find the key, and those need not keep others from reading. */
    @Override
    public V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
        V present = get(key);
        if (present != null) {
            return present;
        }
        writing.lock();
        try {
            return map.computeIfAbsent(key, function);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public int size() {
        reading.lock();
        try {
            return map.size();
        } finally {
            reading.unlock();
        }
    }

    /** One moment: who wants to write waits until the iteration is over. */
    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        reading.lock();
        try {
            map.forEach(action);
        } finally {
            reading.unlock();
        }
    }
}

package io.github.gomap.benchmarks.concurrency.maps;

import io.github.gomap.GoMap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Many maps, each behind a lock of its own, and every key has its place in one of them: the pattern of
 * orcaman/concurrent-map in Go. Threads meet in a lock only when their keys have the same shard.
 */
final class ShardedMap<K, V> implements SharedMap<K, V> {
    /** As many as in the original, whatever the number of processors. */
    private static final int LOG2_SHARDS = 5;

    /** The golden ratio: the high bits of the product depend on all bits of a hash code. */
    private static final int SPREAD = 0x9E3779B9;

    private final List<LockedMap<K, V>> shards = new ArrayList<>();

    ShardedMap() {
        for (int i = 0; i < 1 << LOG2_SHARDS; i++) {
            shards.add(new LockedMap<>(new GoMap<>(), new ReentrantReadWriteLock()));
        }
    }

    private LockedMap<K, V> shardOf(K key) {
        return shards.get(key.hashCode() * SPREAD >>> Integer.SIZE - LOG2_SHARDS);
    }

    @Override
    public V get(K key) {
        return shardOf(key).get(key);
    }

    @Override
    public V put(K key, V value) {
        return shardOf(key).put(key, value);
    }

    @Override
    public V remove(K key) {
        return shardOf(key).remove(key);
    }

    @Override
    public V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
        return shardOf(key).computeIfAbsent(key, function);
    }

    @Override
    public int size() {
        return shards.stream().mapToInt(LockedMap::size).sum();
    }

    /**
     * One moment, which the original does not have: it copies one shard after the other while the rest goes on changing.
     * Here all locks are held, taken in the same order by everybody.
     */
    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        shards.forEach(shard -> shard.reading().lock());
        try {
            shards.forEach(shard -> shard.forEach(action));
        } finally {
            shards.forEach(shard -> shard.reading().unlock());
        }
    }
}

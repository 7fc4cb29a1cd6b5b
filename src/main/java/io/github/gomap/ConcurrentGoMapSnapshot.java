package io.github.gomap;

import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ConcurrentGoMap} as it was at one moment, the same for all of its shards. It cannot be changed: every method that
 * would do so throws {@link UnsupportedOperationException}, and so do its views, iterators and entries. What it costs is told
 * at {@link GoMapSnapshot}.
 *
 * <pre>{@code
 * ConcurrentGoMap<String, Integer> balances = new ConcurrentGoMap<>();
 * balances.put("Ada", 70);
 * balances.put("Bob", 30);
 * int sum = balances.snapshot().values().stream().mapToInt(Integer::intValue).sum();
 * }</pre>
 *
 * <p>Any number of threads may read it.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class ConcurrentGoMapSnapshot<K, V> extends AbstractMap<K, V> implements Unmodifiable<K, V>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient GoMapSnapshot<K, V>[] shards;
    private final transient int shardShift;
    private final transient int size;

    ConcurrentGoMapSnapshot(GoMapSnapshot<K, V>[] shards, int shardShift) {
        this.shards = shards;
        this.shardShift = shardShift;
        long count = 0;
        for (GoMapSnapshot<K, V> shard : shards) {
            count += shard.size();
        }
        size = (int) Math.min(Integer.MAX_VALUE, count);
    }

    private GoMapSnapshot<K, V> shardOf(Object key) {
        // All have the same seed and hasher.
        long hash = shards[0].hashOf(Objects.requireNonNull(key, "key"));
        return shards[(int) (hash >>> shardShift) & (shards.length - 1)];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public @Nullable V get(Object key) {
        return shardOf(key).get(key);
    }

    @Override
    public V getOrDefault(Object key, V defaultValue) {
        return shardOf(key).getOrDefault(key, defaultValue);
    }

    @Override
    public boolean containsKey(Object key) {
        return shardOf(key).containsKey(key);
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        Objects.requireNonNull(action, "action");
        for (GoMapSnapshot<K, V> shard : shards) {
            shard.forEach(action);
        }
    }

    @Override
    public Set<K> keySet() {
        return Collections.unmodifiableSet(super.keySet());
    }

    @Override
    public Collection<V> values() {
        return Collections.unmodifiableCollection(super.values());
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return Collections.unmodifiableSet(new Entries());
    }

    private final class Entries extends AbstractSet<Entry<K, V>> {
        @Override
        public int size() {
            return size;
        }

        @Override
        public boolean contains(@Nullable Object entry) {
            return entry instanceof Map.Entry<?, ?> wanted
                    && wanted.getKey() != null
                    && wanted.getValue() != null
                    && wanted.getValue().equals(get(wanted.getKey()));
        }

        @Override
        public Iterator<Entry<K, V>> iterator() {
            return new ShardEntries<>(shards.length, index -> shards[index]);
        }
    }

    /* ---------------- What AbstractMap would do ---------------- */

    @Override
    public @Nullable V put(K key, V value) {
        throw Unmodifiable.refusal();
    }

    @Override
    public @Nullable V remove(@Nullable Object key) {
        throw Unmodifiable.refusal();
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> source) {
        throw Unmodifiable.refusal();
    }

    @Override
    public void clear() {
        throw Unmodifiable.refusal();
    }

    /**
     * What a stream holds instead of this object: that of a {@link ConcurrentGoMap} with the same entries.
     *
     * @return the serialized form
     */
    @Serial
    private Object writeReplace() {
        return new SerializedConcurrentGoMap(this, shards[0].settings());
    }
}

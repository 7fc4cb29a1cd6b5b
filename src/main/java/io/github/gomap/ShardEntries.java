package io.github.gomap;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Goes over the entries of shard after shard, each as it is shown when the walk comes to it; null = it is empty. */
final class ShardEntries<K, V> implements Iterator<Map.Entry<K, V>> {
    private final int shards;
    private final IntFunction<@Nullable GoMapSnapshot<K, V>> shown;
    private int nextShard;
    private @Nullable Iterator<Map.Entry<K, V>> inShard;

    ShardEntries(int shards, IntFunction<@Nullable GoMapSnapshot<K, V>> shown) {
        this.shards = shards;
        this.shown = shown;
    }

    @Override
    public boolean hasNext() {
        while (inShard == null || !inShard.hasNext()) {
            if (nextShard == shards) {
                return false;
            }
            GoMapSnapshot<K, V> shard = shown.apply(nextShard++);
            inShard = shard == null ? null : shard.entrySet().iterator();
        }
        return true;
    }

    @Override
    public Map.Entry<K, V> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the iteration has ended");
        }
        return Objects.requireNonNull(inShard).next();
    }
}

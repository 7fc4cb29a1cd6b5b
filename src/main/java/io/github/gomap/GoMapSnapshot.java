package io.github.gomap;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A {@link GoMap} as it was at one moment: its entries, their order and its state of growth are fixed.
 *
 * <pre>{@code
 * GoMap<String, Integer> stock = new GoMap<>();
 * stock.put("apples", 3);
 * GoMapSnapshot<String, Integer> yesterday = stock.snapshot();
 * stock.put("apples", 5);
 * System.out.println(yesterday.get("apples") + " -> " + stock.get("apples"));
 * }</pre>
 *
 * <p>Taking a snapshot takes constant time and memory, whatever the size of the map. It shares the storage of the map; the map
 * copies a part of that, 256 buckets with their chains at most, before it first changes it, and once a directory with two
 * references for each part. So whoever goes on writing pays a little, once for each part; what nobody writes is never copied,
 * and once nobody holds the snapshot any longer nothing is. There is no need to release it.
 *
 * <p>Every method that would change it throws {@link UnsupportedOperationException}; so do its views, their iterators, and their
 * entries. Keys and values themselves are not copied.
 *
 * <h2>Threads</h2>
 * Taking a snapshot is a write to the map, and belongs in the thread that writes, or under the lock that guards the map. Once
 * it has been handed over by any means of safe publication, such as a volatile or final field or a concurrent collection, any
 * number of threads may read it, whatever happens to the map meanwhile. Reading it writes nothing and takes no lock. A hasher of
 * the map's own is called by all of these threads.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class GoMapSnapshot<K extends @Nullable Object, V extends @Nullable Object> extends ObjectTable<K, V>
        implements Unmodifiable<K, V>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    GoMapSnapshot(ObjectTable<K, V> table) {
        super(0, null);
        becomeSnapshotOf(table);
    }

    /* ---------------- Reading ---------------- */

    @Override
    public int size() {
        return tableSize();
    }

    @Override
    public boolean isEmpty() {
        return tableSize() == 0;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(@Nullable Object key) {
        return (V) lookup(key, null);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // null if V admits it
    public V getOrDefault(@Nullable Object key, V defaultValue) {
        return (V) lookup(key, defaultValue);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return lookup(key, NONE) != NONE;
    }

    @Override
    public boolean containsValue(@Nullable Object value) {
        return AllEntries.containsValue(this, value);
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        Objects.requireNonNull(action, "action");
        newCursor().forEachRemaining(action);
    }

    @Override
    public Set<K> keySet() {
        return Views.keys(this);
    }

    @Override
    public Collection<V> values() {
        return Views.values(this);
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return Views.entries(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (other == this) {
            return true;
        }
        return other instanceof Map<?, ?> map && AllEntries.equal(this, map);
    }

    @Override
    public int hashCode() {
        return AllEntries.hashCode(this);
    }

    @Override
    public String toString() {
        return AllEntries.toString(this);
    }

    /**
     * The inside of the map as it was, with all details.
     *
     * @return an immutable picture
     */
    public MapInspection<K, V> inspect() {
        return inspect(MapInspection.Detail.ENTRIES);
    }

    /**
     * The inside of the map as it was.
     *
     * @param detail how much
     * @return an immutable picture
     */
    public MapInspection<K, V> inspect(MapInspection.Detail detail) {
        return MapInspection.of(this, Objects.requireNonNull(detail, "detail"));
    }

    /* ---------------- Serialization ---------------- */

    /**
     * What a stream holds instead of this object: a {@link GoMap} with the same entries.
     *
     * @return a copy
     */
    @Serial
    private Object writeReplace() {
        GoMap<K, V> map = new GoMap<>(0, Settings.forCopyOf(settings()));
        map.fillFrom(this);
        return map;
    }

    /**
     * Refuses a stream that was not written by {@link #writeReplace}.
     *
     * @param in the stream
     * @throws InvalidObjectException always
     */
    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a GoMapSnapshot is read as a GoMap");
    }
}

package io.github.gomap;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A {@link GoLongMap} as it was at one moment: what {@link GoMapSnapshot} is to {@link GoMap}, with methods that take a
 * {@code long} and make no object.
 *
 * <pre>{@code
 * GoLongMap<String> names = new GoLongMap<>();
 * names.put(42, "answer");
 * GoLongMapSnapshot<String> before = names.snapshot();
 * names.remove(42);
 * System.out.println(before.get(42) + " -> " + names.get(42));
 * }</pre>
 *
 * <p>Every method that would change it throws {@link UnsupportedOperationException}; so do its views, their iterators, its
 * cursors, and its entries.
 *
 * @param <V> the type of the values
 */
public final class GoLongMapSnapshot<V extends @Nullable Object> extends LongTable<V>
        implements Unmodifiable<Long, V>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    GoLongMapSnapshot(LongTable<V> table) {
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

    /**
     * The value of a key.
     *
     * @param key the key
     * @return the value, which may be null; null if there is none
     */
    @SuppressWarnings("unchecked")
    public @Nullable V get(long key) {
        return (V) lookup(key, null);
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(@Nullable Object key) {
        return (V) lookup(key, null);
    }

    /**
     * The value of a key, or another one.
     *
     * @param key the key
     * @param defaultValue what is returned if there is none
     * @return the value, which may be null
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null if V admits it
    public V getOrDefault(long key, V defaultValue) {
        return (V) lookup(key, defaultValue);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // null if V admits it
    public V getOrDefault(@Nullable Object key, V defaultValue) {
        return (V) lookup(key, defaultValue);
    }

    /**
     * Whether there is a key.
     *
     * @param key the key
     * @return true if it has a value, null included
     */
    public boolean containsKey(long key) {
        return lookup(key, NONE) != NONE;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return lookup(key, NONE) != NONE;
    }

    @Override
    public boolean containsValue(@Nullable Object value) {
        return AllEntries.containsValue(this, value);
    }

    /**
     * Hands every entry to an action.
     *
     * @param action what to do with a key and its value
     */
    public void forEach(LongObjConsumer<? super V> action) {
        Objects.requireNonNull(action, "action");
        new LongCursor<>(this).forEachRemaining(action);
    }

    @Override
    public void forEach(BiConsumer<? super Long, ? super V> action) {
        Objects.requireNonNull(action, "action");
        new LongCursor<>(this).forEachRemaining(action);
    }

    /**
     * A walk over the entries that makes no objects for them; it cannot change anything.
     *
     * @return a new cursor, before the first entry
     */
    public LongEntryCursor<V> cursor() {
        return new LongEntryCursor<>(this);
    }

    /**
     * The keys as numbers.
     *
     * @return a new iterator, which cannot remove
     */
    public PrimitiveIterator.OfLong keyIterator() {
        return new LongCursor.Keys<>(this);
    }

    /**
     * The keys as a stream of numbers, sequential and in the order of an iteration.
     *
     * @return a new stream
     */
    public LongStream keys() {
        return LongCursor.Keys.stream(this);
    }

    /**
     * The keys as numbers, in the order of an iteration.
     *
     * @return a new array
     */
    public long[] toKeyArray() {
        return keys().toArray();
    }

    @Override
    public Set<Long> keySet() {
        return Views.keys(this);
    }

    @Override
    public Collection<V> values() {
        return Views.values(this);
    }

    @Override
    public Set<Entry<Long, V>> entrySet() {
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
    public MapInspection<Long, V> inspect() {
        return inspect(MapInspection.Detail.ENTRIES);
    }

    /**
     * The inside of the map as it was.
     *
     * @param detail how much
     * @return an immutable picture
     */
    public MapInspection<Long, V> inspect(MapInspection.Detail detail) {
        return MapInspection.of(this, Objects.requireNonNull(detail, "detail"));
    }

    @Override
    Cursor<Long, V> newCursor() {
        return new LongCursor<>(this);
    }

    @Override
    Cursor<Long, V> newCursorInAnyOrder() {
        return LongCursor.inAnyOrder(this);
    }

    @Override
    Iterator<Long> newKeyIterator() {
        return new LongCursor.Keys<>(this);
    }

    @Override
    Iterator<V> newValueIterator() {
        return new LongCursor.Values<>(this);
    }

    @Override
    Iterator<Entry<Long, V>> newEntryIterator() {
        return new LongCursor.Entries<>(this);
    }

    /* ---------------- Serialization ---------------- */

    /**
     * What a stream holds instead of this object: that of a {@link GoLongMap} with the same entries, so that is what will be read.
     *
     * @return the serialized form
     */
    @Serial
    private Object writeReplace() {
        return new SerializedGoLongMap(this);
    }

    /**
     * Refuses a stream that was not written by {@link #writeReplace}.
     *
     * @param in the stream
     * @throws InvalidObjectException always
     */
    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a GoLongMapSnapshot is read as a GoLongMap");
    }
}

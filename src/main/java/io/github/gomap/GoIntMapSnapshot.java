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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A {@link GoIntMap} as it was at one moment: what {@link GoMapSnapshot} is to {@link GoMap}, with methods that take a
 * {@code int} and make no object.
 *
 * <pre>{@code
 * GoIntMap<String> names = new GoIntMap<>();
 * names.put(42, "answer");
 * GoIntMapSnapshot<String> before = names.snapshot();
 * names.remove(42);
 * System.out.println(before.get(42) + " -> " + names.get(42));
 * }</pre>
 *
 * <p>Every method that would change it throws {@link UnsupportedOperationException}; so do its views, their iterators, its
 * cursors, and its entries.
 *
 * @param <V> the type of the values
 */
public final class GoIntMapSnapshot<V extends @Nullable Object> extends IntTable<V>
        implements Unmodifiable<Integer, V>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    GoIntMapSnapshot(IntTable<V> table) {
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
    public @Nullable V get(int key) {
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
    public V getOrDefault(int key, V defaultValue) {
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
    public boolean containsKey(int key) {
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
    public void forEach(IntObjConsumer<? super V> action) {
        Objects.requireNonNull(action, "action");
        new IntCursor<>(this).forEachRemaining(action);
    }

    @Override
    public void forEach(BiConsumer<? super Integer, ? super V> action) {
        Objects.requireNonNull(action, "action");
        new IntCursor<>(this).forEachRemaining(action);
    }

    /**
     * A walk over the entries that makes no objects for them; it cannot change anything.
     *
     * @return a new cursor, before the first entry
     */
    public IntEntryCursor<V> cursor() {
        return new IntEntryCursor<>(this);
    }

    /**
     * The keys as numbers.
     *
     * @return a new iterator, which cannot remove
     */
    public PrimitiveIterator.OfInt keyIterator() {
        return new IntCursor.Keys<>(this);
    }

    /**
     * The keys as a stream of numbers, sequential and in the order of an iteration.
     *
     * @return a new stream
     */
    public IntStream keys() {
        return IntCursor.Keys.stream(this);
    }

    /**
     * The keys as numbers, in the order of an iteration.
     *
     * @return a new array
     */
    public int[] toKeyArray() {
        return keys().toArray();
    }

    @Override
    public Set<Integer> keySet() {
        return Views.keys(this);
    }

    @Override
    public Collection<V> values() {
        return Views.values(this);
    }

    @Override
    public Set<Entry<Integer, V>> entrySet() {
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
    public MapInspection<Integer, V> inspect() {
        return inspect(MapInspection.Detail.ENTRIES);
    }

    /**
     * The inside of the map as it was.
     *
     * @param detail how much
     * @return an immutable picture
     */
    public MapInspection<Integer, V> inspect(MapInspection.Detail detail) {
        return MapInspection.of(this, Objects.requireNonNull(detail, "detail"));
    }

    @Override
    Cursor<Integer, V> newCursor() {
        return new IntCursor<>(this);
    }

    @Override
    Cursor<Integer, V> newCursorInAnyOrder() {
        return IntCursor.inAnyOrder(this);
    }

    @Override
    Iterator<Integer> newKeyIterator() {
        return new IntCursor.Keys<>(this);
    }

    @Override
    Iterator<V> newValueIterator() {
        return new IntCursor.Values<>(this);
    }

    @Override
    Iterator<Entry<Integer, V>> newEntryIterator() {
        return new IntCursor.Entries<>(this);
    }

    /* ---------------- Serialization ---------------- */

    /**
     * What a stream holds instead of this object: that of a {@link GoIntMap} with the same entries, so that is what will be read.
     *
     * @return the serialized form
     */
    @Serial
    private Object writeReplace() {
        return new SerializedGoIntMap(this);
    }

    /**
     * Refuses a stream that was not written by {@link #writeReplace}.
     *
     * @param in the stream
     * @throws InvalidObjectException always
     */
    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a GoIntMapSnapshot is read as a GoIntMap");
    }
}

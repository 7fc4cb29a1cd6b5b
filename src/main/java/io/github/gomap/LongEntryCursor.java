package io.github.gomap;

import org.jspecify.annotations.Nullable;

/**
 * A walk over the entries of a {@link GoLongMap} that makes no object for an entry, nor for its key: only the cursor itself is
 * one.
 *
 * <pre>{@code
 * GoLongMap<String> names = new GoLongMap<>();
 * names.put(7, "seven");
 * names.put(8, "eight");
 * for (LongEntryCursor<String> cursor = names.cursor(); cursor.moveNext(); ) {
 *     if (cursor.key() == 7) {
 *         cursor.remove();
 *     } else {
 *         cursor.setValue(cursor.value().toUpperCase());
 *     }
 * }
 * }</pre>
 *
 * <p>It gives the five guarantees that iterators of the map give, whatever is written meanwhile, see {@link GoLongMap}. Before
 * the first {@link #moveNext} there is no entry: then {@link #key} and {@link #value} return 0 and null. That of a
 * {@link GoLongMapSnapshot} refuses to write, by an {@link UnsupportedOperationException}.
 *
 * @param <V> the type of the values
 */
public final class LongEntryCursor<V extends @Nullable Object> {
    private final LongCursor<V> cursor;

    LongEntryCursor(LongTable<V> table) {
        cursor = new LongCursor<>(table);
    }

    /**
     * Moves to the next entry.
     *
     * @return false if there is none; then the cursor stays at the last one
     * @throws java.util.ConcurrentModificationException if the map was changed structurally and not by this cursor, and was
     *     built with fail-fast iterators; or if another thread writes
     */
    public boolean moveNext() {
        if (!cursor.hasNext()) {
            return false;
        }
        cursor.advance();
        return true;
    }

    /**
     * The key of the entry at hand.
     *
     * @return the key
     */
    public long key() {
        return cursor.key();
    }

    /**
     * The value that the entry at hand had when the cursor came to it.
     *
     * @return the value, which may be null
     */
    public V value() {
        return cursor.value();
    }

    /**
     * Gives the entry at hand another value. Does nothing if it has been removed since.
     *
     * @param value the value
     */
    public void setValue(V value) {
        cursor.setValue(value);
    }

    /**
     * Removes the entry at hand.
     *
     * @throws IllegalStateException if there is none, because the cursor has not moved, or has removed it already
     */
    public void remove() {
        cursor.remove();
    }
}

package io.github.gomap;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A walk over the entries of a table that survives growth and mutation, as Go's hiter.
 *
 * <p>Guarantees: (I1) an entry present from start to end is met exactly once; (I2) none is met twice; (I3) one
 * removed before it is reached is not met; (I4) one added meanwhile may or may not be met; (I5) the value is the
 * present one. Go 1.19 breaks I1 to I3 in rare situations; the lines of Walk that repair this are marked with their number in
 * docs/design.md, D1 to D4.
 */
interface Cursor<K extends @Nullable Object, V extends @Nullable Object> {
    boolean hasNext();

    /** Moves to the next entry: {@link #boxedKey} and {@link #value} are its. */
    void advance();

    K boxedKey();

    V value();

    /** Removes the entry that {@link #advance} moved to. */
    void remove();

    /** Gives the entry that {@link #advance} moved to another value, unless it has been removed meanwhile. */
    void setValue(V replacement);

    /** Moves to each entry that is left, and hands it to this action. */
    void forEachRemaining(BiConsumer<? super K, ? super V> action);

    /** Fails if iterators fail fast and the table was changed structurally, not through this cursor. */
    void checkStructure();

    /** Leaves the second half of the buckets not entered yet to a new cursor; null if that is less than one. */
    @Nullable Cursor<K, V> split();
}

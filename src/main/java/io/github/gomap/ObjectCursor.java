package io.github.gomap;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A cursor of a table whose keys are objects. */
class ObjectCursor<K extends @Nullable Object, V extends @Nullable Object> extends TableCursor<K, V> {
    /** The entry that was located last. */
    private @Nullable Object key;

    private @Nullable Object value;

    /** The key that advance has moved to, which hasNext leaves alone. */
    private @Nullable Object current;

    /** A cursor that starts where iterations of this table do. */
    ObjectCursor(Table<K, V> table) {
        super(table, startOf(table));
    }

    private ObjectCursor(Table<K, V> table, long start) {
        super(table, start);
    }

    private ObjectCursor(ObjectCursor<K, V> other, Walk walk) {
        super(other, walk);
    }

    /** A walk in an order of no interest: it draws no random number. */
    static <K extends @Nullable Object, V extends @Nullable Object> ObjectCursor<K, V> inAnyOrder(Table<K, V> table) {
        return new ObjectCursor<>(table, ANYWHERE);
    }

    @Override
    public final @Nullable ObjectCursor<K, V> split() {
        Walk half = splitWalk();
        return half == null ? null : new ObjectCursor<>(this, half);
    }

    /* ---------------- The walk, an entry at a time ---------------- */

    @Override
    public final boolean hasNext() {
        if (!isAnnounced) {
            isAnnounced = locateNext();
        }
        return isAnnounced;
    }

    @Override
    public final void advance() {
        checkStructure();
        if (!isAnnounced) {
            if (!locateNext()) {
                throw new NoSuchElementException("the iteration has ended");
            }
        } else if (table.stamp() != stampWhenLocated) {
            value = present(table, key, value);
        }
        isAnnounced = false;
        current = key;
        isRemovable = true;
    }

    /** The present value of a key by I5; this one, if the entry has been removed meanwhile: an announced one is returned. */
    private static @Nullable Object present(Table<?, ?> table, @Nullable Object key, @Nullable Object value) {
        int begun = table.beginStep();
        Object present;
        try {
            Table.Place place = table.placeOf(key);
            present = place == null ? value : place.row().valueAt(place.slotInRow());
        } catch (RuntimeException e) {
            throw table.stepFailed(begun, e);
        }
        table.endStep(begun);
        return present;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // null if K admits it
    public final K boxedKey() {
        return (K) key;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // null if V admits it
    public final V value() {
        return (V) value;
    }

    @Override
    public final void remove() {
        beginRemoval();
        table.delete(current, Table.NONE);
        endRemoval();
    }

    @Override
    public final void setValue(V replacement) {
        table.checkWritable();
        table.overwrite(key, replacement);
    }

    @Override
    public final void forEachRemaining(BiConsumer<? super K, ? super V> action) {
        while ((isFailFast || isAnnounced) ? hasNext() : forEachPending(action)) {
            advance();
            action.accept(boxedKey(), value());
        }
        checkStructure();
    }

    /**
     * Hands over bucket after bucket as long as nothing is written. Stops before an entry that the walk has located by
     * itself; false at the end.
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null if K and V admit it
    private boolean forEachPending(BiConsumer<? super K, ? super V> action) {
        do {
            int stamp = quietStamp;
            @Nullable Object[] cells = this.cells;
            while (pending != 0 && table.stamp() == stamp) {
                int cell = takePending() << 1;
                Object key = cells[cell];
                Object value = cells[cell + 1];
                table.endStep(stamp);
                action.accept((K) key, (V) value);
            }
            if (!walkOn()) {
                return false;
            }
        } while (pending != 0);
        takeLocated();
        isAnnounced = true;
        return true;
    }

    /* ---------------- Locating ---------------- */

    /** Finds the next entry; false at the end. */
    private boolean locateNext() {
        if ((pending == 0 || table.stamp() != quietStamp) && !walkOn()) {
            return false;
        }
        if (pending == 0) {
            takeLocated();
            return true;
        }
        int stamp = quietStamp;
        int cell = takePending() << 1;
        Object key = cells[cell];
        Object value = cells[cell + 1];
        table.endStep(stamp);
        this.key = key;
        this.value = value;
        stampWhenLocated = stamp;
        return true;
    }

    /** Takes the entry that the walk has located by itself. */
    private void takeLocated() {
        Walk walk = Objects.requireNonNull(this.walk);
        int stamp = walk.stampWhenLocated;
        int cell = walk.locatedSlot << 1;
        @Nullable Object[] cells = walk.row.cells;
        Object key = cells[cell];
        Object value = cells[cell + 1];
        table.endStep(stamp);
        this.key = key;
        this.value = value;
        stampWhenLocated = stamp;
    }

    /* ---------------- Iterators ---------------- */

    /*
     * The iterators are cursors themselves, a class for each view, because the compiler keeps those in registers.
     */

    static final class Keys<K extends @Nullable Object, V extends @Nullable Object> extends ObjectCursor<K, V>
            implements Iterator<K> {
        Keys(Table<K, V> table) {
            super(table);
        }

        @Override
        public K next() {
            advance();
            return boxedKey();
        }
    }

    static final class Values<K extends @Nullable Object, V extends @Nullable Object> extends ObjectCursor<K, V>
            implements Iterator<V> {
        Values(Table<K, V> table) {
            super(table);
        }

        @Override
        public V next() {
            advance();
            return value();
        }
    }

    static final class Entries<K extends @Nullable Object, V extends @Nullable Object> extends ObjectCursor<K, V>
            implements Iterator<Map.Entry<K, V>> {
        Entries(Table<K, V> table) {
            super(table);
        }

        @Override
        public Map.Entry<K, V> next() {
            advance();
            return new LiveEntry<>(table, boxedKey(), value());
        }
    }
}

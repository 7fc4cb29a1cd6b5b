package io.github.gomap;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A cursor of a table whose keys are ints. */
class IntCursor<V extends @Nullable Object> extends TableCursor<Integer, V> {
    /** The words of the row that the bucket at hand is in. Set by the superclass while this object is being made. */
    private long @Nullable [] words;

    /** The entry that was located last. */
    private int key;

    private @Nullable Object value;

    /** The key that advance has moved to, which hasNext leaves alone. */
    private int current;

    /** A cursor that starts where iterations of this table do. */
    IntCursor(IntTable<V> table) {
        super(table, startOf(table));
    }

    private IntCursor(IntTable<V> table, long start) {
        super(table, start);
    }

    private IntCursor(IntCursor<V> other, Walk walk) {
        super(other, walk);
    }

    /** A walk in an order of no interest: it draws no random number. */
    static <V extends @Nullable Object> IntCursor<V> inAnyOrder(IntTable<V> table) {
        return new IntCursor<>(table, ANYWHERE);
    }

    @Override
    public final @Nullable IntCursor<V> split() {
        Walk half = splitWalk();
        return half == null ? null : new IntCursor<>(this, half);
    }

    @Override
    final void enterRow(BucketRow row) {
        super.enterRow(row);
        words = row.words;
    }

    private IntTable<V> table() {
        return (IntTable<V>) table;
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
            value = present(table(), key, value);
        }
        isAnnounced = false;
        current = key;
        isRemovable = true;
    }

    /** The present value of a key by I5; this one, if the entry has been removed meanwhile: an announced one is returned. */
    private static @Nullable Object present(IntTable<?> table, int key, @Nullable Object value) {
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

    final int key() {
        return key;
    }

    @Override
    public final Integer boxedKey() {
        return key;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // null if V admits it
    public final V value() {
        return (V) value;
    }

    @Override
    public final void remove() {
        beginRemoval();
        table().delete(current, Table.NONE);
        endRemoval();
    }

    @Override
    public final void setValue(V replacement) {
        table.checkWritable();
        table().overwrite(key, replacement);
    }

    @Override
    public final void forEachRemaining(BiConsumer<? super Integer, ? super V> action) {
        forEachRemaining((IntObjConsumer<V>) action::accept);
    }

    /** Moves to each entry that is left, and hands it to this action. */
    final void forEachRemaining(IntObjConsumer<? super V> action) {
        while ((isFailFast || isAnnounced) ? hasNext() : forEachPending(action)) {
            advance();
            action.accept(key, value());
        }
        checkStructure();
    }

    /**
     * Hands over bucket after bucket as long as nothing is written. Stops before an entry that the walk has located by
     * itself; false at the end.
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null if V admits it
    private boolean forEachPending(IntObjConsumer<? super V> action) {
        do {
            int stamp = quietStamp;
            @Nullable Object[] cells = this.cells;
            long[] words = this.words;
            while (pending != 0 && table.stamp() == stamp) {
                int slotInRow = takePending();
                int key = IntWords.key(Objects.requireNonNull(words), slotInRow);
                Object value = cells[slotInRow];
                table.endStep(stamp);
                action.accept(key, (V) value);
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
        int slotInRow = takePending();
        int key = IntWords.key(Objects.requireNonNull(words), slotInRow);
        Object value = cells[slotInRow];
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
        int slotInRow = walk.locatedSlot;
        int key = IntWords.key(walk.row.words, slotInRow);
        Object value = walk.row.cells[slotInRow];
        table.endStep(stamp);
        this.key = key;
        this.value = value;
        stampWhenLocated = stamp;
    }

    /* ---------------- Iterators ---------------- */

    /*
     * The iterators are cursors themselves, a class for each view, because the compiler keeps those in registers.
     */

    static final class Keys<V extends @Nullable Object> extends IntCursor<V> implements PrimitiveIterator.OfInt {
        Keys(IntTable<V> table) {
            super(table);
        }

        /** The keys that a new iterator meets. */
        static IntStream stream(IntTable<?> table) {
            int characteristics = Spliterator.DISTINCT | Spliterator.NONNULL;
            return StreamSupport.intStream(
                    () -> Spliterators.spliterator(new Keys<>(table), table.tableSize(), characteristics),
                    characteristics | Spliterator.SIZED | Spliterator.SUBSIZED,
                    false);
        }

        @Override
        public int nextInt() {
            advance();
            return key();
        }
    }

    static final class Values<V extends @Nullable Object> extends IntCursor<V> implements Iterator<V> {
        Values(IntTable<V> table) {
            super(table);
        }

        @Override
        public V next() {
            advance();
            return value();
        }
    }

    static final class Entries<V extends @Nullable Object> extends IntCursor<V>
            implements Iterator<Map.Entry<Integer, V>> {
        Entries(IntTable<V> table) {
            super(table);
        }

        @Override
        public Map.Entry<Integer, V> next() {
            advance();
            return new LiveEntry<>(table, boxedKey(), value());
        }
    }
}

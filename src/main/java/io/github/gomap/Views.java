package io.github.gomap;

import java.lang.invoke.VarHandle;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The live views of a table: its keys, its values and its entries, with their iterators and spliterators.
 *
 * <p>The three differ in what they show of the entry under a cursor. The iterators are cursors themselves, a class for each
 * view, because the compiler keeps those in registers; spliterators are given a {@link Projection}.
 */
final class Views {
    private Views() {}

    /** What the spliterators of a view show of an entry. */
    @FunctionalInterface
    interface Projection<K extends @Nullable Object, V extends @Nullable Object, T extends @Nullable Object> {
        T of(HashTable<K, V> table, K key, V value);
    }

    static <K extends @Nullable Object, V extends @Nullable Object> Set<K> keys(HashTable<K, V> table) {
        return new Keys<>(table);
    }

    static <K extends @Nullable Object, V extends @Nullable Object> Collection<V> values(HashTable<K, V> table) {
        return new Values<>(table);
    }

    static <K extends @Nullable Object, V extends @Nullable Object> Set<Map.Entry<K, V>> entries(
            HashTable<K, V> table) {
        return new Entries<>(table);
    }

    /** The map that the table is, with what a subclass may have overridden: what HashMap's views ask their map, these do. */
    private static Map<?, ?> map(HashTable<?, ?> table) {
        return (Map<?, ?>) table;
    }

    /* ---------------- Iterators ---------------- */

    private static final class KeyIterator<K extends @Nullable Object, V extends @Nullable Object> extends Cursor<K, V>
            implements Iterator<K> {
        KeyIterator(HashTable<K, V> table) {
            super(table);
        }

        @Override
        public K next() {
            advance();
            return key();
        }
    }

    private static final class ValueIterator<K extends @Nullable Object, V extends @Nullable Object>
            extends Cursor<K, V> implements Iterator<V> {
        ValueIterator(HashTable<K, V> table) {
            super(table);
        }

        @Override
        public V next() {
            advance();
            return value();
        }
    }

    private static final class EntryIterator<K extends @Nullable Object, V extends @Nullable Object>
            extends Cursor<K, V> implements Iterator<Map.Entry<K, V>> {
        EntryIterator(HashTable<K, V> table) {
            super(table);
        }

        @Override
        public Map.Entry<K, V> next() {
            advance();
            return new LiveEntry<>(table, key(), value());
        }
    }

    /** Late-binding: the cursor is made when the first element is asked for. */
    private static final class CursorSpliterator<
                    K extends @Nullable Object, V extends @Nullable Object, T extends @Nullable Object>
            implements Spliterator<T> {
        private final HashTable<K, V> table;
        private final Projection<K, V, T> projection;
        private final int distinct;
        private @Nullable Cursor<K, V> cursor;
        private long estimate;
        private boolean isWhole;

        CursorSpliterator(HashTable<K, V> table, Projection<K, V, T> projection, int distinct) {
            this(table, projection, distinct, null, 0, true);
        }

        private CursorSpliterator(
                HashTable<K, V> table,
                Projection<K, V, T> projection,
                int distinct,
                @Nullable Cursor<K, V> cursor,
                long estimate,
                boolean isWhole) {
            this.table = table;
            this.projection = projection;
            this.distinct = distinct;
            this.cursor = cursor;
            this.estimate = estimate;
            this.isWhole = isWhole;
        }

        private Cursor<K, V> boundCursor() {
            Cursor<K, V> present = cursor;
            if (present == null) {
                present = new Cursor<>(table);
                cursor = present;
                estimate = table.tableSize();
            }
            return present;
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            Objects.requireNonNull(action, "action");
            Cursor<K, V> cursor = boundCursor();
            if (!cursor.hasNext()) {
                estimate = 0;
                cursor.checkStructure();
                return false;
            }
            cursor.advance();
            estimate = Math.max(0, estimate - 1);
            action.accept(projection.of(table, cursor.key(), cursor.value()));
            cursor.checkStructure();
            return true;
        }

        @Override
        public void forEachRemaining(Consumer<? super T> action) {
            Objects.requireNonNull(action, "action");
            boundCursor().forEachRemaining((key, value) -> action.accept(projection.of(table, key, value)));
            estimate = 0;
        }

        @Override
        public @Nullable Spliterator<T> trySplit() {
            Cursor<K, V> other = boundCursor().split();
            if (other == null) {
                return null;
            }
            isWhole = false;
            estimate >>>= 1;
            return new CursorSpliterator<>(table, projection, distinct, other, estimate, false);
        }

        @Override
        public long estimateSize() {
            boundCursor();
            return estimate;
        }

        @Override
        public int characteristics() {
            return (isWhole ? Spliterator.SIZED : 0) | distinct;
        }
    }

    /* ---------------- Keys ---------------- */

    private static final class Keys<K extends @Nullable Object, V extends @Nullable Object> extends AbstractSet<K> {
        private final HashTable<K, V> table;

        Keys(HashTable<K, V> table) {
            this.table = table;
        }

        @Override
        public int size() {
            return table.tableSize();
        }

        @Override
        public boolean contains(@Nullable Object key) {
            return map(table).containsKey(key);
        }

        @Override
        public boolean remove(@Nullable Object key) {
            return table.delete(key) != HashTable.NONE;
        }

        @Override
        public void clear() {
            map(table).clear();
        }

        @Override
        public Iterator<K> iterator() {
            return new KeyIterator<>(table);
        }

        @Override
        public Spliterator<K> spliterator() {
            return new CursorSpliterator<>(table, (owner, key, value) -> key, Spliterator.DISTINCT);
        }

        @Override
        public void forEach(Consumer<? super K> action) {
            Objects.requireNonNull(action, "action");
            AllEntries.forEach(table, (key, value) -> action.accept(key));
        }

        @Override
        public boolean removeIf(Predicate<? super K> filter) {
            Objects.requireNonNull(filter, "filter");
            return AllEntries.removeIf(table, (key, value) -> filter.test(key));
        }

        @Override
        public boolean retainAll(Collection<?> kept) {
            Objects.requireNonNull(kept, "kept");
            return AllEntries.removeIf(table, (key, value) -> !kept.contains(key));
        }
    }

    /* ---------------- Values ---------------- */

    private static final class Values<K extends @Nullable Object, V extends @Nullable Object>
            extends AbstractCollection<V> {
        private final HashTable<K, V> table;

        Values(HashTable<K, V> table) {
            this.table = table;
        }

        @Override
        public int size() {
            return table.tableSize();
        }

        @Override
        public boolean contains(@Nullable Object value) {
            return map(table).containsValue(value);
        }

        @Override
        public void clear() {
            map(table).clear();
        }

        @Override
        public Iterator<V> iterator() {
            return new ValueIterator<>(table);
        }

        @Override
        public Spliterator<V> spliterator() {
            return new CursorSpliterator<>(table, (owner, key, value) -> value, 0);
        }

        @Override
        public void forEach(Consumer<? super V> action) {
            Objects.requireNonNull(action, "action");
            AllEntries.forEach(table, (key, value) -> action.accept(value));
        }

        @Override
        public boolean removeIf(Predicate<? super V> filter) {
            Objects.requireNonNull(filter, "filter");
            return AllEntries.removeIf(table, (key, value) -> filter.test(value));
        }

        @Override
        public boolean removeAll(Collection<?> unwanted) {
            Objects.requireNonNull(unwanted, "unwanted");
            return AllEntries.removeIf(table, (key, value) -> unwanted.contains(value));
        }

        @Override
        public boolean retainAll(Collection<?> kept) {
            Objects.requireNonNull(kept, "kept");
            return AllEntries.removeIf(table, (key, value) -> !kept.contains(value));
        }

        /** A HashMap has one such view, so it equals itself. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Values<?, ?> view && view.table == table;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(table);
        }
    }

    /* ---------------- Entries ---------------- */

    private static final class Entries<K extends @Nullable Object, V extends @Nullable Object>
            extends AbstractSet<Map.Entry<K, V>> {
        private final HashTable<K, V> table;

        Entries(HashTable<K, V> table) {
            this.table = table;
        }

        @Override
        public int size() {
            return table.tableSize();
        }

        @Override
        public boolean contains(@Nullable Object entry) {
            if (!(entry instanceof Map.Entry<?, ?> wanted)) {
                return false;
            }
            Object value = table.lookup(wanted.getKey(), HashTable.NONE);
            return value != HashTable.NONE && Objects.equals(value, wanted.getValue());
        }

        @Override
        public boolean remove(@Nullable Object entry) {
            return entry instanceof Map.Entry<?, ?> unwanted
                    && table.delete(unwanted.getKey(), unwanted.getValue()) != HashTable.NONE;
        }

        @Override
        public void clear() {
            map(table).clear();
        }

        @Override
        public Iterator<Map.Entry<K, V>> iterator() {
            return new EntryIterator<>(table);
        }

        @Override
        public Spliterator<Map.Entry<K, V>> spliterator() {
            return new CursorSpliterator<>(table, LiveEntry::new, Spliterator.DISTINCT);
        }

        @Override
        public void forEach(Consumer<? super Map.Entry<K, V>> action) {
            Objects.requireNonNull(action, "action");
            AllEntries.forEach(table, (key, value) -> action.accept(new LiveEntry<>(table, key, value)));
        }

        @Override
        public boolean removeIf(Predicate<? super Map.Entry<K, V>> filter) {
            Objects.requireNonNull(filter, "filter");
            return AllEntries.removeIf(table, (key, value) -> filter.test(new LiveEntry<>(table, key, value)));
        }

        @Override
        public boolean retainAll(Collection<?> kept) {
            Objects.requireNonNull(kept, "kept");
            return removeIf(entry -> !kept.contains(entry));
        }
    }

    /**
     * An entry that may be kept. While its key is in the table it shows the present value and writes through; later it keeps
     * the value that it has shown last.
     *
     * <p>As long as nothing is written, that value is the present one. Afterwards each question looks the key up. The answer
     * is kept for the time when the key is gone, but not the stamp: two threads may ask at once, and one of them would see
     * the new stamp beside the old value.
     *
     * @param <K> the type of the key
     * @param <V> the type of the value
     */
    private static final class LiveEntry<K extends @Nullable Object, V extends @Nullable Object>
            extends AbstractMap.SimpleEntry<K, V> {
        private static final long serialVersionUID = 1;

        private final transient HashTable<K, V> table;

        /** When the value was written or read by this entry. */
        private transient int stamp;

        LiveEntry(HashTable<K, V> table, K key, V value) {
            super(key, value);
            this.table = table;
            stamp = table.stamp();
        }

        @Override
        public V getValue() {
            if (table.stamp() != stamp) {
                lookUp();
            }
            return super.getValue();
        }

        /**
         * Takes over the present value. The entries of other maps can be read whatever else is done to their map, so this
         * reports no misuse: the value stays what it was while somebody writes.
         */
        @SuppressWarnings({"unchecked", "NullAway"}) // null if V admits it
        private void lookUp() {
            int begun = table.stamp();
            VarHandle.acquireFence();
            if ((begun & 1) != 0) {
                return;
            }
            HashTable.Found present;
            try {
                present = table.lookupEntry(getKey());
            } catch (RuntimeException e) {
                if (table.stamp() == begun) {
                    throw e;
                }
                return;
            }
            VarHandle.acquireFence();
            if (present != null && table.stamp() == begun) {
                super.setValue((V) present.value());
            }
        }

        @Override
        @SuppressWarnings({"unchecked", "NullAway"}) // null if V admits it
        public V setValue(V value) {
            Object overwritten = table.overwrite(getKey(), value);
            V known = super.setValue(value);
            stamp = table.stamp();
            return overwritten == HashTable.NONE ? known : (V) overwritten;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Map.Entry<?, ?> entry
                    && Objects.equals(getKey(), entry.getKey())
                    && Objects.equals(getValue(), entry.getValue());
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(getKey()) ^ Objects.hashCode(getValue());
        }

        @Override
        public String toString() {
            return getKey() + "=" + getValue();
        }

        /** A stream holds the entry as it is now, without its map. */
        private Object writeReplace() {
            return new AbstractMap.SimpleEntry<>(this);
        }
    }
}

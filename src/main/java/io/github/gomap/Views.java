package io.github.gomap;

import java.util.AbstractCollection;
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
 * The live views of a table: its keys, its values and its entries, with their spliterators.
 *
 * <p>Those of a table that cannot be changed refuse every write, also one that would change nothing.
 *
 * <p>The three differ in what they show of the entry under a cursor, which spliterators are given as a {@link Projection}.
 */
final class Views {
    private Views() {}

    /** What the spliterators of a view show of an entry. */
    @FunctionalInterface
    interface Projection<K extends @Nullable Object, V extends @Nullable Object, T extends @Nullable Object> {
        T of(Table<K, V> table, K key, V value);
    }

    static <K extends @Nullable Object, V extends @Nullable Object> Set<K> keys(Table<K, V> table) {
        return new Keys<>(table);
    }

    static <K extends @Nullable Object, V extends @Nullable Object> Collection<V> values(Table<K, V> table) {
        return new Values<>(table);
    }

    static <K extends @Nullable Object, V extends @Nullable Object> Set<Map.Entry<K, V>> entries(Table<K, V> table) {
        return new Entries<>(table);
    }

    /** The map that the table is, with what a subclass may have overridden: what HashMap's views ask their map, these do. */
    private static Map<?, ?> map(Table<?, ?> table) {
        return (Map<?, ?>) table;
    }

    /* ---------------- Spliterators ---------------- */

    /** Late-binding: the cursor is made when the first element is asked for. */
    private static final class CursorSpliterator<
                    K extends @Nullable Object, V extends @Nullable Object, T extends @Nullable Object>
            implements Spliterator<T> {
        private final Table<K, V> table;
        private final Projection<K, V, T> projection;
        private final int distinct;
        private @Nullable Cursor<K, V> cursor;
        private long estimate;
        private boolean isWhole;

        CursorSpliterator(Table<K, V> table, Projection<K, V, T> projection, int distinct) {
            this(table, projection, distinct, null, 0, true);
        }

        private CursorSpliterator(
                Table<K, V> table,
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
                present = table.newCursor();
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
            action.accept(projection.of(table, cursor.boxedKey(), cursor.value()));
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
        private final Table<K, V> table;

        Keys(Table<K, V> table) {
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
        public boolean addAll(Collection<? extends K> added) {
            table.checkWritable();
            return super.addAll(added);
        }

        @Override
        public boolean remove(@Nullable Object key) {
            table.checkWritable();
            return table.delete(key, Table.NONE) != Table.NONE;
        }

        @Override
        public void clear() {
            map(table).clear();
        }

        @Override
        public Iterator<K> iterator() {
            return table.newKeyIterator();
        }

        @Override
        public Spliterator<K> spliterator() {
            return new CursorSpliterator<>(table, (owner, key, value) -> key, Spliterator.DISTINCT);
        }

        @Override
        public void forEach(Consumer<? super K> action) {
            Objects.requireNonNull(action, "action");
            table.newCursor().forEachRemaining((key, value) -> action.accept(key));
        }

        @Override
        public boolean removeIf(Predicate<? super K> filter) {
            table.checkWritable();
            Objects.requireNonNull(filter, "filter");
            return AllEntries.removeIf(table, (key, value) -> filter.test(key));
        }

        @Override
        public boolean removeAll(Collection<?> unwanted) {
            table.checkWritable();
            return super.removeAll(unwanted);
        }

        @Override
        public boolean retainAll(Collection<?> kept) {
            table.checkWritable();
            Objects.requireNonNull(kept, "kept");
            return AllEntries.removeIf(table, (key, value) -> !kept.contains(key));
        }
    }

    /* ---------------- Values ---------------- */

    private static final class Values<K extends @Nullable Object, V extends @Nullable Object>
            extends AbstractCollection<V> {
        private final Table<K, V> table;

        Values(Table<K, V> table) {
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
        public boolean addAll(Collection<? extends V> added) {
            table.checkWritable();
            return super.addAll(added);
        }

        @Override
        public boolean remove(@Nullable Object value) {
            table.checkWritable();
            return super.remove(value);
        }

        @Override
        public void clear() {
            map(table).clear();
        }

        @Override
        public Iterator<V> iterator() {
            return table.newValueIterator();
        }

        @Override
        public Spliterator<V> spliterator() {
            return new CursorSpliterator<>(table, (owner, key, value) -> value, 0);
        }

        @Override
        public void forEach(Consumer<? super V> action) {
            Objects.requireNonNull(action, "action");
            table.newCursor().forEachRemaining((key, value) -> action.accept(value));
        }

        @Override
        public boolean removeIf(Predicate<? super V> filter) {
            table.checkWritable();
            Objects.requireNonNull(filter, "filter");
            return AllEntries.removeIf(table, (key, value) -> filter.test(value));
        }

        @Override
        public boolean removeAll(Collection<?> unwanted) {
            table.checkWritable();
            Objects.requireNonNull(unwanted, "unwanted");
            return AllEntries.removeIf(table, (key, value) -> unwanted.contains(value));
        }

        @Override
        public boolean retainAll(Collection<?> kept) {
            table.checkWritable();
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
        private final Table<K, V> table;

        Entries(Table<K, V> table) {
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
            Object value = table.lookup(wanted.getKey(), Table.NONE);
            return value != Table.NONE && Objects.equals(value, wanted.getValue());
        }

        @Override
        public boolean addAll(Collection<? extends Map.Entry<K, V>> added) {
            table.checkWritable();
            return super.addAll(added);
        }

        @Override
        public boolean remove(@Nullable Object entry) {
            table.checkWritable();
            return entry instanceof Map.Entry<?, ?> unwanted
                    && table.delete(unwanted.getKey(), unwanted.getValue()) != Table.NONE;
        }

        @Override
        public void clear() {
            map(table).clear();
        }

        @Override
        public Iterator<Map.Entry<K, V>> iterator() {
            return table.newEntryIterator();
        }

        @Override
        public Spliterator<Map.Entry<K, V>> spliterator() {
            return new CursorSpliterator<>(table, LiveEntry::new, Spliterator.DISTINCT);
        }

        @Override
        public void forEach(Consumer<? super Map.Entry<K, V>> action) {
            Objects.requireNonNull(action, "action");
            table.newCursor().forEachRemaining((key, value) -> action.accept(new LiveEntry<>(table, key, value)));
        }

        @Override
        public boolean removeIf(Predicate<? super Map.Entry<K, V>> filter) {
            table.checkWritable();
            Objects.requireNonNull(filter, "filter");
            return AllEntries.removeIf(table, (key, value) -> filter.test(new LiveEntry<>(table, key, value)));
        }

        @Override
        public boolean removeAll(Collection<?> unwanted) {
            table.checkWritable();
            return super.removeAll(unwanted);
        }

        @Override
        public boolean retainAll(Collection<?> kept) {
            table.checkWritable();
            Objects.requireNonNull(kept, "kept");
            return removeIf(entry -> !kept.contains(entry));
        }
    }
}

package io.github.gomap;

import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The live views of a {@link ConcurrentGoMap}. What a test accepts is removed key by key, each if it still has that value. */
final class ConcurrentViews {
    private ConcurrentViews() {}

    /** Removes the entries that a test accepts. */
    private static <K, V> boolean removeIf(ConcurrentGoMap<K, V> map, BiPredicate<? super K, ? super V> test) {
        boolean[] removed = {false};
        map.forEach((key, value) -> removed[0] |= test.test(key, value) && map.remove(key, value));
        return removed[0];
    }

    /**
     * Removes what is in a collection. That is asked for each element only if it is a large set: asking a list takes a
     * pass over it.
     */
    private static <T> boolean removeAll(Collection<T> view, Collection<?> unwanted) {
        if (unwanted instanceof Set && unwanted.size() > view.size()) {
            return view.removeIf(unwanted::contains);
        }
        boolean isChanged = false;
        for (Object element : unwanted) {
            isChanged |= element != null && view.remove(element);
        }
        return isChanged;
    }

    private static <T> Spliterator<T> spliterator(Iterator<T> iterator, int distinct) {
        return Spliterators.spliteratorUnknownSize(iterator, Spliterator.CONCURRENT | Spliterator.NONNULL | distinct);
    }

    /* ---------------- Iterators ---------------- */

    /** Shows entries that write through, and removes by key. */
    static final class EntryIterator<K, V> implements Iterator<Map.Entry<K, V>> {
        private final ConcurrentGoMap<K, V> map;
        private final ShardEntries<K, V> met;
        private @Nullable K removable;

        EntryIterator(ConcurrentGoMap<K, V> map) {
            this.map = map;
            met = new ShardEntries<>(map.shardCount(), map::snapshotOf);
        }

        @Override
        public boolean hasNext() {
            return met.hasNext();
        }

        @Override
        public Map.Entry<K, V> next() {
            Map.Entry<K, V> entry = met.next();
            removable = entry.getKey();
            return new WrittenThrough<>(map, entry.getKey(), entry.getValue());
        }

        @Override
        public void remove() {
            K key = removable;
            if (key == null) {
                throw new IllegalStateException("no entry to remove: next has not been called, or remove already has");
            }
            map.remove(key);
            removable = null;
        }
    }

    /** What another iterator shows of its entries. */
    private record Projected<K, V, T>(Iterator<Map.Entry<K, V>> entries, Function<Map.Entry<K, V>, T> projection)
            implements Iterator<T> {
        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public T next() {
            return projection.apply(entries.next());
        }

        @Override
        public void remove() {
            entries.remove();
        }
    }

    /**
     * The entry as it was met; setValue writes through, by putting the key again if it has been removed.
     *
     * @param <K> the type of the key
     * @param <V> the type of the value
     */
    private static final class WrittenThrough<K, V> extends AbstractMap.SimpleEntry<K, V> {
        private static final long serialVersionUID = 1;

        private final transient @Nullable ConcurrentGoMap<K, V> map;

        WrittenThrough(ConcurrentGoMap<K, V> map, K key, V value) {
            super(key, value);
            this.map = map;
        }

        @Override
        public V setValue(V value) {
            Objects.requireNonNull(value, "value");
            if (map != null) {
                map.put(getKey(), value);
            }
            return super.setValue(value);
        }
    }

    /* ---------------- Views ---------------- */

    static final class Keys<K, V> extends AbstractSet<K> {
        private final ConcurrentGoMap<K, V> map;

        Keys(ConcurrentGoMap<K, V> map) {
            this.map = map;
        }

        @Override
        public int size() {
            return map.size();
        }

        @Override
        public boolean contains(Object key) {
            return map.containsKey(key);
        }

        @Override
        public boolean remove(Object key) {
            return map.remove(key) != null;
        }

        @Override
        public void clear() {
            map.clear();
        }

        @Override
        public Iterator<K> iterator() {
            return new Projected<>(map.newEntryIterator(), Map.Entry::getKey);
        }

        @Override
        public Spliterator<K> spliterator() {
            return ConcurrentViews.spliterator(iterator(), Spliterator.DISTINCT);
        }

        @Override
        public void forEach(Consumer<? super K> action) {
            Objects.requireNonNull(action, "action");
            map.forEach((key, value) -> action.accept(key));
        }

        @Override
        public boolean removeIf(Predicate<? super K> filter) {
            Objects.requireNonNull(filter, "filter");
            return ConcurrentViews.removeIf(map, (key, value) -> filter.test(key));
        }

        @Override
        public boolean removeAll(Collection<?> unwanted) {
            return ConcurrentViews.removeAll(this, unwanted);
        }

        @Override
        public boolean retainAll(Collection<?> kept) {
            Objects.requireNonNull(kept, "kept");
            return removeIf(key -> !kept.contains(key));
        }
    }

    static final class Values<K, V> extends AbstractCollection<V> {
        private final ConcurrentGoMap<K, V> map;

        Values(ConcurrentGoMap<K, V> map) {
            this.map = map;
        }

        @Override
        public int size() {
            return map.size();
        }

        @Override
        public boolean contains(Object value) {
            return map.containsValue(value);
        }

        @Override
        public void clear() {
            map.clear();
        }

        @Override
        public Iterator<V> iterator() {
            return new Projected<>(map.newEntryIterator(), Map.Entry::getValue);
        }

        @Override
        public Spliterator<V> spliterator() {
            return ConcurrentViews.spliterator(iterator(), 0);
        }

        @Override
        public void forEach(Consumer<? super V> action) {
            Objects.requireNonNull(action, "action");
            map.forEach((key, value) -> action.accept(value));
        }

        @Override
        public boolean removeIf(Predicate<? super V> filter) {
            Objects.requireNonNull(filter, "filter");
            return ConcurrentViews.removeIf(map, (key, value) -> filter.test(value));
        }

        @Override
        public boolean removeAll(Collection<?> unwanted) {
            Objects.requireNonNull(unwanted, "unwanted");
            return removeIf(unwanted::contains);
        }

        @Override
        public boolean retainAll(Collection<?> kept) {
            Objects.requireNonNull(kept, "kept");
            return removeIf(value -> !kept.contains(value));
        }
    }

    static final class Entries<K, V> extends AbstractSet<Map.Entry<K, V>> {
        private final ConcurrentGoMap<K, V> map;

        Entries(ConcurrentGoMap<K, V> map) {
            this.map = map;
        }

        @Override
        public int size() {
            return map.size();
        }

        @Override
        public boolean contains(@Nullable Object entry) {
            return entry instanceof Map.Entry<?, ?> wanted
                    && wanted.getKey() != null
                    && wanted.getValue() != null
                    && wanted.getValue().equals(map.get(wanted.getKey()));
        }

        @Override
        public boolean remove(@Nullable Object entry) {
            return entry instanceof Map.Entry<?, ?> unwanted
                    && unwanted.getKey() != null
                    && map.remove(unwanted.getKey(), unwanted.getValue());
        }

        @Override
        public void clear() {
            map.clear();
        }

        @Override
        public Iterator<Map.Entry<K, V>> iterator() {
            return map.newEntryIterator();
        }

        @Override
        public Spliterator<Map.Entry<K, V>> spliterator() {
            return ConcurrentViews.spliterator(iterator(), Spliterator.DISTINCT);
        }

        @Override
        public boolean removeIf(Predicate<? super Map.Entry<K, V>> filter) {
            Objects.requireNonNull(filter, "filter");
            return ConcurrentViews.removeIf(map, (key, value) -> filter.test(new WrittenThrough<>(map, key, value)));
        }

        @Override
        public boolean removeAll(Collection<?> unwanted) {
            return ConcurrentViews.removeAll(this, unwanted);
        }

        @Override
        public boolean retainAll(Collection<?> kept) {
            Objects.requireNonNull(kept, "kept");
            return removeIf(entry -> !kept.contains(entry));
        }
    }
}

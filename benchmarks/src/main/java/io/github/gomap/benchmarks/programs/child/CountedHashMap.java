package io.github.gomap.benchmarks.programs.child;

import io.github.gomap.benchmarks.programs.child.Census.Event;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.util.AbstractCollection;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** A HashMap that reports to the {@link Census} what is done with it. */
public class CountedHashMap<K, V> extends HashMap<K, V> {
    @Serial
    private static final long serialVersionUID = 1;

    private transient Census.Tally tally = Census.newMap();

    /** As of HashMap. */
    public CountedHashMap() {}

    /** As of HashMap. */
    public CountedHashMap(int capacity) {
        super(capacity);
    }

    /** As of HashMap. */
    public CountedHashMap(int capacity, float loadFactor) {
        super(capacity, loadFactor);
    }

    /** As of HashMap. */
    public CountedHashMap(Map<? extends K, ? extends V> source) {
        super(source);
        changed(Event.PUT_ALL);
    }

    /* ---------------- Lookups ---------------- */

    @Override
    public V get(Object key) {
        countLookup(super.containsKey(key));
        return super.get(key);
    }

    @Override
    public V getOrDefault(Object key, V defaultValue) {
        countLookup(super.containsKey(key));
        return super.getOrDefault(key, defaultValue);
    }

    @Override
    public boolean containsKey(Object key) {
        boolean found = super.containsKey(key);
        countLookup(found);
        return found;
    }

    private static void countLookup(boolean found) {
        Census.count(found ? Event.GET_HIT : Event.GET_MISS);
    }

    @Override
    public boolean containsValue(Object value) {
        Census.count(Event.CONTAINS_VALUE);
        return super.containsValue(value);
    }

    /* ---------------- Changes ---------------- */

    @Override
    public V put(K key, V value) {
        int before = size();
        V old = super.put(key, value);
        changed(size() == before ? Event.PUT_REPLACED : Event.PUT_NEW);
        return old;
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> source) {
        super.putAll(source);
        changed(Event.PUT_ALL);
    }

    @Override
    public V putIfAbsent(K key, V value) {
        V old = super.putIfAbsent(key, value);
        changed(Event.COMPUTE);
        return old;
    }

    @Override
    public V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
        V value = super.computeIfAbsent(key, function);
        changed(Event.COMPUTE);
        return value;
    }

    @Override
    public V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends V> function) {
        V value = super.computeIfPresent(key, function);
        changed(Event.COMPUTE);
        return value;
    }

    @Override
    public V compute(K key, BiFunction<? super K, ? super V, ? extends V> function) {
        V value = super.compute(key, function);
        changed(Event.COMPUTE);
        return value;
    }

    @Override
    public V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
        V merged = super.merge(key, value, function);
        changed(Event.COMPUTE);
        return merged;
    }

    @Override
    public V replace(K key, V value) {
        Census.count(Event.COMPUTE);
        return super.replace(key, value);
    }

    @Override
    public boolean replace(K key, V oldValue, V newValue) {
        Census.count(Event.COMPUTE);
        return super.replace(key, oldValue, newValue);
    }

    @Override
    public V remove(Object key) {
        int before = size();
        V old = super.remove(key);
        countRemoval(before);
        return old;
    }

    @Override
    public boolean remove(Object key, Object value) {
        int before = size();
        boolean removed = super.remove(key, value);
        countRemoval(before);
        return removed;
    }

    private void countRemoval(int before) {
        changed(size() == before ? Event.REMOVE_MISS : Event.REMOVE_HIT);
    }

    @Override
    public void clear() {
        Event event = isEmpty() ? Event.CLEAR_EMPTY : Event.CLEAR;
        super.clear();
        changed(event);
    }

    private void changed(Event event) {
        Census.count(event);
        tally.isNow(size());
    }

    /* ---------------- Iterations ---------------- */

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        Census.count(Event.ITERATION);
        super.forEach(action);
    }

    @Override
    public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
        Census.count(Event.ITERATION);
        super.replaceAll(function);
    }

    @Override
    public Set<K> keySet() {
        return new CountedSet<>(super.keySet()) {
            @Override
            public boolean contains(Object key) {
                return containsKey(key);
            }
        };
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new CountedSet<>(super.entrySet());
    }

    @Override
    public Collection<V> values() {
        Collection<V> values = super.values();
        return new AbstractCollection<>() {
            @Override
            public Iterator<V> iterator() {
                return new CountedIterator<>(values.iterator());
            }

            @Override
            public int size() {
                return values.size();
            }

            @Override
            public void forEach(Consumer<? super V> action) {
                Census.count(Event.ITERATION);
                values.forEach(action);
            }

            @Override
            public Spliterator<V> spliterator() {
                Census.count(Event.ITERATION);
                return values.spliterator();
            }
        };
    }

    /** The keys or the entries. */
    private class CountedSet<T> extends AbstractSet<T> {
        private final Set<T> elements;

        CountedSet(Set<T> elements) {
            this.elements = elements;
        }

        @Override
        public Iterator<T> iterator() {
            return new CountedIterator<>(elements.iterator());
        }

        @Override
        public int size() {
            return elements.size();
        }

        @Override
        public boolean contains(Object element) {
            boolean found = elements.contains(element);
            countLookup(found);
            return found;
        }

        @Override
        public boolean remove(Object element) {
            int before = CountedHashMap.this.size();
            boolean removed = elements.remove(element);
            countRemoval(before);
            return removed;
        }

        @Override
        public void clear() {
            CountedHashMap.this.clear();
        }

        @Override
        public void forEach(Consumer<? super T> action) {
            Census.count(Event.ITERATION);
            elements.forEach(action);
        }

        @Override
        public Spliterator<T> spliterator() {
            Census.count(Event.ITERATION);
            return elements.spliterator();
        }
    }

    /** Over the entries, keys or values. */
    private final class CountedIterator<T> implements Iterator<T> {
        private final Iterator<T> iterator;

        CountedIterator(Iterator<T> iterator) {
            Census.count(Event.ITERATION);
            this.iterator = iterator;
        }

        @Override
        public boolean hasNext() {
            return iterator.hasNext();
        }

        @Override
        public T next() {
            return iterator.next();
        }

        @Override
        public void remove() {
            iterator.remove();
            changed(Event.REMOVE_HIT);
        }
    }

    /* ---------------- Copies ---------------- */

    @Override
    public Object clone() {
        CountedHashMap<?, ?> copy = (CountedHashMap<?, ?>) super.clone();
        copy.tally = Census.newMap();
        copy.changed(Event.CLONE);
        return copy;
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        tally = Census.newMap();
        tally.isNow(size());
    }
}

package io.github.gomap.benchmarks.programs.child;

import io.github.gomap.benchmarks.traces.format.Operation;
import io.github.gomap.benchmarks.traces.format.TraceFormat;
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
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A HashMap that reports what is done with it. */
public class ObservedHashMap<K, V> extends HashMap<K, V> {
    @Serial
    private static final long serialVersionUID = 1;

    private static final Object ABSENT = new Object();

    private static volatile MapObserver.Factory observers = Census.OBSERVERS;

    private transient MapObserver observer;

    /** As of HashMap. */
    public ObservedHashMap() {
        observer = observers.onNewMap(TraceFormat.NOTHING_EXPECTED);
    }

    /** As of HashMap. */
    public ObservedHashMap(int capacity) {
        super(capacity);
        observer = observers.onNewMap(Capacity.entries(capacity));
    }

    /** As of HashMap. */
    public ObservedHashMap(int capacity, float loadFactor) {
        super(capacity, loadFactor);
        observer = observers.onNewMap(Capacity.entries(capacity, loadFactor));
    }

    /** As of HashMap. */
    public ObservedHashMap(Map<? extends K, ? extends V> source) {
        super(source);
        observer = observers.onNewMap(size());
        observer.onPutAll(source, size());
    }

    /** From now on, maps that are made report to this one. */
    static void observeBy(MapObserver.Factory factory) {
        observers = factory;
    }

    /* ---------------- Lookups ---------------- */

    @Override
    public V get(Object key) {
        return find(key, null);
    }

    @Override
    public V getOrDefault(Object key, V defaultValue) {
        return find(key, defaultValue);
    }

    @SuppressWarnings("unchecked") // only compared
    private V find(Object key, V defaultValue) {
        V found = super.getOrDefault(key, (V) ABSENT);
        boolean absent = found == ABSENT;
        report(absent ? Operation.GET_MISS : Operation.GET_HIT, key);
        return absent ? defaultValue : found;
    }

    @Override
    public boolean containsKey(Object key) {
        return reportContains(super.containsKey(key), key);
    }

    private boolean reportContains(boolean found, Object key) {
        report(found ? Operation.CONTAINS_HIT : Operation.CONTAINS_MISS, key);
        return found;
    }

    private void report(Operation operation, Object key) {
        observer.onKey(operation, key, size());
    }

    @Override
    public boolean containsValue(Object value) {
        boolean found = super.containsValue(value);
        observer.onContainsValue(found);
        return found;
    }

    /* ---------------- Changes ---------------- */

    @Override
    public V put(K key, V value) {
        int before = size();
        V old = super.put(key, value);
        report(size() == before ? Operation.PUT_REPLACED : Operation.PUT_NEW, key);
        return old;
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> source) {
        super.putAll(source);
        observer.onPutAll(source, size());
    }

    @Override
    public V putIfAbsent(K key, V value) {
        int before = size();
        V old = super.putIfAbsent(key, value);
        report(size() == before ? Operation.PUT_IF_ABSENT_KEPT : Operation.PUT_IF_ABSENT_NEW, key);
        return old;
    }

    @Override
    public V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
        int before = size();
        V value = super.computeIfAbsent(key, function);
        if (size() > before) {
            report(Operation.COMPUTE_IF_ABSENT_NEW, key);
        } else {
            report(value == null ? Operation.COMPUTE_IF_ABSENT_NONE : Operation.COMPUTE_IF_ABSENT_KEPT, key);
        }
        return value;
    }

    @Override
    public V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends V> function) {
        int before = size();
        V value = super.computeIfPresent(key, function);
        if (size() < before) {
            report(Operation.COMPUTE_IF_PRESENT_REMOVED, key);
        } else {
            report(value == null ? Operation.COMPUTE_IF_PRESENT_NONE : Operation.COMPUTE_IF_PRESENT_REPLACED, key);
        }
        return value;
    }

    @Override
    public V compute(K key, BiFunction<? super K, ? super V, ? extends V> function) {
        int before = size();
        V value = super.compute(key, function);
        if (size() == before) {
            report(value == null ? Operation.COMPUTE_NONE : Operation.COMPUTE_REPLACED, key);
        } else {
            report(size() > before ? Operation.COMPUTE_NEW : Operation.COMPUTE_REMOVED, key);
        }
        return value;
    }

    @Override
    public V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
        int before = size();
        V merged = super.merge(key, value, function);
        if (size() == before) {
            report(Operation.MERGE_REPLACED, key);
        } else {
            report(size() > before ? Operation.MERGE_NEW : Operation.MERGE_REMOVED, key);
        }
        return merged;
    }

    @Override
    public V replace(K key, V value) {
        V old = super.replace(key, value);
        report(old == null ? Operation.REPLACE_MISS : Operation.REPLACE_HIT, key);
        return old;
    }

    @Override
    public boolean replace(K key, V oldValue, V newValue) {
        boolean replaced = super.replace(key, oldValue, newValue);
        report(replaced ? Operation.REPLACE_PAIR_HIT : Operation.REPLACE_PAIR_MISS, key);
        return replaced;
    }

    @Override
    public V remove(Object key) {
        int before = size();
        V old = super.remove(key);
        reportRemoval(size() < before, key);
        return old;
    }

    private boolean reportRemoval(boolean removed, Object key) {
        report(removed ? Operation.REMOVE_HIT : Operation.REMOVE_MISS, key);
        return removed;
    }

    @Override
    public boolean remove(Object key, Object value) {
        return reportPairRemoval(super.remove(key, value), key);
    }

    private boolean reportPairRemoval(boolean removed, Object key) {
        report(removed ? Operation.REMOVE_PAIR_HIT : Operation.REMOVE_PAIR_MISS, key);
        return removed;
    }

    @Override
    public void clear() {
        int before = size();
        super.clear();
        observer.onClear(before);
    }

    /* ---------------- Iterations ---------------- */

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        super.forEach(action);
        observer.onAll(Operation.FOR_EACH, size());
    }

    @Override
    public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
        super.replaceAll(function);
        observer.onAll(Operation.REPLACE_ALL, size());
    }

    @Override
    public Set<K> keySet() {
        Set<K> keys = super.keySet();
        return new ObservedSet<K>() {
            @Override
            public Iterator<K> iterator() {
                return new KeyIterator();
            }

            @Override
            public boolean contains(Object key) {
                return containsKey(key);
            }

            @Override
            public boolean remove(Object key) {
                return reportRemoval(keys.remove(key), key);
            }
        };
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        Set<Entry<K, V>> entries = super.entrySet();
        return new ObservedSet<Entry<K, V>>() {
            @Override
            public Iterator<Entry<K, V>> iterator() {
                return new EntryIterator();
            }

            @Override
            public boolean contains(Object object) {
                boolean found = entries.contains(object);
                return object instanceof Entry<?, ?> entry ? reportContains(found, entry.getKey()) : found;
            }

            @Override
            public boolean remove(Object object) {
                boolean removed = entries.remove(object);
                return object instanceof Entry<?, ?> entry ? reportPairRemoval(removed, entry.getKey()) : removed;
            }
        };
    }

    @Override
    public Collection<V> values() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<V> iterator() {
                return new ValueIterator();
            }

            @Override
            public int size() {
                return ObservedHashMap.this.size();
            }

            @Override
            public boolean contains(Object value) {
                return containsValue(value);
            }

            @Override
            public void clear() {
                ObservedHashMap.this.clear();
            }
        };
    }

    private Iterator<Entry<K, V>> unobservedIterator() {
        return super.entrySet().iterator();
    }

    /** The keys or the entries. What is not here comes down to an iterator. */
    private abstract class ObservedSet<T> extends AbstractSet<T> {
        @Override
        public int size() {
            return ObservedHashMap.this.size();
        }

        @Override
        public void clear() {
            ObservedHashMap.this.clear();
        }
    }

    private abstract class ObservedIterator {
        private final Iterator<Entry<K, V>> iterator = unobservedIterator();
        private final MapObserver.Walk walk;
        private Entry<K, V> current;

        ObservedIterator(Operation operation) {
            walk = observer.onWalk(operation);
        }

        public boolean hasNext() {
            boolean more = iterator.hasNext();
            if (!more) {
                walk.onEnd();
            }
            return more;
        }

        Entry<K, V> nextEntry() {
            current = iterator.next();
            walk.onStep();
            return current;
        }

        public void remove() {
            iterator.remove();
            walk.onRemove(current.getKey(), size());
        }
    }

    private final class KeyIterator extends ObservedIterator implements Iterator<K> {
        KeyIterator() {
            super(Operation.WALK_KEYS);
        }

        @Override
        public K next() {
            return nextEntry().getKey();
        }
    }

    private final class ValueIterator extends ObservedIterator implements Iterator<V> {
        ValueIterator() {
            super(Operation.WALK_VALUES);
        }

        @Override
        public V next() {
            return nextEntry().getValue();
        }
    }

    private final class EntryIterator extends ObservedIterator implements Iterator<Entry<K, V>> {
        EntryIterator() {
            super(Operation.WALK_ENTRIES);
        }

        @Override
        public Entry<K, V> next() {
            return nextEntry();
        }
    }

    /* ---------------- Copies ---------------- */

    @Override
    public Object clone() {
        ObservedHashMap<?, ?> copy = (ObservedHashMap<?, ?>) super.clone();
        copy.observer = observers.onClone(copy);
        return copy;
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        observer = observers.onNewMap(size());
        observer.onPutAll(this, size());
    }
}

package io.github.gomap.benchmarks;

import com.carrotsearch.hppc.ObjectObjectHashMap;
import com.carrotsearch.hppc.cursors.ObjectObjectCursor;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * HPPC's map in the shape of a {@code java.util.Map}, as far as the workloads need it: no null values, and no removal
 * through iterators, which HPPC does not offer.
 */
final class HppcMap<K, V> extends AbstractMap<K, V> {
    private final ObjectObjectHashMap<K, V> map;

    HppcMap() {
        map = new ObjectObjectHashMap<>();
    }

    HppcMap(int expectedSize) {
        map = new ObjectObjectHashMap<>(expectedSize);
    }

    @Override
    public int size() {
        return map.size();
    }

    @Override
    public boolean isEmpty() {
        return map.isEmpty();
    }

    @Override
    @SuppressWarnings("unchecked") // HPPC only compares the key
    public V get(Object key) {
        return map.get((K) key);
    }

    @Override
    @SuppressWarnings("unchecked") // HPPC only compares the key
    public boolean containsKey(Object key) {
        return map.containsKey((K) key);
    }

    @Override
    public V put(K key, V value) {
        return map.put(key, value);
    }

    @Override
    @SuppressWarnings("unchecked") // HPPC only compares the key
    public V remove(Object key) {
        return map.remove((K) key);
    }

    @Override
    public void clear() {
        map.clear();
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> other) {
        if (other instanceof HppcMap<? extends K, ? extends V> hppcMap) {
            map.putAll(hppcMap.map);
        } else {
            super.putAll(other);
        }
    }

    @Override
    public V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
        return update(key, old -> old == null ? value : function.apply(old, value));
    }

    @Override
    public V compute(K key, BiFunction<? super K, ? super V, ? extends V> function) {
        return update(key, old -> function.apply(key, old));
    }

    /** With one search, by the indices that HPPC has for this purpose. */
    private V update(K key, UnaryOperator<V> function) {
        int index = map.indexOf(key);
        boolean present = map.indexExists(index);
        V result = function.apply(present ? map.indexGet(index) : null);
        if (result == null) {
            if (present) {
                map.indexRemove(index);
            }
        } else if (present) {
            map.indexReplace(index, result);
        } else {
            map.indexInsert(index, key, result);
        }
        return result;
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        for (ObjectObjectCursor<K, V> cursor : map) {
            action.accept(cursor.key, cursor.value);
        }
    }

    @Override
    public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
        for (ObjectObjectCursor<K, V> cursor : map) {
            map.indexReplace(cursor.index, function.apply(cursor.key, cursor.value));
        }
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return map.size();
            }

            @Override
            public Iterator<Entry<K, V>> iterator() {
                return new EntryIterator<>(map.iterator());
            }
        };
    }

    /** Makes an entry of each stop of HPPC's one cursor. */
    private record EntryIterator<K, V>(Iterator<ObjectObjectCursor<K, V>> cursors) implements Iterator<Entry<K, V>> {
        @Override
        public boolean hasNext() {
            return cursors.hasNext();
        }

        @Override
        public Entry<K, V> next() {
            ObjectObjectCursor<K, V> cursor = cursors.next();
            return new SimpleImmutableEntry<>(cursor.key, cursor.value);
        }
    }
}

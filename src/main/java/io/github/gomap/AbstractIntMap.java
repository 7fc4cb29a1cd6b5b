package io.github.gomap;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Map} prescribes for keys that are objects, by the methods of {@link GoIntMap} for keys that are numbers. A key
 * that is null, or no Integer, is absent for those that read or remove; those that write refuse null.
 */
abstract class AbstractIntMap<V extends @Nullable Object> extends IntTable<V> implements Map<Integer, V> {
    AbstractIntMap(int expectedSize, @Nullable Settings settings) {
        super(expectedSize, settings);
    }

    /* ---------------- By keys that are numbers ---------------- */

    abstract @Nullable V put(int key, V value);

    abstract @Nullable V putIfAbsent(int key, V value);

    abstract @Nullable V replace(int key, V value);

    abstract boolean replace(int key, V oldValue, V newValue);

    abstract V computeIfAbsent(int key, IntFunction<? extends V> mappingFunction);

    abstract @Nullable V computeIfPresent(int key, IntObjFunction<? super V, ? extends @Nullable V> remappingFunction);

    abstract @Nullable V compute(int key, IntObjFunction<? super @Nullable V, ? extends @Nullable V> remappingFunction);

    abstract @Nullable V merge(
            int key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> remappingFunction);

    abstract void replaceAll(IntObjFunction<? super V, ? extends V> function);

    @SuppressWarnings("unchecked")
    final @Nullable V valueOrNull(@Nullable Object valueOrNone) {
        return valueOrNone == NONE ? null : (V) valueOrNone;
    }

    /* ---------------- One entry ---------------- */

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(@Nullable Object key) {
        return (V) lookup(key, null);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // null if V admits it
    public V getOrDefault(@Nullable Object key, V defaultValue) {
        return (V) lookup(key, defaultValue);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return lookup(key, NONE) != NONE;
    }

    @Override
    public @Nullable V put(Integer key, V value) {
        return put(key.intValue(), value);
    }

    @Override
    public @Nullable V remove(@Nullable Object key) {
        return valueOrNull(delete(key, NONE));
    }

    @Override
    public boolean remove(@Nullable Object key, @Nullable Object value) {
        return delete(key, value) != NONE;
    }

    @Override
    public @Nullable V putIfAbsent(Integer key, V value) {
        return putIfAbsent(key.intValue(), value);
    }

    @Override
    public @Nullable V replace(Integer key, V value) {
        return replace(key.intValue(), value);
    }

    @Override
    public boolean replace(Integer key, V oldValue, V newValue) {
        return replace(key.intValue(), oldValue, newValue);
    }

    @Override
    public V computeIfAbsent(Integer key, Function<? super Integer, ? extends V> mappingFunction) {
        Objects.requireNonNull(mappingFunction, "mappingFunction");
        return computeIfAbsent(key.intValue(), (IntFunction<V>) mappingFunction::apply);
    }

    @Override
    public @Nullable V computeIfPresent(
            Integer key, BiFunction<? super Integer, ? super V, ? extends @Nullable V> remappingFunction) {
        Objects.requireNonNull(remappingFunction, "remappingFunction");
        return computeIfPresent(key.intValue(), (IntObjFunction<V, @Nullable V>) remappingFunction::apply);
    }

    @Override
    public @Nullable V compute(
            Integer key, BiFunction<? super Integer, ? super @Nullable V, ? extends @Nullable V> remappingFunction) {
        Objects.requireNonNull(remappingFunction, "remappingFunction");
        return compute(key.intValue(), (IntObjFunction<@Nullable V, @Nullable V>) remappingFunction::apply);
    }

    @Override
    public @Nullable V merge(
            Integer key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> remappingFunction) {
        return merge(key.intValue(), value, remappingFunction);
    }

    /* ---------------- All entries ---------------- */

    @Override
    public int size() {
        return tableSize();
    }

    @Override
    public boolean isEmpty() {
        return tableSize() == 0;
    }

    @Override
    public boolean containsValue(@Nullable Object value) {
        return AllEntries.containsValue(this, value);
    }

    @Override
    public void forEach(BiConsumer<? super Integer, ? super V> action) {
        Objects.requireNonNull(action, "action");
        new IntCursor<>(this).forEachRemaining(action);
    }

    @Override
    public void replaceAll(BiFunction<? super Integer, ? super V, ? extends V> function) {
        Objects.requireNonNull(function, "function");
        replaceAll((IntObjFunction<V, V>) function::apply);
    }

    @Override
    public Set<Integer> keySet() {
        return Views.keys(this);
    }

    @Override
    public Collection<V> values() {
        return Views.values(this);
    }

    @Override
    public Set<Entry<Integer, V>> entrySet() {
        return Views.entries(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (other == this) {
            return true;
        }
        return other instanceof Map<?, ?> map && AllEntries.equal(this, map);
    }

    @Override
    public int hashCode() {
        return AllEntries.hashCode(this);
    }

    @Override
    public String toString() {
        return AllEntries.toString(this);
    }
}

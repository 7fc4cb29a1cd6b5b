package io.github.gomap;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Map} prescribes for keys that are objects, by the methods of {@link GoLongMap} for keys that are numbers. A key
 * that is null, or no Long, is absent for those that read or remove; those that write refuse null.
 */
abstract class AbstractLongMap<V extends @Nullable Object> extends LongTable<V> implements Map<Long, V> {
    AbstractLongMap(int expectedSize, @Nullable Settings settings) {
        super(expectedSize, settings);
    }

    /* ---------------- By keys that are numbers ---------------- */

    abstract @Nullable V put(long key, V value);

    abstract @Nullable V putIfAbsent(long key, V value);

    abstract @Nullable V replace(long key, V value);

    abstract boolean replace(long key, V oldValue, V newValue);

    abstract V computeIfAbsent(long key, LongFunction<? extends V> mappingFunction);

    abstract @Nullable V computeIfPresent(
            long key, LongObjFunction<? super V, ? extends @Nullable V> remappingFunction);

    abstract @Nullable V compute(
            long key, LongObjFunction<? super @Nullable V, ? extends @Nullable V> remappingFunction);

    abstract @Nullable V merge(
            long key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> remappingFunction);

    abstract void replaceAll(LongObjFunction<? super V, ? extends V> function);

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
    public @Nullable V put(Long key, V value) {
        return put(key.longValue(), value);
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
    public @Nullable V putIfAbsent(Long key, V value) {
        return putIfAbsent(key.longValue(), value);
    }

    @Override
    public @Nullable V replace(Long key, V value) {
        return replace(key.longValue(), value);
    }

    @Override
    public boolean replace(Long key, V oldValue, V newValue) {
        return replace(key.longValue(), oldValue, newValue);
    }

    @Override
    public V computeIfAbsent(Long key, Function<? super Long, ? extends V> mappingFunction) {
        Objects.requireNonNull(mappingFunction, "mappingFunction");
        return computeIfAbsent(key.longValue(), (LongFunction<V>) mappingFunction::apply);
    }

    @Override
    public @Nullable V computeIfPresent(
            Long key, BiFunction<? super Long, ? super V, ? extends @Nullable V> remappingFunction) {
        Objects.requireNonNull(remappingFunction, "remappingFunction");
        return computeIfPresent(key.longValue(), (LongObjFunction<V, @Nullable V>) remappingFunction::apply);
    }

    @Override
    public @Nullable V compute(
            Long key, BiFunction<? super Long, ? super @Nullable V, ? extends @Nullable V> remappingFunction) {
        Objects.requireNonNull(remappingFunction, "remappingFunction");
        return compute(key.longValue(), (LongObjFunction<@Nullable V, @Nullable V>) remappingFunction::apply);
    }

    @Override
    public @Nullable V merge(
            Long key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> remappingFunction) {
        return merge(key.longValue(), value, remappingFunction);
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
    public void forEach(BiConsumer<? super Long, ? super V> action) {
        Objects.requireNonNull(action, "action");
        new LongCursor<>(this).forEachRemaining(action);
    }

    @Override
    public void replaceAll(BiFunction<? super Long, ? super V, ? extends V> function) {
        Objects.requireNonNull(function, "function");
        replaceAll((LongObjFunction<V, V>) function::apply);
    }

    @Override
    public Set<Long> keySet() {
        return Views.keys(this);
    }

    @Override
    public Collection<V> values() {
        return Views.values(this);
    }

    @Override
    public Set<Entry<Long, V>> entrySet() {
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

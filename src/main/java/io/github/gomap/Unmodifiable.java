package io.github.gomap;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A map that refuses every method which would change it, whether there is something to change or not. */
interface Unmodifiable<K extends @Nullable Object, V extends @Nullable Object> extends Map<K, V> {
    /** What it throws. */
    static UnsupportedOperationException refusal() {
        return new UnsupportedOperationException("a snapshot cannot be changed");
    }

    @Override
    default @Nullable V put(K key, V value) {
        throw refusal();
    }

    @Override
    default @Nullable V remove(@Nullable Object key) {
        throw refusal();
    }

    @Override
    default boolean remove(@Nullable Object key, @Nullable Object value) {
        throw refusal();
    }

    @Override
    default void putAll(Map<? extends K, ? extends V> source) {
        throw refusal();
    }

    @Override
    default void clear() {
        throw refusal();
    }

    @Override
    default @Nullable V putIfAbsent(K key, V value) {
        throw refusal();
    }

    @Override
    default @Nullable V replace(K key, V value) {
        throw refusal();
    }

    @Override
    default boolean replace(K key, V oldValue, V newValue) {
        throw refusal();
    }

    @Override
    default void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
        throw refusal();
    }

    @Override
    default V computeIfAbsent(K key, Function<? super K, ? extends V> mappingFunction) {
        throw refusal();
    }

    @Override
    default @Nullable V computeIfPresent(
            K key, BiFunction<? super K, ? super V, ? extends @Nullable V> remappingFunction) {
        throw refusal();
    }

    @Override
    default @Nullable V compute(
            K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> remappingFunction) {
        throw refusal();
    }

    @Override
    default @Nullable V merge(
            K key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> remappingFunction) {
        throw refusal();
    }
}

package io.github.gomap;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * From a key that is an int, without an object for it, and a value to a result. It is a {@link BiFunction}, so that a lambda
 * expression handed to {@link GoIntMap#replaceAll(IntObjFunction)} becomes this more special one.
 *
 * <pre>{@code
 * GoIntMap<String> names = new GoIntMap<>();
 * IntObjFunction<String, String> numbered = (key, name) -> name == null ? "number " + key : name;
 * names.compute(7, numbered);
 * }</pre>
 *
 * @param <V> the type of the value
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface IntObjFunction<V extends @Nullable Object, R extends @Nullable Object>
        extends BiFunction<Integer, V, R> {
    /**
     * Computes the result.
     *
     * @param key the key
     * @param value the value
     * @return the result
     */
    R apply(int key, V value);

    /**
     * Computes the result.
     *
     * @param key the key
     * @param value the value
     * @return the result
     * @throws NullPointerException if the key is null
     */
    @Override
    default R apply(Integer key, V value) {
        return apply(key.intValue(), value);
    }
}

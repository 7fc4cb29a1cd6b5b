package io.github.gomap;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * From a key that is a long, without an object for it, and a value to a result. It is a {@link BiFunction}, so that a lambda
 * expression handed to {@link GoLongMap#replaceAll(LongObjFunction)} becomes this more special one.
 *
 * <pre>{@code
 * GoLongMap<String> names = new GoLongMap<>();
 * LongObjFunction<String, String> numbered = (key, name) -> name == null ? "number " + key : name;
 * names.compute(7, numbered);
 * }</pre>
 *
 * @param <V> the type of the value
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface LongObjFunction<V extends @Nullable Object, R extends @Nullable Object>
        extends BiFunction<Long, V, R> {
    /**
     * Computes the result.
     *
     * @param key the key
     * @param value the value
     * @return the result
     */
    R apply(long key, V value);

    /**
     * Computes the result.
     *
     * @param key the key
     * @param value the value
     * @return the result
     * @throws NullPointerException if the key is null
     */
    @Override
    default R apply(Long key, V value) {
        return apply(key.longValue(), value);
    }
}

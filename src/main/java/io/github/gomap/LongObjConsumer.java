package io.github.gomap;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes a key that is a long, without an object for it, and a value. It is a {@link BiConsumer}, so that a lambda expression
 * handed to {@link GoLongMap#forEach(LongObjConsumer)} becomes this more special one.
 *
 * <pre>{@code
 * GoLongMap<String> names = new GoLongMap<>();
 * names.put(7, "seven");
 * LongObjConsumer<String> print = (key, name) -> System.out.println(key + 1 + " comes after " + name);
 * names.forEach(print);
 * }</pre>
 *
 * @param <V> the type of the value
 */
@FunctionalInterface
public interface LongObjConsumer<V extends @Nullable Object> extends BiConsumer<Long, V> {
    /**
     * Takes an entry.
     *
     * @param key the key
     * @param value the value
     */
    void accept(long key, V value);

    /**
     * Takes an entry.
     *
     * @param key the key
     * @param value the value
     * @throws NullPointerException if the key is null
     */
    @Override
    default void accept(Long key, V value) {
        accept(key.longValue(), value);
    }
}

package io.github.gomap;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes a key that is an int, without an object for it, and a value. It is a {@link BiConsumer}, so that a lambda expression
 * handed to {@link GoIntMap#forEach(IntObjConsumer)} becomes this more special one.
 *
 * <pre>{@code
 * GoIntMap<String> names = new GoIntMap<>();
 * names.put(7, "seven");
 * IntObjConsumer<String> print = (key, name) -> System.out.println(key + 1 + " comes after " + name);
 * names.forEach(print);
 * }</pre>
 *
 * @param <V> the type of the value
 */
@FunctionalInterface
public interface IntObjConsumer<V extends @Nullable Object> extends BiConsumer<Integer, V> {
    /**
     * Takes an entry.
     *
     * @param key the key
     * @param value the value
     */
    void accept(int key, V value);

    /**
     * Takes an entry.
     *
     * @param key the key
     * @param value the value
     * @throws NullPointerException if the key is null
     */
    @Override
    default void accept(Integer key, V value) {
        accept(key.intValue(), value);
    }
}

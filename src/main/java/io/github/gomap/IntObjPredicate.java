package io.github.gomap;

import org.jspecify.annotations.Nullable;

/**
 * A test of a key that is an int, without an object for it, and a value.
 *
 * <pre>{@code
 * GoIntMap<String> names = new GoIntMap<>();
 * names.put(7, "seven");
 * IntObjPredicate<String> isOld = (key, name) -> key < 100;
 * names.removeIf(isOld);
 * }</pre>
 *
 * @param <V> the type of the value
 */
@FunctionalInterface
public interface IntObjPredicate<V extends @Nullable Object> {
    /**
     * Tests an entry.
     *
     * @param key the key
     * @param value the value
     * @return what is to be found out
     */
    boolean test(int key, V value);
}

package io.github.gomap;

import org.jspecify.annotations.Nullable;

/**
 * A test of a key that is a long, without an object for it, and a value.
 *
 * <pre>{@code
 * GoLongMap<String> names = new GoLongMap<>();
 * names.put(7, "seven");
 * LongObjPredicate<String> isOld = (key, name) -> key < 100;
 * names.removeIf(isOld);
 * }</pre>
 *
 * @param <V> the type of the value
 */
@FunctionalInterface
public interface LongObjPredicate<V extends @Nullable Object> {
    /**
     * Tests an entry.
     *
     * @param key the key
     * @param value the value
     * @return what is to be found out
     */
    boolean test(long key, V value);
}

package io.github.gomap;

import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Operations on all entries of a table, for the map itself and for its views. Each walks once, by a {@link Cursor}. */
final class AllEntries {
    private AllEntries() {}

    /** Removes the entries that the test accepts, one by one, so that an exception of the test keeps the others. */
    static <K extends @Nullable Object, V extends @Nullable Object> boolean removeIf(
            Table<K, V> table, BiPredicate<? super K, ? super V> test) {
        Cursor<K, V> cursor = table.newCursor();
        boolean removed = false;
        while (cursor.hasNext()) {
            cursor.advance();
            if (test.test(cursor.boxedKey(), cursor.value())) {
                cursor.remove();
                removed = true;
            }
        }
        return removed;
    }

    static <K extends @Nullable Object, V extends @Nullable Object> boolean containsValue(
            Table<K, V> table, @Nullable Object value) {
        Cursor<K, V> cursor = table.newCursorInAnyOrder();
        while (cursor.hasNext()) {
            cursor.advance();
            if (Objects.equals(value, cursor.value())) {
                return true;
            }
        }
        return false;
    }

    /** Does this map have the same entries? */
    static <K extends @Nullable Object, V extends @Nullable Object> boolean equal(Table<K, V> table, Map<?, ?> map) {
        if (map.size() != table.tableSize()) {
            return false;
        }
        Cursor<K, V> cursor = table.newCursorInAnyOrder();
        try {
            while (cursor.hasNext()) {
                cursor.advance();
                if (!hasMapping(map, cursor.boxedKey(), cursor.value())) {
                    return false;
                }
            }
        } catch (ClassCastException | NullPointerException unsuitableForOther) {
            return false;
        }
        return true;
    }

    private static boolean hasMapping(Map<?, ?> map, @Nullable Object key, @Nullable Object value) {
        return value == null ? map.get(key) == null && map.containsKey(key) : value.equals(map.get(key));
    }

    /** The sum of the hash codes of the entries, as {@link Map#hashCode} wants it. */
    static <K extends @Nullable Object, V extends @Nullable Object> int hashCode(Table<K, V> table) {
        int sum = 0;
        Cursor<K, V> cursor = table.newCursorInAnyOrder();
        while (cursor.hasNext()) {
            cursor.advance();
            sum += Objects.hashCode(cursor.boxedKey()) ^ Objects.hashCode(cursor.value());
        }
        return sum;
    }

    /** The entries in the order of an iteration. */
    static <K extends @Nullable Object, V extends @Nullable Object> String toString(Table<K, V> table) {
        StringBuilder text = new StringBuilder("{");
        Cursor<K, V> cursor = table.newCursor();
        while (cursor.hasNext()) {
            cursor.advance();
            if (text.length() > 1) {
                text.append(", ");
            }
            text.append(shown(table, cursor.boxedKey())).append('=').append(shown(table, cursor.value()));
        }
        return text.append('}').toString();
    }

    private static @Nullable Object shown(Table<?, ?> table, @Nullable Object keyOrValue) {
        return keyOrValue == table ? "(this Map)" : keyOrValue;
    }
}

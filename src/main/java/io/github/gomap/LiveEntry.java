package io.github.gomap;

import java.util.AbstractMap;
import org.jspecify.annotations.Nullable;

/**
 * An entry that may be kept; setValue writes through while the key is in the table.
 *
 * @param <K> the type of the key
 * @param <V> the type of the value
 */
final class LiveEntry<K extends @Nullable Object, V extends @Nullable Object> extends AbstractMap.SimpleEntry<K, V> {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Table<K, V> table;

    LiveEntry(Table<K, V> table, K key, V value) {
        super(key, value);
        this.table = table;
    }

    @Override
    public V setValue(V value) {
        if (table != null) {
            table.checkWritable();
            table.overwrite(getKey(), value);
        }
        return super.setValue(value);
    }
}

package io.github.gomap;

import java.lang.invoke.VarHandle;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry that may be kept. While its key is in the table it shows the present value and writes through; later it keeps
 * the value that it has shown last.
 *
 * <p>As long as nothing is written, that value is the present one. Afterwards each question looks the key up. The answer
 * is kept for the time when the key is gone, but not the stamp: two threads may ask at once, and one of them would see
 * the new stamp beside the old value.
 *
 * @param <K> the type of the key
 * @param <V> the type of the value
 */
final class LiveEntry<K extends @Nullable Object, V extends @Nullable Object> extends AbstractMap.SimpleEntry<K, V> {
    private static final long serialVersionUID = 1;

    private final transient Table<K, V> table;

    /** When the value was written or read by this entry. */
    private transient int stamp;

    LiveEntry(Table<K, V> table, K key, V value) {
        super(key, value);
        this.table = table;
        stamp = table.stamp();
    }

    @Override
    public V getValue() {
        if (table.stamp() != stamp) {
            lookUp();
        }
        return super.getValue();
    }

    /**
     * Takes over the present value. The entries of other maps can be read whatever else is done to their map, so this
     * reports no misuse: the value stays what it was while somebody writes.
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null if V admits it
    private void lookUp() {
        int begun = table.stamp();
        VarHandle.acquireFence();
        if ((begun & 1) != 0) {
            return;
        }
        Table.Place present;
        try {
            present = table.placeOf(getKey());
        } catch (RuntimeException e) {
            if (table.stamp() == begun) {
                throw e;
            }
            return;
        }
        VarHandle.acquireFence();
        if (present != null && table.stamp() == begun) {
            super.setValue((V) present.row().valueAt(present.slotInRow()));
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // null if V admits it
    public V setValue(V value) {
        table.checkWritable();
        Object overwritten = table.overwrite(getKey(), value);
        V known = super.setValue(value);
        stamp = table.stamp();
        return overwritten == Table.NONE ? known : (V) overwritten;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Map.Entry<?, ?> entry
                && Objects.equals(getKey(), entry.getKey())
                && Objects.equals(getValue(), entry.getValue());
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(getKey()) ^ Objects.hashCode(getValue());
    }

    @Override
    public String toString() {
        return getKey() + "=" + getValue();
    }

    /** A stream holds the entry as it is now, without its map. */
    private Object writeReplace() {
        return new AbstractMap.SimpleEntry<>(this);
    }
}

package io.github.gomap;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a stream holds in place of a {@link GoMap} or a snapshot of one: its settings and its entries.
 *
 * <p>Neither seed nor layout is in it, so a forged stream cannot choose them: the map is filled like any other.
 */
final class SerializedGoMap implements Serializable {
    private static final long serialVersionUID = 1;

    /** Written by hand, see writeObject. */
    private transient ObjectTable<Object, Object> map;

    SerializedGoMap(ObjectTable<?, ?> map) {
        this.map = withAnyTypes(map);
    }

    @SuppressWarnings("unchecked")
    private static ObjectTable<Object, Object> withAnyTypes(ObjectTable<?, ?> map) {
        return (ObjectTable<Object, Object>) map;
    }

    /**
     * Writes the settings and the entries.
     *
     * @param out the stream
     * @throws IOException if it fails, or if the hasher or an entry is not serializable
     *
     * @serialData failFastIterators, randomIterationStart and evacuateOnUse (boolean), the hasher or null (Object), the
     *     number of entries (int), and for each its key and value (Object)
     */
    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        SerializedSettings.write(map.settings(), out);
        int size = map.tableSize();
        out.writeInt(size);
        Cursor<Object, Object> cursor = map.newCursorInAnyOrder();
        int written = 0;
        for (; written < size && cursor.hasNext(); written++) {
            cursor.advance();
            out.writeObject(cursor.boxedKey());
            out.writeObject(cursor.value());
        }
        if (written < size || cursor.hasNext()) {
            // Otherwise the stream would not hold what its number of entries says.
            throw WriteGuard.concurrentIterationAndWrite();
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Settings settings = SerializedSettings.read(in, Hasher.class);
        int size = SerializedSettings.readSize(in);
        map = new GoMap<>(Math.min(size, SerializedSettings.MAX_TRUSTED_SIZE), settings);
        readEntries(in, size);
    }

    private void readEntries(ObjectInputStream in, int size) throws IOException, ClassNotFoundException {
        for (int i = 0; i < size; i++) {
            @Nullable Object key = in.readObject();
            @Nullable Object value = in.readObject();
            if (assign(key, value) != Table.NONE) {
                throw new InvalidObjectException("the stream has two entries with the key " + key);
            }
        }
    }

    /** A key that comes half made out of a stream may fail in its own hashCode or equals. */
    private @Nullable Object assign(@Nullable Object key, @Nullable Object value) throws InvalidObjectException {
        try {
            return map.assign(key, value);
        } catch (RuntimeException e) {
            throw SerializedSettings.refused(e);
        }
    }

    private Object readResolve() {
        return map;
    }
}

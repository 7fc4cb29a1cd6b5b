package io.github.gomap;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a stream holds in place of a {@link GoIntMap} or a snapshot of one: its settings and its entries.
 *
 * <p>Neither seed nor layout is in it, so a forged stream cannot choose them: the map is filled like any other.
 */
final class SerializedGoIntMap implements Serializable {
    private static final long serialVersionUID = 1;

    /** Written by hand, see writeObject. */
    private transient IntTable<Object> map;

    SerializedGoIntMap(IntTable<?> map) {
        this.map = withAnyType(map);
    }

    @SuppressWarnings("unchecked")
    private static IntTable<Object> withAnyType(IntTable<?> map) {
        return (IntTable<Object>) map;
    }

    /**
     * Writes the settings and the entries.
     *
     * @param out the stream
     * @throws IOException if it fails, or if the hasher or a value is not serializable
     *
     * @serialData failFastIterators, randomIterationStart and evacuateOnUse (boolean), the hasher or null (Object), the
     *     number of entries (int), and for each its key (long) and value (Object)
     */
    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        SerializedSettings.write(map.settings(), out);
        int size = map.tableSize();
        out.writeInt(size);
        IntCursor<Object> cursor = IntCursor.inAnyOrder(map);
        int written = 0;
        for (; written < size && cursor.hasNext(); written++) {
            cursor.advance();
            out.writeInt(cursor.key());
            out.writeObject(cursor.value());
        }
        if (written < size || cursor.hasNext()) {
            // Otherwise the stream would not hold what its number of entries says.
            throw WriteGuard.concurrentIterationAndWrite();
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Settings settings = SerializedSettings.read(in, IntHasher.class);
        int size = SerializedSettings.readSize(in);
        map = new GoIntMap<>(Math.min(size, SerializedSettings.MAX_TRUSTED_SIZE), settings);
        for (int i = 0; i < size; i++) {
            int key = in.readInt();
            if (assign(key, in.readObject()) != Table.NONE) {
                throw new InvalidObjectException("the stream has two entries with the key " + key);
            }
        }
    }

    /** A hasher that comes half made out of a stream may fail. */
    private @Nullable Object assign(int key, @Nullable Object value) throws InvalidObjectException {
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

package io.github.gomap;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a stream holds in place of a {@link ConcurrentGoMap} or a snapshot of one: its settings and its entries, at one moment. */
final class SerializedConcurrentGoMap implements Serializable {
    private static final long serialVersionUID = 1;

    /** Written by hand, see writeObject; after reading a {@link ConcurrentGoMap}. */
    private transient Map<Object, Object> map;

    private transient @Nullable Settings settings;

    SerializedConcurrentGoMap(ConcurrentGoMap<?, ?> map) {
        this(map.snapshot(), map.settings());
    }

    SerializedConcurrentGoMap(ConcurrentGoMapSnapshot<?, ?> map, @Nullable Settings settings) {
        this.map = withAnyTypes(map);
        this.settings = settings;
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> withAnyTypes(Map<?, ?> map) {
        return (Map<Object, Object>) map;
    }

    /**
     * Writes the settings and the entries.
     *
     * @param out the stream
     * @throws IOException if it fails, or if the hasher or an entry is not serializable
     *
     * @serialData three booleans without meaning here, the hasher or null (Object), the number of entries (int), and for each
     *     its key and value (Object)
     */
    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        SerializedSettings.write(settings, out);
        out.writeInt(map.size());
        for (Map.Entry<Object, Object> entry : map.entrySet()) {
            out.writeObject(entry.getKey());
            out.writeObject(entry.getValue());
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Settings settings = SerializedSettings.read(in, Hasher.class);
        int size = SerializedSettings.readSize(in);
        int trusted = Math.min(size, SerializedSettings.MAX_TRUSTED_SIZE);
        map = new ConcurrentGoMap<>(trusted, ConcurrentGoMap.defaultShards(), settings);
        for (int i = 0; i < size; i++) {
            Object key = in.readObject();
            Object value = in.readObject();
            if (put(key, value) != null) {
                throw new InvalidObjectException("the stream has two entries with the key " + key);
            }
        }
    }

    private @Nullable Object put(Object key, Object value) throws InvalidObjectException {
        try {
            return map.put(key, value);
        } catch (RuntimeException e) {
            throw SerializedSettings.refused(e);
        }
    }

    private Object readResolve() {
        return map;
    }
}

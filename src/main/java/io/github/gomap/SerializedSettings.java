package io.github.gomap;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** How the serialized forms of all maps begin: the settings, as three booleans and the hasher, and the number of entries. */
final class SerializedSettings {
    /**
     * The most entries that room is made for on the word of a stream. The others must arrive before the map grows,
     * so the memory is in proportion to the bytes that were read.
     */
    static final int MAX_TRUSTED_SIZE = 1024;

    private SerializedSettings() {}

    static void write(@Nullable Settings settings, ObjectOutputStream out) throws IOException {
        Hasher<Object> hasher = settings == null ? null : settings.hasher();
        if (hasher != null && !(hasher instanceof Serializable)) {
            throw new NotSerializableException(
                    hasher.getClass().getName() + ", the hasher of the map, does not implement Serializable");
        }
        out.writeBoolean(settings != null && settings.failFastIterators());
        out.writeBoolean(settings != null && settings.randomIterationStart());
        out.writeBoolean(settings != null && settings.evacuatesOnUse());
        out.writeObject(hasher);
    }

    /** The settings of a new map; its hasher must be of this class. */
    static @Nullable Settings read(ObjectInputStream in, Class<?> hasherClass)
            throws IOException, ClassNotFoundException {
        Settings.Choices choices = new Settings.Choices();
        choices.failFastIterators = in.readBoolean();
        choices.randomIterationStart = in.readBoolean();
        choices.evacuateOnUse = in.readBoolean();
        Object hasher = in.readObject();
        if (hasher != null) {
            if (!hasherClass.isInstance(hasher)) {
                throw new InvalidObjectException(
                        "the stream has a " + hasher.getClass().getName() + " where the hasher of the map belongs");
            }
            choices.hasher((Hasher<?>) hasher);
        }
        return choices.settings();
    }

    static int readSize(ObjectInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0) {
            throw new InvalidObjectException("the stream tells of a negative number of entries: " + size);
        }
        return size;
    }

    /** What a key, a value or a hasher that came half made out of a stream has thrown from its own methods. */
    static InvalidObjectException refused(RuntimeException cause) {
        InvalidObjectException refused = new InvalidObjectException("a key of the stream cannot be used: " + cause);
        refused.initCause(cause);
        return refused;
    }
}

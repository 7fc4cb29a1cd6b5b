package io.github.gomap.benchmarks.traces.format;

import java.util.Objects;

/** What kind of object a key is. The ordinals are the codes in traces. */
public enum KeyType {
    /** The key null. */
    NULL,
    /** A String. */
    STRING,
    /** An Integer. */
    INTEGER,
    /** A Long. */
    LONG,
    /** A constant of an enum: equal to nothing else. */
    ENUM,
    /** An object of another class that inherits {@code equals} from Object: equal to nothing else. */
    IDENTITY,
    /** An object of another class with an {@code equals} of its own. */
    VALUE;

    private static final KeyType[] ALL = values();

    private static final ClassValue<KeyType> OF_CLASS = new ClassValue<>() {
        @Override
        protected KeyType computeValue(Class<?> type) {
            return ofClass(type);
        }
    };

    /** How many there are; their codes are the numbers below. */
    public static int count() {
        return ALL.length;
    }

    /** The type of a code. */
    public static KeyType of(int code) {
        return ALL[code];
    }

    /** The type of a key, which may be null. */
    public static KeyType ofKey(Object key) {
        return key == null ? NULL : OF_CLASS.get(key.getClass());
    }

    private static KeyType ofClass(Class<?> type) {
        if (type == String.class) {
            return STRING;
        }
        if (type == Integer.class) {
            return INTEGER;
        }
        if (type == Long.class) {
            return LONG;
        }
        if (Enum.class.isAssignableFrom(type)) {
            return ENUM;
        }
        return inheritsEquals(type) ? IDENTITY : VALUE;
    }

    private static boolean inheritsEquals(Class<?> type) {
        try {
            return Objects.equals(type.getMethod("equals", Object.class).getDeclaringClass(), Object.class);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }
}

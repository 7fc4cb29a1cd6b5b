package io.github.gomap.benchmarks.traces.replay;

import com.carrotsearch.hppc.IntIntHashMap;
import io.github.gomap.benchmarks.traces.Trace;

/**
 * Objects for the keys of a trace: of the same type where the JDK has one, with the same hashes, equal where the
 * recorded ones were equal and the same object where they were the same object.
 */
final class KeyObjects {
    private final Trace trace;
    private final Object[] first;

    /** The objects that are equal to the first but not the same, null where the trace has none. */
    private final Object[] copies;

    /** How many keys of one type and hash there were so far. */
    private final IntIntHashMap strings = new IntIntHashMap();

    private final IntIntHashMap longs = new IntIntHashMap();

    /** All but the JDK's own. It has the hash that its recorded key had. */
    private abstract static class RecordedKey {
        private final int hash;

        RecordedKey(int hash) {
            this.hash = hash;
        }

        @Override
        public final int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }
    }

    /** Stands for null, which not every map takes. */
    private static final class NullKey extends RecordedKey {
        NullKey(int hash) {
            super(hash);
        }
    }

    private static final class EnumKey extends RecordedKey {
        EnumKey(int hash) {
            super(hash);
        }
    }

    private static final class IdentityKey extends RecordedKey {
        IdentityKey(int hash) {
            super(hash);
        }
    }

    private static final class ValueKey extends RecordedKey {
        private final int number;

        ValueKey(int hash, int number) {
            super(hash);
            this.number = number;
        }

        @Override
        public boolean equals(Object other) {
            return this == other || other instanceof ValueKey key && key.number == number;
        }
    }

    /** Makes the keys in the order in which the program first used them. */
    KeyObjects(Trace trace) {
        this.trace = trace;
        this.first = new Object[trace.keyCount()];
        this.copies = new Object[first.length];
        for (int key = 0; key < first.length; key++) {
            first[key] = make(key);
        }
    }

    /** The object of a use of a key: twice its number, plus one for the equal object. */
    Object of(int use) {
        int key = use / 2;
        if (use % 2 == 0) {
            return first[key];
        }
        if (copies[key] == null) {
            copies[key] = copy(key);
        }
        return copies[key];
    }

    private Object make(int key) {
        int hash = trace.keyHash(key);
        return switch (trace.keyType(key)) {
            case NULL -> new NullKey(hash);
            case STRING -> HashedStrings.string(hash, strings.addTo(hash, 1) - 1);
            case INTEGER -> hash;
            case LONG -> longOf(hash, longs.addTo(hash, 1) - 1);
            case ENUM -> new EnumKey(hash);
            case IDENTITY -> new IdentityKey(hash);
            case VALUE -> new ValueKey(hash, key);
        };
    }

    /** A Long's hash is one half of it, exclusive or the other. */
    private static Long longOf(int hash, int upper) {
        return (long) upper << Integer.SIZE | Integer.toUnsignedLong(hash ^ upper);
    }

    private Object copy(int key) {
        return switch (trace.keyType(key)) {
            case STRING -> new String(((String) first[key]).toCharArray());
            case INTEGER -> Integer.valueOf((Integer) first[key]);
            case LONG -> Long.valueOf((Long) first[key]);
            case VALUE -> new ValueKey(trace.keyHash(key), key);
            // Of these, only the same object is equal.
            case NULL, ENUM, IDENTITY -> first[key];
        };
    }
}

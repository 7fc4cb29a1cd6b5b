package io.github.gomap.stress;

import java.io.Serial;
import java.io.Serializable;

/**
 * A key that lies in a chosen bucket, and its values, each of which tells what key it belongs to.
 *
 * <p>Keys are compared by index; the hashCode is chosen freely (see {@link Hashes}).
 */
final class Key implements Comparable<Key>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /** A situation has fewer keys than this. */
    private static final int MAX_KEYS = 200;

    /** A key has fewer values than this. */
    private static final int VERSIONS = 100;

    private static final Integer[] VALUES = new Integer[MAX_KEYS * VERSIONS];

    static {
        for (int value = 0; value < VALUES.length; value++) {
            VALUES[value] = value;
        }
    }

    final int index;
    private final int hash;

    Key(int index, int hash) {
        this.index = index;
        this.hash = hash;
    }

    /** One of the values of the key with this index. */
    static Integer value(int index, int version) {
        return VALUES[index * VERSIONS + version];
    }

    /** The index of the key that a value belongs to. */
    static int indexOf(Integer value) {
        return value / VERSIONS;
    }

    /** The value of the same key that a computation makes of this one. */
    static Integer successor(Integer value) {
        return value(indexOf(value), (value % VERSIONS + 1) % VERSIONS);
    }

    /** The value of the same key that a merger makes of these two. */
    static Integer merged(Integer present, Integer added) {
        return value(indexOf(present), (present % VERSIONS * 3 + added % VERSIONS) % VERSIONS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && key.index == index;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public int compareTo(Key other) {
        return Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return "key " + index;
    }
}

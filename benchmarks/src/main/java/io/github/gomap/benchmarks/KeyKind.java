package io.github.gomap.benchmarks;

import java.util.UUID;

/**
 * The kinds of keys. Each makes a key of a number; different numbers below its capacity give different keys, equal numbers
 * give equal keys that are not the same object.
 */
public enum KeyKind {
    /** Long: consecutive numbers, as identifiers are. */
    LONG_SEQUENTIAL {
        @Override
        Object key(long number) {
            return number;
        }
    },
    /**
     * Long: 64 consecutive numbers, then a gap of about a thousand, and so on, as identifiers are that are given out in
     * blocks.
     */
    LONG_CLUSTERED {
        @Override
        Object key(long number) {
            long cluster = number / CLUSTER;
            long offset = Long.remainderUnsigned(mix(cluster), CLUSTER_SPACE - CLUSTER + 1);
            return cluster * CLUSTER_SPACE + offset + number % CLUSTER;
        }
    },
    /** Long: random. */
    LONG_RANDOM {
        @Override
        Object key(long number) {
            return mix(number);
        }
    },
    /** Long: multiples of 65,536, so that the low bits of the hash codes are all alike. */
    LONG_LOW_BITS_ZERO {
        @Override
        Object key(long number) {
            return number << 16;
        }
    },
    /** String: 12 or 13 random letters and digits. */
    STRING {
        @Override
        Object key(long number) {
            return Long.toUnsignedString(mix(number), 36);
        }
    },
    /** String: 40 characters and always the same hash code, as somebody sends who wants to do harm. */
    STRING_SAME_HASH {
        @Override
        int capacity() {
            return (1 << SAME_HASH_BITS) - (int) Keys.FIRST_NUMBER;
        }

        @Override
        Object key(long number) {
            StringBuilder key = new StringBuilder(2 * SAME_HASH_BITS);
            for (int bit = 0; bit < SAME_HASH_BITS; bit++) {
                key.append((number >>> bit & 1) == 0 ? "Aa" : "BB");
            }
            return key.toString();
        }
    },
    /** UUID: random. */
    UUID_RANDOM {
        @Override
        Object key(long number) {
            return new UUID(mix(number), mix(~number));
        }
    },
    /** A record of three ints; its hash code is computed whenever somebody asks. */
    RECORD {
        @Override
        Object key(long number) {
            long mixed = mix(number);
            return new Position((int) mixed, (int) (mixed >>> 32), (int) number);
        }
    },
    /** Eight keys share each hash code, and its low eight bits are zero. Comparable. */
    BADLY_HASHED {
        @Override
        Object key(long number) {
            return new BadlyHashed(number);
        }
    },
    /** String: the lines of the file that the JVM was told to take, see {@link KeyFile}. */
    FILE {
        @Override
        int capacity() {
            return KeyFile.ofThisJvm().count();
        }

        @Override
        Object key(long number) {
            return KeyFile.ofThisJvm().key((int) (number - Keys.FIRST_NUMBER));
        }
    };

    private static final int CLUSTER = 64;
    private static final int CLUSTER_SPACE = 1024 + CLUSTER;
    private static final int SAME_HASH_BITS = 20;

    abstract Object key(long number);

    /** Are the keys longs, so that they can be primitive? */
    boolean isLong() {
        return this != FILE && key(Keys.FIRST_NUMBER) instanceof Long;
    }

    /** How many different keys there are. */
    int capacity() {
        return Integer.MAX_VALUE;
    }

    /** The finalizer of MurmurHash3: as good as random, and one to one. */
    private static long mix(long number) {
        long mixed = (number ^ number >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }

    /** A key that computes its hash code anew each time. */
    private record Position(int x, int y, int z) {}

    /** A key whose author did not think of hashing. */
    private record BadlyHashed(long number) implements Comparable<BadlyHashed> {
        @Override
        public int hashCode() {
            return (int) (number >>> 3) << 8;
        }

        @Override
        public int compareTo(BadlyHashed other) {
            return Long.compare(number, other.number);
        }
    }
}

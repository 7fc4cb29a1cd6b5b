package io.github.gomap.benchmarks.traces.replay;

/**
 * Strings with hashes that were asked for. {@code String.hashCode} reads a string as a number to the base of 31, without
 * what exceeds 32 bits: so twelve digits say any hash, in more than a hundred million ways.
 */
final class HashedStrings {
    private static final int LENGTH = 12;
    private static final int BASE = 31;

    /** The character that means 0; the last of the digits is an underscore. */
    private static final char ZERO = 'A';

    private static final long HASHES = 1L << Integer.SIZE;
    private static final int HASH_OF_ZEROS = String.valueOf(ZERO).repeat(LENGTH).hashCode();

    private HashedStrings() {}

    /**
     * A string with this hash.
     *
     * @param way which of those with the same hash, from 0 on
     */
    static String string(int hash, int way) {
        long rest = Integer.toUnsignedLong(hash - HASH_OF_ZEROS) + way * HASHES;
        char[] digits = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            digits[i] = (char) (ZERO + rest % BASE);
            rest /= BASE;
        }
        if (rest != 0) {
            throw new IllegalArgumentException("no string number " + way + " with hash " + hash);
        }
        return new String(digits);
    }
}

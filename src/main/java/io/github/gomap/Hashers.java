package io.github.gomap;

import java.io.Serial;
import java.io.Serializable;
import java.security.SecureRandom;

/**
 * Hash functions for keys that somebody else chooses.
 *
 * <pre>{@code
 * GoMap<String, byte[]> sessions =
 *         GoMap.<String, byte[]>builder().hasher(Hashers.sipHash13()).build();
 * }</pre>
 */
public final class Hashers {
    /** What hashers show of themselves: as records they would print their secrets. */
    private static final String NAME = "SipHash-1-3";

    private Hashers() {}

    /**
     * SipHash-1-3, a keyed hash function made against attackers who choose the keys (Aumasson and Bernstein, 2012;
     * one compression and three finalization rounds, as used by Rust and Python).
     *
     * <p>The hash covers the whole content of a {@link CharSequence}, a {@code byte[]}, a {@link Long}, an
     * {@link Integer} or a {@link java.util.UUID}; of any other key only its {@code hashCode()}, so it cannot help where
     * that collides. Each call of this method draws a secret of 128 bits from {@link SecureRandom}, with which the seed
     * of the map is mixed. The secret goes along when the hasher is serialized; treat such a stream as confidential.
     *
     * <p>Keys that are equal must have the same content in this sense: a {@code String} and a {@code StringBuilder} of
     * the same characters have the same hash, but arrays are equal only to themselves, so a {@code byte[]} is of use
     * only inside a key class with a hasher of its own that calls this one.
     *
     * @return a hasher for keys of any type; serializable, and safe for use by several threads
     */
    public static Hasher<Object> sipHash13() {
        SecureRandom random = new SecureRandom();
        return new SipHash13(random.nextLong(), random.nextLong());
    }

    /**
     * {@link #sipHash13} for the keys of a {@link GoLongMap}.
     *
     * @return a hasher with a secret of its own; serializable, and safe for use by several threads
     */
    public static LongHasher sipHash13ForLongs() {
        SecureRandom random = new SecureRandom();
        return new LongSipHash13(random.nextLong(), random.nextLong());
    }

    /**
     * {@link #sipHash13} for the keys of a {@link GoIntMap}.
     *
     * @return a hasher with a secret of its own; serializable, and safe for use by several threads
     */
    public static IntHasher sipHash13ForInts() {
        SecureRandom random = new SecureRandom();
        return new IntSipHash13(random.nextLong(), random.nextLong());
    }

    /**
     * The hasher for one secret.
     *
     * @param secret0 64 bits that replace the first half of SipHash's key, together with the seed of the map
     * @param secret1 the second half of the key
     */
    private record SipHash13(long secret0, long secret1) implements Hasher<Object>, Serializable {
        @Serial
        private static final long serialVersionUID = 1;

        @Override
        public long hash(Object key, long seed) {
            return SipHash.hash13(secret0 ^ seed, secret1, key);
        }

        @Override
        public String toString() {
            return NAME;
        }
    }

    /**
     * The same for keys that are longs.
     *
     * @param secret0 64 bits that replace the first half of SipHash's key, together with the seed of the map
     * @param secret1 the second half of the key
     */
    private record LongSipHash13(long secret0, long secret1) implements LongHasher, Serializable {
        @Serial
        private static final long serialVersionUID = 1;

        @Override
        public long hash(long key, long seed) {
            return SipHash.hash13(secret0 ^ seed, secret1, key);
        }

        @Override
        public String toString() {
            return NAME;
        }
    }

    /**
     * The same for keys that are ints.
     *
     * @param secret0 64 bits that replace the first half of SipHash's key, together with the seed of the map
     * @param secret1 the second half of the key
     */
    private record IntSipHash13(long secret0, long secret1) implements IntHasher, Serializable {
        @Serial
        private static final long serialVersionUID = 1;

        @Override
        public long hash(int key, long seed) {
            return SipHash.hash13(secret0 ^ seed, secret1, key);
        }

        @Override
        public String toString() {
            return NAME;
        }
    }
}

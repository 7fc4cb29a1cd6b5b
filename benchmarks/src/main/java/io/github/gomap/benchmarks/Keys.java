package io.github.gomap.benchmarks;

import java.math.BigInteger;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Arrays of keys. Where a key lies in memory has nothing to do with its place in the array, its value or its place in
 * a map, so that no map profits from the order in which the keys were made. Every fork and every kind of map sees the
 * same keys.
 */
public final class Keys {
    /** Numbers below it are left out: {@code Long} keeps small values as shared objects. */
    static final long FIRST_NUMBER = 1000;

    private static final long SEED = 0x5DEECE66DL;

    /** A prime number, small enough for the keys to stay in a near cache. */
    private static final int FEWEST_FOR_ROUNDS = 4093;

    private Keys() {}

    /** The random numbers of this suite: the same in each fork. */
    public static UniformRandomProvider random() {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
    }

    /** Keys number {@code first} to {@code first + count - 1} of a kind, in this order. */
    public static Object[] range(KeyKind kind, int first, int count) {
        int[] orderInMemory = new int[count];
        Arrays.setAll(orderInMemory, i -> i);
        ArraySampler.shuffle(random(), orderInMemory);
        Object[] keys = new Object[count];
        for (int i : orderInMemory) {
            Object key = kind.key(FIRST_NUMBER + first + i);
            // A String computes its hash code once; whose lookup is the first shall make no difference.
            int unused = key.hashCode();
            keys[i] = key;
        }
        return keys;
    }

    /** The same keys in random order; few keys are repeated until they are many. */
    public static Object[] lookups(Object[] keys) {
        return lookups(keys, 0);
    }

    /** Some of these keys in random order, many in a row, as often as {@link Picks} says. */
    static Object[] lookups(Object[] keys, double zipf) {
        return picked(keys, Picks.lookups(keys.length, zipf));
    }

    /** Keys in random order that are picked by Zipf's law. */
    static Object[] zipf(Object[] keys, double exponent, int count) {
        return picked(keys, Picks.byZipf(keys.length, exponent, count));
    }

    private static Object[] picked(Object[] keys, int[] picks) {
        Object[] picked = new Object[picks.length];
        Arrays.setAll(picked, i -> keys[picks[i]]);
        return picked;
    }

    /**
     * How many keys to take round after round, so that maps of this size which are filled one after the other all differ: a
     * prime number, so no map begins where an earlier one did. With a multiple of the size the same maps come again, and the
     * processor learns by heart how its branches go: with 4,080 keys a HashMap of 30 was filled in 11.5 ns per entry,
     * with 4,093 it takes 32.
     */
    public static int forRounds(int size) {
        return size < FEWEST_FOR_ROUNDS
                ? FEWEST_FOR_ROUNDS
                : BigInteger.valueOf(size).nextProbablePrime().intValueExact();
    }
}

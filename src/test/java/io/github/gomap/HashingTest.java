package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** The functions that spread hash codes and hide seeds. */
class HashingTest {
    private static final int SAMPLES = 2_000;

    /** Five standard deviations and a half of a share of {@link #SAMPLES} coins, for 4,096 of them. */
    private static final double CHANCE = 0.062;

    /** The share of inputs of which this output bit changes with this input bit. */
    private static double flips(LongUnaryOperator function, int inputBit, int outputBit) {
        SplittableRandom random = new SplittableRandom(7);
        int flips = 0;
        for (int i = 0; i < SAMPLES; i++) {
            long input = random.nextLong();
            long changed = function.applyAsLong(input) ^ function.applyAsLong(input ^ 1L << inputBit);
            flips += (int) (changed >>> outputBit & 1);
        }
        return (double) flips / SAMPLES;
    }

    /** A start of iteration that kept a bit of the seed would help those who look for colliding keys. */
    @Test
    void derivedNumber_changesAllItsBitsWithEveryBitOfTheSeed() {
        for (int inputBit = 0; inputBit < Long.SIZE; inputBit++) {
            for (int outputBit = 0; outputBit < Long.SIZE; outputBit++) {
                double flips = flips(Hashing::derive, inputBit, outputBit);
                assertEquals(0.5, flips, CHANCE, "bit " + outputBit + " with bit " + inputBit + " of the seed");
            }
        }
    }

    @Test
    void derivedNumber_isThatOfMurmurHash() {
        // Reference values: fmix64 of MurmurHash3 by Austin Appleby, public domain.
        assertEquals(0, Hashing.derive(0));
        assertEquals(0xB456BCFC34C2CB2CL, Hashing.derive(1));
    }

    @Test
    void spread_dependsOnTheSeedAndTakesNullAsZero() {
        assertEquals(Hashing.spread(0, 99), Hashing.spread(null, 99));
        assertNotEquals(Hashing.spread("key", 1), Hashing.spread("key", 2));
    }

    /** Hash codes that differ in one bit differ in both what chooses the bucket and the tophash, for most seeds. */
    @Test
    void spread_carriesEveryBitOfTheHashCodeToBothEnds() {
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            int sameBucket = 0;
            int sameTophash = 0;
            SplittableRandom random = new SplittableRandom(bit);
            for (int i = 0; i < SAMPLES; i++) {
                int code = random.nextInt();
                long seed = random.nextLong();
                long changed = Hashing.spread(code, seed) ^ Hashing.spread(code ^ 1 << bit, seed);
                sameBucket += (changed & 0xFF) == 0 ? 1 : 0;
                sameTophash += changed >>> 56 == 0 ? 1 : 0;
            }
            int inputBit = bit;
            int buckets = sameBucket;
            int tophashes = sameTophash;
            assertTrue(
                    sameBucket < SAMPLES / 4 && sameTophash < SAMPLES / 4,
                    () -> "bit " + inputBit + ": " + buckets + " same buckets, " + tophashes + " same tophashes");
        }
    }
}

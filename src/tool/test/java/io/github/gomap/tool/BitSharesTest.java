package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BitSharesTest {

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    @Test
    void shares_areCountedPerBit_lowestFirst() {
        BitShares shares = BitShares.of(List.of("1", "3", "5", "9"), 4, Long::parseLong);
        assertEquals(List.of(1.0, 0.25, 0.25, 0.25), shares.bits());
        assertEquals(0, shares.worst());
    }

    @Test
    void bitsAboveTheWidth_areNotLookedAt() {
        BitShares shares = BitShares.of(List.of("x"), 32, key -> 0xffff_ffff_0000_0000L);
        assertEquals(32, shares.bits().size());
        assertTrue(shares.bits().stream().allMatch(share -> share == 0));
    }

    @Test
    void highestBit_isTheSign() {
        BitShares shares = BitShares.of(List.of("x", "y"), 64, key -> key.equals("x") ? Long.MIN_VALUE : 0);
        assertEquals(0.5, shares.bits().get(63));
    }

    @Test
    void noKeys_noBits() {
        assertEquals(new BitShares(List.of(), 0, 1, 0, -1), BitShares.of(List.of(), 64, String::hashCode));
    }

    /** A counter sets each of its bits in half of the cases, but for the bits that it does not reach. */
    @Test
    void worstBit_andThoseOutside() {
        BitShares shares = BitShares.of(numbers(1 << 10), 12, Long::parseLong);
        assertEquals(2, shares.outside());
        assertEquals(10, shares.worst());
        assertFalse(shares.isWithin(0));
        assertTrue(shares.isWithin(0.5));
    }

    /** The limits, from the sum of the binomial coefficients. */
    @Test
    void limits_leaveOneInAHundredOutside() {
        for (int keys : new int[] {1, 10, 100, 1_000}) {
            BitShares shares = BitShares.of(numbers(keys), 64, Long::parseLong);
            int fewest = (int) Math.round(shares.lowest() * keys);
            double allowed = 0.01 / 64 / 2;
            assertTrue(tail(keys, fewest - 1) <= allowed, keys + " keys: narrower limits were possible");
            assertTrue(tail(keys, fewest) > allowed, keys + " keys: wider limits were possible");
            assertEquals(1, shares.lowest() + shares.highest(), 1e-12);
        }
    }

    /** The probability of at most so many heads. */
    private static double tail(int tosses, int heads) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger coefficient = BigInteger.ONE;
        for (int k = 0; k <= heads; k++) {
            sum = sum.add(coefficient);
            coefficient = coefficient.multiply(BigInteger.valueOf(tosses - k)).divide(BigInteger.valueOf(k + 1));
        }
        return new BigDecimal(sum)
                .divide(new BigDecimal(BigInteger.TWO.pow(tosses)), MathContext.DECIMAL64)
                .doubleValue();
    }

    /** Of 300 random hashes about three have a bit outside; 12 or more would be one case in ten thousand. */
    @Test
    void randomHashes_areSeldomBlamed() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        int blamed = 0;
        List<String> keys = numbers(500);
        for (int run = 0; run < 300; run++) {
            blamed += BitShares.of(keys, 64, key -> random.nextLong()).outside() > 0 ? 1 : 0;
        }
        int seen = blamed;
        assertTrue(blamed <= 12, () -> seen + " hashes, seed " + seed);
    }

    @Test
    void percent_showsWhatTellsTheSharesApart() {
        assertEquals("47.2", new BitShares(List.of(), 0.472, 0.528, 0, 0).percent(0.472));
        assertEquals("49.81", new BitShares(List.of(), 0.4981, 0.5019, 0, 0).percent(0.4981));
        assertEquals("49.981", new BitShares(List.of(), 0.49981, 0.50019, 0, 0).percent(0.49981));
    }
}

package io.github.gomap.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * For each bit of a hash the share of the keys that have it set, beside what chance predicts: about one half.
 *
 * <p>If every bit of every key were a toss of a coin, the number of keys with a bit set would follow a binomial
 * distribution. The limits are so wide that in 99 of 100 hashes all bits are within them, however many bits there are.
 *
 * @param bits for each bit, the lowest one first, the part of the keys that have it set; empty if there are no keys
 * @param lowest the smallest share that chance allows
 * @param highest the largest one
 * @param outside how many bits are below or above
 * @param worst the bit that is furthest from one half, the lowest of several; -1 if there are no keys
 */
record BitShares(List<Double> bits, double lowest, double highest, int outside, int worst) {

    /** The probability that a bit of a perfect hash is outside, all bits taken together. */
    private static final double SIGNIFICANT = 0.01;

    /**
     * Counts.
     *
     * @param keys whose hashes are looked at
     * @param width the number of bits of a hash, at most 64
     * @param hash gives the bits of a key, in the low part of a long
     */
    static BitShares of(Iterable<String> keys, int width, ToLongFunction<String> hash) {
        int[] set = new int[width];
        int count = 0;
        for (String key : keys) {
            long bits = hash.applyAsLong(key);
            for (int bit = 0; bit < width; bit++) {
                set[bit] += (int) (bits >>> bit & 1);
            }
            count++;
        }
        return count == 0 ? new BitShares(List.of(), 0, 1, 0, -1) : of(set, count);
    }

    private static BitShares of(int[] set, int count) {
        // Half of what is allowed on each side, shared by all bits.
        double tail = SIGNIFICANT / 2 / set.length;
        int fewest = BinomialDistribution.of(count, 0.5).inverseCumulativeProbability(tail);
        List<Double> shares = new ArrayList<>();
        int outside = 0;
        int worst = 0;
        for (int bit = 0; bit < set.length; bit++) {
            shares.add((double) set[bit] / count);
            outside += set[bit] < fewest || set[bit] > count - fewest ? 1 : 0;
            worst = distance(set[bit], count) > distance(set[worst], count) ? bit : worst;
        }
        return new BitShares(
                List.copyOf(shares), (double) fewest / count, (double) (count - fewest) / count, outside, worst);
    }

    private static long distance(int set, int count) {
        return Math.abs(2L * set - count);
    }

    /** Whether chance allows such a share. */
    boolean isWithin(double share) {
        return lowest <= share && share <= highest;
    }

    /** A share in percent, with the decimals that tell the shares of so many keys apart. */
    String percent(double share) {
        double width = 0.5 - lowest;
        int decimals = width <= 0 || width >= 0.01 ? 1 : (int) Math.ceil(-Math.log10(width)) - 1;
        return Units.decimal(100 * share, decimals);
    }
}

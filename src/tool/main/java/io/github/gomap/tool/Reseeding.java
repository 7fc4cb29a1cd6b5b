package io.github.gomap.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * How evenly keys would be spread over a table under other seeds. One table shows one throw of the dice; keys that have
 * a pattern are spread more evenly under some seeds and less evenly under others.
 */
final class Reseeding {

    /** Enough to know the mean and how far the single tables are from it. */
    static final int SEEDS = 15;

    private Reseeding() {}

    /**
     * Variance over mean of the entries per main bucket under {@link #SEEDS} seeds, which follow from that of the
     * function. Nothing is stored: the entries of each bucket are counted.
     *
     * @param keys different keys
     * @param function whose seed is replaced
     * @param log2Buckets the size of the table
     * @return a number for each seed; empty if there is only one bucket or no key
     */
    static List<Double> variancesToMean(Set<String> keys, HashFunction function, int log2Buckets) {
        if (keys.isEmpty() || log2Buckets == 0) {
            return List.of();
        }
        SplittableRandom seeds = new SplittableRandom(function.seed());
        List<Double> variances = new ArrayList<>();
        for (int i = 0; i < SEEDS; i++) {
            HashFunction other = new HashFunction(function.kind(), seeds.nextLong());
            int[] entries = new int[1 << log2Buckets];
            for (String key : keys) {
                entries[(int) other.hash(key) & (entries.length - 1)]++;
            }
            variances.add(varianceToMean(entries, keys.size()));
        }
        return List.copyOf(variances);
    }

    private static double varianceToMean(int[] entries, int size) {
        double mean = (double) size / entries.length;
        double sum = 0;
        for (int count : entries) {
            sum += (count - mean) * (count - mean);
        }
        return sum / mean / (entries.length - 1);
    }
}

package io.github.gomap.tool;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How evenly the entries are spread over the buckets, beside what chance predicts.
 *
 * <p>If every entry fell into a random bucket, the number of entries per bucket would follow a Poisson distribution
 * with the load as its mean. Pearson's chi-square statistic compares the two. Neighbouring numbers of entries are
 * pooled until at least five buckets are expected; two degrees of freedom are lost, one to the number of buckets and
 * one to the mean.
 *
 * @param rows the observed and expected number of buckets for each number of entries
 * @param varianceToMean variance of the entries per bucket over what chance predicts: 1 is chance, less is more even;
 *     null if there is only one bucket
 * @param chiSquare the test; null if there are too few buckets for one
 * @param verdict the result in a word
 */
record Evenness(
        List<Row> rows,
        @Nullable Double varianceToMean,
        @Nullable ChiSquare chiSquare,
        Verdict verdict) {

    private static final double SMALLEST_EXPECTATION = 5;
    private static final int PARAMETERS = 2;
    /** Below this a result is called significant; one good table in a hundred will be by chance. */
    private static final double SIGNIFICANT = 0.01;
    /** Rows further out, where nothing was observed either, are left out. */
    private static final double NEGLIGIBLE = 0.005;

    /**
     * One number of entries per bucket.
     *
     * @param entries this many entries
     * @param buckets so many buckets hold them
     * @param expected so many would by chance
     */
    record Row(int entries, int buckets, double expected) {}

    /**
     * Pearson's test.
     *
     * @param statistic the sum of (observed - expected)² / expected
     * @param degreesOfFreedom of the statistic
     * @param pValue the probability that chance alone gives a statistic at least as large
     */
    record ChiSquare(double statistic, int degreesOfFreedom, double pValue) {}

    /** The result in a word. */
    enum Verdict {
        TOO_FEW_BUCKETS("Too few buckets to compare with chance."),
        AS_CHANCE("As even as random hashes would be."),
        MORE_EVEN_THAN_CHANCE("More even than random hashes would be: good."),
        LESS_EVEN_THAN_CHANCE("Less even than random hashes would be: these keys cluster.");

        private final String sentence;

        Verdict(String sentence) {
            this.sentence = sentence;
        }

        /** The result for people. */
        String sentence() {
            return sentence;
        }
    }

    /**
     * Chains of one kind.
     *
     * @param count how many there are
     * @param mean the expected number of entries in each
     */
    record Group(int count, double mean) {

        double expected(int entries) {
            if (mean == 0) {
                return entries == 0 ? count : 0;
            }
            return count * PoissonDistribution.of(mean).probability(entries);
        }

        double expectedAtLeast(int entries) {
            if (mean == 0 || entries == 0) {
                return entries == 0 ? count : 0;
            }
            return count * PoissonDistribution.of(mean).survivalProbability(entries - 1);
        }
    }

    /**
     * Compares.
     *
     * @param histogram at index k the number of chains that hold k entries
     * @param groups the chains: one group, or two while the table grows
     * @param varianceToMean becomes part of the result; null if there is only one chain
     */
    static Evenness of(int[] histogram, List<Group> groups, @Nullable Double varianceToMean) {
        List<Row> rows = rows(histogram, groups);
        List<double[]> bins = pool(histogram, groups);
        int degreesOfFreedom = bins.size() - PARAMETERS;
        if (degreesOfFreedom < 1 || varianceToMean == null) {
            return new Evenness(rows, varianceToMean, null, Verdict.TOO_FEW_BUCKETS);
        }
        double statistic = 0;
        for (double[] bin : bins) {
            statistic += (bin[0] - bin[1]) * (bin[0] - bin[1]) / bin[1];
        }
        double pValue = ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic);
        ChiSquare chiSquare = new ChiSquare(statistic, degreesOfFreedom, pValue);
        return new Evenness(rows, varianceToMean, chiSquare, verdict(pValue, varianceToMean));
    }

    private static Verdict verdict(double pValue, double varianceToMean) {
        if (pValue >= SIGNIFICANT) {
            return Verdict.AS_CHANCE;
        }
        return varianceToMean < 1 ? Verdict.MORE_EVEN_THAN_CHANCE : Verdict.LESS_EVEN_THAN_CHANCE;
    }

    private static List<Row> rows(int[] histogram, List<Group> groups) {
        List<Row> rows = new ArrayList<>();
        for (int entries = 0; entries < histogram.length || expectedAtLeast(groups, entries) >= 0.5; entries++) {
            int observed = entries < histogram.length ? histogram[entries] : 0;
            double expected = expected(groups, entries);
            if (observed > 0 || expected >= NEGLIGIBLE) {
                rows.add(new Row(entries, observed, expected));
            }
        }
        return List.copyOf(rows);
    }

    /** Pairs of observed and expected numbers, from few entries to many; the last bin reaches to infinity. */
    private static List<double[]> pool(int[] histogram, List<Group> groups) {
        List<double[]> bins = new ArrayList<>();
        int chains = 0;
        for (int count : histogram) {
            chains += count;
        }
        double observed = 0;
        double expected = 0;
        double observedBefore = 0;
        int entries = 0;
        // A bin is closed only if what remains fills another one.
        while (expectedAtLeast(groups, entries + 1) >= SMALLEST_EXPECTATION) {
            observed += entries < histogram.length ? histogram[entries] : 0;
            expected += expected(groups, entries);
            entries++;
            if (expected >= SMALLEST_EXPECTATION) {
                bins.add(new double[] {observed, expected});
                observedBefore += observed;
                observed = 0;
                expected = 0;
            }
        }
        bins.add(new double[] {chains - observedBefore, expected + expectedAtLeast(groups, entries)});
        return bins;
    }

    private static double expected(List<Group> groups, int entries) {
        return groups.stream().mapToDouble(group -> group.expected(entries)).sum();
    }

    private static double expectedAtLeast(List<Group> groups, int entries) {
        return groups.stream()
                .mapToDouble(group -> group.expectedAtLeast(entries))
                .sum();
    }
}

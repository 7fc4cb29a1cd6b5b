package io.github.gomap.benchmarks.report;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Median;

/** What is said of the forks of a later run beside those of the first one. */
enum Verdict {
    /** Slower beyond the threshold, and each fork is slower than each one before. */
    REGRESSION,
    /** Faster beyond the threshold, and each fork is faster than each one before. */
    IMPROVEMENT,
    /** Beyond the threshold, but the forks overlap: what one run took, the other took as well. */
    WITHIN_SPREAD,
    /** Beyond the threshold, but one run has a single fork, so that nobody knows how far its forks lie apart. */
    TOO_FEW_FORKS,
    /** Not beyond the threshold. */
    SAME;

    private static final Median MEDIAN = Median.withDefaults();
    private static final int FEWEST_FORKS = 2;

    /**
     * The verdict about two runs.
     *
     * @param before the times of the forks of the first run
     * @param after those of the later one
     * @param threshold how much longer than before a time may be, as a share of it; how much shorter is the inverse
     */
    static Verdict of(double[] before, double[] after, double threshold) {
        double ratio = ratio(before, after);
        boolean slower = ratio > 1;
        if ((slower ? ratio : 1 / ratio) <= 1 + threshold) {
            return SAME;
        }
        if (before.length < FEWEST_FORKS || after.length < FEWEST_FORKS) {
            return TOO_FEW_FORKS;
        }
        if (!(slower ? areBelow(before, after) : areBelow(after, before))) {
            return WITHIN_SPREAD;
        }
        return slower ? REGRESSION : IMPROVEMENT;
    }

    /** How many times as long the later run took, by the medians of the forks. */
    static double ratio(double[] before, double[] after) {
        return MEDIAN.evaluate(after.clone()) / MEDIAN.evaluate(before.clone());
    }

    private static boolean areBelow(double[] lower, double[] higher) {
        return Arrays.stream(lower).max().orElseThrow()
                < Arrays.stream(higher).min().orElseThrow();
    }
}

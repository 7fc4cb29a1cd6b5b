package io.github.gomap.tool;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Two reports beside each other. The component names are the names of the JSON output.
 *
 * @param first what is called A
 * @param second what is called B
 * @param figures what both reports have in common, in the order of the reports
 * @param verdict which one is better distributed
 */
record Comparison(Side first, Side second, List<Figure> figures, Verdict verdict) {

    /** Below this a difference is called significant; one pair in a hundred will be by chance. */
    private static final double SIGNIFICANT = 0.01;

    /**
     * One side.
     *
     * @param name tells it from the other one
     * @param report all there is to say of it
     * @param variancesToMean of the entries per bucket, under other seeds
     */
    record Side(String name, KeyReport report, List<Double> variancesToMean) {

        private double mean() {
            return variancesToMean.stream().mapToDouble(x -> x).average().orElse(Double.NaN);
        }

        /** The square of the standard error of the mean. */
        private double squaredError() {
            double mean = mean();
            double squares = variancesToMean.stream()
                    .mapToDouble(x -> (x - mean) * (x - mean))
                    .sum();
            return squares / (variancesToMean.size() - 1) / variancesToMean.size();
        }
    }

    /** What the change of a figure is given as, and how it is written. */
    enum Change {
        RATIO,
        DIFFERENCE
    }

    /**
     * One number of both sides.
     *
     * @param name of the number
     * @param first of A; null if there is none
     * @param second of B; null if there is none
     * @param decimals to be shown
     * @param change how change is to be read
     * @param changeValue B / A or B - A; null if there is none
     */
    record Figure(
            String name,
            @Nullable Double first,
            @Nullable Double second,
            int decimals,
            Change change,
            @Nullable Double changeValue) {}

    /** Which side is better distributed. */
    enum Result {
        FIRST,
        SECOND,
        AS_CHANCE,
        TOO_FEW_BUCKETS
    }

    /**
     * Which side is better distributed.
     *
     * <p>Both sides are looked at under several seeds, because one table is one throw of the dice: the means of their
     * variances over mean are compared by Welch's t-test.
     *
     * @param result in a word
     * @param varianceRatio the mean of B over that of A; null if there is none
     * @param pValue how often the means would differ at least as much, in either direction, if the choice of the seeds
     *     alone made them differ; null if there is none
     * @param sentence the result for people
     */
    record Verdict(
            Result result,
            @Nullable Double varianceRatio,
            @Nullable Double pValue,
            String sentence) {}

    static Comparison of(Side first, Side second) {
        List<Figure> figures = new Figures(first.report(), second.report()).list();
        return new Comparison(first, second, figures, verdict(first, second));
    }

    /* ---------------- The verdict ---------------- */

    private static Verdict verdict(Side first, Side second) {
        if (first.report().evenness().chiSquare() == null
                || second.report().evenness().chiSquare() == null) {
            return new Verdict(
                    Result.TOO_FEW_BUCKETS, null, null, "Too few buckets to say which is better distributed.");
        }
        double pValue = pValue(first, second);
        Result result = result(pValue, first.mean(), second.mean());
        return new Verdict(result, ratio(first.mean(), second.mean()), pValue, sentence(result, pValue, first, second));
    }

    static double pValue(Side first, Side second) {
        double distance = Math.abs(first.mean() - second.mean());
        double a = first.squaredError();
        double b = second.squaredError();
        if (distance == 0 || a + b == 0) {
            return distance == 0 ? 1 : 0;
        }
        // Welch and Satterthwaite: as many degrees of freedom as fit two samples of different variance.
        double freedom = (a + b)
                * (a + b)
                / (a * a / (first.variancesToMean().size() - 1)
                        + b * b / (second.variancesToMean().size() - 1));
        return 2 * TDistribution.of(freedom).survivalProbability(distance / Math.sqrt(a + b));
    }

    private static Result result(double pValue, double varianceA, double varianceB) {
        if (pValue >= SIGNIFICANT) {
            return Result.AS_CHANCE;
        }
        return varianceA < varianceB ? Result.FIRST : Result.SECOND;
    }

    private static String sentence(Result result, double pValue, Side first, Side second) {
        String numbers = "variance / mean " + Units.decimal(first.mean(), 3) + " (A) and "
                + Units.decimal(second.mean(), 3) + " (B) on the average of "
                + first.variancesToMean().size() + " seeds, p " + Units.probability(pValue) + ".";
        return switch (result) {
            case FIRST -> "A (" + first.name() + ") is better distributed than B: " + numbers;
            case SECOND -> "B (" + second.name() + ") is better distributed than A: " + numbers;
            default -> "Neither is better distributed, the difference is what chance makes: " + numbers;
        };
    }

    private static @Nullable Double ratio(double first, double second) {
        return first == 0 ? null : (Double) (second / first);
    }

    /* ---------------- The figures ---------------- */

    /** Collects the figures of two reports. */
    private static final class Figures {
        private final KeyReport a;
        private final KeyReport b;
        private final List<Figure> list = new ArrayList<>();

        Figures(KeyReport a, KeyReport b) {
            this.a = a;
            this.b = b;
        }

        List<Figure> list() {
            ratio("keys read", 0, a.input().keysRead(), b.input().keysRead());
            ratio("entries", 0, a.keys().entries(), b.keys().entries());
            ratio(
                    "distinct hashCodes",
                    0,
                    a.keys().hashCodes().distinct(),
                    b.keys().hashCodes().distinct());
            difference("hash bits off chance", 0, (double) a.hash().bits().outside(), (double)
                    b.hash().bits().outside());
            difference(
                    "hashCode bits off chance",
                    0,
                    (double) a.hash().hashCodeBits().outside(),
                    (double) b.hash().hashCodeBits().outside());
            ratio("main buckets", 0, a.table().buckets(), b.table().buckets());
            ratio("load", 2, a.table().load(), b.table().load());
            ratio("overflow buckets", 0, a.table().overflowBuckets(), b.table().overflowBuckets());
            difference("longest chain, buckets", 0, (double) a.table().longestChain(), (double)
                    b.table().longestChain());
            difference("evenness, p-value", 4, pValue(a), pValue(b));
            ratio(
                    "variance / mean",
                    3,
                    a.evenness().varianceToMean(),
                    b.evenness().varianceToMean());
            lookups();
            ratio("GoMap, bytes", 0, a.memory().goMapBytes(), b.memory().goMapBytes());
            ratio(
                    "GoMap, bytes per entry",
                    1,
                    a.memory().goMapBytesPerEntry(),
                    b.memory().goMapBytesPerEntry());
            ratio("HashMap, bytes", 0, a.memory().hashMapBytes(), b.memory().hashMapBytes());
            ratio(
                    "HashMap, bytes per entry",
                    1,
                    a.memory().hashMapBytesPerEntry(),
                    b.memory().hashMapBytesPerEntry());
            return List.copyOf(list);
        }

        private void lookups() {
            KeyReport.Lookups of = a.lookups();
            KeyReport.Lookups with = b.lookups();
            ratio("buckets per hit", 4, of.bucketsPerHit(), with.bucketsPerHit());
            ratio("buckets per miss", 4, of.bucketsPerMiss(), with.bucketsPerMiss());
            ratio("false positives, hit", 4, of.tophashFalsePositivesPerHit(), with.tophashFalsePositivesPerHit());
            ratio("false positives, miss", 4, of.tophashFalsePositivesPerMiss(), with.tophashFalsePositivesPerMiss());
        }

        private static @Nullable Double pValue(KeyReport report) {
            Evenness.ChiSquare chiSquare = report.evenness().chiSquare();
            return chiSquare == null ? null : (Double) chiSquare.pValue();
        }

        private void ratio(String name, int decimals, long first, long second) {
            ratio(name, decimals, (Double) (double) first, (Double) (double) second);
        }

        private void ratio(String name, int decimals, @Nullable Double first, @Nullable Double second) {
            Double change = first == null || second == null ? null : Comparison.ratio(first, second);
            list.add(new Figure(name, first, second, decimals, Change.RATIO, change));
        }

        private void difference(String name, int decimals, @Nullable Double first, @Nullable Double second) {
            Double change = first == null || second == null ? null : (Double) (second - first);
            list.add(new Figure(name, first, second, decimals, Change.DIFFERENCE, change));
        }
    }
}

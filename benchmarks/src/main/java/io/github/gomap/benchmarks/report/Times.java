package io.github.gomap.benchmarks.report;

import io.github.gomap.benchmarks.MapKind;
import io.github.gomap.benchmarks.results.TimeResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Median;

/** What the forks of a grid say together. */
final class Times {
    /** Of the windows of a fork on a quiet machine, once everything is compiled: the one in the middle to the best. */
    private static final double MOST_SPREAD = 1.5;

    private static final Median MEDIAN = Median.withDefaults();

    private final Map<Question, Map<String, List<TimeResult>>> forks = new LinkedHashMap<>();
    private final List<Summary> summaries = new ArrayList<>();

    /** A question asked of all maps. */
    private record Question(String workload, String keys, int size, String collector) {}

    /**
     * The forks of one cell and map.
     *
     * @param keys which, and how they are asked for if not equally often
     * @param best of all windows of all forks, nanoseconds
     * @param median of the forks' medians
     * @param low the fastest fork by its median, or the best window if there is one fork only
     * @param high the slowest
     * @param forks how many
     * @param unsettled in how many of them the median was half as long again as the best window
     * @param bytes allocated per operation
     * @param bests the best window of each fork
     * @param bestRatios the best window of each fork to that of HashMap's in the same round, if that has one
     * @param bestRatio the median of these
     * @param medianRatio the same of the medians of the windows
     * @param failure why there are no figures
     */
    record Summary(
            String workload,
            String keys,
            int size,
            String collector,
            String map,
            Double best,
            Double median,
            Double low,
            Double high,
            int forks,
            int unsettled,
            Double bytes,
            List<Double> bests,
            List<Double> bestRatios,
            Double bestRatio,
            Double medianRatio,
            String failure) {}

    Times(Collection<TimeResult> results) {
        for (TimeResult result : results) {
            Question question = new Question(
                    result.workload(), result.keysLabel(), result.size(), String.valueOf(result.collector()));
            forks.computeIfAbsent(question, any -> new LinkedHashMap<>())
                    .computeIfAbsent(result.map(), any -> new ArrayList<>())
                    .add(result);
        }
        forks.forEach((question, byMap) ->
                byMap.forEach((map, rounds) -> summaries.add(summary(question, map, rounds, byMap))));
    }

    List<Summary> summaries() {
        return summaries;
    }

    private static Summary summary(
            Question question, String map, List<TimeResult> results, Map<String, List<TimeResult>> byMap) {
        List<TimeResult> answered = answered(results);
        List<TimeResult> references = answered(byMap.getOrDefault(MapKind.HASH_MAP.name(), List.of()));
        double[] medians = figures(answered, Times::median);
        double[] bests = figures(answered, Times::best);
        double[] bestRatios = ratios(answered, references, Times::best);
        double[] range = medians.length == 1 ? array(answered.get(0).nanoseconds()) : medians;
        return new Summary(
                question.workload(),
                question.keys(),
                question.size(),
                question.collector(),
                map,
                minimumOrNull(bests),
                medianOrNull(medians),
                minimumOrNull(range),
                maximumOrNull(range),
                medians.length,
                (int) answered.stream().filter(Times::isUnsettled).count(),
                medianOrNull(allocatedBytes(answered)),
                list(bests),
                list(bestRatios),
                medianOrNull(bestRatios),
                medianOrNull(ratios(answered, references, Times::median)),
                medians.length == 0 ? results.get(0).failure() : null);
    }

    private static List<TimeResult> answered(List<TimeResult> results) {
        return results.stream().filter(result -> result.failure() == null).toList();
    }

    private static double[] figures(List<TimeResult> results, ToDoubleFunction<TimeResult> figure) {
        return results.stream().mapToDouble(figure).toArray();
    }

    private static double[] allocatedBytes(List<TimeResult> results) {
        return results.stream()
                .map(TimeResult::allocatedBytes)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** The window that was disturbed least: what others do on the machine only ever adds to a time. */
    private static double best(TimeResult result) {
        return Collections.min(result.nanoseconds());
    }

    private static double median(TimeResult result) {
        return MEDIAN.evaluate(array(result.nanoseconds()));
    }

    private static boolean isUnsettled(TimeResult result) {
        return median(result) > MOST_SPREAD * best(result);
    }

    /**
     * Forks of one round ran one after the other, so they are compared with each other. The median over the rounds does
     * not depend on one fork that was compiled luckily.
     */
    private static double[] ratios(
            List<TimeResult> results, List<TimeResult> references, ToDoubleFunction<TimeResult> figure) {
        return results.stream()
                .flatMap(result -> references.stream()
                        .filter(reference -> reference.round() == result.round())
                        .map(reference -> figure.applyAsDouble(result) / figure.applyAsDouble(reference)))
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static Double minimumOrNull(double[] values) {
        return values.length == 0 ? null : Arrays.stream(values).min().getAsDouble();
    }

    private static Double maximumOrNull(double[] values) {
        return values.length == 0 ? null : Arrays.stream(values).max().getAsDouble();
    }

    private static Double medianOrNull(double[] values) {
        return values.length == 0 ? null : MEDIAN.evaluate(values.clone());
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}

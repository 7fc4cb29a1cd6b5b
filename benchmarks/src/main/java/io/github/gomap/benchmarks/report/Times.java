package io.github.gomap.benchmarks.report;

import io.github.gomap.benchmarks.MapKind;
import io.github.gomap.benchmarks.results.TimeResult;
import io.github.gomap.benchmarks.times.Cell;
import io.github.gomap.benchmarks.times.Grid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.Median;

/** What the forks of a grid say together. */
final class Times {
    /** Between the iterations of a fork on a quiet machine, once everything is compiled. */
    private static final double MOST_SPREAD = 1.5;

    private static final Median MEDIAN = Median.withDefaults();

    private final Map<Question, Map<String, List<TimeResult>>> forks = new LinkedHashMap<>();
    private final List<Summary> summaries = new ArrayList<>();

    /** A question asked of all maps. */
    private record Question(String workload, String keys, int size, String collector) {}

    /**
     * The forks of one cell and map.
     *
     * @param median of the forks' medians, nanoseconds
     * @param low the fastest fork, or iteration if there is one fork only
     * @param high the slowest
     * @param forks how many
     * @param unsettled in how many of them an iteration took half as long again as another
     * @param bytes allocated per operation
     * @param ratio to HashMap, the median over the rounds
     * @param failure why there are no figures
     */
    record Summary(
            String workload,
            String keys,
            int size,
            String collector,
            String map,
            Double median,
            Double low,
            Double high,
            int forks,
            int unsettled,
            Double bytes,
            Double ratio,
            String failure) {}

    /**
     * A map over all cells of the goals that it and HashMap have figures for.
     *
     * @param cells how many
     * @param geometricMean of the ratios to HashMap
     * @param worst of the ratios to HashMap
     */
    record Standing(String map, int cells, double geometricMean, double worst) {}

    Times(Collection<TimeResult> results) {
        for (TimeResult result : results) {
            Question question =
                    new Question(result.workload(), result.keys(), result.size(), String.valueOf(result.collector()));
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
        List<TimeResult> answered =
                results.stream().filter(result -> result.failure() == null).toList();
        double[] medians = answered.stream()
                .mapToDouble(result -> median(result.nanoseconds()))
                .toArray();
        double[] range = medians.length == 1 ? array(answered.get(0).nanoseconds()) : medians;
        double[] bytes = answered.stream()
                .map(TimeResult::allocatedBytes)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return new Summary(
                question.workload(),
                question.keys(),
                question.size(),
                question.collector(),
                map,
                medianOrNull(medians),
                medians.length == 0 ? null : Arrays.stream(range).min().getAsDouble(),
                medians.length == 0 ? null : Arrays.stream(range).max().getAsDouble(),
                medians.length,
                (int) answered.stream().filter(Times::isUnsettled).count(),
                medianOrNull(bytes),
                ratio(answered, byMap.getOrDefault(MapKind.HASH_MAP.name(), List.of())),
                medians.length == 0 ? results.get(0).failure() : null);
    }

    private static boolean isUnsettled(TimeResult result) {
        return Collections.max(result.nanoseconds()) > MOST_SPREAD * Collections.min(result.nanoseconds());
    }

    /** Forks of one round ran one after the other, so they are compared with each other. */
    private static Double ratio(List<TimeResult> results, List<TimeResult> references) {
        double[] ratios = results.stream()
                .flatMap(result -> references.stream()
                        .filter(reference -> reference.round() == result.round())
                        .filter(reference -> reference.failure() == null)
                        .map(reference -> median(result.nanoseconds()) / median(reference.nanoseconds())))
                .mapToDouble(Double::doubleValue)
                .toArray();
        return medianOrNull(ratios);
    }

    private static Double medianOrNull(double[] values) {
        return values.length == 0 ? null : median(values);
    }

    private static double median(double[] values) {
        return MEDIAN.evaluate(values.clone());
    }

    private static double median(List<Double> values) {
        return MEDIAN.evaluate(array(values));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** All maps over the cells of the goals, the fastest first. */
    List<Standing> standings() {
        Set<String> goals = new HashSet<>();
        for (Cell cell : Grid.GOALS.cells()) {
            goals.add(cell.workload() + "|" + cell.keys() + "|" + cell.size());
        }
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        for (Summary summary : summaries) {
            if (summary.ratio() != null
                    && goals.contains(summary.workload() + "|" + summary.keys() + "|" + summary.size())) {
                ratios.computeIfAbsent(summary.map(), any -> new ArrayList<>()).add(summary.ratio());
            }
        }
        Stream<Standing> standings =
                ratios.entrySet().stream().map(entry -> standing(entry.getKey(), entry.getValue()));
        return standings
                .sorted((a, b) -> Double.compare(a.geometricMean(), b.geometricMean()))
                .toList();
    }

    private static Standing standing(String map, List<Double> ratios) {
        double logarithm = ratios.stream().mapToDouble(Math::log).average().orElseThrow();
        double worst = ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return new Standing(map, ratios.size(), Math.exp(logarithm), worst);
    }
}

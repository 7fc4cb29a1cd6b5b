package io.github.gomap.benchmarks.report;

import io.github.gomap.benchmarks.results.ReplayResult;
import io.github.gomap.benchmarks.results.TimeResult;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.statistics.descriptive.Median;

/** What the rounds of replays say together. A trace is one more workload, so times are summed up as all times are. */
final class Replays {
    /** A trace says itself which keys are asked for how often, so no law does. */
    private static final double EQUALLY_OFTEN = 0;

    private Replays() {}

    /**
     * The replays of one trace on one map.
     *
     * @param trace the name of the trace
     * @param times per operation: the trace is the workload, the number of its operations the size
     * @param percentiles of single operations, of each the median over the rounds
     */
    record Summary(String trace, Times.Summary times, Map<String, Double> percentiles) {}

    static List<Summary> summaries(Collection<ReplayResult> results) {
        return new Times(results.stream().map(Replays::asTimes).toList())
                .summaries().stream()
                        .map(times -> new Summary(times.workload(), times, percentiles(times, results)))
                        .toList();
    }

    private static TimeResult asTimes(ReplayResult result) {
        return new TimeResult(
                result.trace(),
                result.map(),
                result.digest(),
                result.operations(),
                EQUALLY_OFTEN,
                result.collector(),
                result.round(),
                result.nanoseconds(),
                result.allocatedBytes(),
                result.failure());
    }

    private static Map<String, Double> percentiles(Times.Summary times, Collection<ReplayResult> results) {
        List<Map<String, Long>> rounds = results.stream()
                .filter(result -> result.trace().equals(times.workload())
                        && result.digest().equals(times.keys())
                        && result.map().equals(times.map())
                        && String.valueOf(result.collector()).equals(times.collector()))
                .map(ReplayResult::percentiles)
                .filter(Objects::nonNull)
                .toList();
        Map<String, Double> medians = new LinkedHashMap<>();
        if (!rounds.isEmpty()) {
            for (String name : rounds.get(0).keySet()) {
                medians.put(
                        name,
                        median(rounds.stream()
                                .mapToDouble(round -> round.get(name))
                                .toArray()));
            }
        }
        return medians;
    }

    private static double median(double[] values) {
        return Median.withDefaults().evaluate(values);
    }
}

package io.github.gomap.benchmarks.report;

import io.github.gomap.benchmarks.concurrency.maps.SharedMapKind;
import io.github.gomap.benchmarks.results.ConcurrencyResult;
import io.github.gomap.benchmarks.results.ConcurrencyResult.Question;
import io.github.gomap.benchmarks.results.LatencyResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.Median;

/** What the rounds of questions about shared maps say together. */
final class Concurrency {
    private static final String REFERENCE = SharedMapKind.CONCURRENT_HASH_MAP.name();

    private Concurrency() {}

    /**
     * A question about one map. Figures that the work does not have are null.
     *
     * @param question without round
     * @param rounds how many have figures
     * @param best nanoseconds of all windows of all rounds
     * @param median of the rounds' medians
     * @param whole all the time of a round divided by all that was done, the median of the rounds: what happens rarely and
     *     takes long is in here, and in no best window
     * @param ratio of the best window of a round, or of the bytes, to that of ConcurrentHashMap in the same round; the
     *     median
     * @param slowReads per million reads, the median
     * @param puts of the round whose worst put is in the middle
     * @param writeTime of the round whose worst write is in the middle, by percentile
     * @param bytes per entry
     * @param failure why there are no figures
     */
    record Summary(
            Question question,
            int rounds,
            Double best,
            Double median,
            Double whole,
            Double ratio,
            Double slowReads,
            LatencyResult puts,
            Map<String, Long> writeTime,
            Double bytes,
            String failure) {}

    static List<Summary> summaries(Collection<ConcurrencyResult> results) {
        Map<Question, List<ConcurrencyResult>> groups = new LinkedHashMap<>();
        for (ConcurrencyResult result : results) {
            Question question = result.question();
            groups.computeIfAbsent(question.of(question.map(), 0), any -> new ArrayList<>())
                    .add(result);
        }
        return groups.entrySet().stream()
                .map(group -> summary(
                        group.getKey(),
                        group.getValue(),
                        answered(groups.getOrDefault(group.getKey().of(REFERENCE, 0), List.of()))))
                .toList();
    }

    private static Summary summary(
            Question question, List<ConcurrencyResult> results, List<ConcurrencyResult> references) {
        List<ConcurrencyResult> rounds = answered(results);
        List<ConcurrencyResult> timed =
                rounds.stream().filter(round -> !windows(round).isEmpty()).toList();
        return new Summary(
                question,
                rounds.size(),
                timed.stream()
                        .map(Concurrency::bestOrBytes)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                median(timed.stream().map(round -> median(windows(round).stream()))),
                median(timed.stream().map(Concurrency::whole)),
                median(rounds.stream().flatMap(round -> ratios(round, references))),
                median(rounds.stream()
                        .map(ConcurrencyResult::mix)
                        .filter(Objects::nonNull)
                        .map(ConcurrencyResult.Mix::slowReadsPerMillion)
                        .filter(Objects::nonNull)),
                middle(
                        rounds.stream()
                                .map(ConcurrencyResult::growth)
                                .filter(Objects::nonNull)
                                .map(ConcurrencyResult.Growth::puts),
                        puts -> puts.mapTime().get("p100")),
                middle(
                        rounds.stream()
                                .map(ConcurrencyResult::view)
                                .filter(Objects::nonNull)
                                .map(ConcurrencyResult.View::writeTime)
                                .filter(Objects::nonNull),
                        times -> times.get("p100")),
                median(rounds.stream().map(ConcurrencyResult::bytesPerEntry).filter(Objects::nonNull)),
                rounds.isEmpty() ? results.get(0).failure() : null);
    }

    private static List<ConcurrencyResult> answered(List<ConcurrencyResult> results) {
        return results.stream().filter(result -> result.failure() == null).toList();
    }

    private static List<Double> windows(ConcurrencyResult result) {
        if (result.mix() != null) {
            return result.mix().nanoseconds();
        }
        if (result.growth() != null) {
            return List.of(result.growth().nanoseconds());
        }
        return result.view() == null ? List.of() : result.view().nanosecondsPerEntry();
    }

    /** What maps are compared by. */
    private static double bestOrBytes(ConcurrencyResult result) {
        return result.bytesPerEntry() == null ? Collections.min(windows(result)) : result.bytesPerEntry();
    }

    /** Windows are equally long, so of the time of an operation this is the harmonic mean. */
    private static double whole(ConcurrencyResult result) {
        List<Double> windows = windows(result);
        return windows.size()
                / windows.stream().mapToDouble(nanoseconds -> 1 / nanoseconds).sum();
    }

    private static Stream<Double> ratios(ConcurrencyResult result, List<ConcurrencyResult> references) {
        return references.stream()
                .filter(reference ->
                        reference.question().round() == result.question().round())
                .map(reference -> bestOrBytes(result) / bestOrBytes(reference));
    }

    private static Double median(Stream<Double> values) {
        double[] array = values.mapToDouble(Double::doubleValue).toArray();
        return array.length == 0 ? null : Median.withDefaults().evaluate(array);
    }

    private static <T> T middle(Stream<T> rounds, ToDoubleFunction<T> worst) {
        List<T> sorted = rounds.sorted(Comparator.comparingDouble(worst)).toList();
        return sorted.isEmpty() ? null : sorted.get((sorted.size() - 1) / 2);
    }
}

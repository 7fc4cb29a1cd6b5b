package io.github.gomap.benchmarks.report;

import io.github.gomap.benchmarks.results.SnapshotResult;
import io.github.gomap.benchmarks.results.SnapshotResult.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Median;

/** What the rounds of snapshots say together: the median of each figure, and the best window of the readers. */
final class Snapshots {
    private Snapshots() {}

    /**
     * One kind of snapshot. Without rounds there are no figures.
     *
     * @param question without round
     * @param rounds how many have figures
     * @param snapshot nanoseconds of taking one, half of them take longer
     * @param longestSnapshot of a round
     * @param change nanoseconds of one after a snapshot, the mean
     * @param longestChange of a round
     * @param plainChange the same while there is no snapshot, the mean
     * @param read nanoseconds of a reader's read, the best window; 0 = no readers
     * @param allocated bytes per snapshot and its changes
     * @param kept bytes per snapshot that is kept
     * @param failure why there are no figures
     */
    record Summary(
            Question question,
            int rounds,
            double snapshot,
            double longestSnapshot,
            double change,
            double longestChange,
            double plainChange,
            double read,
            double allocated,
            double kept,
            String failure) {}

    static List<Summary> summaries(Collection<SnapshotResult> results) {
        Map<Question, List<SnapshotResult>> groups = new LinkedHashMap<>();
        for (SnapshotResult result : results) {
            Question question = result.question();
            Question withoutRound = new Question(
                    question.map(), question.size(), question.changes(), question.readers(), question.collector(), 0);
            groups.computeIfAbsent(withoutRound, any -> new ArrayList<>()).add(result);
        }
        return groups.entrySet().stream()
                .map(group -> summary(group.getKey(), group.getValue()))
                .toList();
    }

    private static Summary summary(Question question, List<SnapshotResult> results) {
        List<SnapshotResult> rounds =
                results.stream().filter(result -> result.failure() == null).toList();
        if (rounds.isEmpty()) {
            return new Summary(
                    question, 0, 0, 0, 0, 0, 0, 0, 0, 0, results.get(0).failure());
        }
        return new Summary(
                question,
                rounds.size(),
                median(rounds, round -> round.snapshotTime().get("p50")),
                median(rounds, round -> round.snapshotTime().get("p100")),
                median(rounds, SnapshotResult::meanChangeTime),
                median(rounds, round -> round.changeTime().get("p100")),
                median(rounds, SnapshotResult::plainChangeTime),
                rounds.stream()
                        .flatMap(round -> round.readTime().stream())
                        .min(Double::compare)
                        .orElse(0.0),
                median(rounds, SnapshotResult::allocatedBytes),
                median(rounds, SnapshotResult::keptBytes),
                null);
    }

    private static double median(List<SnapshotResult> rounds, ToDoubleFunction<SnapshotResult> figure) {
        return Median.withDefaults()
                .evaluate(rounds.stream().mapToDouble(figure).toArray());
    }
}

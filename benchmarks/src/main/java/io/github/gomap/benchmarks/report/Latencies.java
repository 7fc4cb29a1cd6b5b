package io.github.gomap.benchmarks.report;

import io.github.gomap.benchmarks.results.LatencyResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the rounds of latency runs say together: of several rounds, the one whose worst operation is in the middle. */
final class Latencies {
    private Latencies() {}

    /**
     * The runs of one map.
     *
     * @param middle the round in the middle
     * @param rounds how many
     * @param lowestWorst the worst operation of the best round, map time
     * @param highestWorst the worst operation of the worst round, map time
     */
    record Summary(LatencyResult middle, int rounds, long lowestWorst, long highestWorst) {}

    static List<Summary> summaries(Collection<LatencyResult> results) {
        Map<LatencyResult, List<LatencyResult>> groups = new LinkedHashMap<>();
        for (LatencyResult result : results) {
            groups.computeIfAbsent(result.withoutRound(), any -> new ArrayList<>())
                    .add(result);
        }
        return groups.values().stream().map(Latencies::summary).toList();
    }

    private static Summary summary(List<LatencyResult> rounds) {
        List<LatencyResult> sorted = rounds.stream()
                .filter(result -> result.failure() == null)
                .sorted(Comparator.comparing(Latencies::worst))
                .toList();
        if (sorted.isEmpty()) {
            return new Summary(rounds.get(0), 0, 0, 0);
        }
        LatencyResult middle = sorted.get((sorted.size() - 1) / 2);
        return new Summary(middle, sorted.size(), worst(sorted.get(0)), worst(sorted.get(sorted.size() - 1)));
    }

    private static long worst(LatencyResult result) {
        return result.mapTime().get("p100");
    }
}

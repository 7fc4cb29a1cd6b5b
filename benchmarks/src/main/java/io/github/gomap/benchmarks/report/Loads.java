package io.github.gomap.benchmarks.report;

import io.github.gomap.benchmarks.results.LoadResult;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.statistics.descriptive.Median;

/** What the rounds at one load say together: the median of each figure. */
final class Loads {
    private Loads() {}

    /** A number of buckets and a load. */
    private record Point(int log2Buckets, double load) {}

    static List<LoadResult> medians(Collection<LoadResult> results) {
        Map<Point, List<LoadResult>> rounds = results.stream()
                .collect(Collectors.groupingBy(
                        result -> new Point(result.log2Buckets(), result.load()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return rounds.values().stream().map(Loads::median).toList();
    }

    private static LoadResult median(List<LoadResult> rounds) {
        LoadResult first = rounds.get(0);
        return new LoadResult(
                first.log2Buckets(),
                first.load(),
                rounds.size(),
                median(rounds, LoadResult::overflowPercent),
                median(rounds, LoadResult::bytesPerEntry),
                median(rounds, LoadResult::hitProbe),
                median(rounds, LoadResult::missProbe),
                median(rounds, LoadResult::hitBuckets),
                median(rounds, LoadResult::missBuckets),
                rounds.stream().mapToInt(LoadResult::longestChain).max().orElseThrow(),
                median(rounds, LoadResult::hitNanoseconds),
                median(rounds, LoadResult::missNanoseconds));
    }

    private static double median(List<LoadResult> rounds, ToDoubleFunction<LoadResult> figure) {
        return Median.withDefaults()
                .evaluate(rounds.stream().mapToDouble(figure).toArray());
    }
}

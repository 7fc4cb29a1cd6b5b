package io.github.gomap.benchmarks.support;

import java.util.Collections;
import java.util.List;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** The windows in which JMH measured: its iterations. */
public final class JmhWindows {
    private JmhWindows() {}

    /** The scores of all of them, in the order of time. */
    public static List<Double> scores(RunResult measured) {
        return measured.getBenchmarkResults().stream()
                .flatMap(benchmark -> benchmark.getIterationResults().stream())
                .map(IterationResult::getPrimaryResult)
                .map(result -> result.getScore())
                .toList();
    }

    /** The score of the one that was disturbed least. */
    public static double best(RunResult measured) {
        return Collections.min(scores(measured));
    }
}

package io.github.gomap.benchmarks.times;

import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.ResultStore;
import io.github.gomap.benchmarks.results.TimeResult;
import io.github.gomap.benchmarks.support.Contestant;
import io.github.gomap.benchmarks.support.JmhWindows;
import io.github.gomap.benchmarks.support.Measurement;
import io.github.gomap.benchmarks.support.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs a grid: in each round one fork of each cell with each map, the maps right after each other and beginning with
 * another one each round, so that what changes on the machine in the course of hours strikes all maps alike.
 */
public final class GridRunner implements Measurement {
    private static final TimeValue WARM_UP = TimeValue.milliseconds(Cell.WARM_UP_MILLISECONDS);
    private static final TimeValue WINDOW = TimeValue.milliseconds(Cell.WINDOW_MILLISECONDS);
    private static final TimeValue TIMEOUT = TimeValue.seconds(90);

    /** How GCProfiler calls the bytes allocated per invocation. */
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final ResultStore<TimeResult> store;
    private final Path folder;
    private final List<Fork> forks = new ArrayList<>();

    /** One JVM that answers one question about one map. */
    private record Fork(Cell cell, Contestant contestant, Collector collector, int round) {
        /** The result without its figures: what it is about. */
        TimeResult question() {
            return TimeResult.question(
                    cell.workload().name(),
                    contestant.name(),
                    cell.keys().name(),
                    cell.size(),
                    cell.zipf(),
                    collector,
                    round);
        }

        String description() {
            return contestant.label() + ": " + cell.description();
        }
    }

    /** A runner that adds to these results and logs to this folder. */
    public GridRunner(ResultStore<TimeResult> store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    /** Plans a grid, without what is answered already. */
    public void plan(
            Collection<Cell> cells, List<Contestant> contestants, Collection<Collector> collectors, int rounds) {
        Set<TimeResult> answered = new HashSet<>();
        store.results().forEach(result -> answered.add(result.question()));
        for (int round = 1; round <= rounds; round++) {
            for (Cell cell : cells) {
                for (Collector collector : collectors) {
                    for (int i = 0; i < contestants.size(); i++) {
                        Contestant contestant = contestants.get((i + round) % contestants.size());
                        Fork fork = new Fork(cell, contestant, collector, round);
                        if (!answered.contains(fork.question())) {
                            forks.add(fork);
                        }
                    }
                }
            }
        }
    }

    @Override
    public int runCount() {
        return forks.size();
    }

    @Override
    public Duration estimate() {
        return Duration.ofSeconds((long) forks.stream()
                .mapToDouble(fork -> fork.cell().estimatedSeconds())
                .sum());
    }

    @Override
    public void run() {
        try (Progress progress = new Progress("Times", estimate())) {
            for (Fork fork : forks) {
                progress.begin(fork.description());
                store.add(measure(fork));
                progress.end(fork.cell().estimatedSeconds());
            }
        }
    }

    private TimeResult measure(Fork fork) {
        try {
            Files.createDirectories(folder);
            return toResult(fork, new Runner(options(fork).build()).runSingle());
        } catch (RunnerException e) {
            return failed(fork, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return folder.resolve("jmh.log");
    }

    private ChainedOptionsBuilder options(Fork fork) {
        Cell cell = fork.cell();
        List<String> flags = new ArrayList<>(cell.flags(fork.collector()));
        flags.addAll(fork.contestant().jvmFlags());
        JmhBenchmark benchmark = cell.workload().benchmark(fork.contestant().keys());
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmark.includePattern())
                .param("map", fork.contestant().map())
                .param("keys", cell.keys().kind().name())
                .param("size", Integer.toString(cell.size()))
                .param("zipf", Double.toString(cell.zipf()))
                .forks(1)
                .warmupIterations(cell.warmUps())
                .measurementIterations(cell.windows())
                .warmupTime(WARM_UP)
                .measurementTime(WINDOW)
                .timeout(TIMEOUT)
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                .jvmArgs(flags.toArray(String[]::new))
                .output(log().toString());
        benchmark.parameters().forEach(options::param);
        return options;
    }

    private static TimeResult toResult(Fork fork, RunResult measured) {
        double operations = fork.cell().workload().operations(fork.cell().size());
        List<Double> nanoseconds = JmhWindows.scores(measured).stream()
                .map(score -> rounded(score / operations))
                .toList();
        Result<?> allocated = measured.getSecondaryResults().get(ALLOCATED);
        return fork.question()
                .answered(nanoseconds, allocated == null ? null : rounded(allocated.getScore() / operations));
    }

    /** To 0.001: more digits would only make files longer. */
    private static double rounded(double score) {
        return Math.round(score * 1000) / 1000.0;
    }

    /** Keeps the log, which says more than the exception. */
    private TimeResult failed(Fork fork, RunnerException failure) {
        try {
            Files.copy(log(), folder.resolve("jmh-failed.log"), StandardCopyOption.REPLACE_EXISTING);
            boolean timedOut = Files.readString(log()).contains("benchmark timed out");
            return fork.question()
                    .failed(timedOut ? "took longer than " + TIMEOUT.getTime() + " s" : failure.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.gomap.benchmarks.load;

import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.LoadResult;
import io.github.gomap.benchmarks.results.ResultStore;
import io.github.gomap.benchmarks.support.ChildJvm;
import io.github.gomap.benchmarks.support.JmhWindows;
import io.github.gomap.benchmarks.support.Measurement;
import io.github.gomap.benchmarks.support.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Measures one load after the other, and begins again: chains by inspection, times with JMH. */
public final class LoadRunner implements Measurement {
    /** Of the maps whose lookups are timed: at most 131,072 entries. */
    private static final int HEAP_MEGABYTES = 512;

    private static final double SECONDS_PER_LOAD = 16;
    private static final int TIMEOUT_SECONDS = 120;

    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xmx2g",
            "-Djdk.attach.allowAttachSelf=true",
            "-XX:+EnableDynamicAgentLoading",
            "-Djol.magicFieldOffset=true");

    private final ResultStore<LoadResult> store;
    private final Path folder;
    private final List<ChainRun.Order> orders = new ArrayList<>();

    /** A runner that adds to these results. */
    public LoadRunner(ResultStore<LoadResult> store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    /** Plans these loads, without those that are measured already. */
    public void plan(Collection<Integer> log2Buckets, Collection<Double> loads, int rounds) {
        for (int round = 1; round <= rounds; round++) {
            for (int log2 : log2Buckets) {
                for (double load : loads) {
                    ChainRun.Order order = new ChainRun.Order(log2, load, round);
                    if (store.results().stream().noneMatch(result -> isAnsweredBy(order, result))) {
                        orders.add(order);
                    }
                }
            }
        }
    }

    private static boolean isAnsweredBy(ChainRun.Order order, LoadResult result) {
        return result.log2Buckets() == order.log2Buckets()
                && result.load() == order.load()
                && result.round() == order.round();
    }

    @Override
    public int runCount() {
        return orders.size();
    }

    @Override
    public Duration estimate() {
        return Duration.ofSeconds((long) (orders.size() * SECONDS_PER_LOAD));
    }

    @Override
    public void run() throws ChildJvm.Failure, RunnerException {
        try (Progress progress = new Progress("Load", estimate())) {
            for (ChainRun.Order order : orders) {
                progress.begin("2^" + order.log2Buckets() + " buckets, load " + order.load());
                store.add(measure(order));
                progress.end(SECONDS_PER_LOAD);
            }
        }
    }

    private LoadResult measure(ChainRun.Order order) throws ChildJvm.Failure, RunnerException {
        LoadResult chains = ChildJvm.ask(FLAGS, ChainRun.class, order, LoadResult.class, folder, TIMEOUT_SECONDS);
        return new LoadResult(
                chains.log2Buckets(),
                chains.load(),
                chains.round(),
                chains.overflowPercent(),
                chains.bytesPerEntry(),
                chains.hitProbe(),
                chains.missProbe(),
                chains.hitBuckets(),
                chains.missBuckets(),
                chains.longestChain(),
                time(order, "hit"),
                time(order, "miss"));
    }

    private double time(ChainRun.Order order, String method) throws RunnerException {
        return JmhWindows.best(new Runner(new OptionsBuilder()
                        .include("\\.GetAtLoad\\." + method + "$")
                        .param("log2Buckets", Integer.toString(order.log2Buckets()))
                        .param("load", Double.toString(order.load()))
                        .forks(1)
                        .shouldFailOnError(true)
                        .jvmArgs(Collector.G1.flags(HEAP_MEGABYTES).toArray(String[]::new))
                        .output(folder.resolve("jmh.log").toString())
                        .build())
                .runSingle());
    }
}

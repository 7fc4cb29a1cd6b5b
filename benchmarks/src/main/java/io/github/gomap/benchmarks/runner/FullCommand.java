package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.latency.Operation;
import io.github.gomap.benchmarks.load.LoadRunner;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.LoadResult;
import io.github.gomap.benchmarks.results.ResultStore;
import io.github.gomap.benchmarks.support.Contestant;
import io.github.gomap.benchmarks.times.Grid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything, as published. */
@Command(
        name = "full",
        description = "Measures everything with all maps, and writes the report. Goes on where it was interrupted.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class FullCommand implements Callable<Integer> {
    private static final int SIZE = 8_000_000;

    @Mixin
    private CommonOptions common;

    @Option(names = "--grid", defaultValue = "FULL", description = "One of ${COMPLETION-CANDIDATES}. Default: FULL")
    private Grid grid;

    @Option(names = "--rounds", defaultValue = "3", description = "Forks per cell and map. Default: 3")
    private int rounds;

    @Option(names = "--dry-run", description = "Only say how long it would take.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        List<Measurements> all = new ArrayList<>();
        for (KeyType keys : common.keyTypes(KeyType.values())) {
            List<Contestant> contestants = common.contestants(keys);
            Measurements measurements = Measurements.open(common, keys, SIZE);
            measurements.footprint().plan(contestants);
            measurements.latency().plan(List.of(Operation.values()), contestants, List.of(Collector.values()), rounds);
            measurements.times().plan(grid.cells(keys), contestants, List.of(Collector.G1), rounds);
            all.add(measurements);
        }
        LoadRunner load = new LoadRunner(
                ResultStore.open(common.folder, "load", LoadResult.class, common.commandLine()), common.folder);
        load.plan(LoadCommand.LOG2_BUCKETS, LoadCommand.LOADS, rounds);

        Duration estimate = all.stream().map(Measurements::estimate).reduce(load.estimate(), Duration::plus);
        System.out.println(sum(all, run -> run.times().forkCount()) + " forks, "
                + sum(all, run -> run.latency().runCount()) + " latency runs, " + Durations.format(estimate));
        if (!dryRun) {
            all.forEach(Measurements::run);
            load.run();
            GoCommand.run(common.folder, GoCommand.SOURCE, List.of());
            ReportCommand.write(common.folder);
        }
        return 0;
    }

    private static int sum(List<Measurements> all, ToIntFunction<Measurements> count) {
        return all.stream().mapToInt(count).sum();
    }
}

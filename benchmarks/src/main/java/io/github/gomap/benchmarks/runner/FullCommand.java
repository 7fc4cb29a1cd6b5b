package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.KeySource;
import io.github.gomap.benchmarks.MapKind;
import io.github.gomap.benchmarks.footprint.FootprintRunner;
import io.github.gomap.benchmarks.latency.LatencyRunner;
import io.github.gomap.benchmarks.latency.Operation;
import io.github.gomap.benchmarks.load.LoadRunner;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.FootprintResult;
import io.github.gomap.benchmarks.results.LatencyResult;
import io.github.gomap.benchmarks.results.LoadResult;
import io.github.gomap.benchmarks.results.ReplayResult;
import io.github.gomap.benchmarks.results.ResultStore;
import io.github.gomap.benchmarks.results.TimeResult;
import io.github.gomap.benchmarks.support.Contestant;
import io.github.gomap.benchmarks.times.Grid;
import io.github.gomap.benchmarks.times.GridRunner;
import io.github.gomap.benchmarks.traces.TraceStore;
import io.github.gomap.benchmarks.traces.replay.ReplayRunner;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
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
    private static final int RATE = 500_000;

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
        String command = common.commandLine();
        List<Contestant> contestants = common.contestants(MapKind.values());
        FootprintRunner footprint = new FootprintRunner(
                ResultStore.open(common.folder, "footprint", FootprintResult.class, command), common.folder, SIZE);
        footprint.plan(contestants);
        LatencyRunner latency = new LatencyRunner(
                ResultStore.open(common.folder, "latency", LatencyResult.class, command),
                common.folder,
                KeySource.of(KeyKind.LONG_RANDOM),
                SIZE,
                RATE);
        latency.plan(List.of(Operation.values()), contestants, List.of(Collector.values()), rounds);
        GridRunner times =
                new GridRunner(ResultStore.open(common.folder, "times", TimeResult.class, command), common.folder);
        times.plan(grid.cells(), contestants, List.of(Collector.G1), rounds);

        ReplayRunner replay =
                new ReplayRunner(ResultStore.open(common.folder, "replay", ReplayResult.class, command), common.folder);
        replay.plan(TraceStore.KEPT, contestants, List.of(Collector.G1), rounds);

        LoadRunner load =
                new LoadRunner(ResultStore.open(common.folder, "load", LoadResult.class, command), common.folder);
        load.plan(LoadCommand.LOG2_BUCKETS, LoadCommand.LOADS, rounds);

        Duration estimate = footprint
                .estimate()
                .plus(latency.estimate())
                .plus(replay.estimate())
                .plus(load.estimate())
                .plus(times.estimate());
        System.out.println(
                times.forkCount() + " forks, " + latency.runCount() + " latency runs, " + Durations.format(estimate));
        if (!dryRun) {
            footprint.run();
            latency.run();
            replay.run();
            load.run();
            times.run();
            GoCommand.run(common.folder, GoCommand.SOURCE, List.of());
            ReportCommand.write(common.folder);
        }
        return 0;
    }
}

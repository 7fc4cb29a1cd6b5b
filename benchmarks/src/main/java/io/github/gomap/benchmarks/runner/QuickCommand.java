package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.KeySource;
import io.github.gomap.benchmarks.MapKind;
import io.github.gomap.benchmarks.footprint.FootprintRunner;
import io.github.gomap.benchmarks.latency.LatencyRunner;
import io.github.gomap.benchmarks.latency.Operation;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.FootprintResult;
import io.github.gomap.benchmarks.results.LatencyResult;
import io.github.gomap.benchmarks.results.ResultStore;
import io.github.gomap.benchmarks.results.TimeResult;
import io.github.gomap.benchmarks.times.Grid;
import io.github.gomap.benchmarks.times.GridRunner;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A first look at everything. */
@Command(
        name = "quick",
        description =
                "A look at everything in about eight minutes, and the report about it. One fork per cell: enough to"
                        + " see large differences, not enough to quote.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class QuickCommand implements Runnable {
    private static final int SIZE = 2_000_000;
    private static final int RATE = 500_000;

    @Mixin
    private CommonOptions common;

    @Override
    public void run() {
        String command = common.commandLine();
        GridRunner times =
                new GridRunner(ResultStore.open(common.folder, "times", TimeResult.class, command), common.folder);
        times.plan(
                Grid.QUICK.cells(),
                common.contestants(MapKind.GO_MAP, MapKind.HASH_MAP, MapKind.FASTUTIL),
                List.of(Collector.G1),
                1);
        LatencyRunner latency = new LatencyRunner(
                ResultStore.open(common.folder, "latency", LatencyResult.class, command),
                common.folder,
                KeySource.of(KeyKind.LONG_RANDOM),
                SIZE,
                RATE);
        latency.plan(
                List.of(Operation.PUT),
                common.contestants(MapKind.GO_MAP, MapKind.HASH_MAP, MapKind.FASTUTIL),
                List.of(Collector.G1, Collector.PARALLEL),
                1);
        FootprintRunner footprint = new FootprintRunner(
                ResultStore.open(common.folder, "footprint", FootprintResult.class, command), common.folder, SIZE);
        footprint.plan(common.contestants(MapKind.GO_MAP, MapKind.HASH_MAP, MapKind.FASTUTIL));
        times.run();
        latency.run();
        footprint.run();
        ReportCommand.write(common.folder);
    }
}

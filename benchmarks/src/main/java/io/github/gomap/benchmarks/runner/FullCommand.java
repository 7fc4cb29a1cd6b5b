package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.concurrency.Questions;
import io.github.gomap.benchmarks.concurrency.maps.SharedMapKind;
import io.github.gomap.benchmarks.concurrency.snapshots.SnapshotKind;
import io.github.gomap.benchmarks.latency.Operation;
import io.github.gomap.benchmarks.load.LoadRunner;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.LoadResult;
import io.github.gomap.benchmarks.support.Contestant;
import io.github.gomap.benchmarks.support.Measurement;
import io.github.gomap.benchmarks.times.Grid;
import io.github.gomap.benchmarks.traces.TraceStore;
import java.io.IOException;
import java.util.ArrayList;
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
        Series series = new Series(measurements());
        System.out.println(series.announcement());
        if (!dryRun) {
            series.run();
            GoCommand.run(common.folder, GoCommand.SOURCE, List.of());
            GoCommand.runConcurrency(common.folder, Questions.ALL.goOptions(rounds));
            ReportCommand.write(common.folder);
        }
        return 0;
    }

    private List<Measurement> measurements() throws IOException {
        List<Measurement> all = new ArrayList<>();
        for (KeyType keys : common.keyTypes(KeyType.values())) {
            List<Contestant> contestants = common.contestants(keys);
            Measurements measurements = Measurements.open(common, keys, SIZE);
            measurements.footprint().plan(contestants);
            measurements.latency().plan(List.of(Operation.values()), contestants, List.of(Collector.values()), rounds);
            measurements.times().plan(grid.cells(keys), contestants, List.of(Collector.G1), rounds);
            all.addAll(measurements.all());
            if (keys == KeyType.OBJECT) {
                all.add(ReplayCommand.planned(common, TraceStore.KEPT, contestants, List.of(Collector.G1), rounds));
            }
        }
        LoadRunner load = new LoadRunner(common.store("load", LoadResult.class), common.folder);
        load.plan(LoadCommand.LOG2_BUCKETS, LoadCommand.LOADS, rounds);
        all.add(load);
        all.add(ConcurrencyCommand.planned(
                common, Questions.ALL, List.of(SharedMapKind.values()), Collector.G1, rounds));
        all.add(SnapshotsCommand.planned(common, List.of(SnapshotKind.values()), rounds));
        return all;
    }
}

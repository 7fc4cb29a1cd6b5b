package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.concurrency.Questions;
import io.github.gomap.benchmarks.concurrency.maps.SharedMapKind;
import io.github.gomap.benchmarks.concurrency.snapshots.SnapshotKind;
import io.github.gomap.benchmarks.latency.Operation;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.support.Contestant;
import io.github.gomap.benchmarks.support.Measurement;
import io.github.gomap.benchmarks.times.Grid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A first look at everything. */
@Command(
        name = "quick",
        description =
                "A look at everything in a quarter of an hour, and the report about it. One fork per cell: enough to"
                        + " see large differences, not enough to quote.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class QuickCommand implements Callable<Integer> {
    private static final int SIZE = 2_000_000;
    private static final String TRACE = "jackson";

    private static final List<SharedMapKind> SHARED_MAPS =
            List.of(SharedMapKind.CONCURRENT_GO_MAP, SharedMapKind.CONCURRENT_HASH_MAP);

    private static final List<SnapshotKind> SNAPSHOTS =
            List.of(SnapshotKind.HASH_MAP_COPY, SnapshotKind.GO_MAP_SNAPSHOT);

    @Mixin
    private CommonOptions common;

    @Option(names = "--dry-run", description = "Only say how long it would take.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        Series series = new Series(measurements());
        System.out.println(series.announcement());
        if (!dryRun) {
            series.run();
            ReportCommand.write(common.folder);
        }
        return 0;
    }

    private List<Measurement> measurements() throws IOException {
        List<Measurement> all = new ArrayList<>();
        for (KeyType keys : common.keyTypes(KeyType.OBJECT)) {
            List<Contestant> contestants = common.contestants(keys, "GO_MAP", "GO_LONG_MAP", "HASH_MAP", "FASTUTIL");
            Measurements measurements = Measurements.open(common, keys, SIZE);
            measurements.footprint().plan(contestants);
            measurements
                    .latency()
                    .plan(List.of(Operation.PUT), contestants, List.of(Collector.G1, Collector.PARALLEL), 1);
            measurements.times().plan(Grid.QUICK.cells(keys), contestants, List.of(Collector.G1), 1);
            all.addAll(measurements.all());
            if (keys == KeyType.OBJECT) {
                all.add(ReplayCommand.planned(common, List.of(TRACE), contestants, List.of(Collector.G1), 1));
            }
        }
        all.add(ConcurrencyCommand.planned(common, Questions.QUICK, SHARED_MAPS, Collector.G1, 1));
        all.add(SnapshotsCommand.planned(common, SNAPSHOTS, 1));
        return all;
    }
}

package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.latency.Operation;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.support.Contestant;
import io.github.gomap.benchmarks.times.Grid;
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

    @Mixin
    private CommonOptions common;

    @Override
    public void run() {
        for (KeyType keys : common.keyTypes(KeyType.OBJECT)) {
            List<Contestant> contestants = common.contestants(keys, "GO_MAP", "HASH_MAP", "FASTUTIL");
            Measurements measurements = Measurements.open(common, keys, SIZE);
            measurements.footprint().plan(contestants);
            measurements
                    .latency()
                    .plan(List.of(Operation.PUT), contestants, List.of(Collector.G1, Collector.PARALLEL), 1);
            measurements.times().plan(Grid.QUICK.cells(keys), contestants, List.of(Collector.G1), 1);
            measurements.run();
        }
        ReportCommand.write(common.folder);
    }
}

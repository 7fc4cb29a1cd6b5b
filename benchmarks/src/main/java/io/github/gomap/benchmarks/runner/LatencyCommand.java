package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.latency.LatencyRunner;
import io.github.gomap.benchmarks.latency.Operation;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.LatencyResult;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Times every single operation. */
@Command(
        name = "latency",
        description =
                "Times every single put (or remove …) of a map that grows to 8 million entries, with the pauses of"
                        + " the garbage collector apart. Goes on where it was interrupted.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class LatencyCommand implements Runnable {
    @Mixin
    private CommonOptions common;

    @Option(names = "--operations", split = ",", description = "Any of ${COMPLETION-CANDIDATES}. Default: all")
    private List<Operation> operations = List.of(Operation.values());

    @Option(names = "--collectors", split = ",", description = "Any of ${COMPLETION-CANDIDATES}. Default: all")
    private List<Collector> collectors;

    @Option(names = "--size", defaultValue = "8000000", description = "Entries. Default: 8,000,000")
    private int size;

    @Option(names = "--rate", defaultValue = "500000", description = "Per second, at a fixed rate. Default: 500,000")
    private int rate;

    @Option(names = "--rounds", defaultValue = "3", description = "JVMs per map and collector. Default: 3")
    private int rounds;

    @Option(names = "--dry-run", description = "Only say how long it would take.")
    private boolean dryRun;

    @Override
    public void run() {
        common.keyTypes(KeyType.OBJECT).forEach(this::run);
    }

    private void run(KeyType keys) {
        LatencyRunner runner =
                new LatencyRunner(common.store(keys, "latency", LatencyResult.class), common.folder, keys, size, rate);
        runner.plan(
                operations, common.contestants(keys), CommonOptions.collectors(collectors, Collector.values()), rounds);
        if (dryRun) {
            System.out.println(runner.runCount() + " JVMs, " + Durations.format(runner.estimate()));
        } else {
            runner.run();
        }
    }
}

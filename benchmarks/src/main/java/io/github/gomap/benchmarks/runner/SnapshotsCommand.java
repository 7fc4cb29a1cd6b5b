package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.concurrency.snapshots.SnapshotKind;
import io.github.gomap.benchmarks.concurrency.snapshots.SnapshotsRunner;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.ResultStore;
import io.github.gomap.benchmarks.results.SnapshotResult;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures snapshots. */
@Command(
        name = "snapshots",
        description =
                "Measures what snapshots of a map cost that changes a little from one to the next: time, bytes, the"
                        + " writer's and the readers' share. Goes on where it was interrupted.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class SnapshotsCommand implements Runnable {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    @Spec
    private CommandSpec spec;

    @Mixin
    private ResultOptions common;

    @Option(names = "--maps", split = ",", description = "Any of ${COMPLETION-CANDIDATES}. Default: all")
    private List<SnapshotKind> maps = List.of(SnapshotKind.values());

    @Option(names = "--size", defaultValue = "500000", description = "Entries. Default: ${DEFAULT-VALUE}")
    private int size;

    @Option(
            names = "--changes",
            defaultValue = "100",
            description = "Random entries that change from one snapshot to the next. Default: ${DEFAULT-VALUE}")
    private int changes;

    @Option(
            names = "--readers",
            split = ",",
            description = "Threads that read the newest snapshot, beside the one that writes."
                    + " Default: none, and as many as there are processors")
    private List<Integer> readers = List.of(0, PROCESSORS);

    @Option(
            names = "--collector",
            defaultValue = "G1",
            description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Collector collector;

    @Option(names = "--rounds", defaultValue = "3", description = "JVMs per kind of snapshot. Default: 3")
    private int rounds;

    @Option(names = "--dry-run", description = "Only say how long it would take.")
    private boolean dryRun;

    @Override
    public void run() {
        if (Stream.of(size, changes, rounds).anyMatch(value -> value < 1)) {
            throw new ParameterException(spec.commandLine(), "--size, --changes and --rounds must be at least 1");
        }
        if (readers.stream().anyMatch(count -> count < 0)) {
            throw new ParameterException(spec.commandLine(), "--readers must not be negative: " + readers);
        }
        SnapshotsRunner runner = new SnapshotsRunner(
                ResultStore.open(common.folder, "snapshots", SnapshotResult.class, common.commandLine()),
                common.folder);
        runner.plan(size, changes, readers, maps, collector, rounds);
        if (dryRun) {
            System.out.println(Durations.format(runner.estimate()));
        } else {
            runner.run();
        }
    }
}

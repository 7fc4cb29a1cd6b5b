package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.concurrency.snapshots.SnapshotKind;
import io.github.gomap.benchmarks.concurrency.snapshots.SnapshotsRunner;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.SnapshotResult;
import io.github.gomap.benchmarks.support.Measurement;
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
    private static final int SIZE = 500_000;
    private static final int CHANGES = 100;
    private static final List<Integer> READERS = List.of(0, Runtime.getRuntime().availableProcessors());

    @Spec
    private CommandSpec spec;

    @Mixin
    private ResultOptions common;

    @Option(names = "--maps", split = ",", description = "Any of ${COMPLETION-CANDIDATES}. Default: all")
    private List<SnapshotKind> maps = List.of(SnapshotKind.values());

    @Option(names = "--size", defaultValue = "" + SIZE, description = "Entries. Default: ${DEFAULT-VALUE}")
    private int size;

    @Option(
            names = "--changes",
            defaultValue = "" + CHANGES,
            description = "Random entries that change from one snapshot to the next. Default: ${DEFAULT-VALUE}")
    private int changes;

    @Option(
            names = "--readers",
            split = ",",
            description = "Threads that read the newest snapshot, beside the one that writes."
                    + " Default: none, and as many as there are processors")
    private List<Integer> readers = READERS;

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
        SnapshotsRunner runner = runner(common);
        runner.plan(size, changes, readers, maps, collector, rounds);
        if (dryRun) {
            System.out.println(Durations.format(runner.estimate()));
        } else {
            runner.run();
        }
    }

    /** What is not answered yet of what is asked if the command line does not say. */
    static Measurement planned(ResultOptions options, List<SnapshotKind> maps, int rounds) {
        SnapshotsRunner runner = runner(options);
        runner.plan(SIZE, CHANGES, READERS, maps, Collector.G1, rounds);
        return runner;
    }

    private static SnapshotsRunner runner(ResultOptions options) {
        return new SnapshotsRunner(options.store("snapshots", SnapshotResult.class), options.folder);
    }
}

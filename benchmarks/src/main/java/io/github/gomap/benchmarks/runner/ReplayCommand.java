package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.ReplayResult;
import io.github.gomap.benchmarks.support.Contestant;
import io.github.gomap.benchmarks.traces.TraceStore;
import io.github.gomap.benchmarks.traces.replay.ReplayRunner;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replays traces. */
@Command(
        name = "replay",
        description =
                "Does to each map what a real program did to its maps, from a trace: time, allocation, every single"
                        + " operation. Goes on where it was interrupted.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(
            names = "--trace",
            split = ",",
            paramLabel = "<name|file>",
            description = "Which traces: names of kept ones or files. Default: all kept ones")
    private List<String> traces = TraceStore.KEPT;

    @Option(names = "--collectors", split = ",", description = "Any of ${COMPLETION-CANDIDATES}. Default: G1")
    private List<Collector> collectors;

    @Option(names = "--rounds", defaultValue = "3", description = "JVMs per trace and map. Default: 3")
    private int rounds;

    @Option(names = "--list", description = "Only say what is in the traces and how they were recorded.")
    private boolean list;

    @Option(names = "--dry-run", description = "Only say how long it would take.")
    private boolean dryRun;

    @Override
    public Integer call() {
        try {
            if (list) {
                list();
            } else {
                replay();
            }
            return 0;
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private void list() throws IOException {
        for (String trace : traces) {
            TraceStore.Found found = TraceStore.find(trace);
            System.out.println(found.name() + ": " + found.trace().summary());
        }
    }

    private void replay() throws IOException {
        ReplayRunner runner = planned(
                common,
                traces,
                common.contestantsOfObjects("Traces"),
                CommonOptions.collectors(collectors, Collector.G1),
                rounds);
        if (dryRun) {
            System.out.println(runner.runCount() + " JVMs, " + Durations.format(runner.estimate()));
        } else {
            runner.run();
        }
    }

    /** What is not answered yet of this. */
    static ReplayRunner planned(
            CommonOptions options,
            List<String> traces,
            List<Contestant> contestants,
            List<Collector> collectors,
            int rounds)
            throws IOException {
        ReplayRunner runner =
                new ReplayRunner(options.store(KeyType.OBJECT, "replay", ReplayResult.class), options.folder);
        runner.plan(traces, contestants, collectors, rounds);
        return runner;
    }
}

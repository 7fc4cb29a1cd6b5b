package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.KeySource;
import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.TimeResult;
import io.github.gomap.benchmarks.times.Cell;
import io.github.gomap.benchmarks.times.Grid;
import io.github.gomap.benchmarks.times.GridRunner;
import io.github.gomap.benchmarks.times.Selection;
import io.github.gomap.benchmarks.times.WorkloadKind;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a grid of JMH benchmarks. */
@Command(
        name = "times",
        description = "Measures how long operations take on average, with JMH. Goes on where it was interrupted.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class TimesCommand implements Runnable {
    private static final double LARGEST_EXPONENT = 10;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(names = "--grid", defaultValue = "GOALS", description = "One of ${COMPLETION-CANDIDATES}. Default: GOALS")
    private Grid grid;

    @Option(names = "--rounds", defaultValue = "3", description = "Forks per cell and map. Default: 3")
    private int rounds;

    @Option(names = "--collectors", split = ",", description = "Any of ${COMPLETION-CANDIDATES}. Default: G1")
    private List<Collector> collectors;

    @Option(names = "--workloads", split = ",", description = "Only these of the grid. Any of ${COMPLETION-CANDIDATES}")
    private List<WorkloadKind> workloads;

    @Option(
            names = "--keys",
            split = ",",
            paramLabel = "<kind|file>",
            converter = KeySourceConverter.class,
            completionCandidates = KeySourceConverter.Candidates.class,
            description =
                    "Only these of the grid, or keys that it does not have for all its workloads and sizes: those of a"
                            + " file, one per line, in UTF-8, none twice. A file or any of ${COMPLETION-CANDIDATES}")
    private List<KeySource> keys;

    @Option(names = "--sizes", split = ",", description = "Only these of the grid.")
    private List<Integer> sizes;

    @Option(
            names = "--zipf",
            split = ",",
            defaultValue = "0",
            paramLabel = "<exponent>",
            description =
                    "How often keys are asked for that are looked up or replaced: the k-th most frequent one 1/k^exponent"
                            + " times as often as the first. From 0, all equally often, to 10. Default: 0")
    private List<Double> zipf;

    @Option(names = "--dry-run", description = "Only list the cells and say how long it would take.")
    private boolean dryRun;

    @Override
    public void run() {
        List<KeyType> types = common.keyTypes(KeyType.OBJECT);
        common.requireOfTypes(types, keys == null ? List.of() : keys);
        types.forEach(this::run);
    }

    private void run(KeyType type) {
        List<Cell> cells = cells(type);
        GridRunner runner = new GridRunner(common.store(type, "times", TimeResult.class), common.folder);
        runner.plan(cells, common.contestants(type), CommonOptions.collectors(collectors, Collector.G1), rounds);
        if (dryRun) {
            cells.forEach(cell -> System.out.println(cell.description()));
            System.out.println(runner.runCount() + " forks, " + Durations.format(runner.estimate()));
        } else {
            runner.run();
        }
    }

    /** Those that are wanted and for which there are enough keys; says which ones are left out. */
    private List<Cell> cells(KeyType type) {
        if (!zipf.stream().allMatch(exponent -> exponent >= 0 && exponent <= LARGEST_EXPONENT)) {
            throw new ParameterException(spec.commandLine(), "--zipf must be from 0 to 10: " + zipf);
        }
        Selection.Selected selection = new Selection(workloads, sizes, keys, zipf).of(grid, type);
        selection.tooFewKeys().forEach(spec.commandLine().getErr()::println);
        if (selection.cells().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Nothing of the grid " + grid + " is left to measure for keys of type " + type + ".");
        }
        return selection.cells();
    }
}

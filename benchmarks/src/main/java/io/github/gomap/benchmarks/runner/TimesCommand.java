package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.TimeResult;
import io.github.gomap.benchmarks.times.Cell;
import io.github.gomap.benchmarks.times.Grid;
import io.github.gomap.benchmarks.times.GridRunner;
import io.github.gomap.benchmarks.times.WorkloadKind;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a grid of JMH benchmarks. */
@Command(
        name = "times",
        description = "Measures how long operations take on average, with JMH. Goes on where it was interrupted.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class TimesCommand implements Runnable {
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

    @Option(names = "--keys", split = ",", description = "Only these of the grid. Any of ${COMPLETION-CANDIDATES}")
    private List<KeyKind> keys;

    @Option(names = "--sizes", split = ",", description = "Only these of the grid.")
    private List<Integer> sizes;

    @Option(names = "--dry-run", description = "Only list the cells and say how long it would take.")
    private boolean dryRun;

    @Override
    public void run() {
        common.keyTypes(KeyType.OBJECT).forEach(this::run);
    }

    private void run(KeyType keyType) {
        List<Cell> cells = grid.cells(keyType).stream().filter(this::isWanted).toList();
        GridRunner runner = new GridRunner(common.store(keyType, "times", TimeResult.class), common.folder);
        runner.plan(cells, common.contestants(keyType), CommonOptions.collectors(collectors, Collector.G1), rounds);
        if (dryRun) {
            cells.forEach(cell -> System.out.println(cell.description()));
            System.out.println(runner.forkCount() + " forks, " + Durations.format(runner.estimate()));
        } else {
            runner.run();
        }
    }

    private boolean isWanted(Cell cell) {
        return (workloads == null || workloads.contains(cell.workload()))
                && (keys == null || keys.contains(cell.keys()))
                && (sizes == null || sizes.contains(cell.size()));
    }
}

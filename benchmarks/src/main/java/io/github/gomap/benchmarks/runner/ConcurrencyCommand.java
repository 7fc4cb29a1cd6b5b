package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.concurrency.Cell;
import io.github.gomap.benchmarks.concurrency.ConcurrencyRunner;
import io.github.gomap.benchmarks.concurrency.Skew;
import io.github.gomap.benchmarks.concurrency.Work;
import io.github.gomap.benchmarks.concurrency.maps.SharedMapKind;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.ConcurrencyResult;
import io.github.gomap.benchmarks.results.ResultStore;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures maps that threads share. */
@Command(
        name = "concurrency",
        description =
                "Measures what threads get who share a map: reads and writes, growth, views of all entries, bytes."
                        + " Goes on where it was interrupted. Then lets Go's own maps do the same, if there is a go.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class ConcurrencyCommand implements Callable<Integer> {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final int MOST_PERCENT = 100;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ResultOptions common;

    @Option(names = "--maps", split = ",", description = "Any of ${COMPLETION-CANDIDATES}. Default: all")
    private List<SharedMapKind> maps = List.of(SharedMapKind.values());

    @Option(names = "--works", split = ",", description = "Any of ${COMPLETION-CANDIDATES}. Default: all")
    private List<Work> works = List.of(Work.values());

    @Option(
            names = "--threads",
            split = ",",
            description = "How many share a map. Default: 1, one per processor, two per processor")
    private List<Integer> threads =
            List.of(1, PROCESSORS, 2 * PROCESSORS).stream().distinct().toList();

    @Option(
            names = "--read-share",
            split = ",",
            defaultValue = "100,99,90,75",
            description = "Of a hundred operations, how many are reads. Default: ${DEFAULT-VALUE}")
    private List<Integer> readPercents;

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "1000,100000,1000000,10000000",
            description = "Entries. Default: ${DEFAULT-VALUE}")
    private List<Integer> sizes;

    @Option(names = "--skew", split = ",", description = "Any of ${COMPLETION-CANDIDATES}. Default: all")
    private List<Skew> skews = List.of(Skew.values());

    @Option(
            names = "--collector",
            defaultValue = "G1",
            description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Collector collector;

    @Option(names = "--rounds", defaultValue = "3", description = "JVMs per question and map. Default: 3")
    private int rounds;

    @Option(
            names = "--quick",
            description = "Two sizes, 99 %% reads of uniform keys, one thread per processor, one round.")
    private boolean quick;

    @Option(names = "--dry-run", description = "Only list the questions and say how long it would take.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        if (quick) {
            threads = List.of(PROCESSORS);
            readPercents = List.of(99);
            sizes = List.of(1_000, 100_000);
            skews = List.of(Skew.UNIFORM);
            rounds = 1;
        }
        requireBetween("--threads", 1, Integer.MAX_VALUE, threads);
        requireBetween("--read-share", 0, MOST_PERCENT, readPercents);
        requireBetween("--sizes", 1, Integer.MAX_VALUE, sizes);
        requireBetween("--rounds", 1, Integer.MAX_VALUE, List.of(rounds));
        List<Cell> cells = Cell.all(works, readPercents, skews, sizes, threads);
        ConcurrencyRunner runner = new ConcurrencyRunner(
                ResultStore.open(common.folder, "concurrency", ConcurrencyResult.class, common.commandLine()),
                common.folder);
        runner.plan(cells, maps, collector, rounds);
        if (dryRun) {
            cells.forEach(cell -> System.out.println(cell.description()));
            System.out.println(runner.runCount() + " JVMs, " + Durations.format(runner.estimate()));
        } else {
            runner.run();
            GoCommand.runConcurrency(common.folder, goOptions());
        }
        return 0;
    }

    private void requireBetween(String option, int least, int most, List<Integer> values) {
        for (int value : values) {
            if (value < least || value > most) {
                throw new ParameterException(
                        spec.commandLine(), option + " must be from " + least + " to " + most + ": " + value);
            }
        }
    }

    /** The same questions, as the Go program understands them. */
    private List<String> goOptions() {
        return List.of(
                "-rounds", Integer.toString(rounds),
                "-works", joined(works),
                "-threads", joined(threads),
                "-read-share", joined(readPercents),
                "-sizes", joined(sizes),
                "-skew", joined(skews));
    }

    private static String joined(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}

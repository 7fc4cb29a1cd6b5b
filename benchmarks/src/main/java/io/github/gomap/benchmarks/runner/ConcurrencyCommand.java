package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.concurrency.ConcurrencyRunner;
import io.github.gomap.benchmarks.concurrency.Questions;
import io.github.gomap.benchmarks.concurrency.Skew;
import io.github.gomap.benchmarks.concurrency.Work;
import io.github.gomap.benchmarks.concurrency.maps.SharedMapKind;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.ConcurrencyResult;
import io.github.gomap.benchmarks.support.Measurement;
import java.util.List;
import java.util.concurrent.Callable;
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
    private static final int MOST_PERCENT = 100;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ResultOptions common;

    @Option(names = "--maps", split = ",", description = "Any of ${COMPLETION-CANDIDATES}. Default: all")
    private List<SharedMapKind> maps = List.of(SharedMapKind.values());

    @Option(names = "--works", split = ",", description = "Any of ${COMPLETION-CANDIDATES}. Default: all")
    private List<Work> works = Questions.ALL.works();

    @Option(
            names = "--threads",
            split = ",",
            description = "How many share a map. Default: 1, one per processor, two per processor")
    private List<Integer> threads = Questions.ALL.threads();

    @Option(
            names = "--read-share",
            split = ",",
            description = "Of a hundred operations, how many are reads. Default: ${DEFAULT-VALUE}")
    private List<Integer> readPercents = Questions.ALL.readPercents();

    @Option(names = "--sizes", split = ",", description = "Entries. Default: ${DEFAULT-VALUE}")
    private List<Integer> sizes = Questions.ALL.sizes();

    @Option(names = "--skew", split = ",", description = "Any of ${COMPLETION-CANDIDATES}. Default: all")
    private List<Skew> skews = Questions.ALL.skews();

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
        requireBetween("--threads", 1, Integer.MAX_VALUE, threads);
        requireBetween("--read-share", 0, MOST_PERCENT, readPercents);
        requireBetween("--sizes", 1, Integer.MAX_VALUE, sizes);
        requireBetween("--rounds", 1, Integer.MAX_VALUE, List.of(rounds));
        Questions questions = quick ? Questions.QUICK : new Questions(works, readPercents, skews, sizes, threads);
        int actualRounds = quick ? 1 : rounds;
        Series series = new Series(List.of(planned(common, questions, maps, collector, actualRounds)));
        if (dryRun) {
            questions.cells().forEach(cell -> System.out.println(cell.description()));
            System.out.println(series.announcement());
        } else {
            series.run();
            GoCommand.runConcurrency(common.folder, questions.goOptions(actualRounds));
        }
        return 0;
    }

    /** What is not answered yet of these questions. */
    static Measurement planned(
            ResultOptions options, Questions questions, List<SharedMapKind> maps, Collector collector, int rounds) {
        ConcurrencyRunner runner =
                new ConcurrencyRunner(options.store("concurrency", ConcurrencyResult.class), options.folder);
        runner.plan(questions.cells(), maps, collector, rounds);
        return runner;
    }

    private void requireBetween(String option, int least, int most, List<Integer> values) {
        for (int value : values) {
            if (value < least || value > most) {
                throw new ParameterException(
                        spec.commandLine(), option + " must be from " + least + " to " + most + ": " + value);
            }
        }
    }
}

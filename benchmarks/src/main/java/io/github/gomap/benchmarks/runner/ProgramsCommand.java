package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.programs.ProgramPage;
import io.github.gomap.benchmarks.programs.ProgramResults;
import io.github.gomap.benchmarks.programs.ProgramTables;
import io.github.gomap.benchmarks.programs.ProgramsRunner;
import io.github.gomap.benchmarks.results.Collector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures real programs. */
@Command(
        name = "programs",
        description =
                "Fetches programs from the Maven registry, exchanges their HashMap for GoMap and runs both in turns:"
                        + " CPU, time, memory, output. Goes on where it was interrupted.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class ProgramsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ResultOptions results;

    @Mixin
    private ProgramOptions options;

    @Option(
            names = "--build",
            paramLabel = "<name>=<jar>",
            description = "Another build of the library, a jar or a folder of classes, that takes part as GO_MAP@<name>"
                    + " instead of the library in this jar. May be repeated.")
    private Map<String, Path> builds = new LinkedHashMap<>();

    @Option(
            names = "--collector",
            defaultValue = "G1",
            description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Collector collector;

    @Option(
            names = "--heap",
            paramLabel = "<gigabytes>",
            defaultValue = "2",
            description = "The heap of each program, in gigabytes. Default: ${DEFAULT-VALUE}")
    private int gigabytes;

    @Option(names = "--pairs", defaultValue = "5", description = "Turns of each map. Default: ${DEFAULT-VALUE}")
    private int pairs;

    @Override
    public Integer call() {
        requirePositive("--heap", gigabytes);
        requirePositive("--pairs", pairs);
        try {
            ProgramResults stored = new ProgramResults(results.folder, results.commandLine());
            ProgramsRunner runner = new ProgramsRunner(stored, options.work);
            runner.compare(builds);
            runner.run(options.programs, collector, gigabytes, pairs);
            System.out.println(ProgramTables.write(stored, results.folder));
            System.out.println(ProgramPage.write(stored, results.folder));
            return 0;
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private void requirePositive(String option, int value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + " must be at least 1: " + value);
        }
    }
}

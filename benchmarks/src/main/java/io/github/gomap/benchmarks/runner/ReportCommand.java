package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes the report. */
@Command(
        name = "report",
        description = "Writes one HTML page about all results in a folder, and prints where the maps stand. Of several"
                + " folders, of other machines or other commits, also what is slower or faster than in the first one.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class ReportCommand implements Runnable {
    private static final double THRESHOLD_PERCENT = 10;
    private static final double PERCENT = 100;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--results",
            arity = "1..*",
            paramLabel = "<folder>",
            defaultValue = "benchmarks/target/results",
            description =
                    "Where results are. With several folders, the first one has what the others are compared with."
                            + " Default: ${DEFAULT-VALUE}")
    private List<Path> folders;

    @Option(
            names = "--threshold",
            paramLabel = "<percent>",
            defaultValue = "" + THRESHOLD_PERCENT,
            description =
                    "How much longer the best windows must take than in the first run to be called a regression; all"
                            + " forks must be slower, too. Default: ${DEFAULT-VALUE}")
    private double thresholdPercent;

    @Override
    public void run() {
        if (!(thresholdPercent > 0)) {
            throw new ParameterException(spec.commandLine(), "--threshold must be above 0: " + thresholdPercent);
        }
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new ParameterException(spec.commandLine(), "--results: no such folder: " + folder);
            }
        }
        write(folders, thresholdPercent / PERCENT);
    }

    /** The report about one folder. */
    static void write(Path folder) {
        write(List.of(folder), THRESHOLD_PERCENT / PERCENT);
    }

    private static void write(List<Path> folders, double threshold) {
        try {
            Report report = new Report(folders, threshold);
            System.out.print(report.text());
            Path page = report.write();
            System.out.println("Report: " + page.toUri());
            String sharedMaps = report.sharedMapsInMarkdown();
            if (!sharedMaps.isEmpty()) {
                Path tables = Files.writeString(page.resolveSibling("concurrency.md"), sharedMaps);
                System.out.println("Tables of maps that threads share: " + tables.toUri());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

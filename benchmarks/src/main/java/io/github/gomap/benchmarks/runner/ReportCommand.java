package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the report. */
@Command(
        name = "report",
        description = "Writes one HTML page about all results in a folder, and prints where the maps stand.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class ReportCommand implements Runnable {
    @Mixin
    private ResultOptions results;

    @Override
    public void run() {
        write(results.folder);
    }

    static void write(Path folder) {
        try {
            Report report = new Report(folder);
            System.out.print(report.standings());
            System.out.println("Report: " + report.write().toUri());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.gomap.benchmarks.programs;

import com.google.gson.Gson;
import io.github.gomap.benchmarks.programs.child.SizeClass;
import io.github.gomap.benchmarks.results.ProgramCensusResult;
import io.github.gomap.benchmarks.results.ProgramRunResult.Cost;
import io.github.gomap.benchmarks.support.PageResources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes a page with charts of the results. It needs nothing but itself. */
public final class ProgramPage {
    private static final double PERCENT = 100;

    private ProgramPage() {}

    /** The ratios of one program, pair by pair. */
    private record Ratios(String label, List<Double> cpu, double cpuMedian, List<Double> wall, double wallMedian) {
        static Ratios of(Comparison comparison) {
            return new Ratios(
                    comparison.label(),
                    comparison.ratios(Cost::cpuSeconds),
                    comparison.median(Cost::cpuSeconds),
                    comparison.ratios(Cost::wallSeconds),
                    comparison.median(Cost::wallSeconds));
        }
    }

    /** The shares of the maps by size. */
    private record Sizes(String label, List<Double> percent) {
        static Sizes of(ProgramCensusResult census) {
            return new Sizes(
                    Program.valueOf(census.program()).label(),
                    Stream.of(SizeClass.values())
                            .map(size -> PERCENT * census.sizes().get(size.name()) / census.maps())
                            .toList());
        }
    }

    /** All that is drawn. */
    private record Data(List<Ratios> ratios, List<String> sizeNames, List<Sizes> sizes) {}

    /** Writes {@code real-programs.html} into a folder. */
    public static Path write(ProgramResults results, Path folder) throws IOException {
        Data data = new Data(
                Comparison.measured(results.runs()).stream().map(Ratios::of).toList(),
                Stream.of(SizeClass.values()).map(SizeClass::label).toList(),
                results.counted().stream().map(Sizes::of).toList());
        Path file = Files.createDirectories(folder).resolve("real-programs.html");
        Files.writeString(
                file,
                PageResources.text(ProgramPage.class, "programs.html")
                        .replace("/*CHARTS*/", PageResources.chartingLibrary())
                        // Gson escapes what could end the script.
                        .replace("/*DATA*/", new Gson().toJson(data)));
        return file;
    }
}

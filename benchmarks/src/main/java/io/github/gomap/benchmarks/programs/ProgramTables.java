package io.github.gomap.benchmarks.programs;

import io.github.gomap.benchmarks.programs.child.SizeClass;
import io.github.gomap.benchmarks.programs.rewriting.RewritingSummary;
import io.github.gomap.benchmarks.results.ProgramCensusResult;
import io.github.gomap.benchmarks.results.ProgramMemoryResult;
import io.github.gomap.benchmarks.results.ProgramRunResult.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results as tables in Markdown, to be pasted into a document. */
public final class ProgramTables {
    private static final double MEGABYTE = 1e6;
    private static final double PERCENT = 100;

    private final ProgramResults results;
    private final List<Comparison> measured;
    private final StringBuilder text = new StringBuilder();

    private ProgramTables(ProgramResults results) {
        this.results = results;
        this.measured = Comparison.measured(results.runs());
    }

    /** Writes {@code real-programs.md} into a folder. */
    public static Path write(ProgramResults results, Path folder) throws IOException {
        ProgramTables tables = new ProgramTables(results);
        tables.addTimes();
        tables.addMemory();
        tables.addOutputs();
        tables.addCensus();
        tables.addOperations();
        tables.addRewriting();
        Path file = Files.createDirectories(folder).resolve("real-programs.md");
        Files.writeString(file, tables.text);
        return file;
    }

    private void begin(String title, String... columns) {
        text.append("\n### ").append(title).append("\n\n");
        row(columns);
        row(Stream.of(columns).map(column -> "---").toArray(String[]::new));
    }

    private void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /* ---------------- Times ---------------- */

    private void addTimes() {
        begin(
                "Time, GoMap / HashMap",
                "program",
                "CPU: median (range)",
                "CPU of each pair",
                "CPU, best runs",
                "wall: median (range)",
                "wall of each pair",
                "HashMap, best run: CPU, wall, s");
        for (Comparison comparison : measured) {
            row(
                    comparison.label(),
                    medianAndRange(comparison, Cost::cpuSeconds),
                    each(comparison, Cost::cpuSeconds),
                    format("%.2f", comparison.bestRatio(Cost::cpuSeconds)),
                    medianAndRange(comparison, Cost::wallSeconds),
                    each(comparison, Cost::wallSeconds),
                    format(
                            "%.1f, %.1f",
                            comparison.bestOfHashMap(Cost::cpuSeconds), comparison.bestOfHashMap(Cost::wallSeconds)));
        }
        addMeans();
        Comparison.all(results.runs())
                .forEach(comparison -> comparison
                        .failures()
                        .forEach(failure -> text.append("\n")
                                .append(comparison.label())
                                .append(" failed. ")
                                .append(cell(failure))
                                .append("\n")));
    }

    /** One per build. */
    private void addMeans() {
        measured.stream()
                .collect(Collectors.groupingBy(Comparison::map))
                .forEach((map, ofMap) -> text.append(format(
                        "\n%s, geometric mean over the programs: CPU %.2f (best runs %.2f), wall %.2f (best runs %.2f).\n",
                        map,
                        mean(ofMap, comparison -> comparison.median(Cost::cpuSeconds)),
                        mean(ofMap, comparison -> comparison.bestRatio(Cost::cpuSeconds)),
                        mean(ofMap, comparison -> comparison.median(Cost::wallSeconds)),
                        mean(ofMap, comparison -> comparison.bestRatio(Cost::wallSeconds)))));
    }

    private static double mean(List<Comparison> comparisons, ToDoubleFunction<Comparison> ratio) {
        return Math.exp(
                comparisons.stream().mapToDouble(ratio).map(Math::log).average().orElseThrow());
    }

    private static String medianAndRange(Comparison comparison, ToDoubleFunction<Cost> figure) {
        List<Double> ratios = comparison.ratios(figure).stream().sorted().toList();
        return format("**%.2f** (%.2f–%.2f)", comparison.median(figure), ratios.get(0), ratios.get(ratios.size() - 1));
    }

    private static String each(Comparison comparison, ToDoubleFunction<Cost> figure) {
        return comparison.ratios(figure).stream()
                .map(ratio -> format("%.2f", ratio))
                .collect(Collectors.joining(", "));
    }

    /* ---------------- Memory ---------------- */

    private void addMemory() {
        begin(
                "Memory",
                "program",
                "live heap: HashMap, MB",
                "GoMap",
                "ratio",
                "peak of the heap with garbage: HashMap, MB",
                "GoMap",
                "collections: HashMap",
                "GoMap",
                "their time: HashMap, s",
                "GoMap");
        for (Comparison comparison : measured) {
            Optional<Double> before = live(comparison, PreparedProgram.HASH_MAP);
            Optional<Double> after = live(comparison, comparison.map());
            row(
                    comparison.label(),
                    megabytes(before),
                    megabytes(after),
                    before.flatMap(one -> after.map(other -> format("%.2f", other / one)))
                            .orElse("–"),
                    format("%.0f", comparison.medianOfHashMap(Cost::peakBytes) / MEGABYTE),
                    format("%.0f", comparison.medianOfGoMap(Cost::peakBytes) / MEGABYTE),
                    format("%.0f", comparison.medianOfHashMap(Cost::collections)),
                    format("%.0f", comparison.medianOfGoMap(Cost::collections)),
                    format("%.2f", comparison.medianOfHashMap(Cost::collectionSeconds)),
                    format("%.2f", comparison.medianOfGoMap(Cost::collectionSeconds)));
        }
    }

    private static String megabytes(Optional<Double> bytes) {
        return bytes.map(value -> format("%.0f", value / MEGABYTE)).orElse("–");
    }

    private Optional<Double> live(Comparison comparison, String map) {
        return results.memories().stream()
                .filter(result -> result.program().equals(comparison.program().name())
                        && result.collector() == comparison.collector()
                        && result.map().equals(map)
                        && result.failure() == null)
                .map(ProgramMemoryResult::liveBytes)
                .map(Long::doubleValue)
                .findFirst();
    }

    /* ---------------- Output ---------------- */

    private void addOutputs() {
        begin(
                "Output",
                "program",
                "GoMap beside HashMap",
                "different outputs of HashMap's runs",
                "of GoMap's runs",
                "runs of each");
        for (Comparison comparison : measured) {
            row(
                    comparison.label(),
                    cell(comparison.difference().orElse("the same, byte by byte")),
                    Long.toString(comparison.outputsOfHashMap()),
                    Long.toString(comparison.outputsOfGoMap()),
                    Integer.toString(comparison.pairs().size()));
        }
    }

    /** A bar would end the cell. */
    private static String cell(String content) {
        return content.replace("|", "\\|");
    }

    /* ---------------- Maps ---------------- */

    private void addCensus() {
        begin(
                "Maps and their size in the end",
                "program",
                "maps",
                "empty",
                "≤ 1",
                "≤ 4",
                "≤ 8",
                "≤ 100",
                "larger",
                "largest");
        results.counted()
                .forEach(census -> row(
                        label(census),
                        count(census.maps()),
                        share(census, SizeClass.EMPTY),
                        share(census, SizeClass.ONE),
                        share(census, SizeClass.UP_TO_4),
                        share(census, SizeClass.UP_TO_8),
                        share(census, SizeClass.UP_TO_100),
                        count(census.sizes().get(SizeClass.LARGER.name())),
                        count(census.largest())));
    }

    private void addOperations() {
        begin(
                "What is done with them",
                "program",
                "get: hit",
                "miss",
                "put: new",
                "replaced",
                "compute, merge, putIfAbsent …",
                "remove: hit",
                "miss",
                "iterations",
                "clear: with entries",
                "empty",
                "putAll, copies",
                "containsValue",
                "clone");
        results.counted()
                .forEach(census -> row(
                        label(census),
                        event(census, "GET_HIT"),
                        event(census, "GET_MISS"),
                        event(census, "PUT_NEW"),
                        event(census, "PUT_REPLACED"),
                        event(census, "COMPUTE"),
                        event(census, "REMOVE_HIT"),
                        event(census, "REMOVE_MISS"),
                        event(census, "ITERATION"),
                        event(census, "CLEAR"),
                        event(census, "CLEAR_EMPTY"),
                        event(census, "PUT_ALL"),
                        event(census, "CONTAINS_VALUE"),
                        event(census, "CLONE")));
    }

    private static String label(ProgramCensusResult census) {
        return Program.valueOf(census.program()).label() + " " + census.version();
    }

    private static String event(ProgramCensusResult census, String name) {
        return count(census.events().get(name));
    }

    /** The share of the maps that are no larger. */
    private static String share(ProgramCensusResult census, SizeClass most) {
        long upTo = Stream.of(SizeClass.values())
                .filter(size -> size.compareTo(most) <= 0)
                .mapToLong(size -> census.sizes().get(size.name()))
                .sum();
        return format("%.1f %%", PERCENT * upTo / census.maps());
    }

    private static String count(long number) {
        return format("%,d", number);
    }

    /* ---------------- Rewriting ---------------- */

    private void addRewriting() {
        begin(
                "What was exchanged",
                "program",
                "jars (signed, multi-release)",
                "classes",
                "rewritten",
                "extend HashMap",
                "make one, places",
                "casts and instanceof",
                "strings with the name",
                "classes left out");
        for (ProgramCensusResult census : results.censuses()) {
            RewritingSummary summary = census.rewriting();
            row(
                    label(census),
                    format("%d (%d, %d)", summary.jars(), summary.signedJars(), summary.multiReleaseJars()),
                    count(summary.classes()),
                    count(summary.rewritten()),
                    count(summary.subclasses()),
                    count(summary.creations()),
                    count(summary.typeTests()),
                    count(summary.strings()),
                    count(summary.leftOut().size()));
        }
        results.censuses().forEach(this::addLeftOut);
    }

    private void addLeftOut(ProgramCensusResult census) {
        Map<String, String> leftOut = census.rewriting().leftOut();
        if (!leftOut.isEmpty()) {
            text.append(format("\n%s keeps HashMap in\n\n", label(census)));
            leftOut.forEach((name, reason) -> text.append(format("- `%s`: %s\n", name, cell(reason))));
        }
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}

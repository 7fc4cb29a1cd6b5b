package io.github.gomap.benchmarks.report;

import com.google.gson.Gson;
import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.latency.Operation;
import io.github.gomap.benchmarks.results.Environment;
import io.github.gomap.benchmarks.results.FootprintResult;
import io.github.gomap.benchmarks.results.LatencyResult;
import io.github.gomap.benchmarks.results.LoadResult;
import io.github.gomap.benchmarks.results.ResultStore;
import io.github.gomap.benchmarks.results.ResultStore.Document;
import io.github.gomap.benchmarks.results.TimeResult;
import io.github.gomap.benchmarks.support.Contestant;
import io.github.gomap.benchmarks.support.PageResources;
import io.github.gomap.benchmarks.times.Load;
import io.github.gomap.benchmarks.times.WorkloadKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes a page that needs nothing but itself: the charting library, the script and the figures are inside. The page
 * draws; all it shows has been computed before.
 */
public final class Report {
    private static final int LARGEST_LOG2_BUCKETS = 21;

    private final Path folder;
    private final Map<String, Section> sections = new LinkedHashMap<>();

    /** Results about one type of keys. */
    @SuppressWarnings("unused") // all fields are read by Gson
    private static class Figures {
        List<Times.Summary> times = List.of();
        List<Standings.Standing> standings = List.of();
        List<Latencies.Summary> latencies = List.of();
        List<FootprintResult> footprints = List.of();
    }

    /** All results of one environment. */
    @SuppressWarnings("unused") // all fields are read by Gson
    private static final class Section extends Figures {
        final Environment environment;
        final Set<String> commands = new LinkedHashSet<>();
        final Figures longs = new Figures();
        List<LoadResult> loads = List.of();

        Figures figures(KeyType keys) {
            return keys == KeyType.LONG ? longs : this;
        }

        Section(Environment environment) {
            this.environment = environment;
        }
    }

    /** A size that has a meaning for GoMap. */
    private record Size(int size, int log2Buckets, Load load) {}

    /** All that the page draws. */
    private record Page(
            Map<String, String> maps,
            Map<String, String> longMaps,
            Map<String, String> workloads,
            Map<String, String> operations,
            List<Size> sizes,
            int pointsPerDecade,
            List<Section> sections) {}

    /** About all results in a folder. */
    public Report(Path folder) {
        this.folder = folder;
        collect();
    }

    /** Writes {@code report.html} next to the results. */
    public Path write() throws IOException {
        Path file = folder.resolve("report.html");
        Files.writeString(file, html());
        return file;
    }

    /** A table for each environment: how the maps compare with HashMap, by sizes. */
    public String standings() {
        StringBuilder text = new StringBuilder();
        for (Section section : sections.values()) {
            text.append(standings(section.environment.id(), section.standings));
            text.append(standings(section.environment.id() + ", primitive keys", section.longs.standings));
        }
        return text.toString();
    }

    private static String standings(String head, List<Standings.Standing> standings) {
        return standings.isEmpty()
                ? ""
                : head + ": times as multiples of HashMap's under G1, geometric means of the ratios of best windows\n"
                        + Standings.table(standings) + '\n';
    }

    private void collect() {
        for (KeyType keys : KeyType.values()) {
            collect(keys.resultKind("times"), TimeResult.class, document -> {
                Figures figures = section(document).figures(keys);
                figures.times = new Times(document.results()).summaries();
                figures.standings = Standings.of(keys, figures.times);
            });
            collect(
                    keys.resultKind("latency"),
                    LatencyResult.class,
                    document -> section(document).figures(keys).latencies = Latencies.summaries(document.results()));
            collect(
                    keys.resultKind("footprint"),
                    FootprintResult.class,
                    document -> section(document).figures(keys).footprints = document.results());
        }
        collect("load", LoadResult.class, document -> section(document).loads = Loads.medians(document.results()));
    }

    private <R> void collect(String kind, Class<R> type, Consumer<Document<R>> consumer) {
        ResultStore.readAll(folder, kind, type).forEach(consumer);
    }

    private Section section(Document<?> document) {
        Section section =
                sections.computeIfAbsent(document.environment().id(), any -> new Section(document.environment()));
        section.commands.addAll(document.commands());
        // The file of each kind of results knows the versions of the maps that were added to it.
        section.environment.versions().putAll(document.environment().versions());
        return section;
    }

    private String html() throws IOException {
        Page page = new Page(
                mapLabels(KeyType.OBJECT),
                mapLabels(KeyType.LONG),
                workloadLabels(),
                operationLabels(),
                sizes(),
                LatencyResult.POINTS_PER_DECADE,
                new ArrayList<>(sections.values()));
        return PageResources.text(Report.class, "report.html")
                .replace("/*STYLE*/", PageResources.text(Report.class, "report.css"))
                .replace("/*CHARTS*/", PageResources.chartingLibrary())
                .replace("/*SCRIPT*/", PageResources.text(Report.class, "report.js"))
                // Gson escapes what could end the script.
                .replace("/*DATA*/", new Gson().toJson(page));
    }

    private static Map<String, String> mapLabels(KeyType keys) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Contestant map : Contestant.builtIn(keys)) {
            labels.put(map.name(), map.label());
        }
        labels.put("NONE", "no map");
        labels.put("GO", "Go's map");
        return labels;
    }

    private static Map<String, String> workloadLabels() {
        Map<String, String> labels = new LinkedHashMap<>();
        for (WorkloadKind workload : WorkloadKind.values()) {
            labels.put(workload.name(), workload.label());
        }
        return labels;
    }

    private static Map<String, String> operationLabels() {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Operation operation : Operation.values()) {
            labels.put(operation.name(), operation.label());
        }
        return labels;
    }

    private static List<Size> sizes() {
        List<Size> sizes = new ArrayList<>();
        for (int log2Buckets = 1; log2Buckets <= LARGEST_LOG2_BUCKETS; log2Buckets++) {
            for (Load load : Load.values()) {
                sizes.add(new Size(load.size(log2Buckets), log2Buckets, load));
            }
        }
        return sizes;
    }
}

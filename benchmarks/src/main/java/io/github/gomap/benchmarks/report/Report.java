package io.github.gomap.benchmarks.report;

import com.google.gson.Gson;
import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.latency.Operation;
import io.github.gomap.benchmarks.results.ConcurrencyResult;
import io.github.gomap.benchmarks.results.Environment;
import io.github.gomap.benchmarks.results.FootprintResult;
import io.github.gomap.benchmarks.results.LatencyResult;
import io.github.gomap.benchmarks.results.LoadResult;
import io.github.gomap.benchmarks.results.ReplayResult;
import io.github.gomap.benchmarks.results.ResultStore;
import io.github.gomap.benchmarks.results.ResultStore.Document;
import io.github.gomap.benchmarks.results.SnapshotResult;
import io.github.gomap.benchmarks.results.TimeResult;
import io.github.gomap.benchmarks.support.Contestant;
import io.github.gomap.benchmarks.support.PageResources;
import io.github.gomap.benchmarks.times.Load;
import io.github.gomap.benchmarks.times.WorkloadKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a page that needs nothing but itself: the charting library, the script and the figures are inside. The page
 * draws; all it shows has been computed before.
 */
public final class Report {
    private static final int LARGEST_LOG2_BUCKETS = 21;

    private final List<Path> folders;
    private final Map<List<String>, Section> sections = new LinkedHashMap<>();
    private final SideBySide sideBySide;

    /** Results about one type of keys. */
    private static class OfKeyType {
        List<Times.Summary> times = List.of();
        List<Standings.Standing> standings = List.of();

        // Gson reads what Java does not.
        @SuppressWarnings("unused")
        List<Latencies.Summary> latencies = List.of();

        @SuppressWarnings("unused")
        List<FootprintResult> footprints = List.of();
    }

    /** All results of one environment in one folder. Those about keys that are objects are its own. */
    private static final class Section extends OfKeyType {
        private final transient Path folder;
        private final transient String begun;
        private final Environment environment;
        private final Set<String> commands = new LinkedHashSet<>();
        private final OfKeyType longs = new OfKeyType();
        private String label;

        @SuppressWarnings("unused")
        private List<LoadResult> loads = List.of();

        @SuppressWarnings("unused")
        private List<Replays.Summary> replays = List.of();

        private final List<SharedTable> shared = new ArrayList<>();

        Section(Path folder, Document<?> document) {
            this.folder = folder;
            this.begun = document.begun() == null ? "" : document.begun();
            this.environment = document.environment();
        }

        OfKeyType of(KeyType keys) {
            return keys == KeyType.LONG ? longs : this;
        }

        /** Go's map is not compared with another Go's. */
        boolean isComparable() {
            return isJava() && !times.isEmpty();
        }

        boolean isJava() {
            return environment.runtime().startsWith("java");
        }

        SideBySide.Run run() {
            return new SideBySide.Run(label, environment, times);
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
            Map<String, SharedTables.Label> sharedMaps,
            List<Size> sizes,
            int pointsPerDecade,
            List<Section> sections,
            SideBySidePart sideBySide) {}

    /** What the page shows of runs side by side. */
    private record SideBySidePart(
            List<String> runs, double threshold, List<SideBySide.Mean> means, List<SideBySide.Row> rows) {}

    /**
     * About all results in these folders.
     *
     * @param threshold from which on a change between two runs is worth a look, as a share of the time
     */
    public Report(List<Path> folders, double threshold) {
        this.folders = folders;
        folders.forEach(this::collect);
        nameSections();
        sideBySide = new SideBySide(
                inOrder().filter(Section::isComparable).map(Section::run).toList(), threshold);
    }

    /** Writes a page next to the results, the first ones if there are several folders. */
    public Path write() throws IOException {
        Path file = folders.get(0).resolve(folders.size() == 1 ? "report.html" : "side-by-side.html");
        Files.writeString(file, html());
        return file;
    }

    /** How the maps compare with HashMap, by sizes, in each environment, and the environments side by side. */
    public String text() {
        return standings() + (sideBySide.runs().size() > 1 ? SideBySideTable.of(sideBySide) : "");
    }

    /** The tables about maps that threads share, in Markdown, to be pasted into a document; empty = there are none. */
    public String sharedMapsInMarkdown() {
        return inOrder()
                .filter(section -> !section.shared.isEmpty())
                .map(section -> "\n## " + section.label + "\n"
                        + section.shared.stream().map(SharedTable::markdown).collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    private String standings() {
        StringBuilder text = new StringBuilder();
        for (Section section : sections.values()) {
            text.append(standings(section.label, section.standings));
            text.append(standings(section.label + ", primitive keys", section.longs.standings));
        }
        return text.toString();
    }

    private static String standings(String head, List<Standings.Standing> standings) {
        return standings.isEmpty()
                ? ""
                : head + ": times as multiples of HashMap's under G1, geometric means of the ratios of best windows\n"
                        + Standings.table(standings) + '\n';
    }

    private void collect(Path folder) {
        for (KeyType keys : KeyType.values()) {
            collect(folder, keys);
        }
        collect(folder, "load", LoadResult.class, (section, results) -> section.loads = Loads.medians(results));
        collect(
                folder,
                "replay",
                ReplayResult.class,
                (section, results) -> section.replays = Replays.summaries(results));
        collectShared(folder);
    }

    private void collect(Path folder, KeyType keys) {
        collect(folder, keys.resultKind("times"), TimeResult.class, (section, results) -> {
            OfKeyType figures = section.of(keys);
            figures.times = new Times(results).summaries();
            figures.standings = Standings.of(keys, figures.times);
        });
        collect(
                folder,
                keys.resultKind("latency"),
                LatencyResult.class,
                (section, results) -> section.of(keys).latencies = Latencies.summaries(results));
        collect(
                folder,
                keys.resultKind("footprint"),
                FootprintResult.class,
                (section, results) -> section.of(keys).footprints = results);
    }

    /** What Go's maps did stands in the tables of each Java. */
    private void collectShared(Path folder) {
        List<Concurrency.Summary> ofGo = new ArrayList<>();
        Map<Section, List<Concurrency.Summary>> ofJava = new LinkedHashMap<>();
        collect(folder, "concurrency", ConcurrencyResult.class, (section, results) -> {
            List<Concurrency.Summary> summaries = Concurrency.summaries(results);
            if (section.isJava()) {
                ofJava.put(section, summaries);
            } else {
                ofGo.addAll(summaries);
            }
        });
        ofJava.forEach((section, summaries) -> section.shared.addAll(new SharedTables(section.environment.processors())
                .of(Stream.concat(summaries.stream(), ofGo.stream()).toList())));
        collect(
                folder,
                "snapshots",
                SnapshotResult.class,
                (section, results) -> section.shared.addAll(
                        SnapshotTables.of(Snapshots.summaries(results), section.environment.processors())));
    }

    private <R> void collect(Path folder, String kind, Class<R> type, BiConsumer<Section, List<R>> consumer) {
        for (Document<R> document : ResultStore.readAll(folder, kind, type)) {
            Section section = sections.computeIfAbsent(
                    List.of(folder.toString(), document.environment().id()), any -> new Section(folder, document));
            section.commands.addAll(document.commands());
            // The file of each kind of results knows the versions of the maps that were added to it.
            section.environment.versions().putAll(document.environment().versions());
            consumer.accept(section, document.results());
        }
    }

    /** By the folder where that is enough to tell them apart. */
    private void nameSections() {
        Map<Path, Long> perFolder = sections.values().stream()
                .collect(Collectors.groupingBy(section -> section.folder, Collectors.counting()));
        for (Section section : sections.values()) {
            String id = section.environment.id();
            boolean isAlone = perFolder.get(section.folder) == 1;
            section.label = folders.size() == 1 ? id : isAlone ? section.folder.toString() : section.folder + ": " + id;
        }
    }

    /** In the order of the folders, and in each of them the oldest first. */
    private Stream<Section> inOrder() {
        return sections.values().stream()
                .sorted(Comparator.comparingInt((Section section) -> folders.indexOf(section.folder))
                        .thenComparing(section -> section.begun));
    }

    private String html() throws IOException {
        Page page = new Page(
                mapLabels(KeyType.OBJECT),
                mapLabels(KeyType.LONG),
                workloadLabels(),
                operationLabels(),
                SharedTables.labels(),
                sizes(),
                LatencyResult.POINTS_PER_DECADE,
                inOrder().toList(),
                new SideBySidePart(
                        sideBySide.runs().stream().map(SideBySide.Run::label).toList(),
                        sideBySide.threshold(),
                        sideBySide.means(),
                        sideBySide.rows()));
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

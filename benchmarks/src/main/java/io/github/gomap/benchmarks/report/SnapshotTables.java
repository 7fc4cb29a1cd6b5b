package io.github.gomap.benchmarks.report;

import io.github.gomap.benchmarks.concurrency.snapshots.SnapshotKind;
import io.github.gomap.benchmarks.report.Snapshots.Summary;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the tables about snapshots: one for each number of entries, changes and readers. */
final class SnapshotTables {
    private static final String WORK = "SNAPSHOTS";

    private SnapshotTables() {}

    /** The tables of these answers, those without figures left out. */
    static List<SharedTable> of(Collection<Summary> summaries, int processors) {
        Map<String, List<Summary>> stories = summaries.stream()
                .filter(summary -> summary.rounds() > 0)
                .sorted(Comparator.<Summary>comparingInt(
                                summary -> summary.question().size())
                        .thenComparing(summary -> summary.question().changes())
                        .thenComparing(summary -> summary.question().readers())
                        .thenComparing(summary ->
                                SnapshotKind.valueOf(summary.question().map())))
                .collect(Collectors.groupingBy(SnapshotTables::story, LinkedHashMap::new, Collectors.toList()));
        return stories.entrySet().stream()
                .map(story -> new SharedTable(
                        WORK,
                        story.getKey(),
                        SharedTable.note(processors),
                        List.of(
                                "snapshot",
                                "half within",
                                "longest",
                                "change after it",
                                "longest",
                                "change before any",
                                "read",
                                "allocated",
                                "kept"),
                        story.getValue().stream().map(SnapshotTables::row).toList(),
                        List.of()))
                .toList();
    }

    private static String story(Summary summary) {
        int readers = summary.question().readers();
        return Figures.count(summary.question().size()) + " entries, a snapshot after every "
                + summary.question().changes() + " changes, "
                + switch (readers) {
                    case 0 -> "nobody reads";
                    case 1 -> "one thread reads";
                    default -> readers + " threads read";
                };
    }

    private static List<String> row(Summary summary) {
        return List.of(
                SnapshotKind.valueOf(summary.question().map()).label(),
                Figures.time(summary.snapshot()),
                Figures.time(summary.longestSnapshot()),
                Figures.time(summary.change()),
                Figures.time(summary.longestChange()),
                Figures.time(summary.plainChange()),
                summary.read() == 0 ? "–" : Figures.time(summary.read()),
                Figures.bytes(summary.allocated()),
                Figures.bytes(summary.kept()));
    }
}

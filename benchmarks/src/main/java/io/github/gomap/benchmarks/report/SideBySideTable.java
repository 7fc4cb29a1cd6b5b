package io.github.gomap.benchmarks.report;

import io.github.gomap.benchmarks.results.Environment;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Several runs side by side, for a terminal. */
final class SideBySideTable {
    private static final int LABEL_WIDTH = 24;

    private final SideBySide runs;
    private final StringBuilder text = new StringBuilder();

    private SideBySideTable(SideBySide runs) {
        this.runs = runs;
    }

    static String of(SideBySide runs) {
        return new SideBySideTable(runs).write();
    }

    private String write() {
        addRuns();
        addMeans();
        for (int run = 1; run < runs.runs().size(); run++) {
            addChanges(run);
        }
        return text.toString();
    }

    private void add(String line, Object... values) {
        text.append(String.format(Locale.ROOT, line, values)).append('\n');
    }

    private void addRuns() {
        add("Runs side by side; the others are compared with the first one");
        for (SideBySide.Run run : runs.runs()) {
            Environment environment = run.environment();
            add(
                    "  %s: %s, %d processors, %d GB; %s; commit %s, engine %s",
                    run.label(),
                    environment.processor(),
                    environment.processors(),
                    environment.memoryGigabytes(),
                    environment.runtime(),
                    environment.commit(),
                    environment.engine());
        }
    }

    private void addMeans() {
        add("%nTime as a multiple of HashMap's, geometric mean over the cells that all runs have");
        add(
                "%-20s %6s %s",
                "map",
                "cells",
                runs.runs().stream().map(run -> column(run.label())).collect(Collectors.joining()));
        for (SideBySide.Mean mean : runs.means()) {
            add(
                    "%-20s %6d %s",
                    mean.map(),
                    mean.cells(),
                    mean.means().stream().map(ratio -> column(digits(ratio))).collect(Collectors.joining()));
        }
    }

    /** The end of a long label tells more than its beginning. */
    private static String column(String value) {
        String shortened =
                value.length() <= LABEL_WIDTH ? value : "…" + value.substring(value.length() - LABEL_WIDTH + 1);
        return ("%" + (LABEL_WIDTH + 1) + "s").formatted(shortened);
    }

    private void addChanges(int run) {
        add(
                "%n%s beside %s: %d cells and maps compared, threshold %.0f %%; chance alone parts the forks in about %.1f",
                runs.runs().get(run).label(),
                runs.runs().get(0).label(),
                runs.compared(run),
                100 * runs.threshold(),
                runs.partedByChance(run));
        addRows(run, Verdict.REGRESSION, "Regressions");
        addRows(run, Verdict.IMPROVEMENT, "Improvements");
        addRows(run, Verdict.TOO_FEW_FORKS, "Beyond the threshold, but with a single fork, so perhaps noise");
        add("Beyond the threshold, but within the spread of the forks: %d", count(run, Verdict.WITHIN_SPREAD));
        add("Not beyond the threshold: %d", count(run, Verdict.SAME));
    }

    private int count(int run, Verdict verdict) {
        return runs.rows(run, verdict).size();
    }

    private void addRows(int run, Verdict verdict, String title) {
        List<SideBySide.Row> rows = runs.rows(run, verdict);
        add("%s: %d", title, rows.size());
        for (SideBySide.Row row : rows) {
            SideBySide.Change change = row.entry(run).change();
            add(
                    "  × %s  %s, %s, %s, %d, %s: %s after %s%s",
                    digits(change.ratio()),
                    row.map(),
                    row.workload(),
                    row.keys(),
                    row.size(),
                    row.collector(),
                    forks(change.after()),
                    forks(change.before()),
                    change.relative() ? " of HashMap's time" : " ns");
        }
    }

    private static String forks(List<Double> forks) {
        return forks.stream().sorted().map(SideBySideTable::digits).collect(Collectors.joining(" "));
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}

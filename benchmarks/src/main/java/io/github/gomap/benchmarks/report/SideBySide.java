package io.github.gomap.benchmarks.report;

import io.github.gomap.benchmarks.MapKind;
import io.github.gomap.benchmarks.results.Environment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The times of several runs, on other machines or of other commits, one beside the other. The first run is what the later
 * ones are compared with.
 *
 * <p>What is compared is the time of a fork as a multiple of that of HashMap's fork in the same round, each by its best
 * window: what differs between two machines, or between two days of one machine, differs for both maps. Where a run has no
 * HashMap, nanoseconds are compared, but only if the machine is the same.
 */
final class SideBySide {
    private final List<Run> runs;
    private final double threshold;
    private final List<Row> rows = new ArrayList<>();

    /**
     * Results of one environment.
     *
     * @param label tells it from the other runs
     * @param times of its cells and maps
     */
    record Run(String label, Environment environment, List<Times.Summary> times) {
        private boolean isOnTheMachineOf(Run other) {
            return environment.processor().equals(other.environment.processor())
                    && environment.processors() == other.environment.processors()
                    && environment.memoryGigabytes() == other.environment.memoryGigabytes();
        }
    }

    /** A cell and a map. */
    private record Question(String workload, String keys, int size, String collector, String map) {
        static Question of(Times.Summary summary) {
            return new Question(summary.workload(), summary.keys(), summary.size(), summary.collector(), summary.map());
        }
    }

    /**
     * What a later run says beside the first one.
     *
     * @param relative are multiples of HashMap's time compared, and not nanoseconds?
     * @param before the forks of the first run
     * @param after those of the later one
     * @param ratio of the later run to the first
     */
    record Change(boolean relative, List<Double> before, List<Double> after, double ratio, Verdict verdict) {
        /** One order of so many forks puts all of the later run last. */
        private double chanceToPart() {
            double chance = 1;
            for (int i = 1; i <= after.size(); i++) {
                chance *= (double) i / (before.size() + i);
            }
            return chance;
        }
    }

    /**
     * What a run says about a cell and a map.
     *
     * @param best of all windows, nanoseconds, null = no figures
     * @param bestRatio to HashMap's, null = none
     * @param change null = it is the first run, or cannot be compared with it
     */
    record Entry(Double best, Double bestRatio, Change change) {}

    /** A cell and a map in all runs. */
    record Row(String workload, String keys, int size, String collector, String map, List<Entry> entries) {
        /** The entry of a run. */
        Entry entry(int run) {
            return entries.get(run);
        }

        private boolean isComplete() {
            return entries.stream().allMatch(entry -> entry.bestRatio() != null);
        }
    }

    /**
     * A map over the cells for which all runs have it beside HashMap.
     *
     * @param means of each run, the geometric mean of its multiples of HashMap's time
     */
    record Mean(String map, int cells, List<Double> means) {}

    /**
     * The later runs beside the first.
     *
     * @param threshold from which on a change is worth a look, as a share of the time
     */
    SideBySide(List<Run> runs, double threshold) {
        this.runs = runs;
        this.threshold = threshold;
        Map<Question, Times.Summary[]> byQuestion = new LinkedHashMap<>();
        for (int run = 0; run < runs.size(); run++) {
            for (Times.Summary summary : runs.get(run).times()) {
                byQuestion.computeIfAbsent(Question.of(summary), any -> new Times.Summary[runs.size()])[run] = summary;
            }
        }
        byQuestion.forEach((question, summaries) -> rows.add(row(question, summaries)));
    }

    List<Run> runs() {
        return runs;
    }

    double threshold() {
        return threshold;
    }

    /** All cells and maps. */
    List<Row> rows() {
        return rows;
    }

    private Row row(Question question, Times.Summary[] summaries) {
        List<Entry> entries = new ArrayList<>();
        for (int run = 0; run < summaries.length; run++) {
            Times.Summary times = summaries[run];
            entries.add(
                    times == null
                            ? new Entry(null, null, null)
                            : new Entry(
                                    times.best(),
                                    times.bestRatio(),
                                    run == 0 ? null : change(summaries[0], times, run)));
        }
        return new Row(
                question.workload(), question.keys(), question.size(), question.collector(), question.map(), entries);
    }

    private Change change(Times.Summary before, Times.Summary after, int run) {
        if (before == null || after.map().equals(MapKind.HASH_MAP.name())) {
            return null;
        }
        if (!before.bestRatios().isEmpty() && !after.bestRatios().isEmpty()) {
            return change(true, before.bestRatios(), after.bestRatios());
        }
        boolean comparable = runs.get(0).isOnTheMachineOf(runs.get(run))
                && !before.bests().isEmpty()
                && !after.bests().isEmpty();
        return comparable ? change(false, before.bests(), after.bests()) : null;
    }

    private Change change(boolean relative, List<Double> before, List<Double> after) {
        double[] first = array(before);
        double[] later = array(after);
        return new Change(relative, before, after, Verdict.ratio(first, later), Verdict.of(first, later, threshold));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The rows about which a later run has this verdict, the largest change first. */
    List<Row> rows(int run, Verdict verdict) {
        return rows.stream()
                .filter(row -> row.entry(run).change() != null
                        && row.entry(run).change().verdict() == verdict)
                .sorted((a, b) -> Double.compare(distance(b, run), distance(a, run)))
                .toList();
    }

    private static double distance(Row row, int run) {
        return Math.abs(Math.log(row.entry(run).change().ratio()));
    }

    /** How many cells and maps of a later run were compared. */
    int compared(int run) {
        return (int) changes(run).count();
    }

    private Stream<Change> changes(int run) {
        return rows.stream().map(row -> row.entry(run).change()).filter(Objects::nonNull);
    }

    /**
     * In how many of the comparisons all forks of the later run would be slower than all before if only chance decided. The
     * threshold keeps most of these from being called regressions.
     */
    double partedByChance(int run) {
        return changes(run).mapToDouble(Change::chanceToPart).sum();
    }

    /** Of each map over the cells that all runs have. */
    List<Mean> means() {
        Map<String, List<Row>> byMap = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.isComplete() && !row.map().equals(MapKind.HASH_MAP.name()))
                .forEach(row -> byMap.computeIfAbsent(row.map(), any -> new ArrayList<>())
                        .add(row));
        List<Mean> means = new ArrayList<>();
        byMap.forEach((map, ofMap) -> means.add(new Mean(map, ofMap.size(), means(ofMap))));
        return means;
    }

    private List<Double> means(Collection<Row> ofMap) {
        List<Double> means = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            int index = run;
            means.add(Standings.geometricMean(
                    ofMap.stream().map(row -> row.entry(index).bestRatio()).toList()));
        }
        return means;
    }
}

package io.github.gomap.benchmarks.startup;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.descriptive.Median;

/**
 * The first map of a JVM.
 *
 * @param map the name of a contestant
 * @param forks the nanoseconds of the {@link #STEPS}, one list per JVM
 * @param classes that it took
 */
public record FirstPut(String map, List<List<Long>> forks, LoadedClasses classes) {
    /** What {@link FirstMap} times, in its order. */
    static final List<String> STEPS = List.of("new", "first put", "20 more puts", "one iteration");

    private static final String ROW = "%-16s %-20s %10s %10s  %s%n";
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    /** A table for people, in milliseconds. */
    public static String table(Collection<FirstPut> results) {
        StringBuilder table = new StringBuilder(ROW.formatted("map", "step", "best ms", "median ms", "range ms"));
        for (FirstPut result : results) {
            for (int step = 0; step < STEPS.size(); step++) {
                table.append(result.row(STEPS.get(step), result.milliseconds(step, step + 1)));
            }
            table.append(result.row("new and first put", result.milliseconds(0, 2)));
            table.append(result.row("all", result.milliseconds(0, STEPS.size())));
        }
        for (FirstPut result : results) {
            table.append("%s: classes loaded that are not in the archive of the JDK: %s%n"
                    .formatted(result.map(), result.classes()));
        }
        return table.toString();
    }

    /** Of each JVM the sum of these steps, the best first. */
    double[] milliseconds(int from, int to) {
        return forks.stream()
                .mapToDouble(steps -> steps.subList(from, to).stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        / NANOSECONDS_PER_MILLISECOND)
                .sorted()
                .toArray();
    }

    private String row(String step, double[] sorted) {
        return ROW.formatted(
                map,
                step,
                digits(sorted[0]),
                digits(Median.withDefaults().evaluate(sorted.clone())),
                digits(sorted[0]) + " - " + digits(sorted[sorted.length - 1]));
    }

    private static String digits(double milliseconds) {
        return String.format(Locale.ROOT, "%.3f", milliseconds);
    }
}

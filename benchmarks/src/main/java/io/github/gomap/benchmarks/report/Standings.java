package io.github.gomap.benchmarks.report;

import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.MapKind;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.times.Cell;
import io.github.gomap.benchmarks.times.Grid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the maps stand beside HashMap: over the cells of the goals that both have figures for under G1, in each range of
 * sizes.
 */
final class Standings {
    private static final String ROW = "%-20s %-16s %6s %6s %8s %6s  %s%n";

    /** By type of keys, and by what results call them. */
    private static final Map<KeyType, Map<List<Object>, Cell>> GOALS =
            Arrays.stream(KeyType.values()).collect(Collectors.toMap(keys -> keys, Standings::goals));

    private Standings() {}

    /**
     * A map over the cells of a range.
     *
     * @param map which
     * @param range of sizes
     * @param rangeLabel the same for people
     * @param cells how many
     * @param geometricMean of the ratios of best windows to HashMap's
     * @param ofMedians the same of the medians
     * @param worst of the ratios of best windows
     * @param worstCell whose it is
     */
    record Standing(
            String map,
            SizeRange range,
            String rangeLabel,
            int cells,
            double geometricMean,
            double ofMedians,
            double worst,
            String worstCell) {}

    /** A cell of the goals, and what a map needs there. */
    private record Entry(Cell cell, Times.Summary summary) {}

    /** All maps and ranges that have cells; the map that is the fastest over all cells first. */
    static List<Standing> of(KeyType keys, Collection<Times.Summary> summaries) {
        Map<String, List<Entry>> byMap = new LinkedHashMap<>();
        for (Times.Summary summary : summaries) {
            Cell cell = GOALS.get(keys).get(List.<Object>of(summary.workload(), summary.keys(), summary.size()));
            if (cell != null
                    && summary.bestRatio() != null
                    && Collector.G1.name().equals(summary.collector())) {
                byMap.computeIfAbsent(summary.map(), any -> new ArrayList<>()).add(new Entry(cell, summary));
            }
        }
        return byMap.entrySet().stream()
                .sorted(Comparator.comparingDouble(map ->
                        standing(map.getKey(), SizeRange.ALL, map.getValue()).geometricMean()))
                .flatMap(map -> ranges(map.getKey(), map.getValue()).stream())
                .toList();
    }

    private static Map<List<Object>, Cell> goals(KeyType keys) {
        return Grid.GOALS.cells(keys).stream()
                .collect(Collectors.toMap(
                        cell -> List.of(cell.workload().name(), cell.keys().name(), cell.size()), cell -> cell));
    }

    private static List<Standing> ranges(String map, List<Entry> entries) {
        List<Standing> standings = new ArrayList<>();
        for (SizeRange range : SizeRange.values()) {
            List<Entry> inRange = entries.stream()
                    .filter(entry -> range.contains(entry.cell().size()))
                    .toList();
            if (!inRange.isEmpty()) {
                standings.add(standing(map, range, inRange));
            }
        }
        return standings;
    }

    private static Standing standing(String map, SizeRange range, List<Entry> entries) {
        Entry worst = entries.stream()
                .max(Comparator.comparingDouble(entry -> entry.summary().bestRatio()))
                .orElseThrow();
        return new Standing(
                map,
                range,
                range.label(),
                entries.size(),
                geometricMean(entries.stream()
                        .map(entry -> entry.summary().bestRatio())
                        .toList()),
                geometricMean(entries.stream()
                        .map(entry -> entry.summary().medianRatio())
                        .toList()),
                worst.summary().bestRatio(),
                worst.cell().description());
    }

    static double geometricMean(List<Double> ratios) {
        return Math.exp(ratios.stream().mapToDouble(Math::log).average().orElseThrow());
    }

    /** A table for people. HashMap, which all are compared with, is left out. */
    static String table(Collection<Standing> standings) {
        StringBuilder table =
                new StringBuilder(ROW.formatted("map", "entries", "cells", "mean", "medians", "worst", "worst cell"));
        for (Standing standing : standings) {
            if (!standing.map().equals(MapKind.HASH_MAP.name())) {
                table.append(ROW.formatted(
                        standing.map(),
                        standing.rangeLabel(),
                        standing.cells(),
                        digits(standing.geometricMean()),
                        digits(standing.ofMedians()),
                        digits(standing.worst()),
                        standing.worstCell()));
            }
        }
        return table.toString();
    }

    private static String digits(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }
}

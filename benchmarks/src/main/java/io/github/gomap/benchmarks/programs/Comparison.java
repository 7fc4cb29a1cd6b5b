package io.github.gomap.benchmarks.programs;

import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.ProgramRunResult;
import io.github.gomap.benchmarks.results.ProgramRunResult.Cost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Median;

/**
 * The runs of one program with a GoMap beside those with HashMap.
 *
 * @param program that was run
 * @param collector the garbage collector
 * @param map GO_MAP, with the name of its build
 * @param pairs the runs of the rounds in which both came to their end
 * @param failures of either
 */
record Comparison(Program program, Collector collector, String map, List<Pair> pairs, List<String> failures) {
    /** Two runs of the same round. */
    record Pair(ProgramRunResult hashMap, ProgramRunResult goMap) {
        double ratio(ToDoubleFunction<Cost> figure) {
            return figure.applyAsDouble(goMap.cost()) / figure.applyAsDouble(hashMap.cost());
        }
    }

    /** All comparisons, the greatest losses of CPU time first. */
    static List<Comparison> all(List<ProgramRunResult> runs) {
        List<Comparison> comparisons = new ArrayList<>();
        for (Program program : Program.values()) {
            for (Collector collector : Collector.values()) {
                List<ProgramRunResult> ofProgram = runs.stream()
                        .filter(run -> run.program().equals(program.name()) && run.collector() == collector)
                        .toList();
                for (String map : maps(ofProgram)) {
                    comparisons.add(of(program, collector, map, ofProgram));
                }
            }
        }
        comparisons.sort(Comparator.comparingDouble(
                comparison -> -(comparison.pairs.isEmpty() ? Double.MAX_VALUE : comparison.median(Cost::cpuSeconds))));
        return comparisons;
    }

    /** Those with at least one pair. */
    static List<Comparison> measured(List<ProgramRunResult> runs) {
        return all(runs).stream()
                .filter(comparison -> !comparison.pairs.isEmpty())
                .toList();
    }

    private static Set<String> maps(List<ProgramRunResult> runs) {
        Set<String> maps = new LinkedHashSet<>();
        runs.forEach(run -> maps.add(run.map()));
        maps.remove(PreparedProgram.HASH_MAP);
        return maps;
    }

    private static Comparison of(Program program, Collector collector, String map, List<ProgramRunResult> runs) {
        List<Pair> pairs = new ArrayList<>();
        for (ProgramRunResult run : runs) {
            if (run.map().equals(map) && run.cost() != null) {
                partner(run, runs).ifPresent(hashMap -> pairs.add(new Pair(hashMap, run)));
            }
        }
        List<String> failures = runs.stream()
                .filter(run -> run.failure() != null)
                .filter(run -> run.map().equals(map) || run.map().equals(PreparedProgram.HASH_MAP))
                .map(run -> run.map() + ": " + run.failure())
                .distinct()
                .toList();
        return new Comparison(program, collector, map, pairs, failures);
    }

    /** Of runs that were made again, with other maps, the last one before. */
    private static Optional<ProgramRunResult> partner(ProgramRunResult goMap, List<ProgramRunResult> runs) {
        int place = runs.indexOf(goMap);
        return runs.stream()
                .filter(run -> run.map().equals(PreparedProgram.HASH_MAP) && run.round() == goMap.round())
                .filter(run -> run.cost() != null)
                .min(Comparator.comparingInt(run -> Math.abs(runs.indexOf(run) - place)));
    }

    List<Double> ratios(ToDoubleFunction<Cost> figure) {
        return pairs.stream().map(pair -> pair.ratio(figure)).toList();
    }

    double median(ToDoubleFunction<Cost> figure) {
        return median(ratios(figure));
    }

    private static double median(List<Double> values) {
        return Median.withDefaults()
                .evaluate(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The best run with GoMap by the best one with HashMap. */
    double bestRatio(ToDoubleFunction<Cost> figure) {
        return best(figure, Pair::goMap) / best(figure, Pair::hashMap);
    }

    double bestOfHashMap(ToDoubleFunction<Cost> figure) {
        return best(figure, Pair::hashMap);
    }

    private double best(ToDoubleFunction<Cost> figure, Function<Pair, ProgramRunResult> side) {
        return pairs.stream()
                .map(side)
                .mapToDouble(run -> figure.applyAsDouble(run.cost()))
                .min()
                .orElseThrow();
    }

    double medianOfHashMap(ToDoubleFunction<Cost> figure) {
        return median(pairs.stream()
                .map(pair -> figure.applyAsDouble(pair.hashMap().cost()))
                .toList());
    }

    double medianOfGoMap(ToDoubleFunction<Cost> figure) {
        return median(pairs.stream()
                .map(pair -> figure.applyAsDouble(pair.goMap().cost()))
                .toList());
    }

    /** How many outputs there were that are not the same. */
    long outputsOfHashMap() {
        return pairs.stream()
                .map(pair -> pair.hashMap().outputDigest())
                .distinct()
                .count();
    }

    long outputsOfGoMap() {
        return pairs.stream()
                .map(pair -> pair.goMap().outputDigest())
                .distinct()
                .count();
    }

    /** The first difference of outputs within a pair. */
    Optional<String> difference() {
        return pairs.stream()
                .map(pair -> pair.goMap().difference())
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The program, and what else is not the default. */
    String label() {
        return program.label()
                + (collector == Collector.G1 ? "" : ", " + collector)
                + (map.contains("@") ? ", " + map.substring(map.indexOf('@') + 1) : "");
    }
}

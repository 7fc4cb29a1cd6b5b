package io.github.gomap.benchmarks.times;

import io.github.gomap.benchmarks.KeySource;
import io.github.gomap.benchmarks.KeyType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which cells of a grid are wanted, and with which keys.
 *
 * @param workloads null = all
 * @param sizes null = all
 * @param keys null = those of the grid. A kind that the grid has keeps its cells. Keys that it does not have, such as those
 *     of a file, are used in every workload and size
 * @param zipf exponents of Zipf's law; 0 = all keys are asked for equally often. Others are for the workloads in which there
 *     is something to choose
 */
public record Selection(
        Collection<WorkloadKind> workloads,
        Collection<Integer> sizes,
        Collection<KeySource> keys,
        Collection<Double> zipf) {
    /**
     * What is wanted of a grid.
     *
     * @param cells for which there are keys
     * @param tooFewKeys what is said about others, a line for all of the same keys
     */
    public record Selected(List<Cell> cells, List<String> tooFewKeys) {}

    /** What is wanted of this grid for keys of a type. */
    public Selected of(Grid grid, KeyType type) {
        List<Cell> cells = new ArrayList<>();
        Map<KeySource, List<Cell>> tooLarge = new LinkedHashMap<>();
        for (Cell cell : wanted(grid.cells(type))) {
            if (cell.keysNeeded() <= cell.keys().capacity()) {
                cells.add(cell);
            } else {
                tooLarge.computeIfAbsent(cell.keys(), any -> new ArrayList<>()).add(cell);
            }
        }
        return new Selected(
                cells, tooLarge.values().stream().map(Selection::tooFewKeys).toList());
    }

    private static String tooFewKeys(List<Cell> tooLarge) {
        Cell smallest =
                tooLarge.stream().min(Comparator.comparingInt(Cell::keysNeeded)).orElseThrow();
        KeySource keys = smallest.keys();
        return "Too few keys: %s has %,d. Left out are %d cells; the least that one of them needs is %,d (%s)"
                .formatted(
                        keys.name(), keys.capacity(), tooLarge.size(), smallest.keysNeeded(), smallest.description());
    }

    private Set<Cell> wanted(Collection<Cell> grid) {
        Set<KeySource> ofGrid = grid.stream().map(Cell::keys).collect(Collectors.toSet());
        Set<Cell> wanted = new LinkedHashSet<>();
        for (Cell cell : grid) {
            if (isWanted(cell)) {
                keysFor(cell, ofGrid).forEach(source -> addTo(wanted, cell, source));
            }
        }
        return wanted;
    }

    private boolean isWanted(Cell cell) {
        return (workloads == null || workloads.contains(cell.workload()))
                && (sizes == null || sizes.contains(cell.size()));
    }

    private List<KeySource> keysFor(Cell cell, Set<KeySource> ofGrid) {
        return keys == null
                ? List.of(cell.keys())
                : keys.stream()
                        .filter(source -> source.equals(cell.keys()) || !ofGrid.contains(source))
                        .toList();
    }

    private void addTo(Set<Cell> wanted, Cell cell, KeySource source) {
        for (double exponent : zipf) {
            if (exponent == 0 || cell.workload().hasChoice()) {
                wanted.add(new Cell(cell.workload(), source, cell.size(), exponent));
            }
        }
    }
}

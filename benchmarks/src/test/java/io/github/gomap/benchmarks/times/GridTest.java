package io.github.gomap.benchmarks.times;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.KeyType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GridTest {
    private static final Set<WorkloadKind> TINY = EnumSet.of(
            WorkloadKind.BUILD,
            WorkloadKind.MANY_GET_HIT,
            WorkloadKind.MANY_GET_MISS,
            WorkloadKind.MANY_REPLACE,
            WorkloadKind.MANY_COMPUTE_IF_ABSENT,
            WorkloadKind.MANY_CLEAR_AND_PUT,
            WorkloadKind.MANY_ITERATE,
            WorkloadKind.MANY_ITERATE_KEYS,
            WorkloadKind.MANY_FOR_EACH);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12, 30})
    void tiny_asksWhatProgramsDoWithSuchMaps(int size) {
        for (KeyKind keys : List.of(KeyKind.LONG_RANDOM, KeyKind.STRING)) {
            assertEquals(
                    TINY,
                    Grid.TINY.cells().stream()
                            .filter(cell -> cell.size() == size && cell.keys().kind() == keys)
                            .map(Cell::workload)
                            .collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void primitiveKeys_haveTheSizesOfObjects_andABenchmarkForEachQuestion(Grid grid) {
        Collection<Cell> cells = grid.cells(KeyType.LONG);
        assertTrue(cells.size() > 10, cells::toString);
        for (Cell cell : cells) {
            assertNotNull(cell.workload().benchmark(KeyType.LONG), cell::description);
            assertTrue(grid.cells().stream().anyMatch(other -> other.size() == cell.size()), cell::description);
        }
    }

    @Test
    void primitiveKeys_areRandomSequentialAndClustered() {
        for (KeyKind keys : List.of(KeyKind.LONG_RANDOM, KeyKind.LONG_SEQUENTIAL, KeyKind.LONG_CLUSTERED)) {
            for (WorkloadKind workload : List.of(
                    WorkloadKind.GET_HIT,
                    WorkloadKind.GET_MISS,
                    WorkloadKind.BUILD,
                    WorkloadKind.REPLACE,
                    WorkloadKind.CHURN,
                    WorkloadKind.ITERATE)) {
                assertTrue(Grid.GOALS.cells(KeyType.LONG).contains(new Cell(workload, keys, 104_857)));
            }
        }
    }

    @Test
    void goals_haveTinySmallAndLargeMaps() {
        assertTrue(Grid.GOALS.cells().containsAll(Grid.TINY.cells()));
        assertTrue(Grid.GOALS.cells().contains(new Cell(WorkloadKind.GET_HIT, KeyKind.STRING, 1305)));
        assertTrue(Grid.GOALS.cells().contains(new Cell(WorkloadKind.BUILD, KeyKind.LONG_RANDOM, 104_857)));
        assertTrue(Grid.FULL.cells().containsAll(Grid.GOALS.cells()));
    }
}

package io.github.gomap.benchmarks.times;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.KeySource;
import io.github.gomap.benchmarks.KeyType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final List<WorkloadKind> HIT_AND_BUILD = List.of(WorkloadKind.GET_HIT, WorkloadKind.BUILD);
    private static final List<Integer> SIZES = List.of(960, 104_857);
    private static final KeySource OWN_KEYS = new KeySource("words.txt@1a2b3c4d", KeyKind.FILE, 5000, List.of());

    private static Set<Cell> cells(List<KeySource> keys, Double... zipf) {
        return new HashSet<>(new Selection(HIT_AND_BUILD, SIZES, keys, List.of(zipf))
                .of(Grid.GOALS, KeyType.OBJECT)
                .cells());
    }

    private static Cell cell(WorkloadKind workload, KeySource keys, int size, double zipf) {
        return new Cell(workload, keys, size, zipf);
    }

    @Test
    void nothingSaid_isTheGrid() {
        assertEquals(
                List.copyOf(Grid.GOALS.cells()),
                new Selection(null, null, null, List.of(0.0))
                        .of(Grid.GOALS, KeyType.OBJECT)
                        .cells());
    }

    /** All that is asked for if these keys are. */
    private static Set<Cell> all(KeySource keys) {
        Set<Cell> all = new HashSet<>();
        for (WorkloadKind workload : HIT_AND_BUILD) {
            SIZES.forEach(size -> all.add(cell(workload, keys, size, 0)));
        }
        return all;
    }

    @Test
    void keysOfTheGrid_keepTheirCells() {
        KeySource strings = KeySource.of(KeyKind.STRING);

        assertEquals(all(strings), cells(List.of(strings), 0.0));
        assertEquals(
                Set.of(),
                Set.copyOf(new Selection(List.of(WorkloadKind.POP_FIRST), null, List.of(strings), List.of(0.0))
                        .of(Grid.FULL, KeyType.OBJECT)
                        .cells()),
                "the grid asks this of longs only");
    }

    @Test
    void otherKeys_areUsedInAllWorkloadsAndSizes() {
        KeySource clustered = KeySource.of(KeyKind.LONG_CLUSTERED);

        assertEquals(all(clustered), cells(List.of(clustered), 0.0));
    }

    @Test
    void zipf_isForWorkloadsThatHaveSomethingToChoose() {
        KeySource strings = KeySource.of(KeyKind.STRING);
        Set<Cell> expected = all(strings);
        SIZES.forEach(size -> expected.add(cell(WorkloadKind.GET_HIT, strings, size, 0.99)));

        assertEquals(expected, cells(List.of(strings), 0.0, 0.99));
    }

    @Test
    void cellsThatNeedMoreKeysThanThereAre_areLeftOut_andThatIsSaid() {
        Selection.Selected selected =
                new Selection(HIT_AND_BUILD, SIZES, List.of(OWN_KEYS), List.of(0.0)).of(Grid.GOALS, KeyType.OBJECT);

        assertEquals(
                List.of(cell(WorkloadKind.GET_HIT, OWN_KEYS, 960, 0), cell(WorkloadKind.BUILD, OWN_KEYS, 960, 0)),
                selected.cells());
        assertEquals(
                List.of(
                        "Too few keys: words.txt@1a2b3c4d has 5,000. Left out are 2 cells; the least that one of them needs is"
                                + " 104,857 (get hit, words.txt@1a2b3c4d, 104857)"),
                selected.tooFewKeys());
    }

    @Test
    void description_saysHowKeysAreAskedFor() {
        assertTrue(cell(WorkloadKind.GET_HIT, OWN_KEYS, 960, 0.99)
                .description()
                .equals("get hit, words.txt@1a2b3c4d, Zipf 0.99, 960"));
    }
}

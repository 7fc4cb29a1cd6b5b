package io.github.gomap.benchmarks.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.concurrency.maps.SharedMapKind;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.ConcurrencyResult;
import io.github.gomap.benchmarks.results.ConcurrencyResult.Question;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs what the JVMs do, briefly and in this one: that it works with each map, and that its figures are figures. */
@Timeout(60)
class SharedRunTest {
    private static final int SIZE = 2_000;
    private static final int THREADS = 2;
    private static final Timing SHORT = new Timing(1, 20, 3, 10);

    @TempDir
    Path folder;

    private ConcurrencyResult answer(Work work, Integer readPercent, Skew skew, String map, int threads)
            throws Exception {
        Path log = Files.writeString(folder.resolve("pauses.log"), "");
        Question question = new Cell(work, readPercent, skew, SIZE, threads).question(map, Collector.G1, 1);
        ConcurrencyResult answer = SharedRun.answer(new SharedRun.Order(question, SHORT, log.toString()));
        assertEquals(question, answer.question());
        assertNull(answer.failure());
        return answer;
    }

    @ParameterizedTest
    @EnumSource
    void mix_hasItsWindows(SharedMapKind kind) throws Exception {
        for (Skew skew : Skew.values()) {
            ConcurrencyResult answer = answer(Work.MIX, 75, skew, kind.name(), THREADS);

            assertEquals(3, answer.mix().nanoseconds().size());
            assertTrue(answer.mix().nanoseconds().stream().allMatch(time -> time > 0));
            Double slowReads = answer.mix().slowReadsPerMillion();
            if (kind == SharedMapKind.CONCURRENT_GO_MAP) {
                assertTrue(slowReads >= 0, "counts");
            } else {
                // All keys are known and so without a lock, whoever counts.
                assertEquals(kind == SharedMapKind.SYNC_MAP ? 0.0 : null, slowReads);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void growth_timesEachPut(SharedMapKind kind) throws Exception {
        ConcurrencyResult.Growth growth =
                answer(Work.GROWTH, null, null, kind.name(), THREADS).growth();

        assertTrue(growth.nanoseconds() > 0);
        assertTrue(
                growth.puts().mapTime().get("p100") >= growth.puts().mapTime().get("p50"));
        assertTrue(growth.puts().timeline().stream().allMatch(longest -> longest > 0), "each part of all puts");
    }

    @Test
    void growth_hasAControl() throws Exception {
        assertTrue(answer(Work.GROWTH, null, null, SharedRun.CONTROL, THREADS)
                        .growth()
                        .nanoseconds()
                > 0);
    }

    @ParameterizedTest
    @EnumSource
    void view_isTimed_andTheWritesBesideIt(SharedMapKind kind) throws Exception {
        ConcurrencyResult.View view =
                answer(Work.VIEW, null, null, kind.name(), THREADS).view();

        assertTrue(view.nanosecondsPerEntry().size() >= 3);
        assertTrue(view.writeTime().get("p100") > 0);
        assertNull(answer(Work.VIEW, null, null, kind.name(), 1).view().writeTime(), "nobody writes");
    }

    @ParameterizedTest
    @EnumSource(names = {"GO_MAP_SHARDS", "SYNC_MAP", "CONCURRENT_HASH_MAP", "TRIE_MAP"})
    void memory_isMoreThanTwoReferences(SharedMapKind kind) throws Exception {
        double bytes = answer(Work.MEMORY, null, null, kind.name(), 1).bytesPerEntry();

        assertTrue(bytes > 8 && bytes < 200, () -> "bytes " + bytes);
    }

    @Test
    void skew_ofZipf_prefersTheFirst_uniformDoesNot() {
        for (Skew skew : Skew.values()) {
            int[] counts = new int[100];
            for (int pick : skew.picks(SharedKeys.random(1), counts.length, 100_000)) {
                counts[pick]++;
            }
            double ratio = (double) counts[0] / counts[49];
            double expected = skew == Skew.ZIPF ? Math.pow(50, 0.99) : 1;
            assertEquals(1, ratio / expected, 0.3, skew.name());
        }
    }

    @Test
    void cells_askForBytesOncePerSize_forGrowthOfLargeMaps_andForMixesOfAll() {
        List<Cell> cells = Cell.all(
                List.of(Work.values()),
                List.of(100, 75),
                List.of(Skew.values()),
                List.of(1_000, 100_000),
                List.of(1, 2, 4));

        assertEquals(
                2 * 2 * 2 * 3,
                cells.stream().filter(cell -> cell.work() == Work.MIX).count());
        assertEquals(
                3, cells.stream().filter(cell -> cell.work() == Work.GROWTH).count());
        assertEquals(
                2 * 3, cells.stream().filter(cell -> cell.work() == Work.VIEW).count());
        assertEquals(
                2, cells.stream().filter(cell -> cell.work() == Work.MEMORY).count());
    }
}

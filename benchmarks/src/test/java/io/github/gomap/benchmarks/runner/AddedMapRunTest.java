package io.github.gomap.benchmarks.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.KeySource;
import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.latency.LatencyRunner;
import io.github.gomap.benchmarks.latency.Operation;
import io.github.gomap.benchmarks.loading.AddedClassPath;
import io.github.gomap.benchmarks.loading.AddedJar;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.LatencyResult;
import io.github.gomap.benchmarks.results.ResultStore;
import io.github.gomap.benchmarks.results.TimeResult;
import io.github.gomap.benchmarks.support.AddedMap;
import io.github.gomap.benchmarks.support.Contestant;
import io.github.gomap.benchmarks.times.Cell;
import io.github.gomap.benchmarks.times.GridRunner;
import io.github.gomap.benchmarks.times.WorkloadKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps out of a jar that the benchmarks have never seen, in the forks of each kind of measurement. */
class AddedMapRunTest {
    private static final int SIZE = 3000;
    private static final KeySource KEYS = KeySource.of(KeyKind.LONG_CLUSTERED);

    @TempDir
    Path folder;

    private AddedClassPath jar;

    @BeforeEach
    void compile() {
        jar = AddedClassPath.parse(AddedJar.ofTwoMaps(folder).toString());
    }

    private Contestant sorted(KeyType keys) {
        return Contestant.of(AddedMap.parse("SORTED=sample.Sorted", jar), keys);
    }

    private Contestant sparse() {
        return Contestant.of(AddedMap.parse("SPARSE=sample.Sparse", jar), KeyType.LONG);
    }

    private <R> ResultStore<R> store(KeyType keys, String kind, Class<R> type) {
        return ResultStore.open(folder, keys.resultKind(kind), type, "a test");
    }

    @Test
    void times() {
        ResultStore<TimeResult> store = store(KeyType.LONG, "times", TimeResult.class);
        GridRunner runner = new GridRunner(store, folder);
        Cell cell = new Cell(WorkloadKind.BUILD, KeyKind.LONG_CLUSTERED, 3);
        runner.plan(List.of(cell), List.of(sparse()), List.of(Collector.G1), 1);

        runner.run();

        TimeResult result = store.results().get(0);
        assertNull(result.failure());
        assertEquals("SPARSE", result.map());
        assertTrue(result.nanoseconds().stream().allMatch(time -> time > 0), result::toString);
    }

    @Test
    void latency() {
        for (KeyType keys : KeyType.values()) {
            ResultStore<LatencyResult> store = store(keys, "latency", LatencyResult.class);
            LatencyRunner runner = new LatencyRunner(store, folder, keys, KEYS, SIZE, 1);
            runner.plan(List.of(Operation.REMOVE), List.of(sorted(keys)), List.of(Collector.PARALLEL), 1);

            runner.run();

            LatencyResult result = store.results().get(0);
            assertNull(result.failure());
            assertEquals("SORTED", result.map());
            assertTrue(result.mapTime().get("p50") > 0, result::toString);
        }
    }

    @Test
    void latency_asksPrimitiveMaps_whatTheyAllCanDo() {
        LatencyRunner runner = new LatencyRunner(
                store(KeyType.LONG, "latency", LatencyResult.class), folder, KeyType.LONG, KEYS, SIZE, 1);

        runner.plan(List.of(Operation.values()), List.of(sparse()), List.of(Collector.G1), 1);

        assertEquals(5, runner.runCount(), "put and put at a fixed rate with controls, and remove");
    }
}

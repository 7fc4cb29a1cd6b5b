package io.github.gomap.benchmarks.traces.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.MapKind;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.ReplayResult;
import io.github.gomap.benchmarks.support.ChildJvm;
import io.github.gomap.benchmarks.traces.format.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay in a JVM of its own, with the least effort. */
class ReplayRunTest {
    private static final Effort LITTLE = new Effort(1, 1, 5, 1000, 20);
    private static final int TIMEOUT_SECONDS = 60;

    @TempDir
    private Path folder;

    private final Traces traces = new Traces();

    private ReplayResult ask(String map) throws IOException, ChildJvm.Failure {
        Path file = Files.write(folder.resolve("small.trace.gz"), traces.bytes());
        ReplayResult question = ReplayResult.question("small", "1234", "ANY", Collector.G1, 1, 2);
        ReplayRun.Order order = new ReplayRun.Order(question, map, file.toString(), LITTLE);
        List<String> flags = new ArrayList<>(Collector.G1.flags(32));
        flags.addAll(Calls.JVM_FLAGS);
        return ChildJvm.ask(flags, ReplayRun.class, order, ReplayResult.class, folder, TIMEOUT_SECONDS);
    }

    private void recordCreationAnd(Operation operation) {
        int map = traces.writer().create(0);
        traces.writer().key(operation, map, Traces.key(0));
    }

    @Test
    void addedMap_isKnownByTheNameOfItsClass() throws Exception {
        recordCreationAnd(Operation.PUT_NEW);

        ReplayResult result = ask("java.util.LinkedHashMap");

        assertNull(result.failure());
        assertEquals(5, result.nanoseconds().size());
    }

    @Test
    void answer_hasAllFigures() throws Exception {
        recordCreationAnd(Operation.PUT_NEW);
        ReplayResult result = ask(MapKind.HASH_MAP.name());
        assertNull(result.failure());
        assertEquals(5, result.nanoseconds().size());
        assertTrue(result.nanoseconds().stream().allMatch(time -> time > 0), result.toString());
        // A HashMap of 48 bytes, a table of 80 and an entry of 32, for two operations.
        assertEquals(80, result.allocatedBytes(), 20);
        assertEquals(
                List.of("p50", "p90", "p99", "p99.9", "p99.99", "p99.999", "p100"),
                List.copyOf(result.percentiles().keySet()));
        assertEquals(ReplayResult.question("small", "1234", "ANY", Collector.G1, 1, 2), result.question());
    }

    @Test
    void control_allocatesNoEntries() throws Exception {
        recordCreationAnd(Operation.PUT_NEW);
        assertTrue(ask(null).allocatedBytes() < 40);
    }

    @Test
    void otherEndThanRecorded_isAFailure() throws Exception {
        recordCreationAnd(Operation.GET_HIT);
        assertEquals(
                "operation 1 ends otherwise than recorded: 0 GET_HIT 0",
                ask(MapKind.GO_MAP.name()).failure());
    }

    @Test
    void emptyTrace_isAFailure() throws Exception {
        assertEquals("the trace has no operations", ask(MapKind.GO_MAP.name()).failure());
    }

    @Test
    void missingTrace_isAFailure() throws Exception {
        ReplayRun.Order order = new ReplayRun.Order(
                ReplayResult.question("none", "1234", "ANY", Collector.G1, 1, 2), null, "none", LITTLE);
        ChildJvm.Failure failure = assertThrows(
                ChildJvm.Failure.class,
                () -> ChildJvm.ask(List.of(), ReplayRun.class, order, ReplayResult.class, folder, TIMEOUT_SECONDS));
        assertTrue(failure.getMessage().contains("none: neither a file nor one of the kept traces"));
    }
}

package io.github.gomap.benchmarks.traces.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.MapKind;
import io.github.gomap.benchmarks.traces.Trace;
import io.github.gomap.benchmarks.traces.TraceStore;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The traces that are kept: what a real program did is also a test of the maps. */
class KeptTracesTest {
    static List<String> kept() {
        return TraceStore.KEPT;
    }

    @ParameterizedTest
    @MethodSource("kept")
    void allOperations_endAsInTheProgram(String name) throws IOException {
        Trace trace = TraceStore.find(name).trace();
        Plan plan = new Plan(trace);
        for (MapKind kind : List.of(MapKind.HASH_MAP, MapKind.GO_MAP)) {
            Replayer replayer = new Replayer(plan, Maps.named(kind.name()));
            int difference = replayer.firstDifference();
            assertEquals("", difference < 0 ? "" : kind + ", " + difference + ": " + trace.describe(difference));
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void trace_saysWhereItComesFrom_andWhatItCost(String name) throws IOException {
        Trace trace = TraceStore.find(name).trace();
        Set<String> wanted = Set.of(
                "program",
                "version",
                "java",
                "operationsOfProgram",
                "operationsLeftOut",
                "cpuSecondsPlain",
                "cpuSecondsRecorded",
                "cpuRatio");
        assertEquals(wanted, trace.attributes().keySet());
        int all = trace.operationCount() + Integer.parseInt(trace.attributes().get("operationsLeftOut"));
        assertTrue(all <= Long.parseLong(trace.attributes().get("operationsOfProgram")));
        assertTrue(Double.parseDouble(trace.attributes().get("cpuSecondsRecorded")) > 0);
    }
}

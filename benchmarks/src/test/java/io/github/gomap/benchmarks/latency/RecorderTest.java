package io.github.gomap.benchmarks.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.LatencyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
    @TempDir
    Path folder;

    /** Two threads share 800 operations; one of each is long, and into one of those fell a pause. */
    @Test
    void merged_hasTheOperationsOfAllThreads() throws IOException {
        List<Recorder> recorders = List.of(new Recorder(800), new Recorder(800));
        for (int i = 0; i < 800; i++) {
            recorders.get(i % 2).record(i, 1_000_000L * i, i == 400 ? 70_000 : i == 601 ? 90_000 : 100 + i % 2);
        }
        Path log = Files.writeString(
                folder.resolve("pauses.log"),
                "[601050000ns] Safepoint \"X\", Time since last: 1 ns, Reaching safepoint: 0 ns, Cleanup: 0 ns, At safepoint:"
                        + " 50000 ns, Total: 50000 ns\n");

        LatencyResult answer = Recorder.merged(recorders)
                .answer(
                        LatencyResult.question("PUT", "GO_MAP", "LONG_RANDOM", 800, Collector.G1, 1),
                        Pauses.read(log, 0, 800_000_000L));

        assertEquals(101, answer.mapTime().get("p50"), "half of them took 100, but for one that took longer");
        assertEquals(
                List.of(new LatencyResult.Slow(400, 70_000, 0), new LatencyResult.Slow(601, 90_000, 50_000)),
                answer.worst());
        assertEquals(70_000, answer.worstUndisturbed());
        assertEquals(400, answer.timeline().size());
        assertEquals(101, answer.timeline().get(1));
        assertEquals(70_000, answer.timeline().get(200));
        assertEquals(40_000, answer.timeline().get(300));
        assertEquals(90_000, answer.wallTimeline().get(300));
    }
}

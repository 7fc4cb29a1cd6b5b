package io.github.gomap.benchmarks.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.LatencyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PausesTest {
    private static final String JAVA_17 = "[2000000ns] Safepoint \"G1CollectForAllocation\", Time since last: 7 ns,"
            + " Reaching safepoint: 100000 ns, Cleanup: 50000 ns, At safepoint: 650000 ns, Total: 800000 ns";
    private static final String JAVA_25 = "[2000000ns] Safepoint \"ZMarkEndOld\", Time since last: 7 ns,"
            + " Reaching safepoint: 100000 ns, At safepoint: 650000 ns, Leaving safepoint: 50000 ns,"
            + " Total: 800000 ns, Threads: 1 runnable, 10 total";
    private static final String STALL = "[2000000ns] GC(3) Allocation Stall (main) 0.700ms";
    private static final String OTHER = "[2000000ns] GC(7) Garbage Collection (Warmup) 622M(10%)->808M(13%)";

    @TempDir
    private Path folder;

    private Pauses pauses(String... lines) throws IOException {
        Path log = folder.resolve("pauses.log");
        Files.writeString(log, String.join("\n", lines));
        return Pauses.read(log, 0, 10_000_000);
    }

    @Test
    void within_countsWhatCameAfterReachingTheSafepoint() throws IOException {
        assertEquals(700_000, pauses(JAVA_17).within(0, 3_000_000));
        assertEquals(700_000, pauses(JAVA_25).within(0, 3_000_000));
        assertEquals(700_000, pauses(STALL).within(0, 3_000_000));
        assertEquals(0, pauses(OTHER).within(0, 3_000_000));
    }

    @Test
    void within_countsOnlyTheOverlap() throws IOException {
        Pauses pauses = pauses(JAVA_17);

        assertEquals(0, pauses.within(0, 1_300_000));
        assertEquals(200_000, pauses.within(0, 1_500_000));
        assertEquals(100_000, pauses.within(1_900_000, 2_500_000));
        assertEquals(0, pauses.within(2_000_000, 2_500_000));
    }

    @Test
    void answer_takesPausesOutOfMapTimeButNotOutOfWallTime() throws IOException {
        Recorder recorder = new Recorder(4);
        recorder.record(0, 500_000, 100);
        recorder.record(1, 1_000_000, 1_200_000);
        recorder.record(2, 3_000_000, 400_000);
        recorder.record(3, 4_000_000, 200);

        LatencyResult answer = recorder.answer(
                LatencyResult.question("PUT", "HASH_MAP", "LONG_RANDOM", 4, Collector.G1, 1), pauses(JAVA_17));

        assertEquals(500_000, answer.worst().get(0).mapTime());
        assertEquals(1, answer.worst().get(0).index());
        assertEquals(400_000, answer.worst().get(1).mapTime());
        assertEquals(400_000, answer.worstUndisturbed());
        assertEquals(500_000, answer.mapTime().get("p100"), 500);
        assertEquals(1_200_000, answer.wallTime().get("p100"), 1200);
        assertEquals(500_000, answer.timeline().get(100));
        assertEquals(1_200_000, answer.wallTimeline().get(100));
        assertEquals(1, answer.pauses().get("G1CollectForAllocation").count());
    }
}

package io.github.gomap.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.ReplayResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplaysTest {
    private static ReplayResult question(String map, int round) {
        return ReplayResult.question("h2", "1234", map, Collector.G1, round, 1000);
    }

    private static ReplayResult result(String map, int round, double best, double other, long percentile) {
        return question(map, round).answered(List.of(other, best, other), 7.5, Map.of("p99.99", percentile));
    }

    private static Replays.Summary summary(String map, ReplayResult... results) {
        return Replays.summaries(List.of(results)).stream()
                .filter(summary -> summary.times().map().equals(map))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ratio_dividesTheBestWindows_withinARound() {
        Replays.Summary summary = summary(
                "GO_MAP",
                result("HASH_MAP", 1, 10, 20, 5),
                result("GO_MAP", 1, 12, 22, 300),
                result("GO_MAP", 2, 9, 23, 100),
                result("HASH_MAP", 2, 5, 20, 5),
                result("HASH_MAP", 3, 10, 20, 5),
                result("GO_MAP", 3, 11, 24, 200));
        assertEquals("h2", summary.trace());
        assertEquals(1000, summary.times().size());
        assertEquals(1.2, summary.times().bestRatio(), 1e-9);
        assertEquals(9, summary.times().best());
        assertEquals(23, summary.times().median());
        assertEquals(7.5, summary.times().bytes());
        assertEquals(Map.of("p99.99", 200.0), summary.percentiles());
    }

    @Test
    void failure_isTold() {
        Replays.Summary summary = summary("HPPC", question("HPPC", 1).failed("took longer"));
        assertEquals("took longer", summary.times().failure());
        assertNull(summary.times().best());
        assertEquals(Map.of(), summary.percentiles());
    }
}

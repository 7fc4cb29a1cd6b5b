package io.github.gomap.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.TimeResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static TimeResult fork(String map, int round, Double... nanoseconds) {
        return new TimeResult(
                "GET_HIT", map, "LONG_RANDOM", 1638, Collector.G1, round, List.of(nanoseconds), null, null);
    }

    private static Times.Summary summaryOf(String map, TimeResult... forks) {
        return new Times(List.of(forks))
                .summaries().stream()
                        .filter(summary -> summary.map().equals(map))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void summary_ofSeveralForks_isTheMedianOfTheirMedians() {
        Times.Summary summary = summaryOf(
                "GO_MAP",
                fork("GO_MAP", 1, 9.0, 10.0, 50.0),
                fork("GO_MAP", 2, 20.0, 20.0, 20.0),
                fork("GO_MAP", 3, 11.0, 12.0, 13.0));

        assertEquals(12, summary.median());
        assertEquals(10, summary.low());
        assertEquals(20, summary.high());
        assertEquals(3, summary.forks());
        assertNull(summary.ratio(), "nothing to compare with");
    }

    @Test
    void ratio_comparesForksOfTheSameRound() {
        // The machine was three times as slow in the second round.
        Times.Summary summary = summaryOf(
                "GO_MAP",
                fork("GO_MAP", 1, 10.0),
                fork("HASH_MAP", 1, 20.0),
                fork("GO_MAP", 2, 30.0),
                fork("HASH_MAP", 2, 60.0),
                fork("HASH_MAP", 3, 1.0));

        assertEquals(0.5, summary.ratio());
    }

    @Test
    void summary_withoutFigures_saysWhy() {
        TimeResult failed = fork("GO_MAP", 1).failed("took longer than 90 s");

        Times.Summary summary = summaryOf("GO_MAP", failed, fork("HASH_MAP", 1, 20.0));

        assertNull(summary.median());
        assertNull(summary.ratio());
        assertEquals("took longer than 90 s", summary.failure());
    }

    @Test
    void standings_areGeometricMeans_fastestFirst() {
        TimeResult[] forks = {
            fork("HASH_MAP", 1, 10.0),
            fork("GO_MAP", 1, 5.0),
            fork("FASTUTIL", 1, 40.0),
            new TimeResult("GET_MISS", "HASH_MAP", "STRING", 1638, Collector.G1, 1, List.of(10.0), null, null),
            new TimeResult("GET_MISS", "GO_MAP", "STRING", 1638, Collector.G1, 1, List.of(20.0), null, null),
            new TimeResult("POP_FIRST", "GO_MAP", "LONG_RANDOM", 6, Collector.G1, 1, List.of(1.0), null, null)
        };

        List<Times.Standing> standings = new Times(List.of(forks)).standings();

        assertEquals(
                List.of("HASH_MAP", "GO_MAP", "FASTUTIL"),
                standings.stream().map(Times.Standing::map).toList());
        assertEquals(1, standings.get(1).geometricMean(), 1e-9);
        assertEquals(2, standings.get(1).cells());
        assertEquals(2, standings.get(1).worst(), 1e-9);
        assertEquals(4, standings.get(2).geometricMean(), 1e-9);
    }
}

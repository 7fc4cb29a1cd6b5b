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
                "GET_HIT", map, "LONG_RANDOM", 1638, 0, Collector.G1, round, List.of(nanoseconds), null, null);
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

        assertEquals(9, summary.best(), "of all windows");
        assertEquals(12, summary.median());
        assertEquals(10, summary.low());
        assertEquals(20, summary.high());
        assertEquals(3, summary.forks());
        assertNull(summary.bestRatio(), "nothing to compare with");
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

        assertEquals(0.5, summary.bestRatio());
        assertEquals(0.5, summary.medianRatio());
    }

    @Test
    void summary_withoutFigures_saysWhy() {
        TimeResult failed = fork("GO_MAP", 1).failed("took longer than 90 s");

        Times.Summary summary = summaryOf("GO_MAP", failed, fork("HASH_MAP", 1, 20.0));

        assertNull(summary.median());
        assertNull(summary.best());
        assertNull(summary.bestRatio());
        assertEquals("took longer than 90 s", summary.failure());
    }

    @Test
    void bestRatio_comparesTheBestWindows_ofEachRound() {
        // What disturbed the others shows in the medians only.
        Times.Summary summary = summaryOf(
                "GO_MAP",
                fork("GO_MAP", 1, 10.0, 90.0, 90.0),
                fork("HASH_MAP", 1, 12.0, 5.0, 30.0),
                fork("GO_MAP", 2, 60.0, 30.0, 60.0),
                fork("HASH_MAP", 2, 10.0, 10.0, 10.0),
                fork("GO_MAP", 3, 1.0, 10.0, 11.0),
                fork("HASH_MAP", 3, 10.0, 10.0, 10.0));

        assertEquals(2, summary.bestRatio(), "of 2, 3 and 0.1");
        assertEquals(6, summary.medianRatio(), "of 7.5, 6 and 1");
    }

    @Test
    void fork_whoseMedianIsFarFromItsBest_hasNotSettled() {
        Times.Summary summary =
                summaryOf("GO_MAP", fork("GO_MAP", 1, 10.0, 11.0, 99.0), fork("GO_MAP", 2, 10.0, 16.0, 16.0));

        assertEquals(1, summary.unsettled());
    }
}

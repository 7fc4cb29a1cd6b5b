package io.github.gomap.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.ConcurrencyResult;
import io.github.gomap.benchmarks.results.ConcurrencyResult.Mix;
import io.github.gomap.benchmarks.results.ConcurrencyResult.Question;
import io.github.gomap.benchmarks.results.ConcurrencyResult.View;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
    private static Question question(String work, String map, int size, int round) {
        return new Question(work, null, null, map, size, 2, Collector.G1, round);
    }

    private static ConcurrencyResult mix(String map, int round, Double slowReads, Double... nanoseconds) {
        return new ConcurrencyResult(
                question("MIX", map, 1000, round), new Mix(List.of(nanoseconds), slowReads), null, null, null, null);
    }

    private static ConcurrencyResult memory(String map, double bytes) {
        return new ConcurrencyResult(question("MEMORY", map, 1000, 1), null, null, null, bytes, null);
    }

    private static ConcurrencyResult view(int round, long worst) {
        return new ConcurrencyResult(
                question("VIEW", "TRIE_MAP", 1000, round),
                null,
                null,
                new View(List.of(5.0), Map.of("p100", worst)),
                null,
                null);
    }

    private static Concurrency.Summary summaryOf(String map, ConcurrencyResult... results) {
        return Concurrency.summaries(List.of(results)).stream()
                .filter(summary -> summary.question().map().equals(map))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ratio_comparesTheBestWindowsOfTheSameRound_withConcurrentHashMap() {
        Concurrency.Summary summary = summaryOf(
                "SYNC_MAP",
                mix("SYNC_MAP", 1, null, 30.0, 20.0),
                mix("CONCURRENT_HASH_MAP", 1, null, 10.0, 15.0),
                mix("SYNC_MAP", 2, null, 90.0, 60.0),
                mix("CONCURRENT_HASH_MAP", 2, null, 20.0),
                mix("CONCURRENT_HASH_MAP", 3, null, 1.0));

        assertEquals(2, summary.rounds());
        assertEquals(20, summary.best());
        assertEquals(50, summary.median());
        assertEquals(2.5, summary.ratio(), "of 2 and 3");
        assertNull(summary.slowReads());
        assertNull(summary.bytes());
    }

    /** Of two equally long windows the second had a hundredth of the operations. */
    @Test
    void whole_isTheTimeOfAllWindowsByTheOperationsOfAll() {
        assertEquals(
                2 / (1 / 10.0 + 1 / 1000.0),
                summaryOf("SYNC_MAP", mix("SYNC_MAP", 1, 3.0, 10.0, 1000.0)).whole(),
                1e-9);
    }

    @Test
    void slowReads_areTheMedian() {
        assertEquals(
                4.0,
                summaryOf(
                                "SYNC_MAP",
                                mix("SYNC_MAP", 1, 3.0, 1.0),
                                mix("SYNC_MAP", 2, 4.0, 1.0),
                                mix("SYNC_MAP", 3, 90.0, 1.0))
                        .slowReads());
    }

    @Test
    void bytes_areComparedToo() {
        Concurrency.Summary summary =
                summaryOf("GO_MAP_SHARDS", memory("GO_MAP_SHARDS", 20), memory("CONCURRENT_HASH_MAP", 40));

        assertEquals(20, summary.bytes());
        assertEquals(0.5, summary.ratio());
        assertNull(summary.best());
        assertNull(summary.whole());
    }

    @Test
    void writeTimes_areThoseOfTheRoundInTheMiddle() {
        Concurrency.Summary summary = summaryOf("TRIE_MAP", view(1, 900), view(2, 100), view(3, 500));

        assertEquals(Map.of("p100", 500L), summary.writeTime());
    }

    @Test
    void failure_isSaid_ifThereIsNothingElse() {
        ConcurrencyResult failed = question("MIX", "TRIE_MAP", 1000, 1).failed("took longer than 300 s");

        Concurrency.Summary summary = summaryOf("TRIE_MAP", failed);

        assertEquals(0, summary.rounds());
        assertNull(summary.best());
        assertEquals("took longer than 300 s", summary.failure());
    }
}

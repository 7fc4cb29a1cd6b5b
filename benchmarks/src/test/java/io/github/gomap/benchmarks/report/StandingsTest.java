package io.github.gomap.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.report.Standings.Standing;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.TimeResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StandingsTest {
    /** A fork of a map, and one of HashMap that takes 10 ns in its best window and 20 in the middle. */
    private static Stream<TimeResult> pair(String map, String workload, int size, Collector collector, double best) {
        return Stream.of(
                new TimeResult(
                        workload, map, "STRING", size, 0, collector, 1, List.of(best, 4 * best, 4 * best), null, null),
                new TimeResult(
                        workload, "HASH_MAP", "STRING", size, 0, collector, 1, List.of(20.0, 10.0, 20.0), null, null));
    }

    private static Stream<TimeResult> pair(String workload, int size, double best) {
        return pair("GO_MAP", workload, size, Collector.G1, best);
    }

    @SafeVarargs
    private static List<Standing> standings(Stream<TimeResult>... pairs) {
        List<TimeResult> forks = new ArrayList<>();
        for (Stream<TimeResult> pair : pairs) {
            pair.forEach(forks::add);
        }
        return Standings.of(KeyType.OBJECT, new Times(forks).summaries());
    }

    private static Standing find(List<Standing> standings, SizeRange range) {
        return standings.stream()
                .filter(standing -> standing.map().equals("GO_MAP") && standing.range() == range)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void range_hasTheGeometricMeanOfItsCells_andNamesTheWorst() {
        List<Standing> standings = standings(
                pair("MANY_GET_HIT", 1, 20),
                pair("MANY_GET_MISS", 12, 80),
                pair("GET_MISS", 960, 5),
                pair("GET_HIT", 104857, 10));

        Standing tiny = find(standings, SizeRange.TINY);
        assertEquals(2, tiny.cells());
        assertEquals(4, tiny.geometricMean(), 1e-9);
        assertEquals(8, tiny.ofMedians(), 1e-9, "medians are twice as far apart");
        assertEquals(8, tiny.worst(), 1e-9);
        assertEquals("get miss, one of many maps, STRING, 12", tiny.worstCell());
        assertEquals(0.5, find(standings, SizeRange.SMALL).geometricMean(), 1e-9);
        assertEquals(2, find(standings, SizeRange.FROM_12_TO_SMALL).geometricMean(), 1e-9);
        assertEquals(1, find(standings, SizeRange.LARGE).geometricMean(), 1e-9);
        assertEquals(4, find(standings, SizeRange.ALL).cells());
        assertEquals(Math.pow(8, 0.25), find(standings, SizeRange.ALL).geometricMean(), 1e-9);
    }

    @Test
    void cellsOfOtherCollectors_orBeyondTheGoals_doNotCount() {
        List<Standing> standings = standings(
                pair("GET_HIT", 1638, 20),
                pair("GO_MAP", "GET_MISS", 1638, Collector.PARALLEL, 90),
                pair("POP_FIRST", 819, 90),
                pair("A_WORKLOAD_OF_OLD", 1638, 90));

        assertEquals(1, find(standings, SizeRange.ALL).cells());
        assertEquals(2, find(standings, SizeRange.ALL).worst(), 1e-9);
    }

    @Test
    void rangeWithoutCells_isLeftOut() {
        assertEquals(
                List.of(SizeRange.TINY, SizeRange.FROM_12_TO_SMALL, SizeRange.ALL),
                standings(pair("MANY_REPLACE", 12, 20)).stream()
                        .filter(standing -> standing.map().equals("GO_MAP"))
                        .map(Standing::range)
                        .toList());
    }

    @Test
    void theFastestMap_comesFirst() {
        List<Standing> standings = standings(
                pair("GO_MAP", "GET_HIT", 1638, Collector.G1, 30), pair("FASTUTIL", "GET_HIT", 1638, Collector.G1, 5));

        assertEquals(
                List.of("FASTUTIL", "HASH_MAP", "GO_MAP"),
                standings.stream().map(Standing::map).distinct().toList());
    }

    @Test
    void table_showsAllButHashMap() {
        String table = Standings.table(standings(pair("GET_MISS", 1638, 25)));

        assertTrue(
                table.lines()
                        .anyMatch(line ->
                                line.matches("GO_MAP +31 to 1,700 +1 +2\\.50 +5\\.00 +2\\.50 +get miss, STRING, 1638")),
                table);
        assertFalse(table.contains("HASH_MAP"), table);
    }
}

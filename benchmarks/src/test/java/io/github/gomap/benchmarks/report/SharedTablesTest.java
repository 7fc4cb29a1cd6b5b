package io.github.gomap.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.ConcurrencyResult;
import io.github.gomap.benchmarks.results.ConcurrencyResult.Growth;
import io.github.gomap.benchmarks.results.ConcurrencyResult.Mix;
import io.github.gomap.benchmarks.results.ConcurrencyResult.Question;
import io.github.gomap.benchmarks.results.ConcurrencyResult.View;
import io.github.gomap.benchmarks.results.LatencyResult;
import io.github.gomap.benchmarks.results.SnapshotResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedTablesTest {
    private static final Map<String, Long> TIMES =
            Map.of("p50", 50L, "p99", 990L, "p99.99", 10_000L, "p100", 2_000_000L);

    private static ConcurrencyResult mix(String map, int size, int readPercent, Double slowReads, double nanoseconds) {
        Question question = new Question("MIX", readPercent, "ZIPF", map, size, 2, Collector.G1, 1);
        return new ConcurrencyResult(question, new Mix(List.of(nanoseconds), slowReads), null, null, null, null);
    }

    private static Question question(String work, String map, int threads) {
        return new Question(work, null, null, map, 100_000, threads, map.startsWith("GO_RW") ? null : Collector.G1, 1);
    }

    private static ConcurrencyResult growth(String map, double nanoseconds, long worst) {
        LatencyResult puts = new LatencyResult(
                "PUT",
                map,
                "LONG_RANDOM",
                100_000,
                Collector.G1,
                1,
                Map.of("p50", 50L, "p99", 99L, "p99.99", 10_000L, "p100", worst),
                TIMES,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                null);
        return new ConcurrencyResult(question("GROWTH", map, 2), null, new Growth(nanoseconds, puts), null, null, null);
    }

    private static ConcurrencyResult view(String map, int threads) {
        View view = new View(List.of(8.0), threads == 1 ? null : TIMES);
        return new ConcurrencyResult(question("VIEW", map, threads), null, null, view, null, null);
    }

    private static List<SharedTable> tables(int processors, ConcurrencyResult... results) {
        return new SharedTables(processors).of(Concurrency.summaries(List.of(results)));
    }

    @Test
    void mix_hasARowPerMap_andColumnsPerSize() {
        SharedTable table = tables(
                        2,
                        mix("CONCURRENT_HASH_MAP", 100_000, 99, null, 10),
                        mix("SYNC_MAP", 100_000, 99, 7.0, 25),
                        mix("CONCURRENT_HASH_MAP", 1000, 99, null, 5))
                .get(0);

        assertEquals("99 % reads, Zipf keys, 2 threads: nanoseconds of one thread per operation", table.title());
        assertEquals(
                List.of(
                        "map",
                        "1,000, ns",
                        "all the time",
                        "ratio",
                        "100,000, ns",
                        "all the time",
                        "ratio",
                        "slow reads per million"),
                table.columns());
        assertEquals(
                List.of(
                        List.of("sync.Map of Go 1.23", "–", "–", "–", "25.0", "25.0", "× 2.50", "7.00"),
                        List.of("ConcurrentHashMap", "5.00", "5.00", "× 1.00", "10.0", "10.0", "× 1.00", "–")),
                table.rows());
    }

    @Test
    void eachShareOfReads_hasATable_theHighestFirst() {
        List<SharedTable> tables = tables(2, mix("SYNC_MAP", 1000, 75, null, 1), mix("SYNC_MAP", 1000, 100, null, 1));

        assertEquals(2, tables.size());
        assertTrue(tables.get(0).title().startsWith("100 % reads"));
    }

    @Test
    void everyTable_ofAMachineWithTwoProcessors_saysThatItShowsNoScaling() {
        assertEquals(
                "2 processors: this table shows what threads cost each other, and no scaling.",
                tables(2, view("TRIE_MAP", 2)).get(0).note());
        assertEquals("16 processors.", tables(16, view("TRIE_MAP", 2)).get(0).note());
    }

    @Test
    void growth_comparesTheWorstPuts_butNotWithThoseOfGo() {
        SharedTable table = tables(
                        2, growth("CONCURRENT_HASH_MAP", 100, 4_000_000), growth("GO_MAP_SHARDS", 200, 1_000_000))
                .get(0);

        assertEquals("Growth to 100,000 entries, 2 threads", table.title());
        assertEquals(
                List.of(
                        "GoMap, 32 shards",
                        "200 ns",
                        "× 2.00",
                        "50.0 ns",
                        "99.0 ns",
                        "10.0 µs",
                        "1.00 ms",
                        "× 0.25",
                        "2.00 ms"),
                table.rows().get(0));
    }

    @Test
    void view_saysWhetherItIsOfOneMoment_andNothingOfWritesIfThereAreNone() {
        List<SharedTable> tables =
                tables(2, view("CONCURRENT_HASH_MAP", 1), view("GO_RW_MUTEX", 2), view("CONCURRENT_HASH_MAP", 2));

        assertEquals(
                List.of("ConcurrentHashMap", "no", "8.00", "8.00", "–", "–", "–", "–"),
                tables.get(0).rows().get(0));
        assertEquals(
                List.of("Go: map and RWMutex", "yes", "8.00", "8.00", "50.0 ns", "990 ns", "10.0 µs", "2.00 ms"),
                tables.get(1).rows().get(1));
    }

    @Test
    void answersWithoutFigures_areLeftOut() {
        assertEquals(List.of(), tables(2, question("VIEW", "TRIE_MAP", 2).failed("took longer than 300 s")));
    }

    @Test
    void snapshots_haveATablePerStory() {
        SnapshotResult.Question question =
                new SnapshotResult.Question("HASH_MAP_COPY", 500_000, 100, 2, Collector.G1, 1);
        SnapshotResult result =
                new SnapshotResult(question, TIMES, TIMES, 70, 60, List.of(20.0, 10.0), 2048, 3 * 1024 * 1024, null);

        SharedTable table =
                SnapshotTables.of(Snapshots.summaries(List.of(result)), 2).get(0);

        assertEquals("500,000 entries, a snapshot after every 100 changes, 2 threads read", table.title());
        assertEquals(
                List.of(
                        "new HashMap<>(map)",
                        "50.0 ns",
                        "2.00 ms",
                        "70.0 ns",
                        "2.00 ms",
                        "60.0 ns",
                        "10.0 ns",
                        "2.00 KiB",
                        "3.00 MiB"),
                table.rows().get(0));
    }

    @Test
    void markdown_hasTitleNoteAndTable() {
        String markdown = new SharedTable(
                        "MEMORY", "Bytes", "2 processors.", List.of("map", "B"), List.of(List.of("x", "1")), List.of())
                .markdown();

        assertEquals("\n### Bytes\n\n2 processors.\n\n| map | B |\n| --- | --- |\n| x | 1 |\n", markdown);
    }
}

package io.github.gomap.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.ConcurrencyResult;
import io.github.gomap.benchmarks.results.ReplayResult;
import io.github.gomap.benchmarks.results.ResultStore;
import io.github.gomap.benchmarks.results.SnapshotResult;
import io.github.gomap.benchmarks.results.TimeResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final double THRESHOLD = 0.1;

    @TempDir
    Path folder;

    private void add(KeyType keys, String map, double nanoseconds) {
        ResultStore<TimeResult> store = store(keys.resultKind("times"), TimeResult.class);
        store.noteVersion("MINE", "1.0");
        store.add(new TimeResult(
                "GET_HIT", map, "LONG_RANDOM", 1305, 0, Collector.G1, 1, List.of(nanoseconds), null, null));
    }

    private JsonObject page() throws IOException {
        String html = Files.readString(new Report(List.of(folder), THRESHOLD).write());
        int begin = html.indexOf("const DATA = ") + "const DATA = ".length();
        return JsonParser.parseString(html.substring(begin, html.indexOf(";\n</script>", begin)))
                .getAsJsonObject();
    }

    private static List<String> maps(JsonObject figures) {
        JsonArray times = figures.getAsJsonArray("times");
        return times.asList().stream()
                .map(summary -> summary.getAsJsonObject().get("map").getAsString())
                .toList();
    }

    @Test
    void typesOfKeys_areNotMixed_andAddedMapsAreShownWithTheirVersion() throws IOException {
        add(KeyType.OBJECT, "HASH_MAP", 10);
        add(KeyType.OBJECT, "MINE", 5);
        add(KeyType.LONG, "HASH_MAP", 8);
        add(KeyType.LONG, "NETTY", 2);

        JsonArray sections = page().getAsJsonArray("sections");

        assertEquals(1, sections.size());
        JsonObject section = sections.get(0).getAsJsonObject();
        assertEquals(List.of("HASH_MAP", "MINE"), maps(section));
        assertEquals(List.of("HASH_MAP", "NETTY"), maps(section.getAsJsonObject("longs")));
        assertEquals(
                "1.0",
                section.getAsJsonObject("environment")
                        .getAsJsonObject("versions")
                        .get("MINE")
                        .getAsString());
        assertEquals("Netty", page().getAsJsonObject("longMaps").get("NETTY").getAsString());
    }

    @Test
    void tracesThreadsAndSnapshots_standInTheSectionOfTheirEnvironment() throws IOException {
        add(KeyType.LONG, "HASH_MAP", 8);
        store("replay", ReplayResult.class)
                .add(ReplayResult.question("h2", "1a2b", "GO_MAP", Collector.G1, 1, 10)
                        .answered(List.of(20.0), 1.0, Map.of("p50", 20L)));
        store("concurrency", ConcurrencyResult.class)
                .add(new ConcurrencyResult(
                        new ConcurrencyResult.Question("MEMORY", null, null, "TRIE_MAP", 1000, 1, Collector.G1, 1),
                        null,
                        null,
                        null,
                        40.5,
                        null));
        store("snapshots", SnapshotResult.class)
                .add(new SnapshotResult(
                        new SnapshotResult.Question("GO_MAP_SNAPSHOT", 1000, 10, 0, Collector.G1, 1),
                        Map.of("p50", 90L, "p100", 100L),
                        Map.of("p50", 30L, "p100", 100L),
                        60,
                        25,
                        List.of(),
                        4000,
                        3000,
                        null));

        JsonArray sections = page().getAsJsonArray("sections");

        assertEquals(1, sections.size());
        JsonObject section = sections.get(0).getAsJsonObject();
        assertEquals(1, section.getAsJsonArray("replays").size());
        assertEquals(2, section.getAsJsonArray("shared").size());
        String tables = new Report(List.of(folder), THRESHOLD).sharedMapsInMarkdown();
        assertTrue(tables.contains("TrieMap") && tables.contains("GoMap.snapshot()"), tables);
    }

    private <R> ResultStore<R> store(String kind, Class<R> type) {
        return ResultStore.open(folder, kind, type, "a test");
    }

    @Test
    void standings_nameTheTypeOfKeys() {
        add(KeyType.LONG, "HASH_MAP", 8);
        add(KeyType.LONG, "NETTY", 2);

        String text = new Report(List.of(folder), THRESHOLD).text();

        assertTrue(text.contains(", primitive keys: times as multiples of HashMap's"), text);
        assertTrue(text.lines().anyMatch(line -> line.matches("NETTY +all +1 +0\\.25 .*")), text);
    }
}

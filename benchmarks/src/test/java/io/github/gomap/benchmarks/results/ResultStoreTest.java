package io.github.gomap.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.results.ResultStore.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {
    @TempDir
    Path folder;

    private List<TimeResult> read(String result) throws IOException {
        Files.writeString(folder.resolve("times-java17.0.15-3e5ffa2-1a2b3c4d.json"), """
                {"environment": {"processor": "x", "runtime": "java 17.0.15", "commit": "3e5ffa2"},
                "commands": ["java -jar benchmarks.jar times"],
                "results": [
                %s
                ]}
                """.formatted(result));
        return ResultStore.readAll(folder, "times", TimeResult.class).stream()
                .map(Document::results)
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void file_ofFewLongWindows_isRead_asOneOfManyShortOnes() throws IOException {
        List<TimeResult> results = read("""
                {"workload":"GET_HIT","map":"GO_MAP","keys":"STRING","size":960,"collector":"G1","round":2,\
                "nanoseconds":[9.1,8.9,8.8,9.0,9.7],"allocatedBytes":0.0}""");

        assertEquals(
                List.of(TimeResult.question("GET_HIT", "GO_MAP", "STRING", 960, 0, Collector.G1, 2)
                        .answered(List.of(9.1, 8.9, 8.8, 9.0, 9.7), 0.0)),
                results);
    }

    @Test
    void file_ofGo_hasNoCollector() throws IOException {
        List<TimeResult> results = read("""
                {"workload":"GET_HIT","map":"GO","keys":"STRING","size":960,"round":1,"nanoseconds":[9.1]}""");

        assertEquals(
                List.of(new TimeResult("GET_HIT", "GO", "STRING", 960, 0, null, 1, List.of(9.1), null, null)), results);
    }

    private ResultStore<TimeResult> store() {
        return ResultStore.open(folder, "times", TimeResult.class, "a test");
    }

    @Test
    void addedMap_ofAnotherVersion_isNotMixedWithItsResults() {
        ResultStore<TimeResult> first = store();
        first.noteVersion("SORTED", "7.1, 0a1b2c3d");
        first.add(new TimeResult("GET_HIT", "SORTED", "STRING", 960, 0, Collector.G1, 1, List.of(9.1), null, null));

        store().noteVersion("SORTED", "7.1, 0a1b2c3d");
        String message = assertThrows(
                        IllegalArgumentException.class, () -> store().noteVersion("SORTED", "7.1, ffffffff"))
                .getMessage();

        assertTrue(message.startsWith("SORTED is 7.1, ffffffff, but in " + folder), message);
        assertTrue(message.contains("it is 7.1, 0a1b2c3d: give it another name"), message);
    }
}

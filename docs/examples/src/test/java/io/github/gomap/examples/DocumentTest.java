package io.github.gomap.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/beyond-one-heap.md} quotes is what is compiled and run here. */
class DocumentTest {
    private static final Path DOCUMENT = Path.of("../beyond-one-heap.md");
    private static final Pattern CODE =
            Pattern.compile("^ *```java\\n(.*?)^ *```$", Pattern.DOTALL | Pattern.MULTILINE);

    @Test
    void quotedLines_areInTheExamples() throws IOException {
        List<String> sourceLines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.readString(file).lines().map(String::strip).forEach(sourceLines::add);
            }
        }
        List<String> unknown = new ArrayList<>();
        CODE.matcher(Files.readString(DOCUMENT))
                .results()
                .flatMap(code -> code.group(1).lines())
                .map(String::strip)
                .filter(line -> !sourceLines.contains(line))
                .forEach(unknown::add);
        assertEquals(List.of(), unknown);
    }

    @Test
    void quotedOptions_areThoseOfTheTests() throws IOException {
        List<String> lines =
                Files.readString(DOCUMENT).lines().map(String::strip).toList();
        for (String options : List.of("chronicle-map.args", "hazelcast.args")) {
            List<String> block = Files.readAllLines(Path.of(options));
            assertTrue(lines.containsAll(block), options);
        }
        long options = lines.stream().filter(line -> line.startsWith("--add-")).count();
        assertEquals(10, options);
    }

    @Test
    void measuredTable_hasEveryMap() throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT);
        Measurement.heads().lines().forEach(line -> assertTrue(lines.contains(line), line));
        for (MapKind kind : MapKind.values()) {
            assertTrue(lines.stream().anyMatch(line -> line.startsWith("| " + kind.title() + " | ")), kind::title);
        }
    }
}

package io.github.gomap.benchmarks.traces.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.traces.format.Operation.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who writes a reader from the document reads what is written. */
class TraceFormatDocumentTest {
    private static final Pattern OPERATION = Pattern.compile("\\| (\\d+) \\| `(\\w+)` \\| ([\\w–]+) \\| .* \\|");
    private static final Pattern KEY_TYPE = Pattern.compile("\\| (\\d) \\| `(\\w+)` \\| .* \\|");

    private String document;

    @BeforeEach
    void read() throws IOException {
        document = Files.readString(Path.of("..", "docs", "trace-format.md"));
    }

    private List<MatchResult> rows(Pattern row, String from, String to) {
        String part = document.substring(document.indexOf(from), document.indexOf(to));
        return row.matcher(part).results().toList();
    }

    private static String kind(Shape shape) {
        return shape == Shape.NOTHING ? "–" : shape.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void table_hasAllOperations_withCodeAndKind() {
        List<String> expected = Arrays.stream(Operation.values())
                .map(operation -> operation.ordinal() + " " + operation + " " + kind(operation.shape()))
                .toList();
        List<String> written = rows(OPERATION, "\n## Operations", "\n## Keys").stream()
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
                .toList();
        assertEquals(expected, written);
    }

    @Test
    void table_hasAllKeyTypes() {
        List<String> expected = Arrays.stream(KeyType.values())
                .map(type -> type.ordinal() + " " + type)
                .toList();
        List<String> written = rows(KEY_TYPE, "\n## Keys", "\n## An example").stream()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();
        assertEquals(expected, written);
    }

    @Test
    void numbers_areThoseOfTheFormat() {
        assertTrue(document.contains("the eight bytes `" + TraceFormat.MAGIC + "`"));
        assertTrue(document.contains("one byte, " + TraceFormat.VERSION + " |"));
        assertTrue(document.contains(String.format("2^24 = %,d", TraceFormat.MOST)));
        assertTrue(document.contains(String.format("%,d attributes", TraceFormat.MOST_OF_ATTRIBUTE)));
    }
}

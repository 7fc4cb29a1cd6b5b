package io.github.gomap.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lines of configuration in {@code docs/drop-in.md} are those that are tested here. */
class DocumentTest {
    private static final Path DOCUMENT = Path.of("../drop-in.md");
    private static final Pattern CODE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void quotedLines_areInTheTests() throws IOException {
        Set<String> lines;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            lines = files.filter(Files::isRegularFile)
                    .flatMap(DocumentTest::lines)
                    .map(String::strip)
                    .collect(Collectors.toSet());
        }
        List<String> quoted = CODE.matcher(Files.readString(DOCUMENT))
                .results()
                .flatMap(code -> code.group(1).lines())
                .map(String::strip)
                .toList();
        assertFalse(quoted.isEmpty());
        assertEquals(
                List.of(), quoted.stream().filter(line -> !lines.contains(line)).toList());
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

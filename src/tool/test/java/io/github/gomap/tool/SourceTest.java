package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What cannot be read is told before anything is read, in words of the user.
 */
class SourceTest {

    @TempDir
    private Path folder;

    private static Source source(String argument) {
        return Source.of(argument, InputStream.nullInputStream());
    }

    private static String complaint(String argument) {
        CommandFailure failure = assertThrows(CommandFailure.class, () -> source(argument));
        assertEquals(2, failure.exitCode());
        return failure.getMessage();
    }

    @Test
    void missingFile() {
        String name = folder.resolve("none").toString();
        assertEquals(name + ": no such file", complaint(name));
    }

    @Test
    void directory() {
        assertEquals(folder + ": is a directory, not a file of keys", complaint(folder.toString()));
    }

    @Test
    void nameThatIsNone() {
        assertEquals("a file name is empty", complaint(""));
        assertEquals("a\\u{0}b: is not a file name: Nul character not allowed", complaint("a\0b"));
    }

    @Test
    void controlCharactersInNames_areNotSentToTheTerminal() {
        assertEquals("a\\u{1b}[2Jb: no such file", complaint("a\u001b[2Jb"));
    }

    @Test
    void totalBytes_addsTheSizesOfFiles() throws IOException {
        Source one = source(Files.writeString(folder.resolve("1"), "abc").toString());
        Source two = source(Files.writeString(folder.resolve("2"), "defgh").toString());
        assertEquals(OptionalLong.of(8), Source.totalBytes(List.of(one, two)));
    }

    @Test
    void totalBytes_isUnknownWithStandardInput() throws IOException {
        Source file = source(Files.writeString(folder.resolve("1"), "abc").toString());
        assertEquals(OptionalLong.empty(), Source.totalBytes(List.of(file, source("-"))));
    }

    @Test
    void closing_leavesStandardInputOpen() throws IOException {
        boolean[] closed = {false};
        InputStream input = new ByteArrayInputStream(new byte[] {7}) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        try (InputStream in = Source.of("-", input).open()) {
            assertEquals(7, in.read());
        }
        assertEquals(false, closed[0]);
    }
}

package io.github.gomap.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    Path folder;

    private Path file(String content) throws IOException {
        return Files.write(folder.resolve("keys.txt"), content.getBytes(StandardCharsets.UTF_8));
    }

    private static String complaint(Path file) {
        return assertThrows(IllegalArgumentException.class, () -> KeySource.parse(file.toString()))
                .getMessage();
    }

    @Test
    void lines_areTheKeys_anEmptyOneToo() throws IOException {
        KeyFile keys = KeyFile.read(file("ä\n\n b \r\nc"));

        assertEquals(4, keys.count());
        assertEquals("ä", keys.key(0));
        assertEquals("", keys.key(1));
        assertEquals(" b ", keys.key(2));
        assertEquals("c", keys.key(3));
        assertNotSame(keys.key(3), keys.key(3));
    }

    @Test
    void keys_ofTheFileThatTheJvmWasToldToTake_areThoseOfTheKind() throws IOException {
        String lines = IntStream.range(0, 5000).mapToObj(i -> "key " + i).collect(Collectors.joining("\n"));
        KeySource source = KeySource.parse(file(lines).toString());
        String[] property = source.jvmFlags().get(0).substring(2).split("=", 2);
        System.setProperty(property[0], property[1]);
        try {
            assertEquals(5000, KeyKind.FILE.capacity());
            Object[] keys = Keys.range(source.kind(), 10, 4990);
            assertEquals("key 10", keys[0]);
            assertEquals("key 4999", keys[4989]);
            assertEquals(4990, Set.of(keys).size());
            String complaint = assertThrows(IllegalArgumentException.class, () -> Keys.range(source.kind(), 10, 4991))
                    .getMessage();
            assertTrue(complaint.endsWith("keys.txt: has 5000 keys, more are needed"), complaint);
        } finally {
            System.clearProperty(property[0]);
        }
        assertThrows(IllegalStateException.class, () -> Keys.range(source.kind(), 0, 1));
    }

    @Test
    void name_tellsFilesOfOneNameApart_andHasNoFolder() throws IOException {
        String before = KeySource.parse(file("a\nb").toString()).name();
        String after = KeySource.parse(file("a\nc").toString()).name();

        assertTrue(before.matches("keys\\.txt@[0-9a-f]{8}"), before);
        assertNotEquals(before, after);
    }

    @Test
    void repeatedLines_areRefused_andNamed() throws IOException {
        String complaint = complaint(file("a\nb\nc\nb\na\n"));

        assertTrue(complaint.contains("keys.txt: line 4 repeats line 2, \"b\"; such lines: 2"), complaint);
    }

    @Test
    void file_thatIsNone_orHasNoKeys_orIsNotUtf8_isRefused() throws IOException {
        assertTrue(complaint(folder.resolve("none")).endsWith("none: no such file"));
        assertTrue(complaint(file("")).endsWith("keys.txt: no keys"));
        Path latin1 = Files.write(folder.resolve("latin1"), new byte[] {'a', (byte) 0xE4, '\n'});
        assertTrue(complaint(latin1).endsWith("latin1: not in UTF-8"));
        assertTrue(complaint(folder).startsWith(folder.toString()));
    }

    @Test
    void names_ofKinds_areKnown_inLargeAndSmallLetters() {
        assertEquals(KeySource.of(KeyKind.UUID_RANDOM), KeySource.parse("uuid_random"));
        assertEquals(KeySource.of(KeyKind.STRING), KeySource.parse("STRING"));
        assertTrue(complaint(Path.of("FILE")).endsWith("FILE: no such file"), "a file needs a name");
    }
}

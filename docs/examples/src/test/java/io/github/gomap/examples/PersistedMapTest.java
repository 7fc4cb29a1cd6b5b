package io.github.gomap.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.map.ChronicleMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistedMapTest {
    private static final List<String> OPTIONS = List.of("@chronicle-map.args");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void count() throws IOException {
        file = folder.resolve("counts.map");
        try (ChronicleMap<String, Long> counts = PersistedMap.open(file, Sample.SIZE)) {
            WordCount.count(Sample.WORDS, counts);
        }
    }

    @Test
    void anotherJvm_findsWhatThisOneHasCounted() throws Exception {
        Answer answer = askAnotherJvm(OPTIONS, "light", "nonsuch");
        assertEquals(0, answer.exitCode(), answer.output());
        List<String> lines = answer.output().lines().toList();
        assertTrue(lines.contains("light " + Sample.COUNTS.get("light")), answer.output());
        assertTrue(lines.contains("nonsuch 0"), answer.output());
    }

    /** Two processes have the file open at once. */
    @Test
    void anotherJvm_seesAChange_whileTheMapIsOpenHere() throws Exception {
        try (ChronicleMap<String, Long> counts = PersistedMap.open(file, Sample.SIZE)) {
            counts.put("light", -1L);
            Answer answer = askAnotherJvm(OPTIONS, "light");
            assertTrue(answer.output().lines().toList().contains("light -1"), answer.output());
        }
    }

    @Test
    void mapOpenedAgain_isComplete() throws IOException {
        try (ChronicleMap<String, Long> counts = PersistedMap.open(file, Sample.SIZE)) {
            assertEquals(Sample.COUNTS, new TreeMap<>(counts));
        }
    }

    @Test
    void jvmWithoutTheOptions_cannotOpenTheFile() throws Exception {
        Answer answer = askAnotherJvm(List.of(), "light");
        assertNotEquals(0, answer.exitCode());
        assertFalse(answer.output().contains("light "), answer.output());
        assertTrue(answer.output().contains("InaccessibleObjectException"), answer.output());
    }

    private record Answer(int exitCode, String output) {}

    private Answer askAnotherJvm(List<String> options, String... words) throws Exception {
        String[] arguments = new String[words.length + 2];
        arguments[0] = file.toString();
        arguments[1] = Integer.toString(Sample.SIZE);
        System.arraycopy(words, 0, arguments, 2, words.length);
        Path output = folder.resolve("output.txt");
        Process process = ChildJvm.of(options, PersistedMap.class, arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertTrue(ended, "the other JVM ends");
        return new Answer(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}

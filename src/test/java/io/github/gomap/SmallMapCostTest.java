package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.child.SmallMapLives;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the life of a small map allocates, from its making to its last entry, beside HashMap's. */
class SmallMapCostTest {

    @ParameterizedTest
    @CsvSource({"1, 1.0", "3, 1.0", "8, 1.0", "12, 1.1", "13, 1.1", "30, 1.3", "100, 1.0"})
    void life_allocatesAtMostThisTimesHashMap(int entries, double most) throws Exception {
        String[] bytes = lives(entries).split(" ");
        assertEquals(entries, Integer.parseInt(bytes[0]));
        assertTrue(
                Long.parseLong(bytes[1]) <= most * Long.parseLong(bytes[2]),
                () -> bytes[1] + " bytes, HashMap " + bytes[2]);
    }

    private static String lives(int entries) throws Exception {
        Path tests = Path.of(SmallMapLives.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-cp",
                        TestMaps.productionClasses() + File.pathSeparator + tests,
                        SmallMapLives.class.getName(),
                        String.valueOf(entries))
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(1, TimeUnit.MINUTES));
            assertEquals(0, process.exitValue(), output);
            return output.strip();
        } finally {
            process.destroyForcibly();
        }
    }
}

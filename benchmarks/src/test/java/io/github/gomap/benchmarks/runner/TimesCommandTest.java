package io.github.gomap.benchmarks.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command line says about keys that cannot be measured with. */
class TimesCommandTest {
    @TempDir
    Path folder;

    private final StringWriter errors = new StringWriter();

    private int execute(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--results", folder.resolve("results").toString()));
        return new CommandLine(new BenchmarksCommand())
                .setErr(new PrintWriter(errors, true))
                .execute(all.toArray(String[]::new));
    }

    private String keys(String... lines) throws IOException {
        return Files.write(folder.resolve("keys.txt"), List.of(lines)).toString();
    }

    @Test
    void repeatedKeys_areNamed() throws IOException {
        assertEquals(CommandLine.ExitCode.USAGE, execute("times", "--dry-run", "--keys", keys("a", "b", "a")));
        assertTrue(errors.toString().contains("line 3 repeats line 1, \"a\""), errors::toString);
    }

    @Test
    void tooFewKeys_areSaid_whereverThereAreKeys() throws IOException {
        String keys = keys("a", "b");

        assertEquals(CommandLine.ExitCode.USAGE, execute("times", "--dry-run", "--keys", keys));
        assertTrue(errors.toString().contains("Too few keys: keys.txt@"), errors::toString);
        assertTrue(errors.toString().contains("Nothing of the grid GOALS is left to measure"), errors::toString);
        assertEquals(CommandLine.ExitCode.USAGE, execute("latency", "--dry-run", "--keys", keys));
        assertTrue(errors.toString().contains(" has 2, --size is 8,000,000"), errors::toString);
    }

    @Test
    void whatIsNeitherAKindNorAFile_isSaid_withTheKinds() {
        assertEquals(CommandLine.ExitCode.USAGE, execute("times", "--dry-run", "--keys", "LONG_RANDOMS"));
        assertTrue(
                errors.toString().contains("LONG_RANDOMS: no such file. Keys are a file, or one of LONG_SEQUENTIAL, "),
                errors::toString);
    }

    @Test
    void exponents_haveALimit() {
        assertEquals(CommandLine.ExitCode.USAGE, execute("times", "--dry-run", "--zipf", "0,-1"));
        assertTrue(errors.toString().contains("--zipf must be from 0 to 10: [0.0, -1.0]"), errors::toString);
    }
}

package io.github.gomap.benchmarks.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.loading.AddedJar;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarksCommandTest {
    private static final int OK = 0;
    private static final int MISUSED = 2;

    @TempDir
    Path folder;

    private final StringWriter errors = new StringWriter();

    private int execute(String arguments, String... more) {
        List<String> all = new ArrayList<>(List.of(arguments.split(" ")));
        all.addAll(List.of(more));
        return BenchmarksCommand.commandLine()
                .setErr(new PrintWriter(errors, true))
                .execute(all.toArray(String[]::new));
    }

    private String firstLine() {
        return errors.toString().lines().findFirst().orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "times --map A=foo.Bar | no class foo.Bar; --class-path names its jar",
                "latency --map A=java.lang.String | java.lang.String is not a java.util.Map",
                "footprint --map A=java.util.TreeMap --map A=java.util.HashMap | --map: there is a map called A already",
                "times --maps A | --maps: no map A for keys of type [OBJECT], there are [",
                "times --key-type long --maps COMMONS | --maps: no map COMMONS for keys of type [LONG], there are [",
                "full --map A | not NAME=CLASS",
                "quick --class-path none.jar | no such jar or folder: ",
                "hostile --key-type LONG | Hostile maps have keys of type OBJECT, not LONG",
                "replay --key-type LONG | Traces have keys of type OBJECT, not LONG",
                "times --key-type LONG --keys STRING | --keys: STRING cannot be keys of type LONG",
                "latency --key-type OBJECT,LONG --keys uuid_random | --keys: UUID_RANDOM cannot be keys of type LONG",
                "hostile --rounds 1 | --rounds must be at least 2: 1",
                "load --map A=java.util.TreeMap | Unknown option",
                "first-put --map A=java.util.TreeMap | first-put measures GO_MAP and HASH_MAP with keys of type OBJECT, not A of type OBJECT",
            })
    void misuse_isRefused_inOneLine_beforeAnythingIsMeasured(String arguments, String reason) {
        assertEquals(MISUSED, execute(arguments, "--results", folder.toString()));
        assertTrue(firstLine().startsWith(reason), firstLine());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "times --dry-run --grid TINY --sizes 3 --workloads BUILD",
                "latency --dry-run",
                "quick --dry-run",
                "full --dry-run"
            })
    void addedMaps_arePlanned_forBothTypesOfKeys(String arguments) {
        assertEquals(
                OK,
                execute(
                        arguments,
                        "--key-type=OBJECT,LONG",
                        "--map=SORTED=sample.Sorted",
                        "--map=SPARSE=sample.Sparse",
                        "--class-path=" + AddedJar.ofTwoMaps(folder),
                        "--results=" + folder),
                errors::toString);
    }

    @Test
    void addedMaps_arePlanned_forTraces() {
        assertEquals(
                OK,
                execute(
                        "replay --dry-run --trace jackson --maps HASH_MAP --map=SORTED=sample.Sorted",
                        "--class-path=" + AddedJar.ofTwoMaps(folder),
                        "--results=" + folder),
                errors::toString);
    }
}

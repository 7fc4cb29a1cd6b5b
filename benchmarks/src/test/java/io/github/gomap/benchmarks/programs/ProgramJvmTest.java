package io.github.gomap.benchmarks.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.programs.ProgramJvm.Outcome;
import io.github.gomap.benchmarks.programs.child.ProgramRun;
import io.github.gomap.benchmarks.programs.child.ProgramRun.Task;
import io.github.gomap.benchmarks.programs.rewriting.JarContent;
import io.github.gomap.benchmarks.programs.rewriting.Replacement;
import io.github.gomap.benchmarks.programs.sample.SampleProgram;
import io.github.gomap.benchmarks.support.ChildJvm.Failure;
import io.github.gomap.benchmarks.traces.Trace;
import io.github.gomap.benchmarks.traces.TraceReader;
import io.github.gomap.benchmarks.traces.replay.Contradictions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small program from its class files to the comparison of its outputs. */
class ProgramJvmTest {
    private static final int TIMEOUT_SECONDS = 60;
    private static final String GO_MAP = "GO_MAP";

    @TempDir
    private Path folder;

    private PreparedProgram prepared;

    @BeforeEach
    void prepare() throws IOException {
        String prefix = SampleProgram.class.getPackageName().replace('.', '/') + "/";
        JarContent jar = JarContent.ofClasses("sample.jar", SampleProgram.class, prefix);
        prepared = PreparedProgram.of(List.of(jar), Map.of(GO_MAP, Replacement.goMap()), folder.resolve("jars"));
    }

    private Outcome run(Task task, List<Path> classPath, String... arguments) throws IOException, Failure {
        return new ProgramJvm(List.of("-Xmx64m"), SampleProgram.class.getName(), List.of(arguments))
                .run(task, classPath, folder.resolve("run"), TIMEOUT_SECONDS);
    }

    private static String words() throws URISyntaxException {
        return Path.of(SampleProgram.class.getResource("words.txt").toURI()).toString();
    }

    @Test
    void rewrittenProgram_writesTheSame() throws Exception {
        Outcome before = run(Task.TIME, prepared.classPaths().get(PreparedProgram.HASH_MAP), words());
        Outcome after = run(Task.TIME, prepared.classPaths().get(GO_MAP), words());
        assertEquals(Optional.empty(), before.output().difference(after.output()));
        assertEquals(before.output().digest(), after.output().digest());
        String screen = new String(after.output().files().get("screen.txt"), StandardCharsets.UTF_8);
        assertTrue(screen.contains("counts {"), screen);
        assertTrue(after.figure("cpuNanos") > 0 && after.figure("wallNanos") > 0 && after.figure("peakBytes") > 0);
    }

    @Test
    void liveHeap_isLookedAt() throws Exception {
        Outcome outcome = run(Task.LIVE_HEAP, prepared.classPaths().get(GO_MAP), words());
        assertTrue(outcome.figure("looks") >= 1 && outcome.figure("liveBytes") > 0);
    }

    @Test
    void census_countsMapsAndWhatIsDoneWithThem() throws Exception {
        Outcome census = run(Task.CENSUS, prepared.observed(), words());
        Outcome plain = run(Task.TIME, prepared.classPaths().get(PreparedProgram.HASH_MAP), words());
        assertEquals(Optional.empty(), plain.output().difference(census.output()));
        assertEquals(
                census.figure("maps"),
                census.figure("size.EMPTY")
                        + census.figure("size.ONE")
                        + census.figure("size.UP_TO_4")
                        + census.figure("size.UP_TO_8")
                        + census.figure("size.UP_TO_100")
                        + census.figure("size.LARGER"));
        // Of Tally.
        assertEquals(1, census.figure("event.CLONE"));
        assertEquals(1, census.figure("event.CLEAR"));
    }

    /** Of three words, so that a person can compare the operations with the source of the program. */
    @Test
    void recorder_writesWhatTheProgramDoes() throws Exception {
        String words =
                Files.writeString(folder.resolve("words.txt"), "ant bee ant").toString();
        Outcome plain = run(Task.TIME, prepared.classPaths().get(PreparedProgram.HASH_MAP), words);
        Outcome census = run(Task.CENSUS, prepared.observed(), words);
        Outcome recorded = run(Task.RECORD, prepared.observed(), words);
        assertEquals(Optional.empty(), plain.output().difference(recorded.output()));
        assertTrue(recorded.figure("cpuNanos") > 0);
        Trace trace = TraceReader.read(folder.resolve("run").resolve(ProgramRun.TRACE_FILE));
        assertEquals(new BitSet(), Contradictions.in(trace));
        List<String> operations = IntStream.range(0, trace.operationCount())
                .mapToObj(trace::describe)
                .toList();
        String expected = Files.readString(
                Path.of(SampleProgram.class.getResource("operations.txt").toURI()));
        assertEquals(expected, String.join("\n", operations) + "\n");
        assertEquals(census.figure("maps"), count(operations, "CREATE"));
        assertEquals(census.figure("event.GET_HIT"), count(operations, "(GET|CONTAINS)_HIT"));
        assertEquals(census.figure("event.GET_MISS"), count(operations, "(GET|CONTAINS)_MISS"));
        assertEquals(census.figure("event.PUT_NEW"), count(operations, "PUT_NEW"));
        assertEquals(census.figure("event.PUT_REPLACED"), count(operations, "PUT_REPLACED"));
    }

    private static long count(List<String> operations, String name) {
        return operations.stream()
                .filter(operation -> operation.matches("\\d+ " + name + "( .*)?"))
                .count();
    }

    @Test
    void failure_saysWhatTheProgramSaid() {
        Failure failure = assertThrows(
                Failure.class, () -> run(Task.TIME, prepared.classPaths().get(GO_MAP), "no such file"));
        assertTrue(failure.getMessage().contains("NoSuchFileException: no such file"), failure.getMessage());
    }
}

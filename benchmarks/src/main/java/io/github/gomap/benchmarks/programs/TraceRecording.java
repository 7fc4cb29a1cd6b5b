package io.github.gomap.benchmarks.programs;

import io.github.gomap.benchmarks.programs.ProgramJvm.Outcome;
import io.github.gomap.benchmarks.programs.child.ProgramRun;
import io.github.gomap.benchmarks.programs.child.ProgramRun.Task;
import io.github.gomap.benchmarks.programs.rewriting.Replacement;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.support.ChildJvm.Failure;
import io.github.gomap.benchmarks.traces.Trace;
import io.github.gomap.benchmarks.traces.TraceFilter;
import io.github.gomap.benchmarks.traces.TraceReader;
import io.github.gomap.benchmarks.traces.replay.Contradictions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Records what programs do to their maps. */
public final class TraceRecording {
    private static final String RECORDED = "RECORDED";
    private static final int GIGABYTES = 2;
    private static final int TIMEOUT_SECONDS = 900;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Workshop workshop;
    private final Path folder;
    private final int mostOperations;

    /**
     * A recording of several programs.
     *
     * @param work for what is fetched, rewritten and written
     * @param folder for the traces
     * @param mostOperations of a program to write down, from its start on
     */
    public TraceRecording(Path work, Path folder, int mostOperations) {
        this.workshop = new Workshop(work);
        this.folder = folder;
        this.mostOperations = mostOperations;
    }

    /** Runs a program as it is and then with a recorder in its maps, and returns the file with the trace. */
    public Path record(Program program) throws IOException, Failure {
        // With the replacement to be checked, so that classes which cannot be recorded are left out.
        PreparedProgram prepared = workshop.prepare(program, Map.of(RECORDED, Replacement.observed()));
        ProgramJvm jvm = workshop.jvm(program, Collector.G1, GIGABYTES);
        Path run = workshop.runFolder(program);
        Outcome plain = jvm.run(Task.TIME, prepared.classPaths().get(PreparedProgram.HASH_MAP), run, TIMEOUT_SECONDS);
        Outcome recorded = jvm.with(notes(program, plain)).run(Task.RECORD, prepared.observed(), run, TIMEOUT_SECONDS);
        requireSameOutput(program, plain, recorded);
        Path file = Files.createDirectories(folder).resolve(program.folder() + ".trace.gz");
        writeConsistently(TraceReader.read(run.resolve(ProgramRun.TRACE_FILE)), file);
        return file;
    }

    /** Leaves out what a replay would contradict, and what contradicts that was left out. */
    private static void writeConsistently(Trace recorded, Path file) throws IOException {
        Map<String, String> attributes = new TreeMap<>(recorded.attributes());
        double slowdown = Double.parseDouble(attributes.get("cpuSecondsRecorded"))
                / Double.parseDouble(attributes.get("cpuSecondsPlain"));
        attributes.put("cpuRatio", String.format(Locale.ROOT, "%.2f", slowdown));
        Trace trace = recorded;
        BitSet leftOut = new BitSet();
        do {
            int all = recorded.operationCount() - trace.operationCount() + leftOut.cardinality();
            attributes.put("operationsLeftOut", Integer.toString(all));
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                TraceFilter.write(trace, leftOut, attributes, out);
            }
            trace = TraceReader.read(file);
            leftOut = Contradictions.in(trace);
        } while (!leftOut.isEmpty());
    }

    private List<String> notes(Program program, Outcome plain) {
        return List.of(
                "-D" + ProgramRun.MOST_OPERATIONS + "=" + mostOperations,
                note("program", program.label()),
                note("version", program.version()),
                note("cpuSecondsPlain", Double.toString(plain.figure("cpuNanos") / NANOS_PER_SECOND)));
    }

    private static String note(String name, String value) {
        return "-D" + ProgramRun.NOTED + name + "=" + value;
    }

    private static void requireSameOutput(Program program, Outcome plain, Outcome recorded) throws Failure {
        String difference = plain.output().difference(recorded.output()).orElse(null);
        if (difference != null) {
            throw new Failure(program.label() + " writes something else when it is recorded: " + difference);
        }
    }
}

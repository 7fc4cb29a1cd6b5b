package io.github.gomap.benchmarks.programs;

import io.github.gomap.benchmarks.programs.ProgramJvm.Outcome;
import io.github.gomap.benchmarks.programs.child.ProgramRun.Task;
import io.github.gomap.benchmarks.programs.rewriting.JarContent;
import io.github.gomap.benchmarks.programs.rewriting.Replacement;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.ProgramCensusResult;
import io.github.gomap.benchmarks.results.ProgramMemoryResult;
import io.github.gomap.benchmarks.results.ProgramRunResult;
import io.github.gomap.benchmarks.results.ProgramRunResult.Cost;
import io.github.gomap.benchmarks.support.ChildJvm.Failure;
import io.github.gomap.benchmarks.support.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Runs programs with HashMap and with GoMap in turns. */
public final class ProgramsRunner {
    private static final double SECONDS_PER_RUN = 15;
    private static final double SECONDS_TO_PREPARE = 15;
    private static final int TIMEOUT_SECONDS = 900;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final String GO_MAP = "GO_MAP";

    private final ProgramResults results;
    private final Workshop workshop;
    private final Map<String, JarContent> replacements = new LinkedHashMap<>();

    /**
     * A runner that adds to these results.
     *
     * @param folder for what is fetched, rewritten and written
     */
    public ProgramsRunner(ProgramResults results, Path folder) {
        this.results = results;
        this.workshop = new Workshop(folder);
    }

    /** Takes other builds of the library, by name, or the one of this jar if there are none. */
    public void compare(Map<String, Path> builds) throws IOException {
        if (builds.isEmpty()) {
            replacements.put(GO_MAP, Replacement.goMap());
        }
        for (Map.Entry<String, Path> build : builds.entrySet()) {
            replacements.put(GO_MAP + "@" + build.getKey(), Replacement.goMap(build.getValue()));
        }
    }

    /**
     * Measures programs, as far as that is not done yet.
     *
     * @param pairs the number of rounds; in each, every map has its turn
     * @param gigabytes of heap
     */
    public void run(List<Program> programs, Collector collector, int gigabytes, int pairs) throws IOException {
        double secondsPerProgram = SECONDS_TO_PREPARE + SECONDS_PER_RUN * (1 + (pairs + 1) * (1 + replacements.size()));
        Duration estimate = Duration.ofSeconds((long) (programs.size() * secondsPerProgram));
        try (Progress progress = new Progress("Programs", estimate)) {
            for (Program program : programs) {
                progress.begin(program.name() + " is fetched and rewritten");
                Session session = new Session(program, collector, gigabytes, progress);
                progress.end(SECONDS_TO_PREPARE);
                session.takeCensus();
                session.lookAtMemory();
                for (int round = 0; round < pairs; round++) {
                    session.run(round);
                }
            }
        }
    }

    /** The measurements of one program. */
    private final class Session {
        private final Program program;
        private final Collector collector;
        private final Progress progress;
        private final PreparedProgram prepared;
        private final ProgramJvm jvm;

        Session(Program program, Collector collector, int gigabytes, Progress progress) throws IOException {
            this.program = program;
            this.collector = collector;
            this.progress = progress;
            this.prepared = workshop.prepare(program, replacements);
            this.jvm = workshop.jvm(program, collector, gigabytes);
        }

        private Outcome run(Task task, List<Path> classPath, String what) throws IOException, Failure {
            progress.begin(program.name() + ", " + what);
            try {
                return jvm.run(task, classPath, workshop.runFolder(program), TIMEOUT_SECONDS);
            } finally {
                progress.end(SECONDS_PER_RUN);
            }
        }

        void takeCensus() throws IOException {
            if (!results.hasCensus(program)) {
                results.add(census());
            }
        }

        private ProgramCensusResult census() throws IOException {
            try {
                Properties found =
                        run(Task.CENSUS, prepared.observed(), "census").found();
                return new ProgramCensusResult(
                        program.name(),
                        program.version(),
                        prepared.summary(),
                        Long.parseLong(found.getProperty("maps")),
                        Long.parseLong(found.getProperty("largest")),
                        group(found, "size."),
                        group(found, "event."),
                        null);
            } catch (Failure e) {
                return new ProgramCensusResult(
                        program.name(), program.version(), prepared.summary(), 0, 0, null, null, e.getMessage());
            }
        }

        private static Map<String, Long> group(Properties found, String prefix) {
            Map<String, Long> group = new TreeMap<>();
            for (String name : found.stringPropertyNames()) {
                if (name.startsWith(prefix)) {
                    group.put(name.substring(prefix.length()), Long.valueOf(found.getProperty(name)));
                }
            }
            return group;
        }

        void lookAtMemory() throws IOException {
            for (Map.Entry<String, List<Path>> entry : prepared.classPaths().entrySet()) {
                if (!results.hasMemory(program, collector, entry.getKey())) {
                    results.add(memory(entry.getKey(), entry.getValue()));
                }
            }
        }

        private ProgramMemoryResult memory(String map, List<Path> classPath) throws IOException {
            try {
                Outcome outcome = run(Task.LIVE_HEAP, classPath, map + ", live heap");
                return new ProgramMemoryResult(
                        program.name(),
                        program.version(),
                        collector,
                        map,
                        outcome.figure("liveBytes"),
                        (int) outcome.figure("looks"),
                        null);
            } catch (Failure e) {
                return new ProgramMemoryResult(program.name(), program.version(), collector, map, 0, 0, e.getMessage());
            }
        }

        /** A round is kept as a whole, so that what is compared was measured in turns. */
        void run(int round) throws IOException {
            if (results.hasRound(program, collector, prepared.classPaths().keySet(), round)) {
                return;
            }
            List<String> maps = new ArrayList<>(prepared.classPaths().keySet());
            Collections.rotate(maps, round);
            Map<String, ProgramRunResult> ofRound = new LinkedHashMap<>();
            Map<String, Output> outputs = new LinkedHashMap<>();
            for (String map : maps) {
                ofRound.put(map, timed(map, round, outputs));
            }
            Output expected = outputs.get(PreparedProgram.HASH_MAP);
            for (String map : maps) {
                results.add(compared(ofRound.get(map), expected, outputs.get(map)));
            }
        }

        private ProgramRunResult timed(String map, int round, Map<String, Output> outputs) throws IOException {
            try {
                Outcome outcome = run(Task.TIME, prepared.classPaths().get(map), map + ", round " + (round + 1));
                outputs.put(map, outcome.output());
                return result(map, round, cost(outcome), outcome.output().digest(), null);
            } catch (Failure e) {
                return result(map, round, null, null, e.getMessage());
            }
        }

        private ProgramRunResult result(String map, int round, Cost cost, String digest, String failure) {
            return new ProgramRunResult(
                    program.name(), program.version(), collector, map, round, cost, digest, null, failure);
        }

        private static Cost cost(Outcome outcome) {
            return new Cost(
                    outcome.figure("cpuNanos") / NANOS_PER_SECOND,
                    outcome.figure("wallNanos") / NANOS_PER_SECOND,
                    outcome.figure("jitMillis") / MILLIS_PER_SECOND,
                    outcome.figure("collections"),
                    outcome.figure("collectionMillis") / MILLIS_PER_SECOND,
                    outcome.figure("peakBytes"));
        }

        private static ProgramRunResult compared(ProgramRunResult result, Output expected, Output output) {
            return expected == null || output == null
                    ? result
                    : result.differing(expected.difference(output).orElse(null));
        }
    }
}

package io.github.gomap.benchmarks.programs;

import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.ProgramCensusResult;
import io.github.gomap.benchmarks.results.ProgramMemoryResult;
import io.github.gomap.benchmarks.results.ProgramRunResult;
import io.github.gomap.benchmarks.results.ResultStore;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** What is known of programs in one environment. */
public final class ProgramResults {
    private final ResultStore<ProgramRunResult> runs;
    private final ResultStore<ProgramMemoryResult> memories;
    private final ResultStore<ProgramCensusResult> censuses;

    /**
     * Opens the files of this environment.
     *
     * @param folder the folder of all results
     * @param command the command line that is going to add results
     */
    public ProgramResults(Path folder, String command) {
        runs = ResultStore.open(folder, "program-runs", ProgramRunResult.class, command);
        memories = ResultStore.open(folder, "program-memory", ProgramMemoryResult.class, command);
        censuses = ResultStore.open(folder, "program-census", ProgramCensusResult.class, command);
    }

    List<ProgramRunResult> runs() {
        return runs.results();
    }

    List<ProgramMemoryResult> memories() {
        return memories.results();
    }

    List<ProgramCensusResult> censuses() {
        return censuses.results();
    }

    /** The censuses that came to their end. */
    List<ProgramCensusResult> counted() {
        return censuses().stream().filter(census -> census.failure() == null).toList();
    }

    boolean hasCensus(Program program) {
        return censuses().stream()
                .anyMatch(result -> result.program().equals(program.name())
                        && result.version().equals(program.version()));
    }

    boolean hasMemory(Program program, Collector collector, String map) {
        return memories().stream()
                .anyMatch(result -> result.program().equals(program.name())
                        && result.version().equals(program.version())
                        && result.collector() == collector
                        && result.map().equals(map));
    }

    boolean hasRound(Program program, Collector collector, Collection<String> maps, int round) {
        return maps.stream()
                .allMatch(map -> runs().stream()
                        .anyMatch(result -> result.program().equals(program.name())
                                && result.version().equals(program.version())
                                && result.collector() == collector
                                && result.map().equals(map)
                                && result.round() == round));
    }

    void add(ProgramRunResult result) {
        runs.add(result);
    }

    void add(ProgramMemoryResult result) {
        memories.add(result);
    }

    void add(ProgramCensusResult result) {
        censuses.add(result);
    }
}

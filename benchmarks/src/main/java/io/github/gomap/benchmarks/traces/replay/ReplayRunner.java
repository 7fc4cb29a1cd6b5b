package io.github.gomap.benchmarks.traces.replay;

import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.ReplayResult;
import io.github.gomap.benchmarks.results.ResultStore;
import io.github.gomap.benchmarks.support.ChildJvm;
import io.github.gomap.benchmarks.support.Contestant;
import io.github.gomap.benchmarks.support.Measurement;
import io.github.gomap.benchmarks.support.Progress;
import io.github.gomap.benchmarks.traces.TraceStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Replays traces, in one JVM per map, trace and round; the maps take turns, and one turn is without a map. */
public final class ReplayRunner implements Measurement {
    /** Room for a trace of millions of operations; what the kept ones have alive at a time is a fraction of it. */
    private static final int HEAP_MEGABYTES = 1024;

    private static final int TIMEOUT_SECONDS = 300;

    private final ResultStore<ReplayResult> store;
    private final Path folder;
    private final Effort effort;
    private final List<Run> runs = new ArrayList<>();

    /** One JVM. Without a contestant it is the control. */
    private record Run(ReplayResult question, String trace, Contestant contestant) {}

    /**
     * A runner that adds to these results.
     *
     * @param folder for files in between
     */
    public ReplayRunner(ResultStore<ReplayResult> store, Path folder) {
        this(store, folder, Effort.FULL);
    }

    ReplayRunner(ResultStore<ReplayResult> store, Path folder, Effort effort) {
        this.store = store;
        this.folder = folder;
        this.effort = effort;
    }

    /**
     * Plans runs, without what is answered already.
     *
     * @param traces their names or files
     * @throws IOException if one of them cannot be read
     */
    public void plan(
            Collection<String> traces, List<Contestant> contestants, Collection<Collector> collectors, int rounds)
            throws IOException {
        List<Contestant> withControl = new ArrayList<>(contestants);
        withControl.add(null);
        for (String trace : traces) {
            TraceStore.Found found = TraceStore.find(trace);
            for (int round = 1; round <= rounds; round++) {
                for (Collector collector : collectors) {
                    for (int i = 0; i < withControl.size(); i++) {
                        plan(trace, found, withControl.get((i + round) % withControl.size()), collector, round);
                    }
                }
            }
        }
    }

    private void plan(String trace, TraceStore.Found found, Contestant contestant, Collector collector, int round) {
        ReplayResult question = ReplayResult.question(
                found.name(),
                found.digest(),
                contestant == null ? ReplayResult.CONTROL : contestant.name(),
                collector,
                round,
                found.trace().operationCount());
        if (store.results().stream().noneMatch(result -> result.question().equals(question))) {
            runs.add(new Run(question, trace, contestant));
        }
    }

    @Override
    public int runCount() {
        return runs.size();
    }

    private double secondsPerRun() {
        return Collector.startingSeconds(HEAP_MEGABYTES) + effort.estimatedSeconds();
    }

    @Override
    public Duration estimate() {
        return Duration.ofSeconds((long) (runs.size() * secondsPerRun()));
    }

    @Override
    public void run() {
        try (Progress progress = new Progress("Traces", estimate())) {
            for (Run run : runs) {
                progress.begin(run.question().map() + ": " + run.question().trace());
                store.add(measure(run));
                progress.end(secondsPerRun());
            }
        }
    }

    private ReplayResult measure(Run run) {
        Contestant contestant = run.contestant();
        List<String> flags = new ArrayList<>(run.question().collector().flags(HEAP_MEGABYTES));
        // A young generation of one size, as for the other small maps.
        flags.add("-Xmn" + HEAP_MEGABYTES / 2 + "m");
        flags.addAll(Calls.JVM_FLAGS);
        if (contestant != null) {
            flags.addAll(contestant.jvmFlags());
        }
        ReplayRun.Order order =
                new ReplayRun.Order(run.question(), contestant == null ? null : contestant.map(), run.trace(), effort);
        try {
            return ChildJvm.ask(flags, ReplayRun.class, order, ReplayResult.class, folder, TIMEOUT_SECONDS);
        } catch (ChildJvm.Failure e) {
            return run.question().failed(e.getMessage());
        }
    }
}

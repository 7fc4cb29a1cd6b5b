package io.github.gomap.benchmarks.concurrency;

import io.github.gomap.benchmarks.concurrency.maps.SharedMapKind;
import io.github.gomap.benchmarks.footprint.FootprintRunner;
import io.github.gomap.benchmarks.latency.Pauses;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.ConcurrencyResult;
import io.github.gomap.benchmarks.results.ConcurrencyResult.Question;
import io.github.gomap.benchmarks.results.ResultStore;
import io.github.gomap.benchmarks.support.ChildJvm;
import io.github.gomap.benchmarks.support.Measurement;
import io.github.gomap.benchmarks.support.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Lets threads share maps: one JVM per question, map and round; the maps take turns. */
public final class ConcurrencyRunner implements Measurement {
    private static final int TIMEOUT_SECONDS = 300;

    private final ResultStore<ConcurrencyResult> store;
    private final Path folder;
    private final List<Run> runs = new ArrayList<>();

    /** One JVM. */
    private record Run(Cell cell, Question question) {}

    /** A runner that adds to these results and has its files in between in this folder. */
    public ConcurrencyRunner(ResultStore<ConcurrencyResult> store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    /** Plans these questions about all of these maps, without what is answered already. */
    public void plan(Collection<Cell> cells, List<SharedMapKind> kinds, Collector collector, int rounds) {
        for (int round = 1; round <= rounds; round++) {
            for (Cell cell : cells) {
                if (cell.work() == Work.GROWTH) {
                    plan(cell, SharedRun.CONTROL, collector, round);
                }
                for (int i = 0; i < kinds.size(); i++) {
                    plan(cell, kinds.get((i + round) % kinds.size()).name(), collector, round);
                }
            }
        }
    }

    private void plan(Cell cell, String map, Collector collector, int round) {
        Question question = cell.question(map, collector, round);
        if (store.results().stream().noneMatch(result -> result.question().equals(question))) {
            runs.add(new Run(cell, question));
        }
    }

    @Override
    public int runCount() {
        return runs.size();
    }

    @Override
    public Duration estimate() {
        return Duration.ofSeconds((long)
                runs.stream().mapToDouble(run -> run.cell().estimatedSeconds()).sum());
    }

    @Override
    public void run() {
        try (Progress progress = new Progress("Threads", estimate())) {
            for (Run run : runs) {
                progress.begin(run.question().map() + ": " + run.cell().description());
                store.add(measure(run));
                progress.end(run.cell().estimatedSeconds());
            }
        }
    }

    private ConcurrencyResult measure(Run run) {
        Path log = folder.resolve("pauses.log").toAbsolutePath();
        SharedRun.Order order = new SharedRun.Order(run.question(), Timing.STANDARD, log.toString());
        try {
            return ChildJvm.ask(
                    flags(run, log), SharedRun.class, order, ConcurrencyResult.class, folder, TIMEOUT_SECONDS);
        } catch (ChildJvm.Failure e) {
            return run.question().failed(e.getMessage());
        }
    }

    private static List<String> flags(Run run, Path log) {
        int megabytes = run.cell().heapMegabytes();
        if (run.cell().work() == Work.MEMORY) {
            List<String> flags = new ArrayList<>(FootprintRunner.JOL_FLAGS);
            flags.add("-Xmx" + megabytes + "m");
            return flags;
        }
        List<String> flags = new ArrayList<>(run.question().collector().flags(megabytes));
        flags.addAll(Pauses.jvmFlags(log));
        return flags;
    }
}

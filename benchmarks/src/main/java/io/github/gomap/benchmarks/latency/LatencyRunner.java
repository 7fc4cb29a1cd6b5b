package io.github.gomap.benchmarks.latency;

import io.github.gomap.benchmarks.KeySource;
import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.LatencyResult;
import io.github.gomap.benchmarks.results.ResultStore;
import io.github.gomap.benchmarks.support.ChildJvm;
import io.github.gomap.benchmarks.support.Contestant;
import io.github.gomap.benchmarks.support.Measurement;
import io.github.gomap.benchmarks.support.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Times operations one by one, in one JVM per map, collector and round; the maps take turns. */
public final class LatencyRunner implements Measurement {
    /** Small enough that there is something to collect, large enough that it is not all the JVM does. */
    private static final int HEAP_MEGABYTES = 2048;

    /** To touch a large heap beforehand takes seconds, which so few operations are not worth. */
    private static final int SMALL = 100_000;

    private static final int HEAP_MEGABYTES_OF_SMALL = 256;

    /** References take twice the memory, and the collector needs room to work in the meantime. */
    private static final int HEAP_MEGABYTES_OF_Z = 4096;

    private static final int TIMEOUT_SECONDS = 300;

    private final ResultStore<LatencyResult> store;
    private final Path folder;
    private final KeyType type;
    private final KeySource keys;
    private final int size;
    private final int ratePerSecond;
    private final List<Run> runs = new ArrayList<>();

    /** One JVM. Without a contestant it is the control. */
    private record Run(LatencyResult question, Contestant contestant) {}

    /**
     * A runner that adds to these results.
     *
     * @param folder for files in between
     * @param type of the keys of all contestants
     * @param keys what is put, of this type
     * @param size the number of operations
     * @param ratePerSecond of operations at a fixed rate
     */
    public LatencyRunner(
            ResultStore<LatencyResult> store, Path folder, KeyType type, KeySource keys, int size, int ratePerSecond) {
        this.store = store;
        this.folder = folder;
        this.type = type;
        this.keys = keys;
        this.size = size;
        this.ratePerSecond = ratePerSecond;
    }

    /** Plans runs, without what is answered already and what these maps cannot be asked. */
    public void plan(
            Collection<Operation> operations,
            List<Contestant> contestants,
            Collection<Collector> collectors,
            int rounds) {
        List<Operation> possible =
                operations.stream().filter(operation -> operation.isFor(type)).toList();
        for (int round = 1; round <= rounds; round++) {
            for (Operation operation : possible) {
                for (Collector collector : collectors) {
                    if (operation.hasControl()) {
                        plan(operation, null, collector, round);
                    }
                    for (int i = 0; i < contestants.size(); i++) {
                        plan(operation, contestants.get((i + round) % contestants.size()), collector, round);
                    }
                }
            }
        }
    }

    private void plan(Operation operation, Contestant contestant, Collector collector, int round) {
        if (operation == Operation.ITERATE_AND_REMOVE && !contestant.removesByIterator()) {
            return;
        }
        String name = contestant == null ? TimedRun.CONTROL : contestant.name();
        LatencyResult question = LatencyResult.question(operation.name(), name, keys.name(), size, collector, round);
        if (store.results().stream().noneMatch(result -> result.question().equals(question))) {
            runs.add(new Run(question, contestant));
        }
    }

    @Override
    public int runCount() {
        return runs.size();
    }

    private double secondsPerRun(Collector collector) {
        return Collector.startingSeconds(heapMegabytes(collector)) + size * 1.3e-6;
    }

    @Override
    public Duration estimate() {
        return Duration.ofSeconds((long) runs.stream()
                .mapToDouble(run -> secondsPerRun(run.question().collector()))
                .sum());
    }

    @Override
    public void run() {
        try (Progress progress = new Progress("Latency", estimate())) {
            for (Run run : runs) {
                LatencyResult question = run.question();
                progress.begin(question.map() + ": "
                        + Operation.valueOf(question.operation()).label() + ", " + question.collector());
                store.add(measure(run));
                progress.end(secondsPerRun(question.collector()));
            }
        }
    }

    private int heapMegabytes(Collector collector) {
        if (size <= SMALL) {
            return HEAP_MEGABYTES_OF_SMALL;
        }
        return collector == Collector.Z ? HEAP_MEGABYTES_OF_Z : HEAP_MEGABYTES;
    }

    private LatencyResult measure(Run run) {
        Path log = folder.resolve("pauses.log").toAbsolutePath();
        Collector collector = run.question().collector();
        List<String> flags = new ArrayList<>(collector.flags(heapMegabytes(collector)));
        flags.addAll(Pauses.jvmFlags(log));
        flags.addAll(keys.jvmFlags());
        String map = null;
        if (run.contestant() != null) {
            flags.addAll(run.contestant().jvmFlags());
            map = run.contestant().map();
        }
        TimedRun.Order order =
                new TimedRun.Order(run.question(), type, keys.kind(), map, ratePerSecond, log.toString());
        try {
            return ChildJvm.ask(flags, TimedRun.class, order, LatencyResult.class, folder, TIMEOUT_SECONDS);
        } catch (ChildJvm.Failure e) {
            return run.question().failed(e.getMessage());
        }
    }
}

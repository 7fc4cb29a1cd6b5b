package io.github.gomap.benchmarks.concurrency.snapshots;

import io.github.gomap.benchmarks.concurrency.Timing;
import io.github.gomap.benchmarks.footprint.FootprintRunner;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.ResultStore;
import io.github.gomap.benchmarks.results.SnapshotResult;
import io.github.gomap.benchmarks.results.SnapshotResult.Question;
import io.github.gomap.benchmarks.support.ChildJvm;
import io.github.gomap.benchmarks.support.Measurement;
import io.github.gomap.benchmarks.support.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Takes snapshots: two JVMs per question, kind and round, one for times and one for bytes; the kinds take turns. */
public final class SnapshotsRunner implements Measurement {
    private static final int HEAP_MEGABYTES = 4096;
    private static final int TIMEOUT_SECONDS = 300;
    private static final double SECONDS_OF_BYTES = 20;

    private final ResultStore<SnapshotResult> store;
    private final Path folder;
    private final List<Question> questions = new ArrayList<>();

    /** A runner that adds to these results and has its files in between in this folder. */
    public SnapshotsRunner(ResultStore<SnapshotResult> store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    /** Plans maps of this size with so many changes per snapshot, without what is answered already. */
    public void plan(
            int size,
            int changes,
            Collection<Integer> readers,
            List<SnapshotKind> kinds,
            Collector collector,
            int rounds) {
        for (int round = 1; round <= rounds; round++) {
            for (int readerCount : readers) {
                for (int i = 0; i < kinds.size(); i++) {
                    String map = kinds.get((i + round) % kinds.size()).name();
                    Question question = new Question(map, size, changes, readerCount, collector, round);
                    if (store.results().stream()
                            .noneMatch(result -> result.question().equals(question))) {
                        questions.add(question);
                    }
                }
            }
        }
    }

    private static double secondsPerQuestion() {
        return Collector.startingSeconds(HEAP_MEGABYTES) + Timing.STANDARD.milliseconds() * 2e-3 + SECONDS_OF_BYTES;
    }

    @Override
    public int runCount() {
        return questions.size();
    }

    @Override
    public Duration estimate() {
        return Duration.ofSeconds((long) (questions.size() * secondsPerQuestion()));
    }

    @Override
    public void run() {
        try (Progress progress = new Progress("Snapshots", estimate())) {
            for (Question question : questions) {
                progress.begin(question.map() + ", " + question.readers() + " readers");
                store.add(measure(question));
                progress.end(secondsPerQuestion());
            }
        }
    }

    private SnapshotResult measure(Question question) {
        try {
            SnapshotResult times = ChildJvm.ask(
                    question.collector().flags(HEAP_MEGABYTES),
                    SnapshotRun.class,
                    new SnapshotRun.Order(question, Timing.STANDARD),
                    SnapshotResult.class,
                    folder,
                    TIMEOUT_SECONDS);
            List<String> flags = new ArrayList<>(FootprintRunner.JOL_FLAGS);
            flags.add("-Xmx" + HEAP_MEGABYTES + "m");
            return times.withKeptBytes(
                    ChildJvm.ask(flags, KeptRun.class, question, Double.class, folder, TIMEOUT_SECONDS));
        } catch (ChildJvm.Failure e) {
            return question.failed(e.getMessage());
        }
    }
}

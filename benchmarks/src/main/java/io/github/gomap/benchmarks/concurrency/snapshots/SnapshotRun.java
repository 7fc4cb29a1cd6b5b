package io.github.gomap.benchmarks.concurrency.snapshots;

import com.google.gson.Gson;
import com.sun.management.ThreadMXBean;
import io.github.gomap.benchmarks.concurrency.Timing;
import io.github.gomap.benchmarks.concurrency.Workers;
import io.github.gomap.benchmarks.concurrency.Workers.Batch;
import io.github.gomap.benchmarks.latency.Percentiles;
import io.github.gomap.benchmarks.results.SnapshotResult;
import io.github.gomap.benchmarks.results.SnapshotResult.Question;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** What a JVM does that times snapshots: one thread changes and takes them, others read the newest. */
final class SnapshotRun {
    private static final int BATCH = 256;
    private static final int STEPS = 1 << 16;

    private final Question question;
    private final Story story;
    private volatile Map<Object, Object> newest;

    /**
     * What to do.
     *
     * @param question what is asked
     * @param timing how long
     */
    record Order(Question question, Timing timing) {}

    private SnapshotRun(Question question) {
        this.question = question;
        this.story = new Story(question);
    }

    /** Takes an {@link Order} as JSON, and the file to write the answer to. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Gson gson = new Gson();
        Order order = gson.fromJson(arguments[0], Order.class);
        Files.writeString(Path.of(arguments[1]), gson.toJson(answer(order)));
    }

    static SnapshotResult answer(Order order) throws InterruptedException {
        return new SnapshotRun(order.question()).run(order.timing());
    }

    private SnapshotResult run(Timing timing) throws InterruptedException {
        plainChanges(timing.warmUpMilliseconds());
        double plain = plainChanges(timing.windows() * timing.windowMilliseconds());
        newest = story.snapshot();
        Writer writer = new Writer();
        List<Reader> readers =
                IntStream.range(0, question.readers()).mapToObj(Reader::new).toList();
        List<Double> reads;
        try (Workers reading = new Workers(readers);
                Workers writing = new Workers(List.of(writer))) {
            writing.windows(1, timing.warmUpMilliseconds());
            writer.measuring = true;
            Workers observed = readers.isEmpty() ? writing : reading;
            List<Double> windows = observed.windows(timing.windows(), timing.windowMilliseconds());
            reads = readers.isEmpty() ? List.of() : windows;
            // Whatever the readers leave of the processors: the writer has come to a snapshot that is measured.
            writing.windows(2, 1);
        }
        return writer.answer(plain, reads);
    }

    /** Changes for so long; the nanoseconds of one. */
    private double plainChanges(int milliseconds) {
        long begin = System.nanoTime();
        long elapsed = 0;
        long changes = 0;
        while (elapsed < TimeUnit.MILLISECONDS.toNanos(milliseconds)) {
            for (int i = 0; i < BATCH; i++) {
                story.change();
            }
            changes += BATCH;
            elapsed = System.nanoTime() - begin;
        }
        return (double) elapsed / changes;
    }

    /** Changes, takes a snapshot, publishes it. */
    private final class Writer implements Batch {
        private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

        private final Histogram snapshotTimes = Percentiles.newHistogram();
        private final Histogram changeTimes = Percentiles.newHistogram();
        private long allocated;
        private volatile boolean measuring;

        @Override
        public int run() {
            boolean measured = measuring;
            long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < question.changes(); i++) {
                long begin = System.nanoTime();
                story.change();
                record(measured, changeTimes, begin);
            }
            long begin = System.nanoTime();
            Map<Object, Object> snapshot = story.snapshot();
            record(measured, snapshotTimes, begin);
            newest = snapshot;
            if (measured) {
                allocated += THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
            }
            return 1;
        }

        private static void record(boolean measured, Histogram times, long begin) {
            if (measured) {
                times.recordValue(System.nanoTime() - begin);
            }
        }

        SnapshotResult answer(double plain, List<Double> reads) {
            return new SnapshotResult(
                    question,
                    Percentiles.of(snapshotTimes),
                    Percentiles.of(changeTimes),
                    changeTimes.getMean(),
                    plain,
                    reads,
                    (double) allocated / snapshotTimes.getTotalCount(),
                    0,
                    null);
        }
    }

    /** Reads the newest snapshot, and after some reads looks whether there is a newer one. */
    private final class Reader implements Batch {
        private final int[] steps;
        private int next;

        Reader(int number) {
            steps = story.picks(number, STEPS);
        }

        @Override
        public int run() {
            Map<Object, Object> snapshot = newest;
            for (int i = 0; i < BATCH; i++) {
                int key = steps[next];
                next = next + 1 & steps.length - 1;
                if (snapshot.get(story.lookup(key)) == null) {
                    throw new IllegalStateException("key number " + key + " is not in the snapshot");
                }
            }
            return BATCH;
        }
    }
}

package io.github.gomap.benchmarks.traces.replay;

import com.google.gson.Gson;
import com.sun.management.ThreadMXBean;
import io.github.gomap.benchmarks.latency.Percentiles;
import io.github.gomap.benchmarks.results.ReplayResult;
import io.github.gomap.benchmarks.traces.Trace;
import io.github.gomap.benchmarks.traces.TraceStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a JVM does that replays a trace: see that the map does what the program's did, measure windows of whole passes,
 * then time every single operation in passes of their own.
 */
final class ReplayRun {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final double NANOS_PER_MILLI = 1e6;

    private final Order order;
    private final Trace trace;
    private final Replayer replayer;
    private final int operations;

    /**
     * What to do.
     *
     * @param question what is asked
     * @param map the name of a map or of a class, null = none
     * @param trace its name or its file
     * @param effort how much to do
     */
    record Order(ReplayResult question, String map, String trace, Effort effort) {}

    private ReplayRun(Order order) throws IOException {
        this.order = order;
        this.trace = TraceStore.find(order.trace()).trace();
        Plan plan = new Plan(trace);
        this.operations = plan.size();
        this.replayer = new Replayer(plan, order.map() == null ? Maps.CONTROL : Maps.named(order.map()));
    }

    /** Takes an {@link Order} as JSON, and the file to write the answer to. */
    public static void main(String[] arguments) throws IOException {
        Gson gson = new Gson();
        Order order = gson.fromJson(arguments[0], Order.class);
        Files.writeString(Path.of(arguments[1]), gson.toJson(new ReplayRun(order).run()));
    }

    private ReplayResult run() {
        if (operations == 0) {
            return order.question().failed("the trace has no operations");
        }
        int difference = replayer.firstDifference();
        if (difference >= 0 && order.map() != null) {
            return order.question()
                    .failed("operation " + difference + " ends otherwise than recorded: " + trace.describe(difference));
        }
        warmUp(replayer::run);
        List<Double> nanoseconds = new ArrayList<>();
        double allocated = measureWindows(nanoseconds);
        warmUp(() -> timeOperations(Percentiles.newHistogram()));
        return order.question().answered(nanoseconds, allocated, percentiles());
    }

    private void warmUp(Runnable pass) {
        long end = System.nanoTime() + (long) (order.effort().warmUpMillis() * NANOS_PER_MILLI);
        do {
            pass.run();
        } while (System.nanoTime() < end);
        System.gc();
    }

    /* ---------------- Windows ---------------- */

    /** Adds the nanoseconds per operation of each window, and returns the bytes per operation of all. */
    private double measureWindows(List<Double> nanoseconds) {
        Effort effort = order.effort();
        long begin = System.nanoTime();
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long passes = 0;
        while (nanoseconds.size() < effort.windows()
                && (nanoseconds.size() < Effort.FEWEST_WINDOWS
                        || System.nanoTime() - begin < effort.allWindowsMillis() * NANOS_PER_MILLI)) {
            passes += measureWindow(nanoseconds);
        }
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
        return rounded((double) bytes / passes / operations);
    }

    /** Adds one number, and returns the number of passes. */
    private int measureWindow(List<Double> nanoseconds) {
        long begin = System.nanoTime();
        long time;
        int passes = 0;
        int asRecorded = 0;
        do {
            asRecorded += replayer.run();
            passes++;
            time = System.nanoTime() - begin;
        } while (time < order.effort().windowMillis() * NANOS_PER_MILLI);
        requireAsRecorded(asRecorded, passes);
        nanoseconds.add(rounded((double) time / passes / operations));
        return passes;
    }

    private void requireAsRecorded(int asRecorded, int passes) {
        if (order.map() != null && asRecorded != passes * operations) {
            throw new IllegalStateException(
                    "of " + passes * operations + " operations, only " + asRecorded + " ended as recorded");
        }
    }

    /** To 0.001: more digits would only make files longer. */
    private static double rounded(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }

    /* ---------------- Single operations ---------------- */

    private Map<String, Long> percentiles() {
        Histogram histogram = Percentiles.newHistogram();
        do {
            timeOperations(histogram);
        } while (histogram.getTotalCount() < order.effort().timedOperations());
        return Percentiles.of(histogram);
    }

    private void timeOperations(Histogram histogram) {
        int asRecorded = 0;
        for (int i = 0; i < operations; i++) {
            long begin = System.nanoTime();
            if (replayer.perform(i)) {
                asRecorded++;
            }
            histogram.recordValue(System.nanoTime() - begin);
        }
        requireAsRecorded(asRecorded, 1);
    }
}

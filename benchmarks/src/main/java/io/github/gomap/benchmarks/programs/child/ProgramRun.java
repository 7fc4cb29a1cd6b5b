package io.github.gomap.benchmarks.programs.child;

import com.sun.management.OperatingSystemMXBean;
import io.github.gomap.benchmarks.traces.format.TraceFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.function.ToLongFunction;

/**
 * Runs the main method of a program and writes, when the JVM ends, what that took. The JVM's own start is not counted:
 * it touches the whole heap, which is the same work for all.
 */
public final class ProgramRun {
    /** The exit code if the program's main method threw an exception. */
    public static final int THROWN = 70;

    /** The system property that says how many operations to record at most. */
    public static final String MOST_OPERATIONS = "trace.mostOperations";

    /** System properties whose names begin so are noted in the trace. */
    public static final String NOTED = "trace.note.";

    /** The file with the trace, beside the one with the answer. */
    public static final String TRACE_FILE = "recorded.trace.gz";

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Path answer;
    private final Task task;
    private final LiveHeap liveHeap = new LiveHeap();

    /** Null if nothing is recorded. */
    private final TraceRecorder recorder;

    private final long cpuAtStart = system.getProcessCpuTime();
    private final long wallAtStart = System.nanoTime();
    private final long collectionsAtStart = collections(GarbageCollectorMXBean::getCollectionCount);
    private final long collectionMillisAtStart = collections(GarbageCollectorMXBean::getCollectionTime);
    private final long jitMillisAtStart = jitMillis();

    /** What to find out. */
    public enum Task {
        /** CPU and wall time, collections, the peak of the heap. */
        TIME,
        /** What of the heap is in use, by collecting all the time. */
        LIVE_HEAP,
        /** What is done with maps. */
        CENSUS,
        /** What is done with maps, operation by operation, and what a program costs of which that is written down. */
        RECORD
    }

    private ProgramRun(Path answer, Task task) {
        this.answer = answer;
        this.task = task;
        this.recorder =
                task == Task.RECORD ? new TraceRecorder(Integer.getInteger(MOST_OPERATIONS, TraceFormat.MOST)) : null;
    }

    /** Takes the file to write to, a {@link Task}, the main class of the program and its arguments. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        ProgramRun run = new ProgramRun(Path.of(arguments[0]), Task.valueOf(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(run::finish));
        if (run.task == Task.LIVE_HEAP) {
            run.liveHeap.start();
        }
        if (run.recorder != null) {
            ObservedHashMap.observeBy(run.recorder);
        }
        String[] forProgram = Arrays.copyOfRange(arguments, 3, arguments.length);
        try {
            Class.forName(arguments[2]).getMethod("main", String[].class).invoke(null, new Object[] {forProgram});
        } catch (InvocationTargetException e) {
            e.getCause().printStackTrace();
            System.exit(THROWN);
        }
        // Not ended by force: a program is over when its threads are.
    }

    private void finish() {
        Properties found = new Properties();
        try {
            describe(found);
            try (Writer writer = Files.newBufferedWriter(answer)) {
                found.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void describe(Properties found) throws IOException {
        switch (task) {
            case TIME -> describeCost(found);
            case LIVE_HEAP -> liveHeap.describe(found);
            case CENSUS -> Census.describe(found);
            case RECORD -> {
                describeCost(found);
                recorder.writeTo(answer.resolveSibling(TRACE_FILE), found.getProperty("cpuNanos"));
            }
        }
    }

    private void describeCost(Properties found) {
        set(found, "cpuNanos", system.getProcessCpuTime() - cpuAtStart);
        set(found, "wallNanos", System.nanoTime() - wallAtStart);
        set(found, "collections", collections(GarbageCollectorMXBean::getCollectionCount) - collectionsAtStart);
        set(
                found,
                "collectionMillis",
                collections(GarbageCollectorMXBean::getCollectionTime) - collectionMillisAtStart);
        set(found, "jitMillis", jitMillis() - jitMillisAtStart);
        set(found, "peakBytes", peakBytes());
    }

    static void set(Properties found, String name, long value) {
        found.setProperty(name, Long.toString(value));
    }

    private static long collections(ToLongFunction<GarbageCollectorMXBean> figure) {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(figure)
                .sum();
    }

    private static long jitMillis() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }

    /** The peaks of the heap's parts, together: they need not have been at the same time. */
    private static long peakBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}

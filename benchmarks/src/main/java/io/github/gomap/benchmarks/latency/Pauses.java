package io.github.gomap.benchmarks.latency;

import io.github.gomap.benchmarks.results.LatencyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pauses that the JVM itself logged. Its log can be told to count time as {@code System.nanoTime()} does, so pauses
 * and operations are on one scale and nothing has to be guessed.
 *
 * <p>A pause is what the log calls "at safepoint" and later. While the JVM is "reaching" a safepoint, the program still
 * works: the zeroing of a large array, say, which is the map's own doing, may be what the JVM waits for.
 */
public final class Pauses {
    private static final Pattern SAFEPOINT = Pattern.compile(
            "\\[(\\d+)ns] Safepoint \"(\\w+)\", .*" + "Reaching safepoint: +(\\d+) ns,.* Total: +(\\d+) ns");
    private static final Pattern STALL =
            Pattern.compile("\\[(\\d+)ns].* ((?:Allocation|Relocation) Stall) .* (\\d+\\.\\d+)ms");

    private final List<Pause> pauses;

    /** From one {@code System.nanoTime()} to another. */
    private record Pause(String cause, long begin, long end) {
        long nanoseconds() {
            return end - begin;
        }

        long within(long from, long to) {
            return Math.max(0, Math.min(to, end) - Math.max(from, begin));
        }
    }

    private Pauses(List<Pause> pauses) {
        this.pauses = pauses;
    }

    /** The flags that make a JVM write the log, and have no pauses for a reason of their own. */
    public static List<String> jvmFlags(Path log) {
        return List.of(
                "-Xlog:safepoint=info,gc=info:file=" + log + ":timenanos:filecount=0",
                // Counters in a file can make the JVM wait for the disk.
                "-XX:+PerfDisableSharedMem");
    }

    /** Reads the pauses that overlap with this time. */
    public static Pauses read(Path log, long from, long to) throws IOException {
        List<Pause> pauses = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            Pause pause = parse(line);
            if (pause != null && pause.within(from, to) > 0) {
                pauses.add(pause);
            }
        }
        return new Pauses(pauses);
    }

    private static Pause parse(String line) {
        Matcher safepoint = SAFEPOINT.matcher(line);
        if (safepoint.find()) {
            long end = Long.parseLong(safepoint.group(1));
            long reaching = Long.parseLong(safepoint.group(3));
            long total = Long.parseLong(safepoint.group(4));
            return new Pause(safepoint.group(2), end - (total - reaching), end);
        }
        // ZGC lets a thread wait that allocates faster than it collects.
        Matcher stall = STALL.matcher(line);
        if (stall.find()) {
            long end = Long.parseLong(stall.group(1));
            return new Pause(stall.group(2), end - (long) (Double.parseDouble(stall.group(3)) * 1e6), end);
        }
        return null;
    }

    /** How much of the time between two moments the JVM was paused. */
    long within(long from, long to) {
        long sum = 0;
        for (Pause pause : pauses) {
            sum += pause.within(from, to);
        }
        return sum;
    }

    /** Counts and times by cause. */
    Map<String, LatencyResult.Pauses> summary() {
        Map<String, LatencyResult.Pauses> byCause = new TreeMap<>();
        for (Pause pause : pauses) {
            long nanoseconds = pause.nanoseconds();
            byCause.merge(
                    pause.cause(),
                    new LatencyResult.Pauses(1, nanoseconds, nanoseconds),
                    (a, b) -> new LatencyResult.Pauses(
                            a.count() + b.count(),
                            a.nanoseconds() + b.nanoseconds(),
                            Math.max(a.longest(), b.longest())));
        }
        return byCause;
    }
}

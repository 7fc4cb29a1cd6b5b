package io.github.gomap.benchmarks.latency;

import io.github.gomap.benchmarks.results.LatencyResult;
import io.github.gomap.benchmarks.results.LatencyResult.Slow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Takes the time of each operation without allocating anything. Operations that are long enough for a pause are kept
 * one by one, and when the run is over and the pauses are known, they are divided between the map and the JVM.
 */
public final class Recorder {
    private static final int BINS = 400;
    private static final int WORST_COUNT = 10;

    /** No pause is shorter. */
    private static final long SLOW_NANOSECONDS = 5_000;

    private static final int MOST_SLOW = 1 << 21;

    private final int operations;
    private final Histogram fast = Percentiles.newHistogram();
    private final long[] fastTimeline = new long[BINS];
    private final int[] slowIndices;
    private final long[] slowBegins;
    private final long[] slowTimes;
    private int slowCount;

    /** Of so many operations. */
    public Recorder(int operations) {
        this(operations, Math.min(operations, MOST_SLOW));
    }

    private Recorder(int operations, int mostSlow) {
        this.operations = operations;
        slowIndices = new int[mostSlow];
        slowBegins = new long[mostSlow];
        slowTimes = new long[mostSlow];
    }

    /** One recorder with what those of several threads have, which shared the operations. */
    public static Recorder merged(List<Recorder> recorders) {
        int slow = recorders.stream().mapToInt(recorder -> recorder.slowCount).sum();
        Recorder merged = new Recorder(recorders.get(0).operations, slow);
        recorders.forEach(merged::take);
        return merged;
    }

    private void take(Recorder other) {
        fast.add(other.fast);
        Arrays.setAll(fastTimeline, bin -> Math.max(fastTimeline[bin], other.fastTimeline[bin]));
        System.arraycopy(other.slowIndices, 0, slowIndices, slowCount, other.slowCount);
        System.arraycopy(other.slowBegins, 0, slowBegins, slowCount, other.slowCount);
        System.arraycopy(other.slowTimes, 0, slowTimes, slowCount, other.slowCount);
        slowCount += other.slowCount;
    }

    /** Operation number {@code index} began at this {@code System.nanoTime()} and took so long. */
    public void record(int index, long begin, long nanoseconds) {
        if (nanoseconds >= SLOW_NANOSECONDS && slowCount < slowTimes.length) {
            slowIndices[slowCount] = index;
            slowBegins[slowCount] = begin;
            slowTimes[slowCount++] = nanoseconds;
        } else {
            fast.recordValue(nanoseconds);
            raise(fastTimeline, index, nanoseconds);
        }
    }

    private void raise(long[] timeline, int index, long nanoseconds) {
        int bin = (int) ((long) index * BINS / operations);
        timeline[bin] = Math.max(timeline[bin], nanoseconds);
    }

    /** The answer to a question, given the pauses of the JVM. */
    public LatencyResult answer(LatencyResult question, Pauses pauses) {
        Histogram mapTimes = fast.copy();
        Histogram wallTimes = fast.copy();
        long[] timeline = fastTimeline.clone();
        long[] wallTimeline = fastTimeline.clone();
        long worstUndisturbed = fast.getMaxValue();
        List<Slow> slow = new ArrayList<>();
        for (int i = 0; i < slowCount; i++) {
            long pause = pauses.within(slowBegins[i], slowBegins[i] + slowTimes[i]);
            Slow operation = new Slow(slowIndices[i], slowTimes[i], pause);
            slow.add(operation);
            mapTimes.recordValue(operation.mapTime());
            wallTimes.recordValue(operation.nanoseconds());
            raise(timeline, operation.index(), operation.mapTime());
            raise(wallTimeline, operation.index(), operation.nanoseconds());
            if (pause == 0) {
                worstUndisturbed = Math.max(worstUndisturbed, operation.nanoseconds());
            }
        }
        return new LatencyResult(
                question.operation(),
                question.map(),
                question.keys(),
                question.size(),
                question.collector(),
                question.round(),
                Percentiles.of(mapTimes),
                Percentiles.of(wallTimes),
                worstUndisturbed,
                curve(mapTimes),
                curve(wallTimes),
                Arrays.stream(timeline).boxed().toList(),
                Arrays.stream(wallTimeline).boxed().toList(),
                worst(slow),
                pauses.summary(),
                null);
    }

    private static List<Long> curve(Histogram histogram) {
        int points = 1 + (int) (Math.log10((double) histogram.getTotalCount()) * LatencyResult.POINTS_PER_DECADE);
        List<Long> curve = new ArrayList<>();
        curve.add(histogram.getMinNonZeroValue());
        for (int i = 1; i < points; i++) {
            double share = 1 - Math.pow(10, -(double) i / LatencyResult.POINTS_PER_DECADE);
            curve.add(histogram.getValueAtPercentile(share * 100));
        }
        curve.add(histogram.getMaxValue());
        return curve;
    }

    private static List<Slow> worst(List<Slow> slow) {
        return slow.stream()
                .sorted(Comparator.comparingLong(Slow::mapTime).reversed())
                .limit(WORST_COUNT)
                .toList();
    }
}

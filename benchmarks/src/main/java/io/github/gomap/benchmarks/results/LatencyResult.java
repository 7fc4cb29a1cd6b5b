package io.github.gomap.benchmarks.results;

import java.util.List;
import java.util.Map;

/**
 * What one JVM measured that timed every single operation.
 *
 * <p>Wall times are what the caller waits. Map times are the same without the pauses of the JVM (garbage collection and
 * other safepoints) that fell into an operation; what it takes to get to a pause and back from it still counts.
 *
 * @param operation the name of a {@code latency.Operation}
 * @param map the name of a {@code Contestant}, or NONE for the same loop without a map
 * @param keys the name of a {@code KeyKind}, or that of a file of keys with @ and the beginning of its digest; LONG_RANDOM in
 *     files that do not say
 * @param size the number of operations
 * @param collector the garbage collector, null = the only one of the runtime
 * @param round counts the repetitions from 1
 * @param mapTime nanoseconds by percentile, "p50" to "p100", without pauses
 * @param wallTime nanoseconds by percentile, with pauses
 * @param worstUndisturbed the longest of the operations into which no pause fell
 * @param curve element i is the map time that all but one in 10^(i/6) operations stay below
 * @param wallCurve the same of the wall time
 * @param timeline the longest map time in each of equally many operations one after the other
 * @param wallTimeline the same of the wall time
 * @param worst the longest operations by map time
 * @param pauses all pauses during the run, by cause
 * @param failure why there is no number, null = there is
 */
public record LatencyResult(
        String operation,
        String map,
        String keys,
        int size,
        Collector collector,
        int round,
        Map<String, Long> mapTime,
        Map<String, Long> wallTime,
        long worstUndisturbed,
        List<Long> curve,
        List<Long> wallCurve,
        List<Long> timeline,
        List<Long> wallTimeline,
        List<Slow> worst,
        Map<String, Pauses> pauses,
        String failure) {
    /** Points per power of ten of {@link #curve}. */
    public static final int POINTS_PER_DECADE = 6;

    /**
     * A long operation.
     *
     * @param index its number, from 0
     * @param nanoseconds its wall time
     * @param pause what of it the JVM was paused
     */
    public record Slow(int index, long nanoseconds, long pause) {
        /** What of it is the map's. */
        public long mapTime() {
            return nanoseconds - pause;
        }
    }

    /**
     * Pauses of one cause.
     *
     * @param count how many
     * @param nanoseconds all together
     * @param longest of them
     */
    public record Pauses(int count, long nanoseconds, long longest) {}

    /** An answer, to a question about random longs if it does not say. */
    public LatencyResult {
        keys = keys == null ? "LONG_RANDOM" : keys;
    }

    /** What a run is about, without figures. */
    public static LatencyResult question(
            String operation, String map, String keys, int size, Collector collector, int round) {
        return new LatencyResult(
                operation, map, keys, size, collector, round, null, null, 0, null, null, null, null, null, null, null);
    }

    /** What this is the answer to. */
    public LatencyResult question() {
        return question(operation, map, keys, size, collector, round);
    }

    /** What this and other rounds are the answer to. */
    public LatencyResult withoutRound() {
        return question(operation, map, keys, size, collector, 0);
    }

    /** The reason why there is no answer to this question. */
    public LatencyResult failed(String reason) {
        return new LatencyResult(
                operation, map, keys, size, collector, round, null, null, 0, null, null, null, null, null, null,
                reason);
    }
}

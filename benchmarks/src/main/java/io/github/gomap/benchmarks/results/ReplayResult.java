package io.github.gomap.benchmarks.results;

import java.util.List;
import java.util.Map;

/**
 * What one JVM measured that did to one kind of map what a program had done.
 *
 * @param trace the name of the trace
 * @param digest the beginning of a digest of the trace
 * @param map the name of a {@code Contestant}, or NONE
 *     for the replay without a map
 * @param collector the garbage collector
 * @param round counts the repetitions from 1
 * @param operations of the trace
 * @param nanoseconds per operation; one number per window
 * @param allocatedBytes per operation
 * @param percentiles of single operations in nanoseconds, "p50" to "p100", pauses included, from passes of their own
 * @param failure why there is no number, null = there is
 */
public record ReplayResult(
        String trace,
        String digest,
        String map,
        Collector collector,
        int round,
        int operations,
        List<Double> nanoseconds,
        Double allocatedBytes,
        Map<String, Long> percentiles,
        String failure) {
    /** Instead of a map's name: the replay without a map. */
    public static final String CONTROL = "NONE";

    /** What a run is about, without figures. */
    public static ReplayResult question(
            String trace, String digest, String map, Collector collector, int round, int operations) {
        return new ReplayResult(trace, digest, map, collector, round, operations, null, null, null, null);
    }

    /** What this is the answer to. */
    public ReplayResult question() {
        return question(trace, digest, map, collector, round, operations);
    }

    /** The answer to this question. */
    public ReplayResult answered(
            List<Double> measuredNanoseconds, double measuredBytes, Map<String, Long> measuredPercentiles) {
        return new ReplayResult(
                trace,
                digest,
                map,
                collector,
                round,
                operations,
                measuredNanoseconds,
                measuredBytes,
                measuredPercentiles,
                null);
    }

    /** The reason why there is no answer to this question. */
    public ReplayResult failed(String reason) {
        return new ReplayResult(trace, digest, map, collector, round, operations, null, null, null, reason);
    }
}

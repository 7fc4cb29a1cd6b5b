package io.github.gomap.benchmarks.results;

import java.util.List;

/**
 * What one fork of one JMH benchmark measured.
 *
 * @param workload the name of a {@code WorkloadKind}
 * @param map the name of a {@code Contestant}
 * @param keys the name of a {@code KeyKind}
 * @param size the number of entries
 * @param collector the garbage collector, null = the only one of the runtime
 * @param round counts the repetitions of a grid from 1
 * @param nanoseconds per operation, or per entry where a workload fills, copies or visits a whole map; one number per
 *     iteration
 * @param allocatedBytes per operation or per entry, as nanoseconds; null if unknown
 * @param failure why there is no number, null = there is
 */
public record TimeResult(
        String workload,
        String map,
        String keys,
        int size,
        Collector collector,
        int round,
        List<Double> nanoseconds,
        Double allocatedBytes,
        String failure) {
    /** What this is the answer to: the same without figures. */
    public TimeResult question() {
        return new TimeResult(workload, map, keys, size, collector, round, null, null, null);
    }

    /** The answer to this question. */
    public TimeResult answered(List<Double> measuredNanoseconds, Double measuredBytes) {
        return new TimeResult(workload, map, keys, size, collector, round, measuredNanoseconds, measuredBytes, null);
    }

    /** The reason why there is no answer to this question. */
    public TimeResult failed(String reason) {
        return new TimeResult(workload, map, keys, size, collector, round, null, null, reason);
    }
}

package io.github.gomap.benchmarks.results;

import java.util.List;

/**
 * What one fork of one JMH benchmark measured.
 *
 * @param workload the name of a {@code WorkloadKind}
 * @param map the name of a {@code Contestant}
 * @param keys the name of a {@code KeyKind}, or that of a file of keys with @ and the beginning of its digest
 * @param size the number of entries
 * @param zipf the exponent of Zipf's law, by which keys are asked for; 0 = all equally often, as in files that do not say
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
        double zipf,
        Collector collector,
        int round,
        List<Double> nanoseconds,
        Double allocatedBytes,
        String failure) {
    /** Which keys, and how they are asked for, if not equally often: for people. */
    public static String keysLabel(String keys, double zipf) {
        return zipf == 0 ? keys : keys + ", Zipf " + zipf;
    }

    /** Which keys, and how they are asked for. */
    public String keysLabel() {
        return keysLabel(keys, zipf);
    }

    /** What a fork is about, without figures. */
    public static TimeResult question(
            String workload, String map, String keys, int size, double zipf, Collector collector, int round) {
        return new TimeResult(workload, map, keys, size, zipf, collector, round, null, null, null);
    }

    /** What this is the answer to: the same without figures. */
    public TimeResult question() {
        return question(workload, map, keys, size, zipf, collector, round);
    }

    /** The answer to this question. */
    public TimeResult answered(List<Double> measuredNanoseconds, Double measuredBytes) {
        return new TimeResult(
                workload, map, keys, size, zipf, collector, round, measuredNanoseconds, measuredBytes, null);
    }

    /** The reason why there is no answer to this question. */
    public TimeResult failed(String reason) {
        return new TimeResult(workload, map, keys, size, zipf, collector, round, null, null, reason);
    }
}

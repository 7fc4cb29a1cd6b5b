package io.github.gomap.benchmarks.results;

/**
 * One run of a program. Runs of the same round took turns.
 *
 * @param program the name of a {@code Program}
 * @param version of the program
 * @param collector the garbage collector
 * @param map HASH_MAP, or GO_MAP with the name of its build
 * @param round from 0 on
 * @param cost what it took, null = it failed
 * @param outputDigest the beginning of a digest of all that the program wrote
 * @param difference how its output differs from that of HashMap in the same round, null = not at all
 * @param failure why there is no number, null = there is
 */
public record ProgramRunResult(
        String program,
        String version,
        Collector collector,
        String map,
        int round,
        Cost cost,
        String outputDigest,
        String difference,
        String failure) {
    /**
     * What a run took, from the beginning of the program's main method to the end of the JVM.
     *
     * @param cpuSeconds of all threads, user and system, the compilers' and the collector's included
     * @param wallSeconds by the clock
     * @param jitSeconds that the JVM says it compiled
     * @param collections of the heap
     * @param collectionSeconds that the collectors say they took
     * @param peakBytes the peaks of all parts of the heap together, garbage included
     */
    public record Cost(
            double cpuSeconds,
            double wallSeconds,
            double jitSeconds,
            long collections,
            double collectionSeconds,
            long peakBytes) {}

    /** The same run with what the comparison of outputs said. */
    public ProgramRunResult differing(String found) {
        return new ProgramRunResult(program, version, collector, map, round, cost, outputDigest, found, failure);
    }
}

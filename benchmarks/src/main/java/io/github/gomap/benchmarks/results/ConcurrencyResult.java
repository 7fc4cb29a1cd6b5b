package io.github.gomap.benchmarks.results;

import java.util.List;
import java.util.Map;

/**
 * What one JVM measured whose threads shared a map. Of the figures there are those that the work asks for.
 *
 * @param question what it is about
 * @param mix of MIX
 * @param growth of GROWTH
 * @param view of VIEW
 * @param bytesPerEntry of MEMORY: beyond keys and values, with 32-bit references
 * @param failure why there are no figures, null = there are
 */
public record ConcurrencyResult(
        Question question, Mix mix, Growth growth, View view, Double bytesPerEntry, String failure) {
    /**
     * What is asked.
     *
     * @param work the name of a {@code concurrency.Work}
     * @param readPercent of MIX: how many of a hundred operations are reads; else null
     * @param skew of MIX: the name of a {@code concurrency.Skew}; else null
     * @param map the name of a {@code SharedMapKind}, NONE for the same loop without a map, or one of Go's
     * @param size the number of entries
     * @param threads that share the map
     * @param collector the garbage collector, null = the only one of the runtime
     * @param round counts the repetitions from 1
     */
    public record Question(
            String work,
            Integer readPercent,
            String skew,
            String map,
            int size,
            int threads,
            Collector collector,
            int round) {
        /** The same of another map and another round: what belongs together has the same. */
        public Question of(String otherMap, int otherRound) {
            return new Question(work, readPercent, skew, otherMap, size, threads, collector, otherRound);
        }

        /** The reason why there is no answer. */
        public ConcurrencyResult failed(String reason) {
            return new ConcurrencyResult(this, null, null, null, null, reason);
        }
    }

    /**
     * Reads and writes of all threads.
     *
     * @param nanoseconds that one thread needs per operation, one number per window
     * @param slowReadsPerMillion reads that tried again or took a lock although their map reads without; null = not counted
     */
    public record Mix(List<Double> nanoseconds, Double slowReadsPerMillion) {}

    /**
     * All threads fill a map together, and after each put read a key that is there.
     *
     * @param nanoseconds that one thread needs for a put and a get
     * @param puts the times of the single puts
     */
    public record Growth(double nanoseconds, LatencyResult puts) {}

    /**
     * One thread visits all entries over and over, while the others write.
     *
     * @param nanosecondsPerEntry one number per window, which ends with a visit of all
     * @param writeTime the nanoseconds of a write by percentile, "p50" to "p100", pauses of the JVM included; null = no
     *     other thread
     */
    public record View(List<Double> nanosecondsPerEntry, Map<String, Long> writeTime) {}
}

package io.github.gomap.benchmarks.results;

import java.util.List;
import java.util.Map;

/**
 * What one kind of snapshot costs. Times are in nanoseconds; percentiles have the names "p50" to "p100" and include the
 * pauses of the JVM.
 *
 * @param question what it is about
 * @param snapshotTime of taking a snapshot, by percentile
 * @param changeTime of a single change after a snapshot, by percentile
 * @param meanChangeTime of a change after a snapshot
 * @param plainChangeTime of a change while no snapshot has ever been taken, the mean
 * @param readTime that a reader needs per read of the newest snapshot, one number per window; empty = no readers
 * @param allocatedBytes by the writer, per snapshot and the changes before it
 * @param keptBytes that each snapshot has for itself, of several that are kept
 * @param failure why there are no figures, null = there are
 */
public record SnapshotResult(
        Question question,
        Map<String, Long> snapshotTime,
        Map<String, Long> changeTime,
        double meanChangeTime,
        double plainChangeTime,
        List<Double> readTime,
        double allocatedBytes,
        double keptBytes,
        String failure) {
    /**
     * What is asked.
     *
     * @param map the name of a {@code SnapshotKind}
     * @param size the number of entries
     * @param changes of random entries between one snapshot and the next
     * @param readers threads that read the newest snapshot meanwhile
     * @param collector the garbage collector
     * @param round counts the repetitions from 1
     */
    public record Question(String map, int size, int changes, int readers, Collector collector, int round) {
        /** The reason why there is no answer. */
        public SnapshotResult failed(String reason) {
            return new SnapshotResult(this, null, null, 0, 0, List.of(), 0, 0, reason);
        }
    }

    /** The same with the figure that another JVM counted. */
    public SnapshotResult withKeptBytes(double bytes) {
        return new SnapshotResult(
                question,
                snapshotTime,
                changeTime,
                meanChangeTime,
                plainChangeTime,
                readTime,
                allocatedBytes,
                bytes,
                failure);
    }
}

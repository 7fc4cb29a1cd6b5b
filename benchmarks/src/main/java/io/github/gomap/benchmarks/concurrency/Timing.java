package io.github.gomap.benchmarks.concurrency;

/**
 * How long a JVM measures.
 *
 * @param settlingMilliseconds in which compilers and collectors finish what they have begun, before a single large measurement
 * @param warmUpMilliseconds before the first window
 * @param windows how many
 * @param windowMilliseconds the length of each
 */
public record Timing(int settlingMilliseconds, int warmUpMilliseconds, int windows, int windowMilliseconds) {
    /** As the times of single maps are measured. */
    public static final Timing STANDARD = new Timing(300, 2_400, 40, 50);

    /** How long all of it takes. */
    public long milliseconds() {
        return warmUpMilliseconds + (long) windows * windowMilliseconds;
    }
}

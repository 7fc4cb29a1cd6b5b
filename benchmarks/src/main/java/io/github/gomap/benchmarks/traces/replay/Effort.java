package io.github.gomap.benchmarks.traces.replay;

/**
 * How much is done to measure one map. A window ends with the pass through the trace in which its time is over.
 *
 * @param warmUpMillis before the windows, and again before single operations are timed
 * @param windowMillis the length of a window
 * @param windows the most windows
 * @param allWindowsMillis the most time for all windows, if there are {@link #FEWEST_WINDOWS}
 * @param timedOperations how many single operations to time at least
 */
record Effort(int warmUpMillis, int windowMillis, int windows, int allWindowsMillis, int timedOperations) {
    static final int FEWEST_WINDOWS = 3;

    /**
     * What measurements are made with: the windows of the other benchmarks. There is more to compile than in those, and
     * HashMap is compiled before, since the JVM itself uses it.
     */
    static final Effort FULL = new Effort(5_000, 50, 40, 3_000, 2_000_000);

    private static final double SECONDS_TO_READ = 1.5;
    private static final double MILLIS_PER_SECOND = 1e3;

    /** A guess at how long it takes, for the progress bar. */
    double estimatedSeconds() {
        return SECONDS_TO_READ + (2 * warmUpMillis + allWindowsMillis) / MILLIS_PER_SECOND;
    }
}

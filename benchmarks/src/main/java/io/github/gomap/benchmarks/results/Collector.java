package io.github.gomap.benchmarks.results;

import java.util.List;

/** The garbage collectors that runs are made with. */
public enum Collector {
    /** G1, the default on most machines. */
    G1("-XX:+UseG1GC"),
    /** Parallel: the least overhead, the longest pauses. */
    PARALLEL("-XX:+UseParallelGC"),
    /** ZGC: works while the program runs. */
    Z("-XX:+UseZGC");

    /**
     * The heap has its memory before the first clock is read. Else the system provides each page at the first touch,
     * which can take longer than what is measured, until the whole young generation was used once: for seconds.
     */
    public static final String PRE_TOUCH = "-XX:+AlwaysPreTouch";

    /** What pre-touching took where it was slowest: a guess for progress bars. */
    private static final double PRE_TOUCH_SECONDS_PER_MEGABYTE = 1.5e-3;

    private final String flag;

    Collector(String flag) {
        this.flag = flag;
    }

    /** The flags of a JVM that measures time, with this collector and a heap of this size that never changes. */
    public List<String> flags(int heapMegabytes) {
        return List.of(flag, "-Xms" + heapMegabytes + "m", "-Xmx" + heapMegabytes + "m", PRE_TOUCH);
    }

    /** About how long a JVM with these flags takes to begin. */
    public static double startingSeconds(int heapMegabytes) {
        return 0.8 + heapMegabytes * PRE_TOUCH_SECONDS_PER_MEGABYTE;
    }
}

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

    private final String flag;

    Collector(String flag) {
        this.flag = flag;
    }

    /** The flags of a JVM with this collector and a heap of this size. */
    public List<String> flags(int gigabytes) {
        return List.of(flag, "-Xms" + gigabytes + "g", "-Xmx" + gigabytes + "g");
    }
}

package io.github.gomap.benchmarks.support;

import java.time.Duration;

/** What is planned to be measured, one JVM after the other, without what is measured already. */
public interface Measurement {
    /** How many JVMs are planned. */
    int runCount();

    /** How long they may take. */
    Duration estimate();

    /** Runs what is planned. */
    void run() throws Exception;
}

package io.github.gomap.benchmarks.support;

import java.time.Duration;

/** What is planned to be measured in JVMs one after the other, without what is measured already. */
public interface Measurement {
    /** How many results it is going to add. */
    int runCount();

    /** How long that may take. */
    Duration estimate();

    /** Runs what is planned. */
    void run() throws Exception;
}

package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.support.Measurement;
import java.time.Duration;
import java.util.List;

/** Measurements one after the other. */
record Series(List<Measurement> measurements) {
    /** How many results are missing, and how long they may take. */
    String announcement() {
        int runs = measurements.stream().mapToInt(Measurement::runCount).sum();
        Duration estimate = measurements.stream().map(Measurement::estimate).reduce(Duration.ZERO, Duration::plus);
        return "%,d results, %s".formatted(runs, Durations.format(estimate));
    }

    /** Runs what is planned. */
    void run() throws Exception {
        for (Measurement measurement : measurements) {
            measurement.run();
        }
    }
}

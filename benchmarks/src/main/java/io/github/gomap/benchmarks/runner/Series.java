package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.support.Measurement;
import java.time.Duration;
import java.util.List;

/** Measurements one after the other. */
record Series(List<Measurement> measurements) {
    /** How many JVMs they take, and how much time. */
    String announcement() {
        int runs = measurements.stream().mapToInt(Measurement::runCount).sum();
        Duration estimate = measurements.stream().map(Measurement::estimate).reduce(Duration.ZERO, Duration::plus);
        return "%,d JVMs, %s".formatted(runs, Durations.format(estimate));
    }

    void run() throws Exception {
        for (Measurement measurement : measurements) {
            measurement.run();
        }
    }
}

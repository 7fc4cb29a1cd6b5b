package io.github.gomap.benchmarks.runner;

import java.time.Duration;

/** Durations for people. */
final class Durations {
    private Durations() {}

    /** Hours and minutes. */
    static String format(Duration duration) {
        return "about %d h %02d min".formatted(duration.toHours(), duration.toMinutesPart());
    }
}

package io.github.gomap.benchmarks.support;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar whose steps are the seconds that a run was estimated to take. */
public final class Progress implements AutoCloseable {
    private static final int LONGEST_DESCRIPTION = 60;

    private final ProgressBar bar;
    private double done;

    /** Begins a run of so many seconds. */
    public Progress(String task, Duration estimate) {
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(Math.max(1, estimate.toSeconds()))
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(1000)
                .setUnit(" s", 1)
                .setSpeedUnit(ChronoUnit.SECONDS)
                .build();
    }

    /** Says what is being done. */
    public void begin(String description) {
        bar.setExtraMessage(
                description.length() <= LONGEST_DESCRIPTION
                        ? description
                        : description.substring(0, LONGEST_DESCRIPTION));
    }

    /** A step is over that was estimated to take so long. */
    public void end(double estimatedSeconds) {
        done += estimatedSeconds;
        bar.stepTo((long) done);
    }

    @Override
    public void close() {
        bar.setExtraMessage("");
        bar.close();
    }
}

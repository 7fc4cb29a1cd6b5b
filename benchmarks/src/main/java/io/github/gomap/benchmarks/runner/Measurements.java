package io.github.gomap.benchmarks.runner;

import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.KeySource;
import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.footprint.FootprintRunner;
import io.github.gomap.benchmarks.latency.LatencyRunner;
import io.github.gomap.benchmarks.results.FootprintResult;
import io.github.gomap.benchmarks.results.LatencyResult;
import io.github.gomap.benchmarks.results.TimeResult;
import io.github.gomap.benchmarks.support.Measurement;
import io.github.gomap.benchmarks.times.GridRunner;
import java.util.List;

/** All that is measured of the maps for one type of keys. */
record Measurements(FootprintRunner footprint, LatencyRunner latency, GridRunner times) {
    private static final int RATE = 500_000;

    /**
     * Adds to the results that there are.
     *
     * @param size how far maps grow
     */
    static Measurements open(CommonOptions common, KeyType keys, int size) {
        return new Measurements(
                new FootprintRunner(common.store(keys, "footprint", FootprintResult.class), common.folder, size),
                new LatencyRunner(
                        common.store(keys, "latency", LatencyResult.class),
                        common.folder,
                        keys,
                        KeySource.of(KeyKind.LONG_RANDOM),
                        size,
                        RATE),
                new GridRunner(common.store(keys, "times", TimeResult.class), common.folder));
    }

    /** In the order in which they are run. */
    List<Measurement> all() {
        return List.of(footprint, latency, times);
    }
}

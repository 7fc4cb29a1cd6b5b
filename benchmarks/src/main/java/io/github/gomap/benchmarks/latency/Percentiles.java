package io.github.gomap.benchmarks.latency;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The percentiles that results have. */
public final class Percentiles {
    private static final long LONGEST_NANOSECONDS = 600_000_000_000L;
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99, 99.999, 100};

    private Percentiles() {}

    /** For nanoseconds. */
    public static Histogram newHistogram() {
        return new Histogram(1, LONGEST_NANOSECONDS, 3);
    }

    /** By name, "p50" to "p100". */
    public static Map<String, Long> of(Histogram histogram) {
        Map<String, Long> percentiles = new LinkedHashMap<>();
        for (double percentile : PERCENTILES) {
            String name = "p" + (percentile == (int) percentile ? Integer.toString((int) percentile) : percentile);
            percentiles.put(name, histogram.getValueAtPercentile(percentile));
        }
        return percentiles;
    }
}

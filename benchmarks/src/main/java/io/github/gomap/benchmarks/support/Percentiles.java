package io.github.gomap.benchmarks.support;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What is told of a histogram. */
public final class Percentiles {
    private Percentiles() {}

    /** Values by the names of percentiles, such as "p99.9". */
    public static Map<String, Long> of(Histogram histogram, double... percentiles) {
        Map<String, Long> values = new LinkedHashMap<>();
        for (double percentile : percentiles) {
            String name = "p" + (percentile == (int) percentile ? Integer.toString((int) percentile) : percentile);
            values.put(name, histogram.getValueAtPercentile(percentile));
        }
        return values;
    }
}

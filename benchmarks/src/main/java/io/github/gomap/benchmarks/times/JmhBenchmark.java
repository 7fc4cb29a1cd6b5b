package io.github.gomap.benchmarks.times;

import io.github.gomap.benchmarks.MapWorkload;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What JMH runs to answer a question.
 *
 * @param workload the class, which has one benchmark
 * @param settings parameters beyond those that all workloads have: name=value, separated by commas
 */
record JmhBenchmark(Class<? extends MapWorkload<?>> workload, String settings) {
    /** Matches this benchmark only. */
    String includePattern() {
        return "^" + workload.getName().replace(".", "\\.") + "\\.";
    }

    /** Parameters beyond those that all workloads have. */
    Map<String, String> parameters() {
        Map<String, String> byName = new LinkedHashMap<>();
        for (String parameter : settings.split(",", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                byName.put(parameter.substring(0, equals), parameter.substring(equals + 1));
            }
        }
        return byName;
    }
}

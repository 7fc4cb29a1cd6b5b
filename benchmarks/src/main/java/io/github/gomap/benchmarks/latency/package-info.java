/**
 * Times every single operation. {@link io.github.gomap.benchmarks.latency.LatencyRunner} starts one JVM after the
 * other, {@link io.github.gomap.benchmarks.latency.TimedRun} is what such a JVM does.
 */
package io.github.gomap.benchmarks.latency;

/**
 * Traces done again to any map: {@code KeyObjects} makes keys that behave as the recorded ones, {@code Plan} is a trace
 * made ready, {@code Replayer} does it to maps that {@code Maps} makes, {@code ReplayRun} is what one JVM measures,
 * {@code ReplayRunner} lets the maps take turns.
 */
package io.github.gomap.benchmarks.traces.replay;

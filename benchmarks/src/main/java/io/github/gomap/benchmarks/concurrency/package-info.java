/**
 * Measures what threads get who share a map. {@link io.github.gomap.benchmarks.concurrency.Work} says what they do,
 * {@link io.github.gomap.benchmarks.concurrency.Questions} what is asked together, the package {@code maps}
 * has the maps, {@link io.github.gomap.benchmarks.concurrency.ConcurrencyRunner} starts one JVM after the other, and
 * {@link io.github.gomap.benchmarks.concurrency.SharedRun} is what such a JVM does: {@code MixRun}, {@code GrowthRun},
 * {@code ViewRun} or {@code MemoryRun}.
 *
 * <p>Where time is measured in windows, threads work on and on while another looks at what they have done: no window has a
 * beginning or an end that they wait for.
 */
package io.github.gomap.benchmarks.concurrency;

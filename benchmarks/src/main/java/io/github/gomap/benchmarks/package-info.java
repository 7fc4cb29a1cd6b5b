/**
 * The workloads: one question per class, asked of every {@link io.github.gomap.benchmarks.MapKind}.
 *
 * <p>{@link io.github.gomap.benchmarks.Workload} is where to start reading. The packages below run them and measure
 * what JMH cannot: {@code runner} is the command line and the results, {@code latency} times every single put,
 * {@code footprint} counts bytes, {@code load} looks into chains, {@code concurrency} lets threads share maps, {@code
 * hostile} tries colliding keys, {@code traces} replays what real programs do, {@code report} draws. {@code longs} asks
 * the same questions of maps with primitive keys, {@code loading} makes maps that others wrote.
 */
package io.github.gomap.benchmarks;

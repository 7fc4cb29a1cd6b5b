/**
 * The same questions about maps whose keys are primitive longs, asked of every
 * {@link io.github.gomap.benchmarks.longs.LongMapKind} and of every other
 * {@link io.github.gomap.benchmarks.longs.LongMap}.
 *
 * <p>{@link io.github.gomap.benchmarks.longs.LongWorkload} is where to start reading.
 */
package io.github.gomap.benchmarks.longs;

/**
 * Measures what it costs to keep what was in a map at some moment: one thread changes a few scattered entries, takes a
 * snapshot, and gives it to others who read it, again and again. {@link
 * io.github.gomap.benchmarks.concurrency.snapshots.SnapshotKind} lists the ways, {@link
 * io.github.gomap.benchmarks.concurrency.snapshots.SnapshotsRunner} starts the JVMs, which time ({@code SnapshotRun}) or
 * count ({@code KeptRun}).
 */
package io.github.gomap.benchmarks.concurrency.snapshots;

/**
 * Traces of real programs: what a program did to its maps, operation by operation. {@code format} says how it is
 * written down, {@code Trace} is one in memory, {@code TraceReader} reads and checks it, {@code TraceStore} knows those
 * that are kept in the jar, {@code replay} does the same to other maps. The recorder is in {@code programs.child}.
 */
package io.github.gomap.benchmarks.traces;

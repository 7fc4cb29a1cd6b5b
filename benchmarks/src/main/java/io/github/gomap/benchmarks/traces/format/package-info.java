/**
 * The format of traces, as {@code docs/trace-format.md} describes it: what can be done with a map, what a key is known
 * by, and the writer. It needs nothing but the JDK, since it is on the class path of the programs that are recorded.
 */
package io.github.gomap.benchmarks.traces.format;

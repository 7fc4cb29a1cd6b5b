/** The grids of JMH benchmarks, and what runs them fork by fork. */
package io.github.gomap.benchmarks.times;

/** Draws: one HTML page about all results. The page computes nothing, all figures are made here. */
package io.github.gomap.benchmarks.report;

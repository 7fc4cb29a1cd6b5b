/** Counts bytes: with JOL those that a map has, with the flight recorder those that are too large for a region. */
package io.github.gomap.benchmarks.footprint;

/** The command line. */
package io.github.gomap.benchmarks.runner;

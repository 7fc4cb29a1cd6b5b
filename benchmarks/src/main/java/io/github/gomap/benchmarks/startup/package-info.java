/** What the first map of a JVM costs: classes to load and to initialize, code that nobody has compiled yet. */
package io.github.gomap.benchmarks.startup;

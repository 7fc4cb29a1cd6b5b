/** What several kinds of measurement need. */
package io.github.gomap.benchmarks.support;

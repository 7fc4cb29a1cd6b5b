/** What was measured, where and how: the records that are written as JSON, and the files that they are kept in. */
package io.github.gomap.benchmarks.results;

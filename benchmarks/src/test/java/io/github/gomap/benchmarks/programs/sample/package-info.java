/** A small program that uses HashMap in every form. It is packed, rewritten and run by the tests. */
package io.github.gomap.benchmarks.programs.sample;

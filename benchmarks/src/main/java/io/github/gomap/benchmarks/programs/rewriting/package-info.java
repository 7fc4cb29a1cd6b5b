/**
 * Exchanges {@code java.util.HashMap} for another class in the class files of a program: what can be exchanged is, what
 * cannot stays as it is and is counted.
 */
package io.github.gomap.benchmarks.programs.rewriting;

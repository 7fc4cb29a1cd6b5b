/**
 * What runs in the JVM of a program beside the program: it knows nothing but the JDK and the format of traces,
 * so that nothing else is on the program's class path.
 */
package io.github.gomap.benchmarks.programs.child;

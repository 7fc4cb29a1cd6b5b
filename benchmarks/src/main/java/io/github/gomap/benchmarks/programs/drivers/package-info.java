/** Main methods for programs that are libraries. They are exchanged along with the program. */
package io.github.gomap.benchmarks.programs.drivers;

/**
 * Real programs, with their HashMap and with GoMap in its place: {@code Program} says which and with what input,
 * {@code Registry} gets them, {@code rewriting} exchanges the map, {@code Workshop} has them ready, {@code ProgramJvm}
 * runs them, {@code Output} compares what they write, {@code ProgramsRunner} does all that in turns,
 * {@code ProgramTables} and {@code ProgramPage} tell. {@code TraceRecording} records what they do to their maps.
 */
package io.github.gomap.benchmarks.programs;

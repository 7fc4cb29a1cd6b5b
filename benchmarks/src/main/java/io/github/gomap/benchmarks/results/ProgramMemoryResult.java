package io.github.gomap.benchmarks.results;

/**
 * What a program keeps in its heap, from a run of its own in which the heap is collected over and over.
 *
 * @param program the name of a {@code Program}
 * @param version of the program
 * @param collector the garbage collector
 * @param map HASH_MAP, or GO_MAP with the name of its build
 * @param liveBytes the most that was left after a collection
 * @param looks the number of collections
 * @param failure why there is no number, null = there is
 */
public record ProgramMemoryResult(
        String program, String version, Collector collector, String map, long liveBytes, int looks, String failure) {}

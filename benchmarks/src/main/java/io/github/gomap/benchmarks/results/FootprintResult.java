package io.github.gomap.benchmarks.results;

import java.util.List;

/**
 * The memory of one map, keys and values that are objects of the program not counted, with 32-bit references. Primitive
 * keys are part of the map.
 *
 * @param map the name of a {@code Contestant}
 * @param points bytes by size: all tiny maps, then two doublings in small steps, growths in progress included
 * @param growth what growing costs in between
 * @param humongous the objects that are too large for a region of G1, while the map grows to {@code largestSize}
 * @param failure why there is no number, null = there is
 */
public record FootprintResult(String map, List<Point> points, Growth growth, Humongous humongous, String failure) {
    /**
     * A map of some size, grown one entry at a time.
     *
     * @param size the number of entries
     * @param bytes all objects of the map together
     */
    public record Point(int size, long bytes) {}

    /**
     * The most that a map needs while it grows through two doublings.
     *
     * @param peakSize the number of entries at the moment of the highest need per entry
     * @param peakBytes what the map has at that moment, with what a put allocates on top before it lets the old go
     * @param largestPutBytes the most that one put allocates
     * @param allocatedBytesPerEntry all allocations on the way, per entry
     */
    public record Growth(int peakSize, long peakBytes, long largestPutBytes, double allocatedBytesPerEntry) {}

    /**
     * Allocations of at least half a region of 1 MB, by the flight recorder.
     *
     * @param largestSize how far the map was grown
     * @param count how many
     * @param bytes all together
     * @param largest of them
     */
    public record Humongous(int largestSize, long count, long bytes, long largest) {}
}

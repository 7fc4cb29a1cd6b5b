package io.github.gomap.examples;

import java.util.Map;

/** A map and the place where its entries live. */
interface MapHome extends AutoCloseable {

    /** Returns the home of a map that lives on the heap like any other object. */
    static MapHome onHeap(Map<String, Long> map) {
        return () -> map;
    }

    /** Returns the map. */
    Map<String, Long> map();

    /** Returns how much memory outside of the heap the map has reserved. */
    default long offHeapBytes() {
        return 0;
    }

    /** Gives back what lies outside of the heap; the map is of no more use. */
    @Override
    default void close() {}
}

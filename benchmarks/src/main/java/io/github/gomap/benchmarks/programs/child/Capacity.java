package io.github.gomap.benchmarks.programs.child;

/** What the numbers of HashMap's constructors mean to a map that is told how many entries to expect. */
public final class Capacity {
    private static final float DEFAULT_LOAD_FACTOR = 0.75f;

    private Capacity() {}

    /** The entries that a HashMap of this capacity holds without growing. */
    public static int entries(int capacity) {
        return entries(capacity, DEFAULT_LOAD_FACTOR);
    }

    /**
     * The entries that a HashMap of this capacity and load factor holds without growing.
     *
     * @throws IllegalArgumentException where HashMap throws it
     */
    public static int entries(int capacity, float loadFactor) {
        if (capacity < 0) {
            throw new IllegalArgumentException("Illegal initial capacity: " + capacity);
        }
        if (!(loadFactor > 0)) {
            throw new IllegalArgumentException("Illegal load factor: " + loadFactor);
        }
        return (int) (capacity * Math.min(loadFactor, 1));
    }
}

package io.github.gomap.benchmarks.latency;

import io.github.gomap.benchmarks.KeyType;

/** What is timed, once per entry. */
public enum Operation {
    /** {@code put} after {@code put}, from an empty map on. */
    PUT("put"),
    /**
     * {@code put} at a fixed rate. Times count from the moment at which the put was due, so one long put makes the ones
     * behind it late, as requests to a server would be.
     */
    PUT_AT_FIXED_RATE("put at a fixed rate"),
    /** One {@code putAll}: the time from one entry it asks for to the next. */
    PUT_ALL("putAll"),
    /** {@code remove} of all entries in random order. */
    REMOVE("remove"),
    /** An iteration that removes each entry. */
    ITERATE_AND_REMOVE("iterate and remove");

    private final String label;

    Operation(String label) {
        this.label = label;
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    /** Does it begin with a full map? */
    boolean needsEntries() {
        return this == REMOVE || this == ITERATE_AND_REMOVE;
    }

    /** Can maps of keys of this type be asked to do it? */
    boolean isFor(KeyType keys) {
        return keys == KeyType.OBJECT || this == PUT || this == PUT_AT_FIXED_RATE || this == REMOVE;
    }

    /** Does it make sense without a map? */
    public boolean hasControl() {
        return this == PUT || this == PUT_AT_FIXED_RATE;
    }
}

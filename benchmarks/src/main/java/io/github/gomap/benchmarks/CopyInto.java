package io.github.gomap.benchmarks;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * How long does it take to copy a map into a new one of its kind?
 *
 * <p>Put one by one, the keys come in the order of their hashes and into too small a table: maps with linear probing
 * and the same hash function in every instance need quadratic time for that.
 */
public class CopyInto extends Workload {
    /** How the entries get into the copy. */
    public enum How {
        /** By {@code putAll}, which may look at the size of the other map first. */
        PUT_ALL,
        /** By an iteration and one {@code put} after the other. */
        PUT_EACH
    }

    @Param("PUT_ALL")
    How how;

    private Turns<Map<Object, Object>> sources;

    @Setup(Level.Trial)
    public void setUp() {
        sources = mapsInTurn(this::filled);
    }

    /** One copy. */
    @Benchmark
    public Object copy() {
        Map<Object, Object> source = sources.next();
        Map<Object, Object> copy = factory().newMap();
        if (how == How.PUT_ALL) {
            copy.putAll(source);
        } else {
            for (Map.Entry<Object, Object> entry : source.entrySet()) {
                copy.put(entry.getKey(), entry.getValue());
            }
        }
        return copy;
    }
}

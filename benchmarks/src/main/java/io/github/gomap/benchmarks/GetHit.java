package io.github.gomap.benchmarks;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** How long does {@code get} of a present key take, given an equal object or the very object that is in the map? */
public class GetHit extends Workload {
    /** Which object is looked up. */
    public enum Reference {
        /** Another object than the one in the map. */
        EQUAL,
        /** The object in the map. */
        SAME
    }

    @Param("EQUAL")
    Reference reference;

    private Map<Object, Object> target;
    private Round lookups;

    @Setup(Level.Trial)
    public void setUp() {
        Object[] present = presentKeys();
        target = filled(present);
        lookups = new Round(lookups(reference == Reference.SAME ? present : presentKeys()));
    }

    /** One lookup. */
    @Benchmark
    public Object get() {
        return target.get(lookups.next());
    }
}

package io.github.gomap.benchmarks;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** How long does it take to visit all entries: of a map as it was filled, or after seven of eight were removed? */
public class Iterate extends Workload {
    /** At low load one entry of so many is left. */
    public static final int ENTRIES_PER_LEFT = 8;

    /** The way to the entries. */
    public enum How {
        /** An iterator of {@code entrySet()}. */
        ENTRY_ITERATOR,
        /** {@code Map.forEach}. */
        FOR_EACH,
        /** A sequential stream of {@code entrySet()}. */
        STREAM
    }

    /** What is left in the map. */
    public enum Fill {
        /** All that was put in. */
        FULL,
        /** One entry of eight. */
        LOW
    }

    @Param("ENTRY_ITERATOR")
    How how;

    @Param("FULL")
    Fill fill;

    private Turns<Map<Object, Object>> targets;

    @Setup(Level.Trial)
    public void setUp() {
        targets = mapsInTurn(this::target);
    }

    private Map<Object, Object> target(Object[] present) {
        Map<Object, Object> target = filled(present);
        if (fill == Fill.LOW) {
            for (int i = 0; i < size; i++) {
                if (i % ENTRIES_PER_LEFT != 0) {
                    target.remove(present[i]);
                }
            }
        }
        return target;
    }

    /** One visit of all entries of a map. */
    @Benchmark
    public void visit(Blackhole blackhole) {
        Map<Object, Object> target = targets.next();
        switch (how) {
            case ENTRY_ITERATOR -> {
                for (Map.Entry<Object, Object> entry : target.entrySet()) {
                    blackhole.consume(entry.getKey());
                    blackhole.consume(entry.getValue());
                }
            }
            case FOR_EACH ->
                target.forEach((key, value) -> {
                    blackhole.consume(key);
                    blackhole.consume(value);
                });
            case STREAM ->
                target.entrySet().stream().forEach(entry -> {
                    blackhole.consume(entry.getKey());
                    blackhole.consume(entry.getValue());
                });
        }
    }
}

package io.github.gomap.benchmarks;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.infra.Blackhole;

/** How long does it take to visit all entries of one of many small maps? */
public class ManyVisits extends ManyMaps {
    /** The way to the entries. */
    public enum How {
        /** An iterator of {@code entrySet()}. */
        ENTRY_ITERATOR,
        /** An iterator of {@code keySet()}. */
        KEY_ITERATOR,
        /** {@code Map.forEach}. */
        FOR_EACH
    }

    @Param("ENTRY_ITERATOR")
    How how;

    /** One visit of all entries. */
    @Benchmark
    public void visit(Blackhole blackhole) {
        Map<Object, Object> target = nextMap();
        switch (how) {
            case ENTRY_ITERATOR -> {
                for (Map.Entry<Object, Object> entry : target.entrySet()) {
                    blackhole.consume(entry.getKey());
                    blackhole.consume(entry.getValue());
                }
            }
            case KEY_ITERATOR -> {
                for (Object key : target.keySet()) {
                    blackhole.consume(key);
                }
            }
            case FOR_EACH ->
                target.forEach((key, value) -> {
                    blackhole.consume(key);
                    blackhole.consume(value);
                });
        }
    }
}

package io.github.gomap.benchmarks;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How long is the life of a small map: it is created, filled, each entry is read once, and it is dropped? Most maps of
 * most programs are of this kind.
 */
public class SmallMaps extends Workload {
    private Round toPut;
    private Round toGet;

    @Setup(Level.Trial)
    public void setUp() {
        int count = Keys.forRounds(size);
        toPut = new Round(Keys.range(keys, 0, count));
        toGet = new Round(Keys.range(keys, 0, count));
    }

    /** One life. */
    @Benchmark
    public Object live(Blackhole blackhole) {
        Map<Object, Object> small = factory().newMap();
        for (int i = 0; i < size; i++) {
            Object key = toPut.next();
            small.put(key, key);
        }
        for (int i = 0; i < size; i++) {
            blackhole.consume(small.get(toGet.next()));
        }
        return small;
    }
}

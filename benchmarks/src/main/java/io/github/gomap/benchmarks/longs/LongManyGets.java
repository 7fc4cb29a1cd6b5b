package io.github.gomap.benchmarks.longs;

import io.github.gomap.benchmarks.ManyMaps;
import io.github.gomap.benchmarks.ManyPicks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * How long does {@code get} of one of many small maps take, of a present key or of an absent one? For the reason that
 * {@link ManyMaps} gives.
 */
public class LongManyGets extends LongWorkload {
    @Param("" + ManyMaps.MAPS)
    int maps;

    @Param("HIT")
    LongGet.Find find;

    private LongMap<Object>[] pickedMaps;
    private long[] pickedKeys;
    private int next;

    /** Fills the maps and picks. */
    @Setup(Level.Trial)
    public void setUp() {
        long[] content = LongKeys.range(keys, 0, maps * size);
        List<LongMap<Object>> all = new ArrayList<>();
        for (int first = 0; first < content.length; first += size) {
            all.add(filled(Arrays.copyOfRange(content, first, first + size)));
        }
        pick(all, find == LongGet.Find.HIT ? content : LongKeys.range(keys, content.length, content.length));
    }

    private void pick(List<LongMap<Object>> all, long[] candidates) {
        ManyPicks picks = ManyPicks.of(maps, size, zipf);
        pickedMaps = newArray(ManyPicks.COUNT);
        Arrays.setAll(pickedMaps, i -> all.get(picks.maps()[i]));
        pickedKeys = new long[ManyPicks.COUNT];
        Arrays.setAll(pickedKeys, i -> candidates[picks.keys()[i]]);
    }

    @SuppressWarnings("unchecked") // an array of a generic type cannot be made otherwise
    private static LongMap<Object>[] newArray(int length) {
        return (LongMap<Object>[]) new LongMap<?>[length];
    }

    /** One lookup. */
    @Benchmark
    public Object get() {
        int index = next + 1;
        next = index == ManyPicks.COUNT ? 0 : index;
        return pickedMaps[next].get(pickedKeys[next]);
    }
}

package io.github.gomap.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * What the workloads of tiny maps have in common: there are thousands of maps of this size, each with keys of its own,
 * and each operation goes to another one, picked at random, each map equally often or by Zipf's law. A single tiny map
 * would be in the fastest cache, and the processor would know by heart what is in it.
 */
public abstract class ManyMaps extends Workload {
    /** How many maps there are. */
    public static final int MAPS = 4096;

    @Param("" + MAPS)
    int maps;

    /** In the order of the picks. */
    private Map<Object, Object>[] pickedMaps;

    private Object[] pickedKeys;
    private int next;

    /** Fills the maps and picks. */
    @Setup(Level.Trial)
    public void fillMaps() {
        Object[] content = Keys.range(keys, 0, maps * size);
        List<Map<Object, Object>> all = new ArrayList<>();
        for (int first = 0; first < content.length; first += size) {
            all.add(filled(Arrays.copyOfRange(content, first, first + size)));
        }
        pick(all, Keys.range(keys, picksPresentKeys() ? 0 : content.length, content.length));
    }

    private void pick(List<Map<Object, Object>> all, Object[] candidates) {
        ManyPicks picks = ManyPicks.of(maps, size, zipf);
        pickedMaps = newArray(ManyPicks.COUNT);
        Arrays.setAll(pickedMaps, i -> all.get(picks.maps()[i]));
        pickedKeys = new Object[ManyPicks.COUNT];
        Arrays.setAll(pickedKeys, i -> candidates[picks.keys()[i]]);
    }

    @SuppressWarnings("unchecked") // an array of a generic type cannot be made otherwise
    private static Map<Object, Object>[] newArray(int length) {
        return (Map<Object, Object>[]) new Map<?, ?>[length];
    }

    /** Is the key that comes with a map in it? Else it is in none of them. */
    boolean picksPresentKeys() {
        return true;
    }

    /** Picks the next map, and {@link #key()} with it. */
    final Map<Object, Object> nextMap() {
        int index = next + 1;
        next = index == ManyPicks.COUNT ? 0 : index;
        return pickedMaps[next];
    }

    /** A key for the map that was picked last. */
    final Object key() {
        return pickedKeys[next];
    }
}

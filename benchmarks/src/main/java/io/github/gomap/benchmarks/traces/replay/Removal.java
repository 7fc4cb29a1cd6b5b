package io.github.gomap.benchmarks.traces.replay;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The keys that an iterator removes. They are found by identity, so that neither the map that is measured nor a key is
 * asked.
 */
final class Removal {
    private final List<Object> keys;
    private final Set<Object> objects = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * A removal.
     *
     * @param keys one object of each
     * @param objects all objects that are equal to one of the keys and may be in the map
     */
    Removal(List<Object> keys, List<Object> objects) {
        this.keys = keys;
        this.objects.addAll(objects);
    }

    boolean includes(Object key) {
        return objects.contains(key);
    }

    /** One object of each key. */
    List<Object> keys() {
        return keys;
    }
}

package io.github.gomap.stress;

import java.util.Arrays;
import java.util.Map;

/** The entries that an iteration met, in order. */
final class Entries {
    private Key[] keys = new Key[16];
    private Integer[] values = new Integer[16];
    private int count;

    void add(Key key, Integer value) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count * 2);
            values = Arrays.copyOf(values, count * 2);
        }
        keys[count] = key;
        values[count++] = value;
    }

    void add(Map.Entry<Key, Integer> entry) {
        add(entry.getKey(), entry.getValue());
    }

    /** Where each key's value is at the key's index. Null if an entry is impossible: then see {@link #complaint}. */
    Integer[] content(Situation situation) {
        Integer[] content = new Integer[situation.keys().size()];
        return complaint(situation, content) == null ? content : null;
    }

    /** What is impossible about these entries whatever happened to the map, or null. */
    String complaint(Situation situation) {
        return complaint(situation, new Integer[situation.keys().size()]);
    }

    private String complaint(Situation situation, Integer[] content) {
        for (int i = 0; i < count; i++) {
            if (keys[i] == null && !situation.hasNullKey()) {
                return "null key";
            }
            if (values[i] == null) {
                return "null value";
            }
            int index = situation.indexOf(keys[i]);
            if (Key.indexOf(values[i]) != index) {
                return "wrong value under a key";
            }
            if (content[index] != null) {
                return "key met twice";
            }
            content[index] = values[i];
        }
        return null;
    }
}

package io.github.gomap.stress;

import io.github.gomap.GoMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Looks after a race at what is in a map, and whether the map still works. One thread only. */
final class Content {
    private Content() {}

    /** The values by the index of their keys, and what is impossible about the map whatever happened, or null. */
    record Reading(Integer[] content, String complaint) {}

    /** Reads the map in every way, which must agree. */
    static Reading read(Map<Key, Integer> map, Situation situation) {
        try {
            Entries entries = new Entries();
            int limit = 3 * situation.keys().size();
            for (Map.Entry<Key, Integer> entry : map.entrySet()) {
                entries.add(entry);
                if (limit-- == 0) {
                    return new Reading(null, "endless iteration");
                }
            }
            Integer[] content = entries.content(situation);
            String complaint = content == null ? entries.complaint(situation) : compare(map, situation, content);
            return new Reading(content, complaint);
        } catch (Exception e) {
            return new Reading(null, Turn.describe(e));
        }
    }

    private static String compare(Map<Key, Integer> map, Situation situation, Integer[] content) {
        List<Key> keys = situation.keys();
        for (int index = 0; index < content.length; index++) {
            if (!Objects.equals(map.get(keys.get(index)), content[index])) {
                return "get does not find what an iteration meets";
            }
        }
        return Model.sizeOf(content) == map.size() ? null : "size differs from the number of entries";
    }

    /** Clears the map and puts it through its paces; what goes wrong, or null. */
    static String complaintAboutUse(GoMap<Key, Integer> map, Situation situation) {
        try {
            map.clear();
            if (map.size() != 0 || map.entrySet().iterator().hasNext()) {
                return "not empty after clear";
            }
            return use(map, situation);
        } catch (Exception e) {
            return "after clear " + Turn.describe(e);
        }
    }

    private static String use(GoMap<Key, Integer> map, Situation situation) {
        List<Key> keys = situation.keys();
        int size = Math.min(keys.size(), 40);
        for (int i = 0; i < size; i++) {
            if (map.put(keys.get(i), Key.value(i, 0)) != null) {
                return "put after clear finds an entry";
            }
        }
        for (int i = 0; i < size; i++) {
            if (!Key.value(i, 0).equals(map.get(keys.get(i)))) {
                return "get after clear and put finds nothing or the wrong value";
            }
        }
        int left = 0;
        Iterator<Map.Entry<Key, Integer>> iterator = map.entrySet().iterator();
        while (iterator.hasNext()) {
            iterator.next();
            if ((left++ & 1) == 0) {
                iterator.remove();
            }
        }
        map.finishGrowth();
        return left == size && map.size() == size / 2 ? null : "wrong size after clear and use";
    }
}

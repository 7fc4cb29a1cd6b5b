package io.github.gomap.benchmarks.programs.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Iterator;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The census is of the whole JVM: what counts here is what a test adds. */
class CensusTest {
    private final Map<String, Long> before = counts();

    private static Map<String, Long> counts() {
        Properties found = new Properties();
        Census.describe(found);
        Map<String, Long> counts = new TreeMap<>();
        found.stringPropertyNames().forEach(name -> counts.put(name, Long.valueOf(found.getProperty(name))));
        counts.remove("largest");
        return counts;
    }

    private void assertAdded(Map<String, Long> expected) {
        Map<String, Long> added = counts();
        before.forEach((name, count) -> added.merge(name, -count, Long::sum));
        added.values().removeIf(count -> count == 0);
        assertEquals(new TreeMap<>(expected), added);
    }

    @Test
    void lookupsAndChanges() {
        ObservedHashMap<Integer, String> map = new ObservedHashMap<>();
        map.put(1, "a");
        map.put(1, "b");
        map.get(1);
        map.get(2);
        map.containsKey(1);
        map.getOrDefault(2, "c");
        map.keySet().contains(2);
        map.merge(2, "d", String::concat);
        map.remove(2);
        map.remove(2);
        map.containsValue("b");
        assertAdded(Map.of(
                "maps", 1L,
                "size.ONE", 1L,
                "event.PUT_NEW", 1L,
                "event.PUT_REPLACED", 1L,
                "event.GET_HIT", 2L,
                "event.GET_MISS", 3L,
                "event.COMPUTE", 1L,
                "event.REMOVE_HIT", 1L,
                "event.REMOVE_MISS", 1L,
                "event.CONTAINS_VALUE", 1L));
    }

    @Test
    void iterations() {
        ObservedHashMap<Integer, String> map = new ObservedHashMap<>(Map.of(1, "a", 2, "b", 3, "c"));
        Iterator<Integer> keys = map.keySet().iterator();
        keys.next();
        keys.remove();
        map.values().forEach(value -> {});
        map.entrySet().stream().forEach(entry -> {});
        map.forEach((key, value) -> {});
        assertAdded(Map.of(
                "maps", 1L,
                "size.UP_TO_4", 1L,
                "event.PUT_ALL", 1L,
                "event.REMOVE_HIT", 1L,
                "event.ITERATION", 4L));
    }

    @Test
    void copiesAndClears() {
        ObservedHashMap<Integer, String> map = new ObservedHashMap<>(Map.of(1, "a"));
        map.putAll(Map.of(2, "b"));
        map.clone();
        map.clear();
        map.clear();
        assertAdded(Map.of(
                "maps", 2L,
                "size.EMPTY", 1L,
                "size.UP_TO_4", 1L,
                "event.PUT_ALL", 2L,
                "event.CLONE", 1L,
                "event.ITERATION", 1L,
                "event.CLEAR", 1L,
                "event.CLEAR_EMPTY", 1L));
    }
}

package io.github.gomap.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.withSettings;

import io.github.gomap.GoMap;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mockito.MockMakers;
import org.mockito.Mockito;

/**
 * Which methods of a map call which others that a subclass may have overridden: the same ones as in HashMap. Subclasses that
 * Mockito makes of both record the calls.
 */
class OverridingTest {
    private static final Map<String, Consumer<Map<String, Integer>>> OPERATIONS = new LinkedHashMap<>();

    static {
        OPERATIONS.put("size", Map::size);
        OPERATIONS.put("isEmpty", Map::isEmpty);
        OPERATIONS.put("get", map -> map.get("a"));
        OPERATIONS.put("getOrDefault", map -> map.getOrDefault("z", 1));
        OPERATIONS.put("containsKey", map -> map.containsKey("a"));
        OPERATIONS.put("containsValue", map -> map.containsValue(1));
        OPERATIONS.put("put", map -> map.put("z", 1));
        OPERATIONS.put("putIfAbsent", map -> map.putIfAbsent("z", 1));
        OPERATIONS.put("putAll", map -> map.putAll(Map.of("y", 1, "z", 2)));
        OPERATIONS.put("remove", map -> map.remove("a"));
        OPERATIONS.put("remove a pair", map -> map.remove("a", 1));
        OPERATIONS.put("replace", map -> map.replace("a", 2));
        OPERATIONS.put("replace a pair", map -> map.replace("a", 1, 2));
        OPERATIONS.put("replaceAll", map -> map.replaceAll((key, value) -> value + 1));
        OPERATIONS.put("computeIfAbsent", map -> map.computeIfAbsent("z", String::length));
        OPERATIONS.put("computeIfPresent", map -> map.computeIfPresent("a", (key, value) -> null));
        OPERATIONS.put("compute", map -> map.compute("a", (key, value) -> 5));
        OPERATIONS.put("merge", map -> map.merge("a", 1, Integer::sum));
        OPERATIONS.put("clear", Map::clear);
        OPERATIONS.put("forEach", map -> map.forEach((key, value) -> {}));
        OPERATIONS.put("toString", Object::toString);
        OPERATIONS.put("keySet", Map::keySet);
        OPERATIONS.put("keySet.size", map -> map.keySet().size());
        OPERATIONS.put("keySet.isEmpty", map -> map.keySet().isEmpty());
        OPERATIONS.put("keySet.contains", map -> map.keySet().contains("a"));
        OPERATIONS.put("keySet.containsAll", map -> map.keySet().containsAll(List.of("a", "b")));
        OPERATIONS.put("keySet.remove", map -> map.keySet().remove("a"));
        OPERATIONS.put("keySet.removeAll", map -> map.keySet().removeAll(List.of("a", "b", "y", "z")));
        OPERATIONS.put("keySet.removeIf", map -> map.keySet().removeIf("a"::equals));
        OPERATIONS.put("keySet.retainAll", map -> map.keySet().retainAll(Set.of("a")));
        OPERATIONS.put("keySet.clear", map -> map.keySet().clear());
        OPERATIONS.put("keySet.iterator", map -> drain(map.keySet().iterator()));
        OPERATIONS.put("keySet.stream", map -> map.keySet().stream().toList());
        OPERATIONS.put("keySet.toArray", map -> map.keySet().toArray());
        OPERATIONS.put("keySet.equals", map -> assertTrue(map.keySet().equals(Set.of("a", "b", "c"))));
        OPERATIONS.put("keySet.hashCode", map -> map.keySet().hashCode());
        OPERATIONS.put("keySet.toString", map -> map.keySet().toString());
        OPERATIONS.put("values", Map::values);
        OPERATIONS.put("values.size", map -> map.values().size());
        OPERATIONS.put("values.contains", map -> map.values().contains(1));
        OPERATIONS.put("values.remove", map -> map.values().remove(1));
        OPERATIONS.put("values.removeIf", map -> map.values().removeIf(value -> value == 1));
        OPERATIONS.put("values.clear", map -> map.values().clear());
        OPERATIONS.put("values.iterator", map -> drain(map.values().iterator()));
        OPERATIONS.put("values.forEach", map -> map.values().forEach(value -> {}));
        OPERATIONS.put("entrySet", Map::entrySet);
        OPERATIONS.put("entrySet.size", map -> map.entrySet().size());
        OPERATIONS.put("entrySet.contains", map -> map.entrySet().contains(Map.entry("a", 1)));
        OPERATIONS.put("entrySet.remove", map -> map.entrySet().remove(Map.entry("a", 1)));
        OPERATIONS.put("entrySet.clear", map -> map.entrySet().clear());
        OPERATIONS.put("entrySet.iterator", map -> drain(map.entrySet().iterator()));
        OPERATIONS.put("entrySet.forEach", map -> map.entrySet().forEach(entry -> entry.setValue(2)));
        OPERATIONS.put("entry", OverridingTest::useAnEntry);
        OPERATIONS.put("copied", HashMap::new);
        OPERATIONS.put("copied into a GoMap", GoMap::new);
    }

    private static void drain(Iterator<?> iterator) {
        while (iterator.hasNext()) {
            iterator.next();
            iterator.remove();
        }
    }

    private static void useAnEntry(Map<String, Integer> map) {
        Entry<String, Integer> entry = map.entrySet().iterator().next();
        entry.setValue(7);
        map.put(entry.getKey(), 8);
        assertEquals(8, entry.getValue());
    }

    /** The names of the methods that the operation leads to, its own included, in order. */
    @SuppressWarnings("unchecked")
    private static List<String> calls(Map<String, Integer> original, Consumer<Map<String, Integer>> operation) {
        Map<String, Integer> map = mock(
                original.getClass(),
                withSettings()
                        .mockMaker(MockMakers.SUBCLASS)
                        .spiedInstance(original)
                        .defaultAnswer(Mockito.CALLS_REAL_METHODS));
        map.putAll(Map.of("a", 1, "b", 2, "c", 3));
        Mockito.clearInvocations(map);
        operation.accept(map);
        return mockingDetails(map).getInvocations().stream()
                .map(invocation -> invocation.getMethod().getName())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Test
    void everyMethod_callsWhatThatOfHashMapCalls() {
        Map<String, List<String>> differences = new LinkedHashMap<>();
        OPERATIONS.forEach((name, operation) -> {
            List<String> theirs = calls(new HashMap<>(), operation);
            List<String> ours = calls(new GoMap<>(), operation);
            if (!theirs.equals(ours)) {
                differences.put(name, List.of("HashMap: " + theirs, "GoMap: " + ours));
            }
        });
        assertEquals(Map.of(), differences);
    }

    @Test
    void everyMethodOfMap_isTried() {
        Set<String> methods = Arrays.stream(Map.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(method -> method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        methods.removeAll(OPERATIONS.keySet());
        // Mockito answers these itself.
        assertEquals(Set.of("equals", "hashCode"), methods);
    }

    /** Listed in drop-in.md: HashMap's goes by its entrySet. */
    @Test
    void clone_takesWhatIsStored() {
        assertEquals(List.of("clone"), calls(new GoMap<>(), map -> ((GoMap<?, ?>) map).clone()));
        List<String> ofHashMap = calls(new HashMap<>(), map -> ((HashMap<?, ?>) map).clone());
        assertTrue(ofHashMap.contains("clone"), ofHashMap::toString);
    }
}

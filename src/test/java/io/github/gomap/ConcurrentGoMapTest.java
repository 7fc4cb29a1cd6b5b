package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.gomap.TestMaps.ComparableKey;
import io.github.gomap.TestMaps.ConstantHasher;
import io.github.gomap.TestMaps.HashKind;
import io.github.gomap.TestMaps.TestKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link ConcurrentGoMap} does for one thread: the contract of ConcurrentMap, and what ConcurrentHashMap adds to it. */
@Tag("threads")
class ConcurrentGoMapTest {
    private static ConcurrentGoMap<Integer, String> five() {
        ConcurrentGoMap<Integer, String> map = new ConcurrentGoMap<>();
        for (int i = 1; i <= 5; i++) {
            map.put(i, Character.toString('@' + i));
        }
        return map;
    }

    /* ---------------- Single entries ---------------- */

    @Test
    void getAndContains() {
        ConcurrentGoMap<Integer, String> map = five();
        assertEquals("A", map.get(1));
        assertNull(map.get(0));
        assertTrue(map.containsKey(5));
        assertFalse(map.containsKey(6));
        assertTrue(map.containsValue("C"));
        assertFalse(map.containsValue("c"));
        assertEquals("B", map.getOrDefault(2, "?"));
        assertEquals("?", map.getOrDefault(7, "?"));
        assertNull(new ConcurrentGoMap<>().get("anything"));
    }

    @Test
    void putAndRemove() {
        ConcurrentGoMap<Integer, String> map = five();
        assertNull(map.put(6, "F"));
        assertEquals("F", map.put(6, "G"));
        assertEquals("G", map.remove(6));
        assertNull(map.remove(6));
        assertEquals(5, map.size());
    }

    @Test
    void putIfAbsent() {
        ConcurrentGoMap<Integer, String> map = five();
        assertNull(map.putIfAbsent(6, "Z"));
        assertEquals("A", map.putIfAbsent(1, "Z"));
        assertEquals("A", map.get(1));
        assertEquals("Z", map.get(6));
    }

    @Test
    void replace() {
        ConcurrentGoMap<Integer, String> map = five();
        assertNull(map.replace(6, "Z"));
        assertFalse(map.containsKey(6));
        assertEquals("A", map.replace(1, "Z"));
        assertFalse(map.replace(1, "A", "Y"));
        assertTrue(map.replace(1, new String("Z"), "Y"), "values are compared by equals");
        assertFalse(map.replace(7, "Z", "Y"));
        assertEquals("Y", map.get(1));
    }

    @Test
    void removeOfAValue() {
        ConcurrentGoMap<Integer, String> map = five();
        assertFalse(map.remove(1, "B"));
        assertFalse(map.remove(1, null));
        assertFalse(map.remove(7, "A"));
        assertTrue(map.remove(1, new String("A")));
        assertFalse(map.containsKey(1));
        assertFalse(new ConcurrentGoMap<>().remove(1, "A"));
    }

    /** As everywhere in the collections, a value is what it is even if its equals denies it. */
    @Test
    void aValueThatDoesNotEqualItself_isRemovedAndReplaced() {
        Object odd = new Object() {
            @Override
            public boolean equals(Object other) {
                return false;
            }

            @Override
            public int hashCode() {
                return 0;
            }
        };
        ConcurrentGoMap<Integer, Object> map = new ConcurrentGoMap<>();
        map.put(1, odd);
        map.put(2, odd);
        assertTrue(map.replace(1, odd, "even"));
        assertTrue(map.remove(2, odd));
        map.put(3, odd);
        assertTrue(map.values().removeIf(value -> value == odd));
        assertEquals(Map.of(1, "even"), map);
    }

    /* ---------------- Functions ---------------- */

    @Test
    void computeIfAbsent() {
        ConcurrentGoMap<Integer, String> map = five();
        AtomicInteger calls = new AtomicInteger();
        assertEquals("6", map.computeIfAbsent(6, key -> key.toString().repeat(calls.incrementAndGet())));
        assertEquals("6", map.computeIfAbsent(6, key -> "x" + calls.incrementAndGet()));
        assertNull(map.computeIfAbsent(7, key -> null));
        assertFalse(map.containsKey(7));
        assertEquals(1, calls.get());
        assertEquals(6, map.size());
    }

    @Test
    void computeIfPresent() {
        ConcurrentGoMap<Integer, String> map = five();
        assertNull(map.computeIfPresent(6, (key, value) -> "x"));
        assertFalse(map.containsKey(6));
        assertEquals("A1", map.computeIfPresent(1, (key, value) -> value + key));
        assertNull(map.computeIfPresent(1, (key, value) -> null));
        assertFalse(map.containsKey(1));
    }

    @Test
    void compute() {
        ConcurrentGoMap<Integer, String> map = five();
        assertEquals("null6", map.compute(6, (key, value) -> value + key));
        assertEquals("A1", map.compute(1, (key, value) -> value + key));
        assertNull(map.compute(1, (key, value) -> null));
        assertNull(map.compute(7, (key, value) -> null));
        assertEquals(Set.of(2, 3, 4, 5, 6), map.keySet());
    }

    @Test
    void merge() {
        ConcurrentGoMap<Integer, String> map = five();
        assertEquals("Y", map.merge(6, "Y", (a, b) -> "never called"));
        assertEquals("AY", map.merge(1, "Y", String::concat));
        assertNull(map.merge(1, "Y", (a, b) -> null));
        assertFalse(map.containsKey(1));
    }

    @Test
    void replaceAll() {
        ConcurrentGoMap<Integer, String> map = five();
        map.replaceAll((key, value) -> value + key);
        assertEquals(Map.of(1, "A1", 2, "B2", 3, "C3", 4, "D4", 5, "E5"), map);
        assertThrows(NullPointerException.class, () -> map.replaceAll((key, value) -> null));
    }

    @Test
    void aFunctionThatThrows_changesNothing() {
        ConcurrentGoMap<Integer, String> map = five();
        Map<Integer, String> before = new HashMap<>(map);
        for (Consumer<Integer> call : List.<Consumer<Integer>>of(
                key -> map.compute(key, (k, value) -> fail()),
                key -> map.computeIfAbsent(key, k -> fail()),
                key -> map.merge(key, "x", (a, b) -> fail()),
                key -> map.computeIfPresent(key, (k, value) -> fail()))) {
            for (int key : new int[] {1, 99}) {
                try {
                    call.accept(key);
                } catch (UnsupportedOperationException e) {
                    assertEquals("on purpose", e.getMessage());
                }
                map.remove(99);
                assertEquals(before, map);
                assertEquals("A", map.put(1, "A"), "the lock is free and nobody computes");
            }
        }
    }

    private static String fail() {
        throw new UnsupportedOperationException("on purpose");
    }

    /* ---------------- Nulls ---------------- */

    static Stream<Arguments> callsWithNull() {
        return Stream.<Map.Entry<String, Consumer<ConcurrentGoMap<Integer, String>>>>of(
                        Map.entry("get", map -> map.get(null)),
                        Map.entry("containsKey", map -> map.containsKey(null)),
                        Map.entry("containsValue", map -> map.containsValue(null)),
                        Map.entry("getOrDefault", map -> map.getOrDefault(null, "x")),
                        Map.entry("put key", map -> map.put(null, "x")),
                        Map.entry("put value", map -> map.put(1, null)),
                        Map.entry("putIfAbsent key", map -> map.putIfAbsent(null, "x")),
                        Map.entry("putIfAbsent value", map -> map.putIfAbsent(1, null)),
                        Map.entry("putIfAbsent value, absent", map -> map.putIfAbsent(9, null)),
                        Map.entry("remove", map -> map.remove(null)),
                        Map.entry("remove of a value", map -> map.remove(null, "x")),
                        Map.entry("replace key", map -> map.replace(null, "x")),
                        Map.entry("replace value", map -> map.replace(1, null)),
                        Map.entry("replace 3 key", map -> map.replace(null, "A", "x")),
                        Map.entry("replace 3 old", map -> map.replace(1, null, "x")),
                        Map.entry("replace 3 new", map -> map.replace(1, "A", null)),
                        Map.entry("compute key", map -> map.compute(null, (k, v) -> "x")),
                        Map.entry("compute function", map -> map.compute(1, null)),
                        Map.entry("computeIfAbsent key", map -> map.computeIfAbsent(null, k -> "x")),
                        Map.entry("computeIfAbsent function", map -> map.computeIfAbsent(1, null)),
                        Map.entry("computeIfPresent key", map -> map.computeIfPresent(null, (k, v) -> "x")),
                        Map.entry("computeIfPresent function", map -> map.computeIfPresent(9, null)),
                        Map.entry("merge key", map -> map.merge(null, "x", String::concat)),
                        Map.entry("merge value", map -> map.merge(1, null, String::concat)),
                        Map.entry("merge function", map -> map.merge(9, "x", null)),
                        Map.entry("forEach", map -> map.forEach(null)),
                        Map.entry("replaceAll", map -> map.replaceAll(null)),
                        Map.entry("putAll", map -> map.putAll(null)),
                        Map.entry("putAll of a null", map -> {
                            Map<Integer, String> withNull = new HashMap<>();
                            withNull.put(9, null);
                            map.putAll(withNull);
                        }),
                        Map.entry("keySet removeIf", map -> map.keySet().removeIf(null)),
                        Map.entry("keySet removeAll", map -> map.keySet().removeAll(null)),
                        Map.entry("values retainAll", map -> map.values().retainAll(null)),
                        Map.entry("entrySet removeAll", map -> map.entrySet().removeAll(null)),
                        Map.entry(
                                "setValue",
                                map -> map.entrySet().iterator().next().setValue(null)),
                        Map.entry("constructor", map -> new ConcurrentGoMap<>((Map<?, ?>) null)),
                        Map.entry("hasher", map -> ConcurrentGoMap.builder().hasher(null)),
                        Map.entry("random", map -> ConcurrentGoMap.builder().random(null)))
                .map(call -> arguments(call.getKey(), call.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("callsWithNull")
    void nulls_areRefused(String name, Consumer<ConcurrentGoMap<Integer, String>> call) {
        ConcurrentGoMap<Integer, String> map = five();
        assertThrows(NullPointerException.class, () -> call.accept(map), name);
        assertEquals(five(), map);
    }

    /* ---------------- The whole map ---------------- */

    @Test
    void sizes() {
        ConcurrentGoMap<Integer, String> map = new ConcurrentGoMap<>();
        assertTrue(map.isEmpty());
        assertEquals(0, map.size());
        map.putAll(five());
        assertFalse(map.isEmpty());
        assertEquals(5, map.size());
        assertEquals(5L, map.mappingCount());
        map.clear();
        assertTrue(map.isEmpty());
        assertEquals(Map.of(), map);
    }

    @Test
    void equalsHashCodeToString() {
        ConcurrentGoMap<Integer, String> map = five();
        Map<Integer, String> same = new HashMap<>(map);
        assertEquals(map, same);
        assertEquals(same, map);
        assertEquals(same.hashCode(), map.hashCode());
        assertEquals(Map.of(1, "A").toString(), new ConcurrentGoMap<>(Map.of(1, "A")).toString());
        same.put(1, "B");
        assertNotEquals(map, same);
        assertNotEquals(map, "no map");
    }

    @Test
    void aMapThatContainsItself_canBePrinted() {
        ConcurrentGoMap<String, Object> map = new ConcurrentGoMap<>();
        map.put("self", map);
        assertEquals("{self=(this Map)}", map.toString());
    }

    @Test
    void copies() {
        assertEquals(five(), new ConcurrentGoMap<>(five()));
        assertEquals(five(), TestMaps.roundTrip(five()));
        assertEquals(five(), TestMaps.roundTrip(five().snapshot()));
        assertEquals(
                ConcurrentGoMap.class,
                TestMaps.roundTrip((Object) five().snapshot()).getClass());
    }

    @Test
    void theHasherAndTheGenerator_areUsed() {
        ConcurrentGoMap<Integer, String> map = ConcurrentGoMap.<Integer, String>builder()
                .hasher(new ConstantHasher(7))
                .random(new SplittableRandom(1))
                .expectedSize(100)
                .shards(3)
                .build();
        map.putAll(five());
        assertEquals(five(), map);
        assertEquals(4, map.shardCount());
        assertEquals(five(), TestMaps.roundTrip(map));
    }

    @Test
    void numbersOutOfRange_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ConcurrentGoMap<>(-1));
        for (int shards : new int[] {Integer.MIN_VALUE, -1, 0, (1 << 14) + 1, Integer.MAX_VALUE}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> ConcurrentGoMap.builder().shards(shards),
                    "" + shards);
        }
        assertEquals(1 << 14, ConcurrentGoMap.builder().shards(1 << 14).build().shardCount());
    }

    /* ---------------- Views ---------------- */

    @Test
    void views_writeThrough() {
        ConcurrentGoMap<Integer, String> map = five();
        assertTrue(map.keySet().remove(1));
        assertFalse(map.keySet().remove(1));
        assertTrue(map.values().remove("B"));
        assertTrue(map.entrySet().remove(Map.entry(3, "C")));
        assertFalse(map.entrySet().remove(Map.entry(4, "x")));
        assertTrue(map.entrySet().contains(Map.entry(4, "D")));
        assertFalse(map.entrySet().contains(Map.entry(4, "x")));
        assertEquals(Set.of(4, 5), map.keySet());
        assertThrows(UnsupportedOperationException.class, () -> map.keySet().add(9));
        map.entrySet().forEach(entry -> entry.setValue(entry.getValue() + "!"));
        assertEquals(Map.of(4, "D!", 5, "E!"), map);
        map.values().clear();
        assertTrue(map.isEmpty());
    }

    @Test
    void setValue_putsARemovedKeyAgain() {
        ConcurrentGoMap<Integer, String> map = five();
        Map.Entry<Integer, String> entry = map.entrySet().iterator().next();
        Integer key = entry.getKey();
        map.remove(key);
        entry.setValue("again");
        assertEquals("again", map.get(key));
        assertEquals("again", entry.getValue());
    }

    @Test
    void bulkMethodsOfViews() {
        ConcurrentGoMap<Integer, Integer> map = numbers(1000);
        assertTrue(map.keySet().removeIf(key -> key % 2 == 0));
        assertFalse(map.keySet().removeIf(key -> key % 2 == 0));
        assertTrue(map.values().removeIf(value -> value % 3 == 0));
        assertTrue(map.entrySet().removeIf(entry -> entry.getKey() > 900));
        Set<Integer> left = IntStream.range(0, 901)
                .filter(i -> i % 2 != 0 && i % 3 != 0)
                .boxed()
                .collect(Collectors.toSet());
        assertEquals(left, map.keySet());
        assertTrue(map.keySet().removeAll(Arrays.asList(1, 2, null)));
        assertFalse(map.keySet().removeAll(List.of(1, 2)));
        assertTrue(map.values().retainAll(List.of(5, 7, 11)));
        assertTrue(map.entrySet().retainAll(Set.of(Map.entry(5, 5), Map.entry(7, 7))));
        assertTrue(map.entrySet().removeAll(Set.of(Map.entry(5, 5), Map.entry(7, 8))));
        assertEquals(Map.of(7, 7), map);
    }

    /** A pass over the list for each key would compare 400 million times. */
    @Test
    void removeAllOfAList_takesOnePassOverIt() {
        int count = 20_000;
        int[] comparisons = new int[1];
        class Counted {
            final int id;

            Counted(int id) {
                this.id = id;
            }

            @Override
            public int hashCode() {
                return id;
            }

            @Override
            public boolean equals(Object other) {
                comparisons[0]++;
                return other instanceof Counted counted && counted.id == id;
            }
        }
        ConcurrentGoMap<Counted, Integer> map = new ConcurrentGoMap<>();
        List<Counted> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(new Counted(i));
            map.put(new Counted(i), i);
        }
        assertTrue(map.keySet().removeAll(keys));
        assertTrue(map.isEmpty());
        assertTrue(comparisons[0] < 10 * count, () -> comparisons[0] + " comparisons");
    }

    @Test
    void iterators_endAndRemove() {
        ConcurrentGoMap<Integer, Integer> map = numbers(100);
        Iterator<Integer> iterator = map.keySet().iterator();
        assertThrows(IllegalStateException.class, iterator::remove);
        Set<Integer> met = new HashSet<>();
        while (iterator.hasNext()) {
            Integer key = iterator.next();
            assertTrue(met.add(key));
            iterator.remove();
            assertThrows(IllegalStateException.class, iterator::remove);
            assertFalse(map.containsKey(key));
        }
        assertThrows(NoSuchElementException.class, iterator::next);
        assertEquals(100, met.size());
        assertTrue(map.isEmpty());
    }

    @Test
    void iterators_goOnWhileTheirThreadWrites() {
        ConcurrentGoMap<Integer, Integer> map = numbers(1000);
        Set<Integer> met = new HashSet<>();
        for (Integer key : map.keySet()) {
            assertTrue(met.add(key), "met once");
            map.remove(key);
            map.put(key + 10_000, key);
            map.put(key, -1);
        }
        assertTrue(met.containsAll(numbers(1000).keySet()), "what was always there was met");
    }

    @Test
    void streamsAndArrays() {
        ConcurrentGoMap<Integer, Integer> map = numbers(1000);
        assertEquals(499_500, map.values().stream().mapToInt(i -> i).sum());
        assertEquals(499_500, map.keySet().parallelStream().mapToInt(i -> i).sum());
        assertEquals(1000, map.entrySet().toArray().length);
        assertEquals(1000, map.keySet().toArray(new Integer[0]).length);
        Collection<Integer> values = map.values();
        assertTrue(values.contains(999) && !values.contains(1000));
    }

    private static ConcurrentGoMap<Integer, Integer> numbers(int count) {
        ConcurrentGoMap<Integer, Integer> map = new ConcurrentGoMap<>();
        for (int i = 0; i < count; i++) {
            map.put(i, i);
        }
        return map;
    }

    /* ---------------- Snapshots ---------------- */

    @Test
    void aSnapshot_stays() {
        ConcurrentGoMap<Integer, Integer> map = numbers(10_000);
        ConcurrentGoMapSnapshot<Integer, Integer> snapshot = map.snapshot();
        map.replaceAll((key, value) -> -1);
        map.keySet().removeIf(key -> key % 2 == 0);
        map.clear();
        map.put(-1, -1);
        map.trim();
        assertEquals(numbers(10_000), snapshot);
        assertEquals(10_000, snapshot.size());
        assertEquals(7, snapshot.get(7));
        assertNull(snapshot.get(-1));
        assertEquals(9, snapshot.getOrDefault(-1, 9));
        assertTrue(snapshot.containsKey(7) && !snapshot.isEmpty());
        assertThrows(NullPointerException.class, () -> snapshot.get(null));
        assertTrue(new ConcurrentGoMap<Integer, Integer>().snapshot().isEmpty());
    }

    static Stream<Arguments> writesOfSnapshots() {
        return Stream.<Map.Entry<String, Consumer<Map<Integer, String>>>>of(
                        Map.entry("put", map -> map.put(1, "x")),
                        Map.entry("remove", map -> map.remove(99)),
                        Map.entry("remove of a value", map -> map.remove(99, "x")),
                        Map.entry("putAll", map -> map.putAll(Map.of())),
                        Map.entry("clear", Map::clear),
                        Map.entry("putIfAbsent", map -> map.putIfAbsent(1, "x")),
                        Map.entry("replace", map -> map.replace(99, "x")),
                        Map.entry("replace 3", map -> map.replace(99, "x", "y")),
                        Map.entry("replaceAll", map -> map.replaceAll((k, v) -> v)),
                        Map.entry("compute", map -> map.compute(99, (k, v) -> null)),
                        Map.entry("computeIfAbsent", map -> map.computeIfAbsent(1, k -> "x")),
                        Map.entry("computeIfPresent", map -> map.computeIfPresent(99, (k, v) -> v)),
                        Map.entry("merge", map -> map.merge(1, "x", String::concat)),
                        Map.entry("keySet remove", map -> map.keySet().remove(99)),
                        Map.entry("keySet clear", map -> map.keySet().clear()),
                        Map.entry("keySet removeIf", map -> map.keySet().removeIf(key -> false)),
                        Map.entry("keySet removeAll", map -> map.keySet().removeAll(Set.of())),
                        Map.entry("values remove", map -> map.values().remove("none")),
                        Map.entry("values removeIf", map -> map.values().removeIf(value -> false)),
                        Map.entry("values retainAll", map -> map.values().retainAll(List.of("A", "B", "C", "D", "E"))),
                        Map.entry("entrySet remove", map -> map.entrySet().remove(Map.entry(99, "x"))),
                        Map.entry("entrySet removeIf", map -> map.entrySet().removeIf(entry -> false)),
                        Map.entry("iterator", map -> {
                            Iterator<Integer> iterator = map.keySet().iterator();
                            iterator.next();
                            iterator.remove();
                        }),
                        Map.entry(
                                "setValue",
                                map -> map.entrySet().iterator().next().setValue("x")),
                        Map.entry(
                                "setValue in a stream",
                                map -> map.entrySet().stream().forEach(entry -> entry.setValue("x"))))
                .map(call -> arguments(call.getKey(), call.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writesOfSnapshots")
    void aSnapshot_refusesEveryWrite(String name, Consumer<Map<Integer, String>> write) {
        Map<Integer, String> snapshot = five().snapshot();
        assertThrows(UnsupportedOperationException.class, () -> write.accept(snapshot), name);
        assertEquals(five(), snapshot);
    }

    /* ---------------- Hostile keys ---------------- */

    @Test
    void keysOfOneHashCode_growAndShrink() {
        for (boolean isComparable : new boolean[] {true, false}) {
            ConcurrentGoMap<TestKey, Integer> map = new ConcurrentGoMap<>();
            int count = 600;
            for (int i = 0; i < count; i++) {
                assertNull(map.put(TestKey.of(i, HashKind.ZERO, isComparable), i));
            }
            assertEquals(count, new HashSet<>(map.values()).size());
            for (int i = 0; i < count; i++) {
                assertEquals(i, map.get(TestKey.of(i, HashKind.ZERO, isComparable)));
            }
            assertNull(map.get(TestKey.of(-1, HashKind.ZERO, isComparable)));
            ConcurrentGoMapSnapshot<TestKey, Integer> snapshot = map.snapshot();
            for (int i = 0; i < count; i += 2) {
                assertEquals(i, map.remove(TestKey.of(i, HashKind.ZERO, isComparable)));
            }
            assertEquals(count / 2, map.size());
            assertEquals(count, snapshot.size());
            assertEquals(0, snapshot.get(TestKey.of(0, HashKind.ZERO, isComparable)));
            map.trim();
            assertEquals(1, map.get(TestKey.of(1, HashKind.ZERO, isComparable)));
        }
    }

    /** What a read compares under no lock, and the first put of a key, call the key's methods on published objects only. */
    @Test
    void aPresentKey_isReadWithTheLockTaken() throws InterruptedException {
        ConcurrentGoMap<Integer, String> map =
                ConcurrentGoMap.<Integer, String>builder().shards(1).build();
        map.put(1, "A");
        List<Object> seen = new ArrayList<>();
        map.compute(2, (key, value) -> {
            Thread reader = new Thread(() -> {
                seen.add(map.get(1));
                seen.add(map.putIfAbsent(1, "x"));
                seen.add(map.computeIfAbsent(1, k -> "x"));
                seen.add(map.computeIfPresent(3, (k, v) -> "x") == null ? "none" : "one");
                seen.add(map.size());
            });
            reader.start();
            assertDoesNotThrow(() -> reader.join());
            return "B";
        });
        assertEquals(List.of("A", "A", "A", "none", 1), seen);
        assertSame("B", map.get(2));
    }

    @Test
    void keysOfSeveralClasses_areTold_apart() {
        ConcurrentGoMap<Object, String> map = new ConcurrentGoMap<>();
        List<Object> keys =
                List.of(1, 1L, "1", '1', 1.0, new ComparableKey(1, HashKind.SPREAD), new TreeSet<>(Set.of(1)));
        keys.forEach(key -> map.put(key, key.getClass().getName()));
        keys.forEach(key -> assertEquals(key.getClass().getName(), map.get(key)));
        assertEquals(keys.size(), map.size());
    }
}

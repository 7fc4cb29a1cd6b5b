package io.github.gomap.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All maps do the same in the workloads, or their times could not be compared. */
class MapKindTest {
    private static final int STEPS = 3000;
    private static final int KEYS = 400;
    private static final long SEED = 42;

    @ParameterizedTest
    @EnumSource
    void newMap_doesWhatHashMapDoes(MapKind kind) {
        walk(kind.newMap());
    }

    @ParameterizedTest
    @EnumSource
    void newMap_presized_doesWhatHashMapDoes(MapKind kind) {
        walk(kind.newMap(KEYS));
    }

    @ParameterizedTest
    @EnumSource
    void newMap_isOfItsOwnKind(MapKind kind) {
        Class<?> hashMap = HashMap.class;
        if (kind != MapKind.HASH_MAP) {
            assertNotEquals(hashMap, kind.newMap().getClass());
        }
        assertEquals(kind.newMap().getClass(), kind.newMap(1).getClass());
    }

    private static void walk(Map<Object, Integer> map) {
        Map<Object, Integer> expected = new HashMap<>();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < STEPS; i++) {
            Object key = KeyKind.STRING.key(random.nextInt(KEYS));
            Integer value = i;
            switch (random.nextInt(6)) {
                case 0, 1 -> assertEquals(expected.put(key, value), map.put(key, value), "put, seed " + SEED);
                case 2 -> assertEquals(expected.remove(key), map.remove(key), "remove, seed " + SEED);
                case 3 ->
                    assertEquals(
                            expected.merge(key, value, Integer::sum),
                            map.merge(key, value, Integer::sum),
                            "merge, seed " + SEED);
                case 4 ->
                    assertEquals(
                            expected.compute(key, (any, old) -> old == null ? 1 : old + 1),
                            map.compute(key, (any, old) -> old == null ? 1 : old + 1),
                            "compute");
                default -> assertEquals(expected.get(key), map.get(key), "get, seed " + SEED);
            }
        }
        assertEquals(expected, contentByEntries(map));
        assertEquals(expected, contentByForEach(map));
        Map<Object, Integer> copy = new HashMap<>();
        copy.putAll(map);
        assertEquals(expected, copy);
        map.clear();
        assertEquals(0, map.size());
        map.putAll(expected);
        assertEquals(expected, contentByEntries(map));
    }

    private static Map<Object, Integer> contentByEntries(Map<Object, Integer> map) {
        Map<Object, Integer> content = new HashMap<>();
        for (Map.Entry<Object, Integer> entry : map.entrySet()) {
            content.put(entry.getKey(), entry.getValue());
        }
        assertEquals(map.size(), content.size());
        return content;
    }

    private static Map<Object, Integer> contentByForEach(Map<Object, Integer> map) {
        Map<Object, Integer> content = new HashMap<>();
        map.forEach(content::put);
        return content;
    }
}

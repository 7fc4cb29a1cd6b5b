package io.github.gomap.benchmarks.longs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All maps do the same in the workloads, or their times could not be compared. */
class LongMapKindTest {
    private static final int STEPS = 3000;
    private static final int KEYS = 400;
    private static final long SEED = 42;

    @ParameterizedTest
    @EnumSource
    void newMap_doesWhatHashMapDoes(LongMapKind kind) {
        walk(kind.factory().newMap());
    }

    @ParameterizedTest
    @EnumSource
    void newMap_presized_doesWhatHashMapDoes(LongMapKind kind) {
        walk(kind.factory().newMap(KEYS));
    }

    @Test
    void structures_areOfDifferentClasses() {
        assertEquals(
                LongMapKind.values().length,
                new HashSet<>(Arrays.stream(LongMapKind.values())
                                .map(kind -> kind.factory().newMap().structure().getClass())
                                .toList())
                        .size());
    }

    private static void walk(LongMap<Object> map) {
        Map<Long, Object> expected = new HashMap<>();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < STEPS; i++) {
            // Some maps keep 0 and 1 apart, and some mix nothing, so that high bits make no difference to them.
            long key = (long) random.nextInt(KEYS / 2) << (random.nextBoolean() ? 0 : 40);
            switch (random.nextInt(4)) {
                case 0, 1 -> assertEquals(expected.put(key, i), map.put(key, i), "put, seed " + SEED);
                case 2 -> assertEquals(expected.remove(key), map.remove(key), "remove, seed " + SEED);
                default -> assertEquals(expected.get(key), map.get(key), "get, seed " + SEED);
            }
            assertEquals(expected.size(), map.size());
        }
        Map<Long, Object> visited = new HashMap<>();
        map.visit((key, value) -> assertNull(visited.put(key, value), "seen twice"));
        assertEquals(expected, visited);
        map.clear();
        assertEquals(0, map.size());
        assertNull(map.get(0));
    }
}

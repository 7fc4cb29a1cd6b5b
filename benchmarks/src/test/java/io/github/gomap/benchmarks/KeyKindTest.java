package io.github.gomap.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyKindTest {
    private static final int COUNT = 20_000;

    @ParameterizedTest
    @EnumSource
    void range_presentAndAbsentKeys_areAllDifferent(KeyKind kind) {
        Set<Object> keys = new HashSet<>();
        keys.addAll(Arrays.asList(Keys.range(kind, 0, COUNT)));
        keys.addAll(Arrays.asList(Keys.range(kind, COUNT, COUNT)));

        assertEquals(2 * COUNT, keys.size());
    }

    @ParameterizedTest
    @EnumSource
    void range_again_givesEqualKeysThatAreOtherObjects(KeyKind kind) {
        Object[] first = Keys.range(kind, 0, 10);
        Object[] second = Keys.range(kind, 0, 10);

        for (int i = 0; i < first.length; i++) {
            assertEquals(first[i], second[i]);
            assertNotSame(first[i], second[i]);
        }
    }

    @Test
    void hashCode_ofBadKinds_isBad() {
        assertEquals(1, hashCodes(KeyKind.STRING_SAME_HASH));
        assertEquals(COUNT / 8, hashCodes(KeyKind.BADLY_HASHED));
    }

    private static long hashCodes(KeyKind kind) {
        return Arrays.stream(Keys.range(kind, 0, COUNT))
                .mapToInt(Object::hashCode)
                .distinct()
                .count();
    }

    @Test
    void lookups_ofFewKeys_areManyAndContainEach() {
        Object[] keys = Keys.range(KeyKind.LONG_RANDOM, 0, 6);
        Object[] lookups = Keys.lookups(keys);

        assertEquals(4096, lookups.length);
        assertEquals(Set.of(keys), new HashSet<>(Arrays.asList(lookups)));
    }

    /** The Go program in the folder go makes the same keys, and expects these numbers as well. */
    @ParameterizedTest
    @CsvSource({
        "LONG_RANDOM, -6089348758496011219",
        "LONG_SEQUENTIAL, -786012811681604108",
        "LONG_CLUSTERED, -6591922047233083788",
    })
    void longs_areThoseOfGo(KeyKind kind, long expected) {
        long sum = 0;
        for (Object key : Keys.range(kind, 0, 1000)) {
            sum = 31 * sum + (Long) key;
        }
        assertEquals(expected, sum);
    }

    @Test
    void clusters_areRunsOf64_withGaps() {
        Object[] keys = Keys.range(KeyKind.LONG_CLUSTERED, 0, 640);
        long neighbours = 0;
        for (int i = 1; i < keys.length; i++) {
            neighbours += (Long) keys[i] - (Long) keys[i - 1] == 1 ? 1 : 0;
        }
        assertEquals(639 - 10, neighbours);
    }
}

package io.github.gomap.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyKindTest {
    private static final int COUNT = 20_000;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FILE")
    void range_presentAndAbsentKeys_areAllDifferent(KeyKind kind) {
        Set<Object> keys = new HashSet<>();
        keys.addAll(Arrays.asList(Keys.range(kind, 0, COUNT)));
        keys.addAll(Arrays.asList(Keys.range(kind, COUNT, COUNT)));

        assertEquals(2 * COUNT, keys.size());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FILE")
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
    void clusters_areRunsOfConsecutiveNumbers_withGapsOfDifferentLengths() {
        Object[] keys = Keys.range(KeyKind.LONG_CLUSTERED, 0, COUNT);
        int runs = 0;
        Set<Long> gaps = new HashSet<>();
        for (int i = 1; i < COUNT; i++) {
            long step = (Long) keys[i] - (Long) keys[i - 1];
            assertTrue(step > 0, "ascending");
            if (step > 1) {
                runs++;
                gaps.add(step);
            }
        }
        assertEquals(COUNT / 64, runs, 1);
        assertTrue(gaps.size() > 100, gaps::toString);
    }

    @Test
    void zipf_asksForTheMostFrequentKey_asOftenAsTheLawSays_andForTheOthersLess() {
        Object[] keys = Keys.range(KeyKind.LONG_RANDOM, 0, 1000);
        int count = 1_000_000;

        List<Long> frequencies = frequencies(Keys.zipf(keys, 1, count));

        double harmonic =
                IntStream.rangeClosed(1, keys.length).mapToDouble(i -> 1.0 / i).sum();
        for (int rank : new int[] {1, 2, 3, 10}) {
            double expected = count / harmonic / rank;
            assertEquals(expected, frequencies.get(rank - 1), 6 * Math.sqrt(expected), "rank " + rank);
        }
        assertNotEquals(keys[0], mostFrequent(Keys.zipf(keys, 1, count)), "the first key is not the most frequent one");
    }

    @Test
    void lookups_withExponent0_askForAllKeysEquallyOften() {
        Object[] keys = Keys.range(KeyKind.LONG_RANDOM, 0, 300_000);

        assertEquals(Set.of(1L), new HashSet<>(frequencies(Keys.lookups(keys, 0))));
        assertEquals(keys.length, Keys.lookups(keys, 0.99).length);
        assertTrue(frequencies(Keys.lookups(keys, 0.99)).get(0) > 200);
    }

    /** The highest first. */
    private static List<Long> frequencies(Object[] picked) {
        return counts(picked).values().stream()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static Object mostFrequent(Object[] picked) {
        return Collections.max(counts(picked).entrySet(), Map.Entry.comparingByValue())
                .getKey();
    }

    private static Map<Object, Long> counts(Object[] picked) {
        return Arrays.stream(picked).collect(Collectors.groupingBy(key -> key, Collectors.counting()));
    }

    @Test
    void lookups_ofFewKeys_areManyAndContainEach() {
        Object[] keys = Keys.range(KeyKind.LONG_RANDOM, 0, 6);
        Object[] lookups = Keys.lookups(keys);

        assertEquals(Picks.FEWEST, lookups.length);
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

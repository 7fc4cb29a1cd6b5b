package io.github.gomap.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a workload does comes again so late that no processor knows by then how it went. */
class RepetitionTest {
    private static final int FEWEST_STEPS = 1 << 16;

    @Test
    void lookups_ofFewKeys_areManyBeforeTheyRepeat() {
        assertTrue(Picks.lookups(3, 0).length >= FEWEST_STEPS);
        assertTrue(ManyPicks.of(3, 3, 0).keys().length >= FEWEST_STEPS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12, 30, 960, 1305, 1638, 4092, 4093, 4094, 83_558})
    void mapsFilledRoundAfterRound_allBeginElsewhere(int size) {
        int keys = Keys.forRounds(size);
        assertTrue(keys >= size, () -> keys + " keys");
        assertEquals(BigInteger.ONE, BigInteger.valueOf(keys).gcd(BigInteger.valueOf(size)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 1305, 65_535})
    void visits_goToManyMaps_untilOneIsLarge(int size) {
        AtomicInteger made = new AtomicInteger();
        Turns<Integer> turns = Turns.of(size, made::getAndIncrement);
        assertTrue((long) made.get() * size >= FEWEST_STEPS, () -> made + " maps");
        for (int i = 0; i < 2 * made.get(); i++) {
            assertEquals(i % made.get(), turns.next());
        }
        Turns<Integer> ofALargeOne = Turns.of(FEWEST_STEPS, () -> 1);
        assertEquals(ofALargeOne.next(), ofALargeOne.next());
    }

    @Test
    void turnover_replacesTheOldest_byOneFromOutside_neverInTheSameOrder() {
        int size = 30;
        int keys = Churn.keysNeeded(size);
        Turnover turnover = new Turnover(size, keys);
        Deque<Integer> inside =
                new ArrayDeque<>(IntStream.range(0, size).boxed().toList());
        Set<Integer> outside = new HashSet<>(IntStream.range(size, keys).boxed().toList());
        int[] firstRound = new int[keys];
        int[] secondRound = new int[keys];
        for (int i = 0; i < 2 * keys; i++) {
            turnover.next();
            assertEquals(inside.removeFirst(), turnover.goes());
            assertTrue(outside.remove(turnover.comes()));
            inside.addLast(turnover.comes());
            outside.add(turnover.goes());
            (i < keys ? firstRound : secondRound)[i % keys] = turnover.comes();
        }
        assertFalse(Arrays.equals(firstRound, secondRound));
    }
}

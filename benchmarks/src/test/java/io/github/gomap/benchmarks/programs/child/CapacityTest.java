package io.github.gomap.benchmarks.programs.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityTest {
    @ParameterizedTest
    @CsvSource({"0, 0.75, 0", "16, 0.75, 12", "16, 1, 16", "16, 0.5, 8", "16, 4, 16", "2147483647, 1, 2147483647"})
    void entries_areThoseThatFitWithoutGrowing(int capacity, float loadFactor, int expected) {
        assertEquals(expected, Capacity.entries(capacity, loadFactor));
    }

    @Test
    void entries_ofCapacityAlone_hasTheLoadFactorOfHashMap() {
        assertEquals(75, Capacity.entries(100));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0.75", "1, 0", "1, -1", "1, NaN"})
    void entries_refusesWhatHashMapRefuses_inTheSameWords(int capacity, float loadFactor) {
        IllegalArgumentException ofHashMap =
                assertThrows(IllegalArgumentException.class, () -> new HashMap<>(capacity, loadFactor));
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Capacity.entries(capacity, loadFactor));
        assertEquals(ofHashMap.getMessage(), refused.getMessage());
    }
}

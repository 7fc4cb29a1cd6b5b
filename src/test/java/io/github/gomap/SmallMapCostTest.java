package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.child.SmallMapLives;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the life of a small map allocates, from its making to its last entry, beside HashMap's. */
class SmallMapCostTest {

    @ParameterizedTest
    @CsvSource({"1, 1.0", "3, 1.0", "8, 1.0", "12, 1.1", "13, 1.1", "30, 1.3", "100, 1.0"})
    void life_allocatesAtMostThisTimesHashMap(int entries, double most) throws Exception {
        String[] bytes = ChildJvm.output("-Xmx256m", SmallMapLives.class, String.valueOf(entries))
                .strip()
                .split(" ");
        assertEquals(entries, Integer.parseInt(bytes[0]));
        assertTrue(
                Long.parseLong(bytes[1]) <= most * Long.parseLong(bytes[2]),
                () -> bytes[1] + " bytes, HashMap " + bytes[2]);
    }
}

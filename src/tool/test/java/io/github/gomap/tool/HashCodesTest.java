package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * "Aa" and "BB" share a hashCode, hence so do all strings of the same length put together from them.
 */
class HashCodesTest {

    @Test
    void noKeys() {
        assertEquals(new HashCodes(0, 0, 0, List.of()), HashCodes.of(Set.of()));
    }

    @Test
    void differentCodes() {
        assertEquals(new HashCodes(3, 0, 1, List.of()), HashCodes.of(Set.of("a", "b", "c")));
    }

    @Test
    void sharedCodes_areCountedByKeys_withTheFirstKeysOfTheLargestGroup() {
        Set<String> keys = Set.of("Aa", "BB", "x", "AaAa", "AaBB", "BBAa", "BBBB", "");
        assertEquals(new HashCodes(4, 6, 4, List.of("AaAa", "AaBB", "BBAa")), HashCodes.of(keys));
    }
}

package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashMapFootprintTest {

    private static Set<Integer> keys(int size, int distance) {
        return IntStream.range(0, size).mapToObj(i -> i * distance).collect(Collectors.toSet());
    }

    @Test
    void emptyMap_hasNoTable() {
        assertEquals(48, HashMapFootprint.of(Set.of()).total());
    }

    @Test
    void table_doublesAboveThreeQuarters() {
        assertEquals(
                48 + 16 + 16 * 4 + 12 * 32, HashMapFootprint.of(keys(12, 1)).total());
        assertEquals(
                48 + 16 + 32 * 4 + 13 * 32, HashMapFootprint.of(keys(13, 1)).total());
        assertEquals(
                48 + 16 + 131_072 * 4 + 98_304 * 32,
                HashMapFootprint.of(keys(98_304, 1)).total());
    }

    /** Keys that differ by 64 share a bin of a table of 64. */
    @Test
    void binsOfMoreThanEightEntries_areTrees() {
        assertEquals(
                48 + 16 + 64 * 4 + 40 * 56, HashMapFootprint.of(keys(40, 64)).total());
        Set<Integer> eightInABin = keys(8, 64);
        eightInABin.addAll(IntStream.rangeClosed(1, 20).boxed().toList());
        assertEquals(
                48 + 16 + 64 * 4 + 28 * 32, HashMapFootprint.of(eightInABin).total());
    }
}

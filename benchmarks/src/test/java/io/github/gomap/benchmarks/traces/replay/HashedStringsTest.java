package io.github.gomap.benchmarks.traces.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HashedStringsTest {
    @Test
    void string_hasTheHash_inManyWays() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            int hash = i == 0 ? Integer.MIN_VALUE : i == 1 ? 0 : i == 2 ? -1 : random.nextInt();
            Set<String> strings = new HashSet<>();
            for (int way = 0; way < 20; way++) {
                String string = HashedStrings.string(hash, way);
                assertEquals(hash, string.hashCode());
                strings.add(string);
            }
            assertEquals(20, strings.size());
        }
        assertEquals(7, HashedStrings.string(7, 100_000_000).hashCode());
    }

    @Test
    void moreWaysThanThereAre_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> HashedStrings.string(7, Integer.MAX_VALUE));
    }
}

package io.github.gomap.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ForwardingMap;
import io.github.gomap.GoMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilteredMapTest {

    private final CountingMap reached = new CountingMap();
    private final Map<String, Long> filtered = new FilteredMap(reached, Sample.SIZE);

    @Test
    void noPresentKey_isKeptFromTheMap() {
        WordCount.count(Sample.WORDS, filtered);
        Sample.COUNTS.forEach((word, count) -> assertEquals(count, filtered.get(word)));
        assertEquals(Sample.COUNTS, filtered);
    }

    @Test
    void fewLookupsOfAbsentKeys_reachTheMap() {
        WordCount.count(Sample.WORDS, filtered);
        reached.lookups = 0;
        for (int i = 0; i < 10_000; i++) {
            assertNull(filtered.get("absent " + i));
        }
        assertTrue(reached.lookups < 300, () -> reached.lookups + " lookups");
    }

    @Test
    void putAll_passesTheFilter() {
        filtered.putAll(Map.of("light", 1L));
        assertTrue(filtered.containsKey("light"));
    }

    /** Stands for a map where a lookup is dear. */
    private static final class CountingMap extends ForwardingMap<String, Long> {
        private final Map<String, Long> map = new GoMap<>();
        private int lookups;

        @Override
        protected Map<String, Long> delegate() {
            return map;
        }

        @Override
        public Long get(Object key) {
            lookups++;
            return map.get(key);
        }
    }
}

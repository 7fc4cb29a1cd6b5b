package io.github.gomap.benchmarks.concurrency.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.concurrency.Threads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jol.info.GraphLayout;

@Timeout(60)
class HashTrieMapTest {
    private static long objects(HashTrieMap<?, ?> map) {
        return GraphLayout.parseInstance(map).totalCount();
    }

    @Test
    void emptyBranches_areTakenAway_alsoByManyThreads() throws Exception {
        HashTrieMap<Integer, Integer> map = new HashTrieMap<>();
        long empty = objects(map);
        Threads.run(4, thread -> {
            for (int i = 0; i < 20_000; i++) {
                int key = i * 4 + thread;
                assertNull(map.put(key, key));
                assertEquals(key, map.get(key));
                if (i >= 8) {
                    assertEquals(key - 32, map.remove(key - 32));
                }
            }
            for (int i = 20_000 - 8; i < 20_000; i++) {
                assertEquals(i * 4 + thread, map.remove(i * 4 + thread));
            }
        });

        assertEquals(0, map.size());
        assertEquals(empty, objects(map));
    }

    @Test
    void equalHashCodes_areChained_notParted() {
        HashTrieMap<String, Integer> map = new HashTrieMap<>();
        map.put("AaAa", 1);
        long one = objects(map);
        map.put("BBBB", 2);
        map.put("AaBB", 3);

        assertTrue(objects(map) - one < 10, "no more than keys, values and entries");
        assertEquals(2, map.remove("BBBB"));
        assertEquals(1, map.get("AaAa"));
        assertEquals(3, map.get("AaBB"));
        assertNull(map.get("BBAa"));
        assertNull(map.get("BBBB"));
    }
}

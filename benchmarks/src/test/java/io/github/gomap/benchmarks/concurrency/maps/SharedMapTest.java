package io.github.gomap.benchmarks.concurrency.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.concurrency.Threads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every contestant must be: a map, whatever its threads do. */
@Timeout(60)
class SharedMapTest {
    private static final int THREADS = 4;
    private static final int KEYS = 2_000;

    /** Four keys share each hash code. */
    private record Key(int number) {
        @Override
        public int hashCode() {
            return number >>> 2;
        }
    }

    private static <K, V> Map<K, V> contentOf(SharedMap<K, V> map) {
        Map<K, V> content = new HashMap<>();
        map.forEach((key, value) -> assertNull(content.put(key, value), () -> key + " came twice"));
        return content;
    }

    @ParameterizedTest
    @EnumSource
    void oneThread_findsWhatAHashMapHas(SharedMapKind kind) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        SharedMap<Key, Integer> map = kind.newMap();
        Map<Key, Integer> model = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            Key key = new Key(random.nextInt(KEYS));
            int value = i;
            switch (random.nextInt(5)) {
                case 0 -> assertEquals(model.put(key, value), map.put(key, value), () -> "seed " + seed);
                case 1 -> assertEquals(model.remove(key), map.remove(key), () -> "seed " + seed);
                case 2 ->
                    assertEquals(
                            model.computeIfAbsent(key, any -> value),
                            map.computeIfAbsent(key, any -> value),
                            () -> "seed " + seed);
                default -> assertEquals(model.get(key), map.get(key), () -> "seed " + seed);
            }
        }
        assertEquals(model, contentOf(map), () -> "seed " + seed);
        assertEquals(model.size(), map.size());
    }

    @ParameterizedTest
    @EnumSource
    void functionWithoutResult_leavesNothing(SharedMapKind kind) {
        SharedMap<Key, Integer> map = kind.newMap();

        assertNull(map.computeIfAbsent(new Key(1), any -> null));

        assertNull(map.get(new Key(1)));
        assertEquals(0, map.size());
    }

    /** Each thread changes keys of its own, which lie among those of the others, and knows what must be there. */
    @ParameterizedTest
    @EnumSource
    void noWriteIsLost_whileTheMapGrows(SharedMapKind kind) throws Exception {
        SharedMap<Key, Integer> map = kind.newMap();
        Map<Key, Integer> expected = new ConcurrentHashMap<>();
        Threads.run(THREADS, thread -> {
            Random random = new Random(thread);
            Map<Key, Integer> own = new HashMap<>();
            for (int i = 0; i < 20_000; i++) {
                // Larger and larger keys, so that the map grows to the end.
                Key key = new Key(random.nextInt(1 + i / 4) * THREADS + thread);
                if (random.nextInt(4) == 0) {
                    assertEquals(own.remove(key), map.remove(key));
                } else {
                    assertEquals(own.put(key, i), map.put(key, i));
                }
                Key other = new Key(random.nextInt(1 + i / 4) * THREADS + thread);
                assertEquals(own.get(other), map.get(other));
            }
            expected.putAll(own);
        });

        assertEquals(expected, contentOf(map));
        assertEquals(expected.size(), map.size());
    }

    /** All threads write the same few keys. A value that was put is given back once: by what replaced or removed it. */
    @ParameterizedTest
    @EnumSource
    void everyValue_isGivenBackOnce(SharedMapKind kind) throws Exception {
        int writes = 20_000;
        SharedMap<Key, Integer> map = kind.newMap();
        List<Integer> givenBack = Collections.synchronizedList(new ArrayList<>());
        List<Integer> stored = Collections.synchronizedList(new ArrayList<>());
        Threads.run(THREADS, thread -> {
            Random random = new Random(thread);
            List<Integer> mine = new ArrayList<>();
            List<Integer> returned = new ArrayList<>();
            for (int i = 0; i < writes; i++) {
                // Rarely a key that is new, so that a sync.Map promotes and copies all the time.
                Key key = new Key(random.nextInt(100) == 0 ? random.nextInt(KEYS) : random.nextInt(8));
                Integer before;
                if (random.nextInt(3) == 0) {
                    before = map.remove(key);
                } else {
                    Integer value = thread * writes + i;
                    mine.add(value);
                    before = map.put(key, value);
                }
                if (before != null) {
                    returned.add(before);
                }
                map.get(new Key(random.nextInt(KEYS)));
            }
            stored.addAll(mine);
            givenBack.addAll(returned);
        });

        givenBack.addAll(contentOf(map).values());
        Collections.sort(stored);
        Collections.sort(givenBack);
        assertEquals(stored, givenBack);
    }

    @ParameterizedTest
    @EnumSource
    void computeIfAbsent_givesAllThreadsTheSameValue(SharedMapKind kind) throws Exception {
        SharedMap<Key, Object> map = kind.newMap();
        AtomicInteger calls = new AtomicInteger();
        Map<Key, Object> seen = new ConcurrentHashMap<>();
        Threads.run(THREADS, thread -> {
            for (int i = 0; i < KEYS; i++) {
                Key key = new Key(i);
                Object value = map.computeIfAbsent(key, any -> {
                    calls.incrementAndGet();
                    // The others shall come in between, even on one processor.
                    Thread.yield();
                    return new Object();
                });
                Object other = seen.putIfAbsent(key, value);
                assertTrue(other == null || other == value, () -> "two values of " + key);
                assertSame(value, map.get(key));
            }
        });

        assertEquals(seen, contentOf(map));
        assertTrue(calls.get() >= KEYS);
        if (kind.computesOnce()) {
            assertEquals(KEYS, calls.get(), "calls of the function");
        }
    }

    /** A writer raises all keys by one, one after the other, so at each moment the first is ahead by at most one. */
    @ParameterizedTest
    @EnumSource
    void forEach_seesEachKeyOnce_andOneMoment_ifItCan(SharedMapKind kind) throws Exception {
        int keys = 300;
        int views = 300;
        SharedMap<Integer, Integer> map = kind.newMap();
        for (int key = 0; key < keys; key++) {
            map.put(key, 0);
        }
        AtomicInteger left = new AtomicInteger(THREADS - 1);
        Threads.run(THREADS, thread -> {
            if (thread == 0) {
                for (int round = 1; left.get() > 0; round++) {
                    for (int key = 0; key < keys; key++) {
                        map.put(key, round);
                    }
                    // Something comes and goes.
                    map.put(keys + round, 0);
                    map.remove(keys + round);
                }
                return;
            }
            try {
                for (int i = 0; i < views; i++) {
                    Map<Integer, Integer> view = contentOf(map);
                    view.keySet().removeIf(key -> key >= keys);
                    assertEquals(keys, view.size());
                    if (kind.viewsOneMoment()) {
                        checkOneMoment(view);
                    }
                    Thread.yield();
                }
            } finally {
                left.decrementAndGet();
            }
        });
    }

    private static void checkOneMoment(Map<Integer, Integer> view) {
        int newest = view.get(0);
        for (int key = 1; key < view.size(); key++) {
            int value = view.get(key);
            int before = view.get(key - 1);
            assertTrue(value <= before && value >= newest - 1, () -> "not of one moment: " + view);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reader_findsWhatWasPutBefore_whileTheMapGrows(SharedMapKind kind) throws Exception {
        int entries = 30_000;
        SharedMap<Integer, Integer> map = kind.newMap();
        AtomicInteger put = new AtomicInteger();
        Threads.run(THREADS, thread -> {
            if (thread == 0) {
                for (int key = 0; key < entries; key++) {
                    map.put(key, key);
                    put.set(key + 1);
                }
                return;
            }
            Random random = new Random(thread);
            for (int known = 0; known < entries; known = put.get()) {
                if (known > 0) {
                    int key = random.nextInt(known);
                    assertEquals(key, map.get(key));
                    assertNull(map.get(entries + key));
                }
            }
        });
        assertEquals(entries, map.size());
    }
}

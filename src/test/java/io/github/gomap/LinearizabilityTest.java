package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.RegisterHistory.Kind;
import io.github.gomap.RegisterHistory.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real histories of a {@link ConcurrentGoMap} that grows and is trimmed meanwhile, checked key by key. */
@Tag("threads")
class LinearizabilityTest {
    private static final int THREADS = 3;
    private static final int KEYS = 60;

    /* ---------------- The checker ---------------- */

    private static Operation get(int thread, int result, long called, long returned) {
        return new Operation(thread, Kind.GET, 0, 0, result, called, returned);
    }

    private static Operation put(int thread, int value, int result, long called, long returned) {
        return new Operation(thread, Kind.PUT, value, 0, result, called, returned);
    }

    @Test
    void whatOneThreadDoes_isLinearizable() {
        List<Operation> history = List.of(
                get(0, 0, 1, 2),
                put(0, 5, 0, 3, 4),
                get(0, 5, 5, 6),
                new Operation(0, Kind.COMPUTE_IF_ABSENT, 6, 0, 5, 7, 8),
                new Operation(0, Kind.REPLACE, 7, 0, 5, 9, 10),
                new Operation(0, Kind.REPLACE_VALUE, 8, 5, 0, 11, 12),
                new Operation(0, Kind.REPLACE_VALUE, 8, 7, 1, 13, 14),
                new Operation(0, Kind.REMOVE, 0, 0, 8, 15, 16),
                new Operation(0, Kind.REPLACE, 9, 0, 0, 17, 18),
                new Operation(0, Kind.COMPUTE_IF_ABSENT, 6, 0, 6, 19, 20));
        assertNull(RegisterHistory.firstUnexplained(history));
    }

    @Test
    void whatOverlaps_mayHaveHadItsEffectOrNot() {
        assertNull(RegisterHistory.firstUnexplained(List.of(put(0, 5, 0, 1, 10), get(1, 0, 2, 3), get(1, 5, 4, 5))));
        assertNull(RegisterHistory.firstUnexplained(List.of(put(0, 5, 6, 1, 10), put(1, 6, 0, 2, 9), get(2, 6, 3, 4))));
    }

    @Test
    void violations_areFound() {
        Operation stale = get(1, 0, 3, 4);
        assertEquals(stale, RegisterHistory.firstUnexplained(List.of(put(0, 5, 0, 1, 2), stale)), "a stale read");
        Operation lost = get(0, 5, 5, 6);
        assertEquals(
                lost,
                RegisterHistory.firstUnexplained(List.of(put(0, 5, 0, 1, 2), put(1, 6, 5, 3, 4), lost)),
                "a lost update");
        Operation back = get(1, 0, 4, 5);
        assertEquals(
                back,
                RegisterHistory.firstUnexplained(List.of(put(0, 5, 0, 1, 10), get(1, 5, 2, 3), back)),
                "a value that goes back");
        assertTrue(
                RegisterHistory.firstUnexplained(List.of(
                                new Operation(0, Kind.COMPUTE_IF_ABSENT, 5, 0, 5, 1, 4),
                                new Operation(1, Kind.COMPUTE_IF_ABSENT, 6, 0, 6, 2, 3)))
                        != null,
                "two that were both first");
        assertTrue(
                RegisterHistory.firstUnexplained(List.of(get(0, 7, 1, 2), put(1, 7, 0, 3, 4))) != null,
                "a value before it was put");
    }

    /* ---------------- Histories ---------------- */

    /** Threads work on a few keys, in bursts so short that they meet; another one grows and trims the map around them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void histories_areLinearizable(int shards) throws InterruptedException {
        for (int round = 0; round < 3 * ConcurrentStormTest.FACTOR; round++) {
            ConcurrentGoMap<Integer, Integer> map =
                    ConcurrentGoMap.<Integer, Integer>builder().shards(shards).build();
            List<List<List<Operation>>> recorded = record(map, round, 60_000);
            for (int key = 0; key < KEYS; key++) {
                List<Operation> ofKey = new ArrayList<>();
                for (List<List<Operation>> ofThread : recorded) {
                    ofKey.addAll(ofThread.get(key));
                }
                assertNull(RegisterHistory.firstUnexplained(ofKey), "key " + key);
            }
        }
    }

    /** By thread and key. */
    private static List<List<List<Operation>>> record(ConcurrentGoMap<Integer, Integer> map, int seed, int count)
            throws InterruptedException {
        AtomicBoolean isOver = new AtomicBoolean();
        Threads threads = new Threads();
        List<List<List<Operation>>> recorded = new ArrayList<>();
        Threads tide = new Threads();
        tide.start(() -> {
            while (!isOver.get()) {
                for (int i = 0; i < 20_000 && !isOver.get(); i++) {
                    map.put(KEYS + i, i + 1);
                }
                map.keySet().removeIf(key -> key >= KEYS);
                map.trim();
            }
        });
        for (int thread = 0; thread < THREADS; thread++) {
            List<List<Operation>> ofThread = new ArrayList<>();
            for (int key = 0; key < KEYS; key++) {
                ofThread.add(new ArrayList<>());
            }
            recorded.add(ofThread);
            int number = thread;
            threads.start(() -> work(map, number, new SplittableRandom(seed * 31L + number), count, ofThread));
        }
        threads.join();
        isOver.set(true);
        tide.join();
        return recorded;
    }

    private static void work(
            ConcurrentGoMap<Integer, Integer> map,
            int thread,
            SplittableRandom random,
            int count,
            List<List<Operation>> recorded) {
        for (int i = 0; i < count; i++) {
            int key = random.nextInt(KEYS);
            int value = i * THREADS + thread + 1;
            int drawn = random.nextInt(12);
            Kind kind = drawn < 5 ? Kind.GET : Kind.values()[drawn % Kind.values().length];
            int expected = kind == Kind.REPLACE_VALUE ? orAbsent(map.get(key)) : 0;
            // Now and then the moment of a snapshot is what is read.
            boolean isInSnapshot = kind == Kind.GET && i % 500 == 0;
            long called = System.nanoTime();
            int result = isInSnapshot ? orAbsent(map.snapshot().get(key)) : result(map, kind, key, value, expected);
            recorded.get(key).add(new Operation(thread, kind, value, expected, result, called, System.nanoTime()));
        }
    }

    private static int result(ConcurrentGoMap<Integer, Integer> map, Kind kind, int key, int value, int expected) {
        return switch (kind) {
            case GET -> orAbsent(map.get(key));
            case PUT -> orAbsent(map.put(key, value));
            case REMOVE -> orAbsent(map.remove(key));
            case COMPUTE_IF_ABSENT -> map.computeIfAbsent(key, k -> value);
            case REPLACE -> orAbsent(map.replace(key, value));
            case REPLACE_VALUE -> map.replace(key, expected, value) ? 1 : 0;
        };
    }

    private static int orAbsent(Integer value) {
        return value == null ? RegisterHistory.ABSENT : value;
    }
}

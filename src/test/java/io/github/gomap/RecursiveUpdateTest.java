package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.gomap.TestMaps.HashKind;
import io.github.gomap.TestMaps.TestKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A function of a {@link ConcurrentGoMap} that writes to the map is refused, always: whatever it does, wherever the key is. */
class RecursiveUpdateTest {
    /** Present are 0 to 99. */
    private static final int PRESENT = 100;

    private static ConcurrentGoMap<Integer, Integer> map(int shards) {
        ConcurrentGoMap<Integer, Integer> map =
                ConcurrentGoMap.<Integer, Integer>builder().shards(shards).build();
        for (int i = 0; i < PRESENT; i++) {
            map.put(i, i);
        }
        return map;
    }

    /** Ways into a function: of a present key 0, or of an absent one, -1. */
    private static Map<String, BiConsumer<ConcurrentGoMap<Integer, Integer>, Runnable>> functions() {
        Map<String, BiConsumer<ConcurrentGoMap<Integer, Integer>, Runnable>> functions = new LinkedHashMap<>();
        functions.put("compute present", (map, inside) -> map.compute(0, (key, value) -> run(inside, value)));
        functions.put("compute absent", (map, inside) -> map.compute(-1, (key, value) -> run(inside, value)));
        functions.put("computeIfAbsent", (map, inside) -> map.computeIfAbsent(-1, key -> run(inside, null)));
        functions.put("computeIfPresent", (map, inside) -> map.computeIfPresent(0, (key, value) -> run(inside, value)));
        functions.put("merge", (map, inside) -> map.merge(0, 1, (a, b) -> run(inside, a)));
        functions.put("replaceAll", (map, inside) -> map.replaceAll((key, value) -> run(inside, value)));
        return functions;
    }

    private static Integer run(Runnable inside, Integer value) {
        inside.run();
        return value;
    }

    /** Everything that writes, or that takes locks of several shards. */
    private static Map<String, Consumer<ConcurrentGoMap<Integer, Integer>>> writes(int key) {
        Map<String, Consumer<ConcurrentGoMap<Integer, Integer>>> writes = new LinkedHashMap<>();
        writes.put("put", map -> map.put(key, 1));
        writes.put("putIfAbsent", map -> map.putIfAbsent(key, 1));
        writes.put("remove", map -> map.remove(key));
        writes.put("remove of a value", map -> map.remove(key, 1));
        writes.put("replace", map -> map.replace(key, 1));
        writes.put("replace of a value", map -> map.replace(key, 1, 2));
        writes.put("compute", map -> map.compute(key, (k, v) -> 1));
        writes.put("computeIfAbsent", map -> map.computeIfAbsent(key, k -> 1));
        writes.put("computeIfPresent", map -> map.computeIfPresent(key, (k, v) -> 1));
        writes.put("merge", map -> map.merge(key, 1, Integer::sum));
        writes.put("putAll", map -> map.putAll(Map.of(key, 1)));
        writes.put("clear", ConcurrentGoMap::clear);
        writes.put("replaceAll", map -> map.replaceAll((k, v) -> v));
        writes.put("keySet remove", map -> map.keySet().remove(key));
        writes.put("values remove", map -> map.values().remove(key));
        writes.put("entrySet remove", map -> map.entrySet().remove(Map.entry(key, 1)));
        writes.put("keySet removeIf", map -> map.keySet().removeIf(k -> false));
        writes.put("keySet clear", map -> map.keySet().clear());
        writes.put("iterator", map -> map.keySet().iterator());
        writes.put("forEach", map -> map.forEach((k, v) -> {}));
        writes.put("stream", map -> map.values().stream().count());
        writes.put("containsValue", map -> map.containsValue(1));
        writes.put("snapshot", ConcurrentGoMap::snapshot);
        writes.put("trim", ConcurrentGoMap::trim);
        writes.put("toString", ConcurrentGoMap::toString);
        writes.put("hashCode", ConcurrentGoMap::hashCode);
        writes.put("equals", map -> map.equals(Map.of()));
        return writes;
    }

    @TestFactory
    Stream<DynamicTest> everyWriteInEveryFunction_isRefused() {
        return functions().entrySet().stream()
                .map(function -> DynamicTest.dynamicTest(function.getKey(), () -> {
                    for (int shards : new int[] {1, 64}) {
                        // Among many keys there are some in the same shard and some in another one.
                        for (int key = -20; key < 20; key++) {
                            for (Map.Entry<String, Consumer<ConcurrentGoMap<Integer, Integer>>> write :
                                    writes(key).entrySet()) {
                                checkRefused(map(shards), function.getValue(), write);
                            }
                        }
                    }
                }));
    }

    private static void checkRefused(
            ConcurrentGoMap<Integer, Integer> map,
            BiConsumer<ConcurrentGoMap<Integer, Integer>, Runnable> function,
            Map.Entry<String, Consumer<ConcurrentGoMap<Integer, Integer>>> write) {
        int[] calls = new int[1];
        function.accept(map, () -> {
            calls[0]++;
            assertThrows(IllegalStateException.class, () -> write.getValue().accept(map), write.getKey());
        });
        assertEquals(true, calls[0] > 0, "the function was called");
        assertEquals(map(1), map, write.getKey());
        assertDoesNotThrow(() -> write.getValue().accept(map), "outside of the function");
    }

    @TestFactory
    Stream<DynamicTest> anExceptionThatPassesThrough_leavesTheMapWhole() {
        return functions().entrySet().stream()
                .map(function -> DynamicTest.dynamicTest(function.getKey(), () -> {
                    ConcurrentGoMap<Integer, Integer> map = map(64);
                    assertThrows(
                            IllegalStateException.class,
                            () -> function.getValue().accept(map, () -> map.put(50, 1)));
                    assertEquals(map(1), map);
                    map.put(0, 7);
                    assertEquals(7, map.get(0));
                }));
    }

    @Test
    void reads_areAllowed() {
        for (BiConsumer<ConcurrentGoMap<Integer, Integer>, Runnable> function :
                functions().values()) {
            ConcurrentGoMap<Integer, Integer> map = map(64);
            function.accept(map, () -> {
                for (int i = 0; i < PRESENT; i++) {
                    assertEquals(i, map.get(i));
                }
                assertNull(map.get(-1));
                assertEquals(PRESENT, map.size());
                assertEquals(true, map.containsKey(1));
                assertEquals(5, map.getOrDefault(-5, 5));
            });
        }
    }

    /** An iterator that was made outside is refused to go on to another shard. */
    @Test
    void anIteratorFromOutside_isRefused() {
        ConcurrentGoMap<Integer, Integer> map = map(64);
        Iterator<Integer> iterator = map.keySet().iterator();
        map.compute(0, (key, value) -> {
            assertThrows(IllegalStateException.class, () -> iterator.forEachRemaining(k -> {}));
            assertThrows(IllegalStateException.class, () -> map.entrySet().iterator());
            return value;
        });
    }

    @Test
    void anIteratorsEntry_isRefused() {
        ConcurrentGoMap<Integer, Integer> map = map(64);
        Iterator<Map.Entry<Integer, Integer>> iterator = map.entrySet().iterator();
        Map.Entry<Integer, Integer> entry = iterator.next();
        map.compute(0, (key, value) -> {
            assertThrows(IllegalStateException.class, () -> entry.setValue(1));
            assertThrows(IllegalStateException.class, iterator::remove);
            return value;
        });
        assertEquals(map(1), map);
    }

    @Test
    void anotherMap_mayBeWritten_butNotTheOuterOneFromThere() {
        ConcurrentGoMap<Integer, Integer> outer = map(4);
        ConcurrentGoMap<Integer, Integer> inner = map(4);
        outer.compute(0, (key, value) -> {
            inner.put(1000, 1);
            inner.compute(0, (innerKey, innerValue) -> {
                assertThrows(IllegalStateException.class, () -> outer.put(50, 1));
                assertThrows(IllegalStateException.class, () -> outer.snapshot());
                assertThrows(IllegalStateException.class, () -> inner.put(50, 1));
                return 99;
            });
            assertThrows(IllegalStateException.class, () -> outer.put(50, 1));
            inner.clear();
            return value;
        });
        assertEquals(map(1), outer);
        assertEquals(Map.of(), inner);
    }

    /** Many threads fall into one group of {@link Computations}; they do not disturb each other. */
    @Test
    void otherThreads_areNotRefused() throws InterruptedException {
        ConcurrentGoMap<Integer, Integer> map = map(64);
        List<Throwable> failures = new ArrayList<>();
        map.compute(0, (key, value) -> {
            for (int i = 0; i < 130; i++) {
                int shardApart = 1 + i % 60;
                Thread other = new Thread(() -> map.get(shardApart));
                other.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
                other.start();
                assertDoesNotThrow(() -> other.join());
            }
            return value;
        });
        assertEquals(List.of(), failures);
    }

    /* ---------------- Keys ---------------- */

    /** At a call of its methods, it does something with the map. */
    private static final class ActiveKey {
        private final int id;
        private Runnable inEquals = () -> {};
        private Runnable inHashCode = () -> {};

        ActiveKey(int id) {
            this.id = id;
        }

        @Override
        public int hashCode() {
            inHashCode.run();
            return 5;
        }

        @Override
        public boolean equals(Object other) {
            inEquals.run();
            return other instanceof ActiveKey key && key.id == id;
        }
    }

    @Test
    void equalsThatIsCalledByAWrite_mayRead_butNeitherWriteNorIterateNorTakeSnapshots() {
        ConcurrentGoMap<ActiveKey, Integer> map =
                ConcurrentGoMap.<ActiveKey, Integer>builder().shards(64).build();
        map.put(new ActiveKey(1), 1);
        ActiveKey active = new ActiveKey(2);
        int[] calls = new int[1];
        active.inEquals = () -> {
            calls[0]++;
            assertEquals(1, map.get(new ActiveKey(1)));
            assertThrows(IllegalStateException.class, () -> map.put(new ActiveKey(3), 3));
            assertThrows(IllegalStateException.class, () -> map.forEach((key, value) -> {}));
            assertThrows(IllegalStateException.class, map::snapshot);
            assertThrows(IllegalStateException.class, map::clear);
            assertThrows(IllegalStateException.class, map::trim);
            assertThrows(IllegalStateException.class, () -> map.keySet().iterator());
        };
        map.put(active, 2);
        map.remove(active);
        assertEquals(2, calls[0]);
        assertEquals(1, map.size());
    }

    /** Otherwise the snapshot would share what the evacuation is about to mark. */
    @Test
    void hashCodeThatIsCalledByAnEvacuation_cannotTakeASnapshot() {
        ConcurrentGoMap<ActiveKey, Integer> map =
                ConcurrentGoMap.<ActiveKey, Integer>builder().shards(1).build();
        ActiveKey active = new ActiveKey(0);
        map.put(active, 0);
        int[] calls = new int[1];
        active.inHashCode = () -> {
            calls[0]++;
            assertThrows(IllegalStateException.class, map::snapshot);
            assertThrows(IllegalStateException.class, () -> map.forEach((key, value) -> {}));
        };
        for (int i = 1; i < 100; i++) {
            map.put(new ActiveKey(i), i);
        }
        assertEquals(true, calls[0] > 0, "the key was hashed again");
    }

    /** Two functions in two shards that read each other's overlong chain, whose index is read under the lock by others. */
    @Test
    void functionsThatReadIndexedChainsOfEachOther_doNotWaitForEachOther() {
        ConcurrentGoMap<TestKey, Integer> map =
                ConcurrentGoMap.<TestKey, Integer>builder().shards(1 << 10).build();
        for (HashKind kind : List.of(HashKind.ZERO, HashKind.MINUS_ONE)) {
            for (int i = 0; i < 200; i++) {
                map.put(TestKey.of(i, kind, true), i);
            }
        }
        CountDownLatch bothInside = new CountDownLatch(2);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            Thread other = new Thread(() -> readTheOther(map, HashKind.MINUS_ONE, HashKind.ZERO, bothInside));
            other.start();
            readTheOther(map, HashKind.ZERO, HashKind.MINUS_ONE, bothInside);
            other.join();
        });
        assertEquals(1, map.get(TestKey.of(0, HashKind.ZERO, true)));
        assertEquals(1, map.get(TestKey.of(0, HashKind.MINUS_ONE, true)));
    }

    private static void readTheOther(
            ConcurrentGoMap<TestKey, Integer> map, HashKind own, HashKind others, CountDownLatch bothInside) {
        map.compute(TestKey.of(0, own, true), (key, value) -> {
            bothInside.countDown();
            assertDoesNotThrow(() -> bothInside.await());
            for (int i = 1; i < 200; i++) {
                assertEquals(i, map.get(TestKey.of(i, others, true)));
            }
            return 1;
        });
    }
}

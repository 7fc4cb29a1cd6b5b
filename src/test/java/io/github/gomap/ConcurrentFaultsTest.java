package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** User code that throws or blocks, interrupted threads, and exhausted memory and stack leave a {@link ConcurrentGoMap} whole. */
class ConcurrentFaultsTest {
    /** What a key does when one of its methods is called: nothing, or throw at the n-th call. */
    private static final class Script {
        private int callsLeft = Integer.MAX_VALUE;
        private int calls;
        private Runnable always = () -> {};

        void called() {
            calls++;
            always.run();
            if (--callsLeft == 0) {
                throw new InjectedException();
            }
        }
    }

    private static final class InjectedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private record Key(int id, int hash, Script script) implements Comparable<Key> {
        @Override
        public int hashCode() {
            script.called();
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            script.called();
            return other instanceof Key key && key.id == id;
        }

        @Override
        public int compareTo(Key other) {
            script.called();
            return Integer.compare(id, other.id);
        }
    }

    private static Key key(int id, boolean isHostile, Script script) {
        return new Key(id, isHostile ? 0 : id * 0x9E3779B1, script);
    }

    private static ConcurrentGoMap<Key, Integer> oneShard() {
        return ConcurrentGoMap.<Key, Integer>builder()
                .shards(1)
                .random(new SplittableRandom(1))
                .build();
    }

    /** One of many operations, some of which call functions. */
    private static void act(ConcurrentGoMap<Key, Integer> map, int operation, Key key, Script script) {
        switch (operation) {
            case 0, 1, 2, 3 -> map.put(key, key.id);
            case 4 -> map.remove(key);
            case 5 ->
                map.compute(key, (k, v) -> {
                    script.called();
                    return v == null ? 1 : v + 1;
                });
            case 6 ->
                map.computeIfAbsent(key, k -> {
                    script.called();
                    return 1;
                });
            case 7 ->
                map.merge(key, 1, (a, b) -> {
                    script.called();
                    return a % 2 == 0 ? null : a + b;
                });
            case 8 -> map.replace(key, -1);
            case 9 -> map.get(key);
            default -> map.putIfAbsent(key, key.id);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void userCodeThatThrows_changesNothing(boolean isHostile) {
        SplittableRandom random = new SplittableRandom(7);
        Script script = new Script();
        ConcurrentGoMap<Key, Integer> map = oneShard();
        int thrown = 0;
        for (int i = 0; i < 6000; i++) {
            int id = random.nextInt(isHostile ? 200 : 1000);
            Map<Key, Integer> before = i % 20 == 0 ? new HashMap<>(map) : null;
            script.callsLeft = i % 20 == 0 ? 1 + random.nextInt(isHostile ? 8 : 3) : Integer.MAX_VALUE;
            boolean failed = false;
            try {
                act(map, random.nextInt(11), key(id, isHostile, script), script);
            } catch (InjectedException e) {
                failed = true;
                thrown++;
            }
            script.callsLeft = Integer.MAX_VALUE;
            if (failed) {
                ShardInvariants.check(map);
                assertEquals(before, map);
            }
            if (i % 1000 == 999) {
                map.keySet().removeIf(k -> k.id % 4 != 0);
                map.trim();
            }
        }
        assertTrue(thrown > 50, "exceptions were thrown: " + thrown);
    }

    /** V1: whatever is called, nothing is half stored, so readers do not wait for it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void userCode_neverRunsWhileSomethingIsBeingStored(boolean isHostile) {
        SplittableRandom random = new SplittableRandom(8);
        Script script = new Script();
        ConcurrentGoMap<Key, Integer> map = oneShard();
        script.always = () -> assertFalse(ShardInvariants.isStoring(map));
        List<Object> held = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            int id = random.nextInt(isHostile ? 300 : 10_000);
            act(map, random.nextInt(11), key(id, isHostile, script), script);
            if (i % 500 == 0) {
                held.add(map.snapshot());
            }
            if (i % 3000 == 2999) {
                map.keySet().removeIf(k -> k.id % 8 != 0);
                map.trim();
            }
        }
        map.clear();
        assertTrue(script.calls > 20_000);
    }

    @Test
    void aReaderWhoseKeyThrows_getsTheException() {
        Script script = new Script();
        ConcurrentGoMap<Key, Integer> map = oneShard();
        map.put(key(1, true, script), 1);
        script.callsLeft = 2;
        try {
            map.get(key(1, true, script));
            throw new AssertionError("nothing was thrown");
        } catch (InjectedException e) {
            ShardInvariants.check(map);
        }
    }

    /** While a function blocks: its shard is read, another one is written, and snapshots and writes of its shard wait. */
    @Test
    void aFunctionThatBlocks_stopsNoReader() {
        ConcurrentGoMap<Integer, Integer> map = new ConcurrentGoMap<>();
        for (int i = 0; i < 1000; i++) {
            map.put(i, i);
        }
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            Thread blocked = new Thread(() -> map.compute(0, (key, value) -> {
                inside.countDown();
                assertDoesNotThrow(() -> mayEnd.await());
                return -1;
            }));
            blocked.start();
            inside.await();
            for (int i = 0; i < 1000; i++) {
                assertEquals(i, map.get(i));
            }
            assertEquals(1000, map.size());
            Thread snapshots = new Thread(map::snapshot);
            snapshots.start();
            while (snapshots.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            assertEquals(0, map.get(0));
            mayEnd.countDown();
            blocked.join();
            snapshots.join();
        });
        assertEquals(-1, map.get(0));
        ShardInvariants.check(map);
    }

    /** The key of a reader blocks in equals, and a writer is not held up. */
    @Test
    void equalsThatBlocksInAReader_stopsNobody() {
        Script script = new Script();
        ConcurrentGoMap<Key, Integer> map = oneShard();
        map.put(key(1, true, script), 1);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Script blocking = new Script();
        Integer[] read = new Integer[1];
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            Thread reader = new Thread(() -> {
                Key mine = key(1, true, blocking);
                blocking.always = () -> {
                    if (blocking.calls == 2) {
                        inside.countDown();
                        assertDoesNotThrow(() -> mayEnd.await());
                    }
                };
                read[0] = map.get(mine);
            });
            reader.start();
            inside.await();
            map.put(key(1, true, script), 2);
            map.clear();
            mayEnd.countDown();
            reader.join();
        });
        assertEquals(1, read[0], "the value of the moment at which the key was found");
    }

    @Test
    void interruptedThreads_goOnAndStayInterrupted() {
        ConcurrentGoMap<Integer, Integer> map = new ConcurrentGoMap<>();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        boolean[] isInterrupted = new boolean[1];
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            Thread holder = new Thread(() -> map.compute(1, (key, value) -> {
                inside.countDown();
                assertDoesNotThrow(() -> mayEnd.await());
                return 1;
            }));
            holder.start();
            inside.await();
            Thread waiting = new Thread(() -> {
                map.merge(1, 10, Integer::sum);
                isInterrupted[0] = Thread.currentThread().isInterrupted();
            });
            waiting.start();
            while (waiting.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            waiting.interrupt();
            mayEnd.countDown();
            holder.join();
            waiting.join();
        });
        assertEquals(11, map.get(1));
        assertTrue(isInterrupted[0]);
        ShardInvariants.check(map);
    }

    @Test
    void virtualThreads_useAMap() throws ReflectiveOperationException, InterruptedException {
        Method start = virtualThreadStarter();
        assumeTrue(start != null, "this JDK has no virtual threads");
        ConcurrentGoMap<Integer, Integer> map = new ConcurrentGoMap<>();
        List<Thread> threads = new ArrayList<>();
        int count = 2000;
        for (int i = 0; i < count; i++) {
            int id = i;
            Runnable task = () -> {
                for (int key = 0; key < 50; key++) {
                    map.merge(key, 1, (a, b) -> {
                        // Blocks now and then: who waits for the lock must not pin its carrier.
                        if ((id + a) % 512 == 0) {
                            assertDoesNotThrow(() -> Thread.sleep(1));
                        }
                        return a + b;
                    });
                }
            };
            threads.add((Thread) start.invoke(null, task));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(50, map.size());
        map.values().forEach(value -> assertEquals(count, value));
        ShardInvariants.check(map);
    }

    /** On a virtual thread, too, a recursive update is refused. */
    @Test
    void virtualThreads_areRefusedARecursiveUpdate() throws ReflectiveOperationException, InterruptedException {
        Method start = virtualThreadStarter();
        assumeTrue(start != null, "this JDK has no virtual threads");
        ConcurrentGoMap<Integer, Integer> map = new ConcurrentGoMap<>();
        Throwable[] refusal = new Throwable[1];
        Runnable task = () -> {
            try {
                map.computeIfAbsent(1, key -> map.put(2, 2));
            } catch (IllegalStateException e) {
                refusal[0] = e;
            }
        };
        ((Thread) start.invoke(null, task)).join();
        assertSame(IllegalStateException.class, refusal[0].getClass());
        assertNull(map.get(1));
    }

    private static Method virtualThreadStarter() throws IllegalAccessException, InvocationTargetException {
        try {
            Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
            Runnable nothing = () -> {};
            start.invoke(null, nothing);
            return start;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    /* ---------------- Memory and stack ---------------- */

    @Test
    void exhaustedMemory_leavesShardsWhole() throws IOException, InterruptedException {
        checkReports(ExhaustionTest.child(
                List.of("-Xmx20m", "-XX:+UseSerialGC"), ConcurrentExhaustion.OfMemory.class, List.of()));
    }

    @ParameterizedTest
    @EnumSource
    void exhaustedStack_leavesShardsWhole(ExhaustionTest.Compilation compilation)
            throws IOException, InterruptedException {
        checkReports(ExhaustionTest.child(
                compilation.flags,
                ConcurrentExhaustion.OfStack.class,
                List.of(Integer.toString(compilation.partsOfAFrame))));
    }

    private static void checkReports(List<String> reports) {
        assertFalse(reports.isEmpty());
        for (String report : reports) {
            assertTrue(report.startsWith("whole"), () -> String.join("\n", reports));
        }
    }
}

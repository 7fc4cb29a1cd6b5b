package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.TestMaps.HashKind;
import io.github.gomap.TestMaps.TestKey;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several threads at one {@link ConcurrentGoMap} that grows and shrinks, with truths that hold at every moment. The system
 * property {@code gomap.concurrent.factor} makes all of it so many times longer.
 */
@Tag("threads")
class ConcurrentStormTest {
    static final int FACTOR = Integer.getInteger("gomap.concurrent.factor", 1);

    /* ---------------- Snapshots ---------------- */

    private static final int ACCOUNTS = 64;
    private static final int WRITERS = 3;
    private static final long BALANCE = 1000;
    private static final long TOTAL = ACCOUNTS * BALANCE;

    /** A transfer of a writer takes this from one account, and then gives it to another one. */
    private static long amount(int writer) {
        return 1L << (8 * writer);
    }

    /**
     * Money is on its way while a writer is between its two writes, and each writer has a coin of its own: so what a
     * snapshot lacks shows for each writer whether that is so, and can be nothing else. A writer also counts its transfers in
     * two more entries, one after the other, which shows a snapshot that is not of one moment at once.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void snapshots_underTransfers_keepTheSum(int shards) throws InterruptedException {
        int snapshots = 10_000 * FACTOR;
        ConcurrentGoMap<Integer, Long> map =
                ConcurrentGoMap.<Integer, Long>builder().shards(shards).build();
        reset(map);
        // Keeps transfers and snapshots away while the accounts are cleared and opened again, and from nothing else.
        ReentrantReadWriteLock clearing = new ReentrantReadWriteLock();
        AtomicBoolean isOver = new AtomicBoolean();
        Threads threads = new Threads();
        for (int writer = 0; writer < WRITERS; writer++) {
            int number = writer;
            threads.start(() -> {
                SplittableRandom random = new SplittableRandom(number);
                while (!isOver.get()) {
                    clearing.readLock().lock();
                    try {
                        transfer(map, number, random);
                    } finally {
                        clearing.readLock().unlock();
                    }
                }
            });
        }
        threads.start(() -> {
            for (int round = 0; !isOver.get(); round++) {
                for (int i = 0; i < 5000 && !isOver.get(); i++) {
                    map.put(ACCOUNTS + i, 0L);
                }
                map.keySet().removeIf(key -> key >= ACCOUNTS);
                map.trim();
                if (round % 4 == 0) {
                    clearing.writeLock().lock();
                    try {
                        map.clear();
                        reset(map);
                    } finally {
                        clearing.writeLock().unlock();
                    }
                }
            }
        });
        try {
            for (int i = 0; i < snapshots && !threads.haveFailed(); i++) {
                clearing.readLock().lock();
                ConcurrentGoMapSnapshot<Integer, Long> snapshot;
                try {
                    snapshot = map.snapshot();
                } finally {
                    clearing.readLock().unlock();
                }
                checkSum(snapshot, i % 50 == 0);
            }
        } finally {
            isOver.set(true);
        }
        threads.join();
        ShardInvariants.check(map);
        assertEquals(TOTAL, sum(map.snapshot()));
    }

    private static void reset(ConcurrentGoMap<Integer, Long> map) {
        for (int account = 0; account < ACCOUNTS; account++) {
            map.put(account, BALANCE);
        }
    }

    private static void transfer(ConcurrentGoMap<Integer, Long> map, int writer, SplittableRandom random) {
        map.merge(random.nextInt(ACCOUNTS), -amount(writer), Long::sum);
        map.merge(random.nextInt(ACCOUNTS), amount(writer), Long::sum);
        map.merge(-1 - 2 * writer, 1L, Long::sum);
        map.merge(-2 - 2 * writer, 1L, Long::sum);
    }

    private static long sum(Map<Integer, Long> map) {
        long sum = 0;
        for (int account = 0; account < ACCOUNTS; account++) {
            sum += map.get(account);
        }
        return sum;
    }

    private static void checkSum(ConcurrentGoMapSnapshot<Integer, Long> snapshot, boolean isIterated) {
        long missing = TOTAL - sum(snapshot);
        for (int writer = 0; writer < WRITERS; writer++) {
            long coins = missing >> (8 * writer) & 0xFF;
            assertTrue(coins == 0 || coins == 1, () -> "missing: 0x" + Long.toHexString(missing));
            long first = snapshot.getOrDefault(-1 - 2 * writer, 0L);
            long second = snapshot.getOrDefault(-2 - 2 * writer, 0L);
            assertTrue(first == second || first == second + 1, () -> first + " transfers, or " + second);
        }
        assertTrue(missing >>> (8 * WRITERS) == 0, () -> "missing: 0x" + Long.toHexString(missing));
        if (isIterated) {
            long iterated = 0;
            int count = 0;
            for (Map.Entry<Integer, Long> entry : snapshot.entrySet()) {
                count++;
                iterated += entry.getKey() >= 0 ? entry.getValue() : 0;
            }
            assertEquals(snapshot.size(), count);
            assertEquals(TOTAL - missing, iterated);
        }
    }

    /* ---------------- Growing and shrinking ---------------- */

    /** Keys by number, and a hash for each. */
    private static IntFunction<TestKey> keys(HashKind kind, boolean isComparable) {
        return number -> TestKey.of(number, kind, isComparable);
    }

    /**
     * What has failed in comparable maps for years: readers of a table that is replaced under their hands by a larger or a
     * smaller one. A reader sees the value of its key, or nothing.
     */
    @ParameterizedTest
    @EnumSource
    void readers_ofAMapThatGrowsAndShrinks_seeTheValueOrNothing(HashKind kind) throws InterruptedException {
        int most = kind == HashKind.SPREAD ? 30_000 : 400;
        for (int shards : new int[] {1, 8}) {
            ConcurrentGoMap<TestKey, String> map =
                    ConcurrentGoMap.<TestKey, String>builder().shards(shards).build();
            IntFunction<TestKey> keys = keys(kind, shards == 1);
            AtomicBoolean isOver = new AtomicBoolean();
            Threads threads = new Threads();
            for (int reader = 0; reader < 3; reader++) {
                int seed = reader;
                threads.start(() -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    while (!isOver.get()) {
                        int number = random.nextInt(most);
                        String value = map.get(keys.apply(number));
                        assertTrue(value == null || value.equals("v" + number), () -> number + " has " + value);
                    }
                });
            }
            long end = System.nanoTime() + 400_000_000L * FACTOR;
            SplittableRandom random = new SplittableRandom(shards);
            while (System.nanoTime() < end && !threads.haveFailed()) {
                int size = 1 + random.nextInt(most);
                for (int i = 0; i < size; i++) {
                    map.put(keys.apply(i), "v" + i);
                }
                switch (random.nextInt(4)) {
                    case 0 -> map.clear();
                    case 1 -> map.keySet().removeIf(key -> key.id % 8 != 0);
                    case 2 -> {
                        map.snapshot();
                        map.values().removeIf(value -> true);
                    }
                    default -> {
                        for (int i = 0; i < size; i++) {
                            map.remove(keys.apply(i));
                        }
                    }
                }
                map.trim();
            }
            isOver.set(true);
            threads.join();
            ShardInvariants.check(map);
        }
    }

    /** An iteration meets what is there all the time, no key twice, and no exception. */
    @Test
    void iterations_amongWriters_meetEveryStableKeyOnce() throws InterruptedException {
        int stable = 500;
        ConcurrentGoMap<Integer, Integer> map = new ConcurrentGoMap<>();
        for (int i = 0; i < stable; i++) {
            map.put(-i - 1, i);
        }
        AtomicBoolean isOver = new AtomicBoolean();
        Threads threads = new Threads();
        for (int writer = 0; writer < 2; writer++) {
            int first = writer * 1_000_000;
            threads.start(() -> {
                while (!isOver.get()) {
                    for (int i = 0; i < 3000 && !isOver.get(); i++) {
                        map.put(first + i, i);
                    }
                    for (int i = 0; i < 3000; i++) {
                        map.remove(first + i);
                    }
                    map.trim();
                }
            });
        }
        for (int round = 0; round < 300 * FACTOR && !threads.haveFailed(); round++) {
            Set<Integer> met = new HashSet<>();
            int negative = 0;
            for (Iterator<Integer> keys = map.keySet().iterator(); keys.hasNext(); ) {
                int key = keys.next();
                assertTrue(met.add(key), () -> key + " was met twice");
                negative += key < 0 ? 1 : 0;
            }
            assertEquals(stable, negative);
            for (int i = 0; i < stable; i++) {
                assertEquals(i, map.get(-i - 1), "what is there all the time is found");
            }
        }
        isOver.set(true);
        threads.join();
        ShardInvariants.check(map);
    }

    /** Who has found an entry finds the map not empty, and meets the entry. */
    @Test
    void whatWasRead_isCountedAndIterated() throws InterruptedException {
        for (int round = 0; round < 500 * FACTOR; round++) {
            ConcurrentGoMap<Integer, Integer> map = new ConcurrentGoMap<>();
            Threads threads = new Threads();
            threads.start(() -> map.put(1, 1));
            while (map.get(1) == null) {
                Thread.onSpinWait();
            }
            assertEquals(1, map.size());
            assertTrue(map.keySet().iterator().hasNext());
            threads.join();
        }
    }

    /* ---------------- Functions ---------------- */

    @Test
    void functions_areCalledOnce() throws InterruptedException {
        int keys = 20_000;
        ConcurrentGoMap<Integer, Integer> map = new ConcurrentGoMap<>();
        AtomicIntegerArray calls = new AtomicIntegerArray(keys);
        Threads threads = new Threads();
        for (int thread = 0; thread < 4; thread++) {
            threads.start(() -> {
                for (int key = 0; key < keys; key++) {
                    map.computeIfAbsent(key, calls::incrementAndGet);
                    map.merge(-key - 1, 1, Integer::sum);
                    map.compute(-key - 1, (k, value) -> value + 1);
                }
            });
        }
        threads.join();
        for (int key = 0; key < keys; key++) {
            assertEquals(1, calls.get(key));
            assertEquals(8, map.get(-key - 1));
        }
        ShardInvariants.check(map);
    }

    /** Of two that remove the same entries under conditions, one removes each. */
    @Test
    void conditionalRemovals_areAtomicPerKey() throws InterruptedException {
        int keys = 50_000;
        ConcurrentGoMap<Integer, Integer> map = new ConcurrentGoMap<>();
        for (int key = 0; key < keys; key++) {
            map.put(key, 0);
        }
        Threads threads = new Threads();
        // What is 1 must stay, however late it became so.
        threads.start(() -> map.values().removeIf(value -> value == 0));
        threads.start(() -> map.entrySet().removeIf(entry -> entry.getValue() == 0));
        threads.start(() -> {
            for (int key = keys - 1; key >= 0; key--) {
                if (map.replace(key, 0, 1)) {
                    assertEquals(1, map.get(key));
                }
            }
        });
        threads.join();
        map.values().forEach(value -> assertEquals(1, value));
        ShardInvariants.check(map);
    }
}

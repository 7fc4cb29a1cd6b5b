package io.github.gomap.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BoundedCacheTest {

    @Test
    void cache_keepsSoManyEntries_andWhatIsUsed() {
        Cache<String, Long> cache = BoundedCache.ofSize(100);
        cache.put("often", 1L);
        for (int i = 0; i < 10_000; i++) {
            cache.put("once " + i, 2L);
            cache.getIfPresent("often");
            // Otherwise done a little later by another thread.
            cache.cleanUp();
        }
        assertEquals(100, cache.estimatedSize());
        assertEquals(1L, cache.getIfPresent("often"));
    }

    @Test
    @Timeout(60)
    void absentValue_isLoadedOnce_forAllWhoWait() throws Exception {
        int threads = 8;
        Cache<String, Long> cache = BoundedCache.ofSize(100);
        AtomicInteger loads = new AtomicInteger();
        CountDownLatch allAsk = new CountDownLatch(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Long>> answers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                answers.add(pool.submit(() -> {
                    allAsk.countDown();
                    return cache.get("key", key -> slowlyLoaded(loads, allAsk));
                }));
            }
            for (Future<Long> answer : answers) {
                assertEquals(1L, answer.get());
            }
        } finally {
            pool.shutdownNow();
            assertTrue(pool.awaitTermination(30, TimeUnit.SECONDS));
        }
        assertEquals(1, loads.get());
    }

    /** Loads when all threads are about to ask. */
    private static Long slowlyLoaded(AtomicInteger loads, CountDownLatch allAsk) {
        try {
            assertTrue(allAsk.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return (long) loads.incrementAndGet();
    }
}

package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Readings of a map that is written at the same time, by this thread or another one. */
@Tag("threads")
class MapMonitorTest {
    @Test
    void reading_isWhatAnInspectionOfTheCountersSays() {
        GoMap<Integer, Integer> map = new GoMap<>();
        for (int i = 0; i < 53; i++) {
            map.put(i, i);
        }
        MapInspection<?, ?> reading = new MapMonitor(map).read();
        MapInspection<?, ?> expected = map.inspect(MapInspection.Detail.COUNTERS);
        assertNotNull(reading);
        assertEquals(MapInspection.Detail.COUNTERS, reading.detail());
        assertEquals(53, reading.size());
        assertTrue(reading.isGrowing());
        assertEquals(expected.evacuatedCount(), reading.evacuatedCount());
        assertEquals(expected.growths().doublings(), reading.growths().doublings());
    }

    @Test
    void duringAWrite_itIsTheReadingBefore() {
        GoMap<Object, Integer> map = new GoMap<>();
        MapMonitor monitor = new MapMonitor(map);
        MapMonitor late = new MapMonitor(map);
        map.put("key", 1);
        MapInspection<?, ?> before = monitor.read();
        List<MapInspection<?, ?>> during = new ArrayList<>();
        map.put(
                new Object() {
                    @Override
                    public int hashCode() {
                        return "key".hashCode();
                    }

                    @Override
                    public boolean equals(Object other) {
                        assertTrue(map.writing());
                        during.add(monitor.read());
                        during.add(late.read());
                        return false;
                    }
                },
                2);
        assertEquals(1, before.size());
        assertEquals(before, during.get(0), "the last one known");
        assertNull(during.get(1), "none was ever made");
        assertEquals(2, late.read().size(), "the write has ended");
    }

    @Test
    void mapThatIsGone_hasNoReading() throws InterruptedException {
        MapMonitor monitor = new MapMonitor(new GoMap<>());
        for (int i = 0; i < 200 && monitor.read() != null; i++) {
            System.gc();
            Thread.sleep(5);
        }
        assertNull(monitor.read(), "a monitor does not keep its map alive");
    }

    /** The counters that belong to one moment of a map obey rules that a mixture of two moments breaks. */
    @Test
    void readingsBesideAWriter_areConsistentAndDisturbNobody() throws Exception {
        long seed = TestMaps.walkSeed();
        GoMap<Integer, Integer> map = new GoMap<>();
        MapMonitor monitor = new MapMonitor(map);
        AtomicBoolean finished = new AtomicBoolean();
        ExecutorService readers = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> reader = () -> {
                int readings = 0;
                while (!finished.get()) {
                    MapInspection<?, ?> reading = monitor.read();
                    if (reading != null) {
                        assertConsistent(reading);
                        readings++;
                    }
                }
                return readings;
            };
            Future<Integer> first = readers.submit(reader);
            Future<Integer> second = readers.submit(reader);
            try {
                write(map, seed);
            } finally {
                finished.set(true);
            }
            assertTrue(first.get() + second.get() > 0, "the readers have read");
        } catch (Exception | AssertionError e) {
            throw new AssertionError("seed " + seed, e);
        } finally {
            readers.shutdownNow();
        }
        assertEquals(map.size(), monitor.read().size());
        Reference.reachabilityFence(map);
    }

    private static void write(GoMap<Integer, Integer> map, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 60; round++) {
            int entries = random.nextInt(20_000);
            for (int i = 0; i < entries; i++) {
                map.put(random.nextInt(), i);
            }
            if (random.nextBoolean()) {
                map.clear();
            } else {
                map.keySet().removeIf(key -> key % 2 == 0);
                map.trim();
            }
        }
    }

    private static void assertConsistent(MapInspection<?, ?> reading) {
        // An insertion that starts a growth counts itself afterwards.
        int limit = TestMaps.loadLimit(reading.log2Buckets());
        assertTrue(reading.size() >= 0 && reading.size() <= limit, reading::toString);
        if (reading.isGrowing()) {
            assertTrue(reading.evacuatedCount() < reading.oldBucketCount(), reading::toString);
            assertEquals(
                    reading.isSameSizeGrowth() ? reading.bucketCount() : reading.bucketCount() / 2,
                    reading.oldBucketCount(),
                    reading::toString);
            assertTrue(reading.size() > TestMaps.loadLimit(reading.log2Buckets() - 1) / 2, reading::toString);
        }
    }
}

package io.github.gomap.child;

import com.sun.management.ThreadMXBean;
import io.github.gomap.GoMap;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Prints what the lives of small maps allocate, for each number of entries that it is given: this number, the bytes of a GoMap
 * and those of a HashMap. A JVM of its own, since where the flight recorder has been used its events are counted too.
 */
public final class SmallMapLives {
    /** So many that it hardly matters how often chance gives a map an overflow bucket: the mean varies by a thousandth. */
    private static final int LIVES = 4_096;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private SmallMapLives() {}

    /** Measures each number of entries. */
    public static void main(String[] sizes) {
        for (String size : sizes) {
            int entries = Integer.parseInt(size);
            Long[] keys = new SplittableRandom(entries).longs(entries).boxed().toArray(Long[]::new);
            System.out.println(size + " " + bytesOfLife(GoMap::new, keys) + " " + bytesOfLife(HashMap::new, keys));
        }
    }

    private static long bytesOfLife(Supplier<Map<Long, Long>> maker, Long[] keys) {
        live(maker, keys);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < LIVES; i++) {
            live(maker, keys);
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / LIVES;
    }

    private static void live(Supplier<Map<Long, Long>> maker, Long[] keys) {
        Map<Long, Long> map = maker.get();
        for (Long key : keys) {
            map.put(key, key);
        }
    }
}

package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the life of a small map allocates, from its making to its last entry, beside HashMap's. */
class SmallMapCostTest {

    /** So many that it hardly matters how often chance gives a map an overflow bucket: the mean varies by a thousandth. */
    private static final int LIVES = 4_096;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @CsvSource({"1, 1.0", "3, 1.0", "8, 1.0", "12, 1.1", "13, 1.1", "30, 1.3", "100, 1.0"})
    void life_allocatesAtMostThisTimesHashMap(int entries, double most) {
        Long[] keys = new SplittableRandom(entries).longs(entries).boxed().toArray(Long[]::new);
        double bytes = bytesOfLife(GoMap::new, keys);
        double bytesOfHashMap = bytesOfLife(HashMap::new, keys);
        assertTrue(bytes <= most * bytesOfHashMap, () -> bytes + " bytes, HashMap " + bytesOfHashMap);
    }

    private static double bytesOfLife(Supplier<Map<Long, Long>> maker, Long[] keys) {
        live(maker, keys);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < LIVES; i++) {
            live(maker, keys);
        }
        return (double) (THREADS.getCurrentThreadAllocatedBytes() - before) / LIVES;
    }

    private static void live(Supplier<Map<Long, Long>> maker, Long[] keys) {
        Map<Long, Long> map = maker.get();
        for (Long key : keys) {
            map.put(key, key);
        }
    }
}

package io.github.gomap.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.github.gomap.GoMap;
import java.util.Map;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * Two threads that read one map which nobody writes: each looks up every key and then walks over the entries.
 *
 * <p>Reads of a GoMap write nothing, so any number of threads may read and iterate a map as long as none writes it, also
 * a map whose growth has begun and is not finished. The views and whatever else a map may create when it is first asked
 * are part of the test, because every pair of readers gets a map that was not read before.
 *
 * <pre>
 * java -jar stress-tests/target/stress-tests.jar -t ConcurrentReaders
 * </pre>
 *
 * <p>The result has four numbers: the entries that the first reader found by {@code get} and by its walk, then those of the
 * second reader. A walk counts -1 if an entry came twice or had the wrong value.
 *
 * <pre>
 *            RESULT      EXPECT  DESCRIPTION
 *    26, 26, 26, 26  Acceptable  Both readers saw every entry, and once. (Settled)
 *    27, 27, 27, 27  Acceptable  Both readers saw every entry, and once. (MidGrowth)
 *          anything
 *              else   Forbidden  An entry was missed, came twice or had the wrong value.
 * </pre>
 */
public final class ConcurrentReaders {
    private ConcurrentReaders() {}

    /** A map at its load limit, four buckets for 26 entries, that is not growing. */
    @JCStressTest
    @Outcome(id = "26, 26, 26, 26", expect = ACCEPTABLE, desc = "Both readers saw every entry, and once.")
    @Outcome(expect = FORBIDDEN, desc = "An entry was missed, came twice or had the wrong value.")
    @State
    public static class Settled {
        private static final int SIZE = 26;

        private final GoMap<Integer, Integer> map = filled(SIZE, false);

        @Actor
        public void first(IIII_Result result) {
            result.r1 = found(map, SIZE);
            result.r2 = walked(map, SIZE);
        }

        @Actor
        public void second(IIII_Result result) {
            result.r3 = found(map, SIZE);
            result.r4 = walked(map, SIZE);
        }
    }

    /** A map whose last put began a growth from four to eight buckets and moved at most two of the four. */
    @JCStressTest
    @Outcome(id = "27, 27, 27, 27", expect = ACCEPTABLE, desc = "Both readers saw every entry, and once.")
    @Outcome(expect = FORBIDDEN, desc = "An entry was missed, came twice or had the wrong value.")
    @State
    public static class MidGrowth {
        private static final int SIZE = 27;

        private final GoMap<Integer, Integer> map = filled(SIZE, true);

        @Actor
        public void first(IIII_Result result) {
            result.r1 = found(map, SIZE);
            result.r2 = walked(map, SIZE);
        }

        @Actor
        public void second(IIII_Result result) {
            result.r3 = found(map, SIZE);
            result.r4 = walked(map, SIZE);
        }
    }

    /** A map of the keys 0 to {@code size - 1}, checked to be in the state that the test is about. */
    private static GoMap<Integer, Integer> filled(int size, boolean growing) {
        GoMap<Integer, Integer> map = new GoMap<>();
        for (int key = 0; key < size; key++) {
            map.put(key, valueOf(key));
        }
        if (map.inspect().isGrowing() != growing) {
            throw new IllegalStateException("a map of " + size + " entries should have growing = " + growing);
        }
        return map;
    }

    private static int valueOf(int key) {
        return key + 1000;
    }

    /** How many of the keys have their value. */
    private static int found(GoMap<Integer, Integer> map, int size) {
        int found = 0;
        for (int key = 0; key < size; key++) {
            Integer value = map.get(key);
            if (value != null && value == valueOf(key)) {
                found++;
            }
        }
        return found;
    }

    /** How many entries a walk yields, or -1 if one is not as it was put or came twice. */
    private static int walked(GoMap<Integer, Integer> map, int size) {
        boolean[] seen = new boolean[size];
        int walked = 0;
        for (Map.Entry<Integer, Integer> entry : map.entrySet()) {
            int key = entry.getKey();
            if (seen[key] || entry.getValue() != valueOf(key)) {
                return -1;
            }
            seen[key] = true;
            walked++;
        }
        return walked;
    }
}

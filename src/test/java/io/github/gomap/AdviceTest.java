package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Each sentence is provoked once; a healthy map gets none. */
class AdviceTest {

    private record Keyed(int id, int code) {
        @Override
        public int hashCode() {
            return code;
        }
    }

    private interface Code {
        int of(int id);
    }

    private static GoMap<Keyed, Integer> map(int expectedSize, int size, Code code) {
        GoMap<Keyed, Integer> map = GoMap.<Keyed, Integer>builder()
                .expectedSize(expectedSize)
                .random(new SplittableRandom(11))
                .build();
        for (int i = 0; i < size; i++) {
            map.put(new Keyed(i, code.of(i)), i);
        }
        return map;
    }

    private static int random(int id) {
        return new SplittableRandom(id).nextInt();
    }

    private static void assertSays(String part, GoMap<?, ?> map) {
        List<String> advice = map.inspect().advice();
        assertEquals(1, advice.size(), advice::toString);
        assertTrue(advice.get(0).contains(part), advice::toString);
    }

    @Test
    void healthyMaps_getNone() {
        assertEquals(List.of(), new GoMap<>().inspect().advice());
        assertEquals(List.of(), map(0, 20, id -> 1).inspect().advice());
        assertEquals(
                List.of(), map(10_000, 10_000, AdviceTest::random).inspect().advice());
        assertEquals(List.of(), map(10_000, 10_000, id -> id).inspect().advice());
    }

    @Test
    void collidingHashCodes_areNamed() {
        assertSays(
                "90 % of the keys have a hashCode that another key has, and 10 share one",
                map(2_000, 2_000, id -> random(id / 10)));
    }

    @Test
    void sharedLowBits_areNamed() {
        assertSays("100 % of the keys share the low 16 bits", map(2_000, 2_000, id -> id << 16));
    }

    @Test
    void avoidableGrowths_areNamed() {
        GoMap<Keyed, Integer> map = map(0, 10_000, AdviceTest::random);
        map.finishGrowth();
        assertSays("11 growths moved 2,047 buckets; new GoMap<>(10_000) avoids them", map);
    }

    @Test
    void growthThatNobodyFinishes_isNamed() {
        GoMap<Keyed, Integer> map = map(416, 417, AdviceTest::random);
        assertSays("finishGrowth() makes lookups faster", map);
        map.finishGrowth();
        assertEquals(List.of(), map.inspect().advice());
    }

    @Test
    void unevenHashes_areNamed() {
        GoMap<Long, Integer> map = GoMap.<Long, Integer>builder()
                .expectedSize(2_000)
                .hasher((key, seed) -> key * 0x0100_0000_0000_0010L)
                .build();
        for (long i = 0; i < 2_000; i++) {
            map.put(i, 0);
        }
        assertSays("less evenly than by chance", map);
    }

    @Test
    void emptyBuckets_areNamed() {
        GoMap<Keyed, Integer> map = map(10_000, 10_000, AdviceTest::random);
        map.keySet().removeIf(key -> key.id() >= 50);
        assertSays("trim() saves memory", map);
        map.trim();
        assertEquals(List.of(), map.inspect().advice());
    }
}

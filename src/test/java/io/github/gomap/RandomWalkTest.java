package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.TestMaps.Order;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A long random walk of a GoMap beside a {@link HashMap}, up and down through many doublings, with one cursor under way
 * all the time. A failure shows the seed and the last operations; {@code -Dgomap.seed=} with that seed repeats it.
 */
@Tag("slow")
class RandomWalkTest {
    /** A map of several segments has more entries than this. */
    private static final int SEGMENT_BOUNDARY = TestMaps.loadLimit(Segment.BITS);

    @Test
    void integers_upAndDownThroughManySegments() {
        Walk<Integer> walk = new Walk<>(id -> id, GoMap.builder());
        walk.phase("grow", 70_000, 200_000, 85);
        assertTrue(walk.model.size() > 5 * SEGMENT_BOUNDARY, "grown");
        walk.phase("churn", 60_000, 200_000, 50);
        walk.phase("shrink", 80_000, 200_000, 20);
        walk.phase("grow again", 40_000, 100_000, 70);
        walk.removeAll();
        walk.phase("grow from empty", 30_000, 50_000, 75);
    }

    @Test
    void longs_upAndDownThroughManySegments() {
        upAndDown(new Walk<Long>(
                id -> id * 0x5EEDL,
                seed -> Order.of(seed)
                        .<Integer>longs()
                        .random(new SplittableRandom(seed))
                        .build()));
    }

    @Test
    void ints_upAndDownThroughManySegments() {
        upAndDown(new Walk<Integer>(
                id -> id * 97,
                seed -> Order.of(seed)
                        .<Integer>ints()
                        .random(new SplittableRandom(seed))
                        .build()));
    }

    private static void upAndDown(Walk<?> walk) {
        walk.phase("grow", 40_000, 100_000, 85);
        assertTrue(walk.model.size() > 2 * SEGMENT_BOUNDARY, "grown");
        walk.sameSizeGrowth();
        walk.phase("churn", 20_000, 100_000, 50);
        walk.phase("shrink", 40_000, 100_000, 20);
        walk.removeAll();
        walk.phase("grow from empty", 20_000, 50_000, 75);
    }

    @Test
    void strings_aroundTheFirstSegmentBoundary() {
        Walk<String> walk = new Walk<>(
                id -> "key " + id,
                GoMap.<String, Integer>builder()
                        .hasher(new TestMaps.SeededHasher())
                        .randomIterationStart(true));
        for (int round = 0; round < 3; round++) {
            walk.phase("grow", 20_000, 16_000, 80);
            assertTrue(walk.model.size() > SEGMENT_BOUNDARY, "grown over the boundary");
            walk.sameSizeGrowth();
            walk.phase("churn", 10_000, 16_000, 50);
            walk.phase("shrink", 25_000, 16_000, 12);
            walk.sameSizeGrowth();
            walk.phase("churn", 5_000, 16_000, 50);
        }
    }

    @Test
    void longChains() {
        Walk<TestMaps.TestKey> walk =
                new Walk<>(id -> new TestMaps.TestKey(id, TestMaps.HashKind.FEW), GoMap.builder());
        for (int round = 0; round < 6; round++) {
            walk.phase("grow", 1_500, 400, 75);
            walk.sameSizeGrowth();
            walk.phase("churn", 1_500, 400, 50);
            walk.phase("shrink", 1_500, 400, 20);
        }
        walk.removeAll();
    }

    @Test
    void constantHash() {
        Walk<Integer> walk =
                new Walk<>(id -> id, GoMap.<Integer, Integer>builder().hasher(new TestMaps.ConstantHasher(-1)));
        for (int round = 0; round < 4; round++) {
            walk.phase("grow", 1_000, 300, 75);
            walk.phase("shrink", 1_500, 300, 20);
        }
        walk.removeAll();
    }

    /** Keys that can be found by their order when their hash codes are the same. */
    @Test
    void comparableKeysOfOneHashCode() {
        Walk<TestMaps.ComparableKey> walk =
                new Walk<>(id -> new TestMaps.ComparableKey(id, TestMaps.HashKind.ZERO), GoMap.builder());
        for (int round = 0; round < 2; round++) {
            walk.phase("grow", 4_000, 1_500, 80);
            walk.sameSizeGrowth();
            walk.phase("churn", 2_000, 1_500, 50);
            walk.phase("shrink", 5_000, 1_500, 15);
        }
        walk.removeAll();
    }

    @Test
    void stringsOfOneHashCode() {
        Walk<String> walk = new Walk<>(TestMaps::collidingString, GoMap.builder());
        for (int round = 0; round < 2; round++) {
            walk.phase("grow", 4_000, 1_500, 80);
            walk.sameSizeGrowth();
            walk.phase("shrink", 5_000, 1_500, 15);
        }
        walk.removeAll();
    }

    /** What a failed walk shows. */
    private record Step(String operation, Object key, Integer value) {
        @Override
        public String toString() {
            return operation + "(" + key + ", " + value + ")";
        }
    }

    private static final class Walk<K> {
        private static final int REMEMBERED = 50;

        private final long seed = TestMaps.walkSeed();
        private final SplittableRandom random = new SplittableRandom(seed);
        private final IntFunction<K> keys;
        private final InspectableMap<K, Integer> map;
        private final Map<K, Integer> model = new HashMap<>();
        private final Deque<Step> lastSteps = new ArrayDeque<>();
        private IterationWatch<K, Integer> cursor;

        Walk(IntFunction<K> keys, GoMap.Builder<K, Integer> builder) {
            this(
                    keys,
                    seed -> builder.random(new SplittableRandom(seed))
                            .evacuateOnUse(Order.of(seed) == Order.ON_USE)
                            .build());
        }

        /** With a map that is made from a seed. */
        Walk(IntFunction<K> keys, LongFunction<InspectableMap<K, Integer>> mapOfSeed) {
            this.keys = keys;
            this.map = mapOfSeed.apply(seed);
        }

        /** A number of operations on keys below a bound, of which so many in a hundred add. */
        void phase(String name, int operations, int bound, int percentAdding) {
            guarded(name, () -> {
                for (int i = 0; i < operations; i++) {
                    step(random.nextInt(bound), percentAdding);
                    if (i % (operations / 2) == 0) {
                        check();
                    }
                }
                check();
            });
        }

        void sameSizeGrowth() {
            guarded("same-size growth", () -> {
                TestMaps.startSameSizeGrowth(map);
                check();
            });
        }

        void removeAll() {
            guarded("remove all", () -> {
                for (K key : model.keySet().toArray(size -> newArray(size))) {
                    remove(key);
                }
                check();
                assertTrue(map.isEmpty(), "empty");
            });
        }

        @SuppressWarnings("unchecked")
        private K[] newArray(int size) {
            return (K[]) new Object[size];
        }

        private void guarded(String phase, Runnable body) {
            try {
                body.run();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "phase \"" + phase + "\", repeat with -Dgomap.seed=" + seed + ", last operations " + lastSteps,
                        e);
            }
        }

        private void remember(String operation, Object key, Integer value) {
            if (lastSteps.size() == REMEMBERED) {
                lastSteps.removeFirst();
            }
            lastSteps.addLast(new Step(operation, key, value));
        }

        private void step(int id, int percentAdding) {
            K key = id == 0 && map instanceof GoMap ? null : keys.apply(id);
            Integer value = id % 101 == 0 ? null : random.nextInt();
            if (random.nextInt(100) < 70) {
                if (random.nextInt(100) < percentAdding) {
                    put(key, value);
                } else {
                    remove(key);
                }
            } else {
                rarer(key, value, percentAdding);
            }
        }

        private void rarer(K key, Integer value, int percentAdding) {
            switch (random.nextInt(10)) {
                case 0, 1 -> {
                    remember("get", key, null);
                    same(model.get(key), map.get(key));
                    same(model.containsKey(key), map.containsKey(key));
                }
                case 2 -> {
                    remember("replace", key, value);
                    overwriting(key, () -> same(model.replace(key, value), map.replace(key, value)));
                }
                case 3 -> {
                    boolean adding = random.nextInt(100) < percentAdding;
                    remember("compute", key, adding ? value : null);
                    overwriting(
                            key,
                            () -> same(
                                    model.compute(key, (k, v) -> adding ? value : null),
                                    map.compute(key, (k, v) -> adding ? value : null)));
                }
                case 4 -> {
                    remember("merge", key, value);
                    int other = value == null ? 1 : value;
                    overwriting(
                            key,
                            () -> same(model.merge(key, other, Integer::sum), map.merge(key, other, Integer::sum)));
                }
                case 5 -> {
                    remember("putIfAbsent", key, value);
                    overwriting(key, () -> same(model.putIfAbsent(key, value), map.putIfAbsent(key, value)));
                }
                case 6, 7, 8 -> stepCursor();
                default -> removeThroughCursor();
            }
        }

        private void put(K key, Integer value) {
            remember("put", key, value);
            overwriting(key, () -> same(model.put(key, value), map.put(key, value)));
        }

        private void remove(K key) {
            remember("remove", key, null);
            overwriting(key, () -> same(model.remove(key), map.remove(key)));
        }

        /** Tells the cursor what the change does to the one key it is about. */
        private void overwriting(K key, Runnable change) {
            boolean before = model.containsKey(key);
            Integer earlier = model.get(key);
            change.run();
            if (cursor != null && before) {
                cursor.overwritten(key, earlier);
                if (!model.containsKey(key)) {
                    cursor.removed(key);
                }
            }
        }

        private void stepCursor() {
            remember("cursor", null, null);
            if (cursor == null || cursor.isFinished()) {
                cursor = new IterationWatch<>(
                        model, map.entrySet().iterator(), IterationWatch.View.<K, Integer>entries(), false);
            }
            int steps = random.nextInt(Math.max(4, model.size() / 500));
            for (int i = 0; i < steps && cursor.step(); i++) {
                // each step checks itself
            }
            if (random.nextInt(4) == 0) {
                cursor.announce();
            }
        }

        private void removeThroughCursor() {
            if (cursor != null && cursor.canRemove() && !cursor.lastRemoved()) {
                remember("removeThroughCursor", cursor.remove(), null);
            }
        }

        private static void same(Object expected, Object actual) {
            if (!Objects.equals(expected, actual)) {
                throw new AssertionError("expected " + expected + " but was " + actual);
            }
        }

        private void check() {
            TableInvariants.check(map);
            assertEquals(model.size(), map.size(), "size");
            assertTrue(map.equals(model), "every entry of the map is in the model");
        }
    }
}

package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.TestMaps.HashKind;
import io.github.gomap.TestMaps.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random walks of a map of which snapshots are taken, held and dropped all the time. Each snapshot must stay what it was:
 * its size, its entries, their order, and the invariants of its storage. Cursors of the map must keep the guarantees of
 * iteration. {@code -Dgomap.seed=} with the seed of a failure repeats it.
 */
@ParameterizedClass
@EnumSource
@Tag("slow")
class SnapshotWalkTest {
    private final Order order;

    SnapshotWalkTest(Order order) {
        this.order = order;
    }

    @Test
    void oneBucket() {
        new Walk<Integer>(order, id -> id).phases(4, 4_000, 9, 5);
    }

    @Test
    void flatMaps() {
        new Walk<Integer>(order, id -> id).phases(4, 10_000, 3_000, 50);
    }

    @Test
    void severalSegments() {
        Walk<Integer> walk = new Walk<>(order, id -> id);
        walk.phases(3, 60_000, 60_000, 1_500);
        assertTrue(walk.largest > 2 * 6656, "several segments");
    }

    @Test
    void stringsOfOneHashCode_whoseChainHasAnIndex() {
        new Walk<String>(order, TestMaps::collidingString).phases(3, 2_500, 1_000, 60);
    }

    @Test
    void fewHashCodes() {
        new Walk<TestMaps.TestKey>(order, id -> new TestMaps.TestKey(id, HashKind.FEW)).phases(3, 2_500, 400, 40);
    }

    /** A snapshot and what it must be for ever. */
    private static final class Held<K> {
        private final GoMapSnapshot<K, Integer> snapshot;
        private final Map<K, Integer> expected;
        private final List<Map.Entry<K, Integer>> order;

        /** Goes on while the map is written. */
        private final Iterator<Map.Entry<K, Integer>> iterator;

        private int met;

        Held(GoMapSnapshot<K, Integer> snapshot, Map<K, Integer> expected) {
            this.snapshot = snapshot;
            this.expected = expected;
            order = new ArrayList<>(snapshot.entrySet());
            iterator = snapshot.entrySet().iterator();
        }

        void iterate(int steps) {
            for (int i = 0; i < steps && iterator.hasNext(); i++) {
                assertEquals(
                        order.get(met++), iterator.next(), "met by an iterator that is older than the last writes");
            }
        }

        void check(K absent) {
            assertEquals(expected.size(), snapshot.size(), "size of the snapshot");
            expected.forEach((key, value) -> assertEquals(value, snapshot.getOrDefault(key, -7), "value of " + key));
            if (!expected.containsKey(absent)) {
                assertFalse(snapshot.containsKey(absent), "was added later");
            }
            assertEquals(order, new ArrayList<>(snapshot.entrySet()), "order of the snapshot");
            TableInvariants.check(SnapshotTest.viewOf(snapshot));
        }
    }

    private static final class Walk<K> {
        private static final int MOST_HELD = 5;

        private final long seed = TestMaps.walkSeed();
        private final SplittableRandom random = new SplittableRandom(seed);
        private final IntFunction<K> keys;
        private final GoMap<K, Integer> map;
        private final Map<K, Integer> model = new HashMap<>();
        private final List<Held<K>> held = new ArrayList<>();
        private IterationWatch<K, Integer> cursor;
        private int bound;
        private int largest;

        Walk(Order order, IntFunction<K> keys) {
            this.keys = keys;
            map = order.<K, Integer>builder().random(new SplittableRandom(seed)).build();
        }

        /** Up and down so many times; one operation in so many takes a snapshot or lets one go. */
        void phases(int phases, int operations, int bound, int rareness) {
            this.bound = bound;
            try {
                for (int phase = 0; phase < phases; phase++) {
                    run(operations, phase % 2 == 0 ? 80 : 25, rareness);
                }
                for (K key : new ArrayList<>(model.keySet())) {
                    remove(key);
                }
                check();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("repeat with -Dgomap.seed=" + seed, e);
            }
        }

        private void run(int operations, int percentAdding, int rareness) {
            for (int i = 0; i < operations; i++) {
                if (random.nextInt(rareness) == 0) {
                    takeOrDrop();
                } else if (random.nextInt(operations) < 4) {
                    changeEverything();
                } else {
                    write(anyKey(), percentAdding);
                }
                stepCursor();
                if (!held.isEmpty()) {
                    held.get(random.nextInt(held.size())).iterate(random.nextInt(3));
                }
                largest = Math.max(largest, model.size());
            }
            check();
        }

        private K anyKey() {
            return keys.apply(random.nextInt(bound));
        }

        private void takeOrDrop() {
            if (held.size() == MOST_HELD || (!held.isEmpty() && random.nextInt(3) == 0)) {
                held.remove(random.nextInt(held.size())).check(anyKey());
            } else {
                held.add(new Held<>(map.snapshot(), new HashMap<>(model)));
            }
        }

        private void write(K key, int percentAdding) {
            boolean isAdding = random.nextInt(100) < percentAdding;
            Integer value = random.nextInt();
            switch (random.nextInt(8)) {
                case 0 -> change(key, target -> target.compute(key, (same, old) -> isAdding ? value : null));
                case 1 -> change(key, target -> target.merge(key, value, Integer::sum));
                case 2 -> change(key, target -> target.replace(key, value));
                case 3 -> setThroughEntry(key, value);
                default -> {
                    if (isAdding) {
                        change(key, target -> target.put(key, value));
                    } else {
                        remove(key);
                    }
                }
            }
        }

        private void remove(K key) {
            change(key, target -> target.remove(key));
        }

        /** Does the same to the map and its model, and tells the cursor. */
        private void change(K key, Function<Map<K, Integer>, Integer> change) {
            boolean before = model.containsKey(key);
            Integer earlier = model.get(key);
            assertEquals(change.apply(model), change.apply(map));
            if (cursor != null && before) {
                cursor.overwritten(key, earlier);
                if (!model.containsKey(key)) {
                    cursor.removed(key);
                }
            }
        }

        private void setThroughEntry(K key, Integer value) {
            if (cursor != null && cursor.hasLast() && !cursor.lastRemoved()) {
                @SuppressWarnings("unchecked")
                Map.Entry<K, Integer> last = (Map.Entry<K, Integer>) cursor.last();
                if (model.containsKey(last.getKey())) {
                    change(last.getKey(), target -> {
                        Integer old = target.get(last.getKey());
                        if (target == map) {
                            last.setValue(value);
                        } else {
                            target.put(last.getKey(), value);
                        }
                        return old;
                    });
                }
            }
            remove(key);
        }

        private void changeEverything() {
            Map<K, Integer> before = new HashMap<>(model);
            switch (random.nextInt(6)) {
                case 0 -> {
                    model.clear();
                    map.clear();
                }
                case 1 -> map.trim();
                case 2 -> map.finishGrowth();
                case 3 -> TestMaps.startSameSizeGrowth(map);
                case 4 -> {
                    int multiple = random.nextInt(2, 9);
                    model.values().removeIf(value -> value % multiple == 0);
                    map.values().removeIf(value -> value % multiple == 0);
                }
                default -> {
                    model.replaceAll((key, value) -> value ^ 1);
                    map.replaceAll((key, value) -> value ^ 1);
                }
            }
            if (cursor != null) {
                cursor.changed(before, model);
            }
        }

        private void stepCursor() {
            if (cursor == null || cursor.isFinished()) {
                cursor = new IterationWatch<>(
                        model, map.entrySet().iterator(), IterationWatch.View.<K, Integer>entries(), false);
            }
            if (random.nextInt(3) == 0) {
                cursor.step();
            } else if (random.nextInt(5) == 0) {
                cursor.announce();
            } else if (random.nextInt(10) == 0 && cursor.canRemove() && !cursor.lastRemoved()) {
                cursor.remove();
            }
        }

        private void check() {
            TableInvariants.check(map);
            assertTrue(Objects.equals(model, map), "every entry of the model is in the map");
            for (Held<K> snapshot : held) {
                snapshot.check(anyKey());
            }
        }
    }
}

package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.gomap.TestMaps.GrowthState;
import io.github.gomap.TestMaps.HashKind;
import io.github.gomap.TestMaps.Order;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * User code that throws at its k-th call, for every k, in every operation and in every state of growth. Whatever
 * happens, no entry is lost, none appears, the write flag is down and the growth can go on.
 */
class FailureInjectionTest {

    /** What throws. */
    enum Place {
        HASH_CODE,
        EQUALS,
        COMPARE_TO,
        HASHER,
        FUNCTION
    }

    /** The maps to which it happens. */
    enum Scene {
        ONE_BUCKET(8, 0),
        QUIET(40, 52),
        BEFORE_DOUBLING(52, 0),
        DOUBLING(54, 0),
        /** A doubling that hashes the keys that it moves. */
        BEFORE_HASHING_DOUBLING(26, 0),
        HASHING_DOUBLING(27, 0),
        BEFORE_SAME_SIZE(24, 52),
        SAME_SIZE(24, 52),
        /** One hash code for all keys, in a chain so long that their order is used to find them. */
        LONG_CHAIN(80, 104),
        /** The same while it is being moved. */
        LONG_CHAIN_DOUBLING(105, 0),
        /** A chain with overflow buckets whose keys are hashed when it moves. */
        CHAIN_BEFORE_HASHING_DOUBLING(26, 0);

        private final int entries;
        private final int expectedSize;

        Scene(int entries, int expectedSize) {
            this.entries = entries;
            this.expectedSize = expectedSize;
        }

        /** Keys that meet in the same buckets where it is about comparing them. */
        private HashKind hashes(Place place) {
            if (isOneChain()) {
                return HashKind.ZERO;
            }
            return place == Place.EQUALS ? HashKind.FEW : HashKind.SPREAD;
        }

        private boolean isOneChain() {
            return this == LONG_CHAIN || this == LONG_CHAIN_DOUBLING || this == CHAIN_BEFORE_HASHING_DOUBLING;
        }

        private GrowthState state() {
            return switch (this) {
                case DOUBLING, HASHING_DOUBLING, LONG_CHAIN_DOUBLING -> GrowthState.DOUBLING;
                case SAME_SIZE -> GrowthState.SAME_SIZE;
                default -> GrowthState.QUIET;
            };
        }

        /** Where nothing grows there is no order. */
        private List<Order> orders() {
            return switch (this) {
                case ONE_BUCKET, QUIET, LONG_CHAIN -> List.of(Order.IN_LINE);
                default -> List.of(Order.values());
            };
        }
    }

    /** Counts the calls of user code down, and throws at the one it is set to. */
    private static final class Fuse {
        private Place place;
        private int left;
        private Throwable thrown;

        void set(Place place, int call, Throwable thrown) {
            this.place = place;
            this.left = call;
            this.thrown = thrown;
        }

        /** Has it been set, and thrown? */
        boolean isBurnt() {
            return place == null;
        }

        void disarm() {
            place = null;
        }

        void called(Place where) {
            if (where == place && --left == 0) {
                place = null;
                FailureInjectionTest.<RuntimeException>sneak(thrown);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** A key whose methods burn the fuse. */
    private static final class FusedKey implements Comparable<FusedKey> {
        private final int id;
        private final HashKind kind;
        private final Fuse fuse;

        FusedKey(int id, HashKind kind, Fuse fuse) {
            this.id = id;
            this.kind = kind;
            this.fuse = fuse;
        }

        @Override
        public int hashCode() {
            fuse.called(Place.HASH_CODE);
            return kind.hashCodeOf(id);
        }

        @Override
        public boolean equals(Object other) {
            fuse.called(Place.EQUALS);
            return other instanceof FusedKey key && key.id == id;
        }

        @Override
        public int compareTo(FusedKey other) {
            fuse.called(Place.COMPARE_TO);
            return Integer.compare(id, other.id);
        }

        @Override
        public String toString() {
            return "#" + id;
        }
    }

    private static final class InjectedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class InjectedError extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A map in its scene, what is in it, and the keys that operations use. */
    private static final class Fixture {
        private static final int ABSENT = 1000;

        private final Fuse fuse = new Fuse();
        private final HashKind kind;
        private final GoMap<FusedKey, Integer> map;
        private final int entries;
        /** By the number of the key, so that looking at it burns nothing. */
        private final Map<Integer, Integer> before = new HashMap<>();

        Fixture(Scene scene, Order order, HashKind kind, boolean hasher) {
            this.kind = kind;
            this.entries = scene.entries;
            GoMap.Builder<FusedKey, Integer> builder = order.<FusedKey, Integer>builder()
                    .expectedSize(scene.expectedSize)
                    .random(new SplittableRandom(1));
            if (hasher) {
                Hasher<Object> fused = this::fusedHash;
                builder.hasher(fused);
            }
            map = builder.build();
            for (int id = 0; id < entries; id++) {
                map.put(key(id), id);
                before.put(id, id);
            }
            enter(scene);
            fuse.disarm();
        }

        private long fusedHash(Object key, long seed) {
            fuse.called(Place.HASHER);
            long code = key instanceof FusedKey fused ? kind.hashCodeOf(fused.id) : key.hashCode();
            return (code ^ seed) * 0x9E3779B97F4A7C15L;
        }

        private void enter(Scene scene) {
            boolean entered = switch (scene) {
                case BEFORE_SAME_SIZE -> TestMaps.makeOverflowBuckets(map);
                case SAME_SIZE -> TestMaps.startSameSizeGrowth(map);
                default -> true;
            };
            assertTrue(entered && scene.state().describes(map), "in the scene");
        }

        FusedKey key(int id) {
            return new FusedKey(id, kind, fuse);
        }

        FusedKey present() {
            return key(entries / 2);
        }

        FusedKey absent() {
            return key(ABSENT);
        }

        Integer function(Integer result) {
            fuse.called(Place.FUNCTION);
            return result;
        }

        Map<FusedKey, Integer> some(int first, int count) {
            Map<FusedKey, Integer> some = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                some.put(key(first + i), -i);
            }
            return some;
        }

        Map<Integer, Integer> content() {
            Map<Integer, Integer> content = new HashMap<>();
            map.forEach((key, value) -> {
                if (content.containsKey(key.id)) {
                    fail(key + " is met twice");
                }
                content.put(key.id, value);
            });
            return content;
        }
    }

    /** An operation, and whether an exception must leave the map exactly as it was. */
    private record Operation(String name, boolean isAtomic, Action action) {}

    private interface Action {
        void on(Fixture fixture);
    }

    private static Operation atomic(String name, Action action) {
        return new Operation(name, true, action);
    }

    private static Operation bulk(String name, Action action) {
        return new Operation(name, false, action);
    }

    private static final List<Operation> OPERATIONS = List.of(
            atomic("get present", f -> f.map.get(f.present())),
            atomic("get absent", f -> f.map.get(f.absent())),
            atomic("getOrDefault", f -> f.map.getOrDefault(f.absent(), 1)),
            atomic("containsKey", f -> f.map.containsKey(f.present())),
            atomic("containsValue", f -> f.map.containsValue(-1)),
            atomic("put present", f -> f.map.put(f.present(), -1)),
            atomic("put absent", f -> f.map.put(f.absent(), -1)),
            atomic("remove present", f -> f.map.remove(f.present())),
            atomic("remove absent", f -> f.map.remove(f.absent())),
            atomic("remove with value", f -> f.map.remove(f.present(), f.entries / 2)),
            atomic("putIfAbsent", f -> f.map.putIfAbsent(f.absent(), -1)),
            atomic("replace", f -> f.map.replace(f.present(), -1)),
            atomic("replace with value", f -> f.map.replace(f.present(), f.entries / 2, -1)),
            atomic("computeIfAbsent", f -> f.map.computeIfAbsent(f.absent(), k -> f.function(-1))),
            atomic("computeIfPresent", f -> f.map.computeIfPresent(f.present(), (k, v) -> f.function(-1))),
            atomic("computeIfPresent, removing", f -> f.map.computeIfPresent(f.present(), (k, v) -> f.function(null))),
            atomic("compute present", f -> f.map.compute(f.present(), (k, v) -> f.function(-1))),
            atomic("compute absent", f -> f.map.compute(f.absent(), (k, v) -> f.function(-1))),
            atomic("compute, removing", f -> f.map.compute(f.present(), (k, v) -> f.function(null))),
            atomic("merge present", f -> f.map.merge(f.present(), -1, (a, b) -> f.function(b))),
            atomic("merge absent", f -> f.map.merge(f.absent(), -1, (a, b) -> f.function(b))),
            atomic("keySet remove", f -> f.map.keySet().remove(f.present())),
            atomic("entrySet remove", f -> f.map.entrySet().remove(Map.entry(f.present(), f.entries / 2))),
            atomic("entrySet contains", f -> f.map.entrySet().contains(Map.entry(f.present(), 1))),
            atomic("walk", f -> f.map.keySet().iterator().forEachRemaining(key -> f.function(1))),
            atomic("forEach", f -> f.map.forEach((key, value) -> f.function(1))),
            atomic("spliterator", f -> f.map.keySet().spliterator().forEachRemaining(key -> f.function(1))),
            atomic("stream", f -> f.map.values().stream().mapToInt(f::function).sum()),
            atomic("tryAdvance", f -> {
                Spliterator<Integer> spliterator = f.map.values().spliterator();
                while (spliterator.tryAdvance(f::function)) {
                    // until the end
                }
            }),
            atomic("split", f -> {
                Spliterator<Map.Entry<FusedKey, Integer>> last =
                        f.map.entrySet().spliterator();
                for (Spliterator<?> half = last.trySplit(); half != null; half = last.trySplit()) {
                    half.forEachRemaining(entry -> f.function(1));
                }
                last.forEachRemaining(entry -> f.function(entry.getValue()));
            }),
            atomic("keySet forEach", f -> f.map.keySet().forEach(key -> f.function(1))),
            atomic("values forEach", f -> f.map.values().forEach(f::function)),
            atomic("entrySet forEach", f -> f.map.entrySet().forEach(entry -> f.function(1))),
            atomic("entries remaining", f -> f.map.entrySet().iterator().forEachRemaining(entry -> f.function(1))),
            atomic("containsAll", f -> f.map.keySet().containsAll(f.some(0, 10).keySet())),
            atomic("inspect", f -> f.map.inspect()),
            atomic("putAll into an empty map", f -> new GoMap<FusedKey, Integer>().putAll(f.map)),
            atomic("hashCode", f -> f.map.hashCode()),
            atomic("equals", f -> f.map.equals(f.map.clone())),
            atomic("finishGrowth", f -> f.map.finishGrowth()),
            atomic("trim", f -> f.map.trim()),
            atomic("clone", f -> f.map.clone()),
            atomic("copy", f -> new GoMap<>(f.map)),
            bulk("putAll", f -> f.map.putAll(f.some(f.entries - 3, 12))),
            bulk("replaceAll", f -> f.map.replaceAll((key, value) -> f.function(-value - 1))),
            bulk("removeIf", f -> f.map.keySet().removeIf(key -> f.function(key.id) % 2 == 0)),
            bulk("values removeIf", f -> f.map.values().removeIf(value -> f.function(value) % 2 == 0)),
            bulk("entrySet removeIf", f -> f.map.entrySet().removeIf(entry -> f.function(entry.getValue()) % 2 == 0)),
            bulk(
                    "entrySet removeAll",
                    f -> f.map.entrySet().removeAll(f.some(0, 10).entrySet())),
            bulk(
                    "putAll of a failing map",
                    f -> f.map.putAll(new AbstractMap<FusedKey, Integer>() {
                        @Override
                        public Set<Map.Entry<FusedKey, Integer>> entrySet() {
                            f.function(1);
                            return f.some(f.entries - 3, 12).entrySet();
                        }

                        @Override
                        public void forEach(BiConsumer<? super FusedKey, ? super Integer> action) {
                            super.forEach((key, value) -> {
                                f.function(1);
                                action.accept(key, value);
                            });
                        }
                    })),
            bulk("retainAll", f -> f.map.keySet().retainAll(f.some(0, 10).keySet())),
            bulk("removeAll", f -> f.map.keySet().removeAll(f.some(0, 10).keySet())),
            bulk("setValue", f -> f.map.entrySet().forEach(entry -> entry.setValue(f.function(-entry.getValue() - 1)))),
            bulk("iterator remove", f -> {
                for (Iterator<FusedKey> i = f.map.keySet().iterator(); i.hasNext(); ) {
                    if (i.next().id % 3 == 0) {
                        i.remove();
                    }
                }
            }));

    @ParameterizedTest
    @EnumSource
    void aThrowingHashCode_changesNothing(Scene scene) {
        assertTrue(injectEverywhere(scene, Place.HASH_CODE, false) > OPERATIONS.size(), "hashCode was called");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = "LONG_CHAIN_DOUBLING") // as a chain that is not: thousands of calls
    void aThrowingEquals_changesNothing(Scene scene) {
        assertTrue(injectEverywhere(scene, Place.EQUALS, false) > OPERATIONS.size(), "equals was called");
    }

    /** An exception of compareTo may be ignored, because equals decides; it is not allowed to do harm. */
    @ParameterizedTest
    @EnumSource
    void aThrowingCompareTo_changesNothing(Scene scene) {
        int thrown = injectEverywhere(scene, Place.COMPARE_TO, false);
        assertTrue(scene.isOneChain() == thrown > 0, "compareTo is called for equal hash codes only");
    }

    @ParameterizedTest
    @EnumSource
    void aThrowingHasher_changesNothing(Scene scene) {
        assertTrue(injectEverywhere(scene, Place.HASHER, true) > OPERATIONS.size(), "the hasher was called");
    }

    @ParameterizedTest
    @EnumSource
    void aThrowingFunction_changesNothing(Scene scene) {
        assertTrue(injectEverywhere(scene, Place.FUNCTION, false) > OPERATIONS.size(), "functions were called");
    }

    /** The number of times that something was thrown. */
    private static int injectEverywhere(Scene scene, Place place, boolean hasher) {
        int thrown = 0;
        for (Order order : scene.orders()) {
            thrown += injectEverywhere(scene, order, place, hasher);
        }
        return thrown;
    }

    private static int injectEverywhere(Scene scene, Order order, Place place, boolean hasher) {
        HashKind kind = scene.hashes(place);
        int thrown = 0;
        for (Operation operation : OPERATIONS) {
            Fixture unharmed = new Fixture(scene, order, kind, hasher);
            operation.action().on(unharmed);
            unharmed.fuse.disarm();
            Map<Integer, Integer> after = unharmed.content();
            int call = 1;
            while (inject(new Fixture(scene, order, kind, hasher), operation, place, call, after)) {
                thrown++;
                // Descents of a tree are alike: after the first few, not every single comparison has to fail.
                call += place == Place.COMPARE_TO && call > 60 ? 7 : 1;
            }
        }
        return thrown;
    }

    /** False if the operation has ended before that call. Exceptions and errors take turns. */
    private static boolean inject(
            Fixture fixture, Operation operation, Place place, int call, Map<Integer, Integer> after) {
        String where = operation.name() + ", call " + call + " of " + place + ", " + fixture.kind;
        Throwable injected = call % 2 == 0 ? new InjectedError() : new InjectedException();
        fixture.fuse.set(place, call, injected);
        try {
            operation.action().on(fixture);
            if (!fixture.fuse.isBurnt()) {
                return false;
            }
            checkIgnored(fixture, place, after, where);
            return true;
        } catch (InjectedException | InjectedError e) {
            assertSame(injected, e, where);
        }
        fixture.fuse.disarm();
        try {
            checkContent(fixture, operation, after);
            if (call <= 12 || call % 7 == 0) {
                checkGoingOn(fixture);
            }
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(where + ": " + e.getMessage(), e);
        }
        return true;
    }

    private static void checkIgnored(Fixture fixture, Place place, Map<Integer, Integer> after, String where) {
        assertSame(Place.COMPARE_TO, place, where + ": the exception was swallowed");
        TableInvariants.check(fixture.map);
        assertEquals(after, fixture.content(), where + ": the operation is done");
        checkGoingOn(fixture);
    }

    private static void checkContent(Fixture fixture, Operation operation, Map<Integer, Integer> after) {
        assertFalse(fixture.map.writing(), "the write flag is down");
        TableInvariants.check(fixture.map);
        Map<Integer, Integer> content = fixture.content();
        assertEquals(content.size(), fixture.map.size(), "size agrees with iteration");
        if (operation.isAtomic()) {
            assertEquals(fixture.before, content, "unchanged");
            return;
        }
        // Of several entries some have been dealt with and the others have not.
        for (Map.Entry<Integer, Integer> entry : fixture.before.entrySet()) {
            Integer id = entry.getKey();
            boolean asBefore = Objects.equals(content.get(id), entry.getValue());
            boolean asAfter = Objects.equals(content.get(id), after.get(id));
            assertTrue(asBefore || asAfter, () -> "#" + id + " has the value " + content.get(id));
        }
        for (Integer id : content.keySet()) {
            assertTrue(fixture.before.containsKey(id) || after.containsKey(id), () -> "#" + id + " came from nowhere");
        }
    }

    /** The growth under way ends, and others follow. */
    private static void checkGoingOn(Fixture fixture) {
        Map<Integer, Integer> expected = fixture.content();
        for (int id = 2000; id < 2060; id++) {
            fixture.map.put(fixture.key(id), id);
            expected.put(id, id);
        }
        fixture.map.finishGrowth();
        assertFalse(fixture.map.inspect().isGrowing(), "the growth is over");
        TableInvariants.check(fixture.map);
        assertEquals(expected, fixture.content(), "after further puts");
        for (Integer id : expected.keySet()) {
            assertEquals(expected.get(id), fixture.map.remove(fixture.key(id)), "removed at last");
        }
        assertTrue(fixture.map.isEmpty(), "empty at last");
    }

    /** An iterator whose step has thrown goes on from there: no entry is skipped and none comes twice. */
    @ParameterizedTest
    @EnumSource
    void aWalk_goesOnAfterAnException(Scene scene) {
        for (Place place : List.of(Place.HASH_CODE, Place.EQUALS)) {
            if (scene == Scene.LONG_CHAIN_DOUBLING) {
                return; // as LONG_CHAIN that grows meanwhile
            }
            for (Order order : Order.values()) {
                for (boolean growsMeanwhile : List.of(false, true)) {
                    int call = 1;
                    while (walkWithException(scene, order, place, call, growsMeanwhile)) {
                        call++;
                    }
                }
            }
        }
    }

    /** False if the exception was not reached. */
    private static boolean walkWithException(Scene scene, Order order, Place place, int call, boolean growsMeanwhile) {
        Fixture fixture = new Fixture(scene, order, scene.hashes(place), false);
        Iterator<FusedKey> iterator = fixture.map.keySet().iterator();
        List<Integer> met = new ArrayList<>();
        met.add(iterator.next().id);
        if (growsMeanwhile) {
            fixture.map.putAll(fixture.some(Fixture.ABSENT, 60));
        }
        fixture.fuse.set(place, call, new InjectedException());
        boolean thrown = false;
        while (true) {
            try {
                if (!iterator.hasNext()) {
                    break;
                }
                met.add(iterator.next().id);
            } catch (InjectedException e) {
                thrown = true;
            }
        }
        for (Integer id : fixture.before.keySet()) {
            assertEquals(1, Collections.frequency(met, id), () -> "#" + id + " in " + met);
        }
        return thrown;
    }

    /**
     * In line, a key that cannot be hashed fails writes to keys which lie in quite other buckets, until it can be; none of
     * them has an effect, and reads and iterations do as always.
     */
    @ParameterizedTest
    @EnumSource
    void aKeyThatIsDueToMove_failsEveryWrite(Order order) {
        Map<Long, String> content = new HashMap<>();
        boolean[] isRefused = {false};
        GoMap<Long, String> map = order.<Long, String>builder()
                .hasher((key, seed) -> {
                    if (isRefused[0] && key.equals(8L)) {
                        throw new InjectedException();
                    }
                    return (Long) key;
                })
                .build();
        // The put of the last one moves the old buckets 0 and 1 in line, or 0 and that of its key; 8 lies in 8 of 64.
        for (long key = 0; key <= TestMaps.loadLimit(6); key++) {
            map.put(key, "v" + key);
            content.put(key, "v" + key);
        }
        while (map.inspect().evacuatedCount() < 8) {
            map.remove(-1L);
        }
        assertTrue(map.inspect().isGrowing());
        isRefused[0] = true;
        // In Go's order the second bucket to move is 8, in line the first one.
        for (Consumer<GoMap<Long, String>> write : List.<Consumer<GoMap<Long, String>>>of(
                m -> m.put(1L, "new"),
                m -> m.put(40L, "new"),
                m -> m.put(1000L + 30, "new"),
                m -> m.remove(41L),
                m -> m.remove(1L),
                m -> m.merge(42L, "x", String::concat),
                m -> m.compute(43L, (key, value) -> null),
                m -> m.replace(44L, "new"),
                m -> m.putIfAbsent(2000L, "new"),
                GoMap::finishGrowth)) {
            assertThrows(InjectedException.class, () -> write.accept(map));
            assertFalse(map.writing());
            content.forEach((key, value) -> {
                if (key != 8) {
                    assertEquals(value, map.get(key));
                }
            });
            isRefused[0] = false;
            assertEquals(content, map);
            TableInvariants.check(map);
            isRefused[0] = true;
        }
        isRefused[0] = false;
        map.finishGrowth();
        assertEquals(content, map);
        TableInvariants.check(map);
    }

    @Test
    void aThrowingGenerator_changesNothing() {
        int[] left = {Integer.MAX_VALUE};
        SplittableRandom source = new SplittableRandom(1);
        GoMap<Integer, Integer> map = GoMap.<Integer, Integer>builder()
                .random(() -> {
                    if (--left[0] == 0) {
                        throw new InjectedException();
                    }
                    return source.nextLong();
                })
                .build();
        map.put(1, 10);
        for (Runnable drawing : List.<Runnable>of(
                () -> map.remove(1), map::clear, () -> map.keySet().clear())) {
            left[0] = 1;
            try {
                drawing.run();
                fail("nothing was thrown");
            } catch (InjectedException e) {
                assertFalse(map.writing());
                TableInvariants.check(map);
                assertEquals(Map.of(1, 10), map);
            }
        }
    }
}

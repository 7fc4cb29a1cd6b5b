package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.TestMaps.GrowthState;
import io.github.gomap.TestMaps.Order;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a snapshot is: a map that cannot be changed, and which no write to its origin changes. */
@Tag("threads")
class SnapshotTest {
    private static GoMap<Integer, String> filled(int entries) {
        return fill(new GoMap<>(), entries);
    }

    private static GoMap<Integer, String> fill(GoMap<Integer, String> map, int entries) {
        for (int key = 0; key < entries; key++) {
            map.put(key, "value " + key);
        }
        return map;
    }

    /** A map over the storage of a snapshot, for checks that are made for maps. It is not to be written to. */
    static <K, V> GoMap<K, V> viewOf(GoMapSnapshot<K, V> snapshot) {
        GoMap<K, V> view = new GoMap<>(0, snapshot.settings());
        view.seed = snapshot.seed;
        view.size = snapshot.size;
        view.buckets = snapshot.buckets;
        view.evacuation = snapshot.evacuation;
        view.flatWords = snapshot.flatWords;
        return view;
    }

    private static GoMap<Integer, String> in(GrowthState state, Order order) {
        GoMap<Integer, String> map = order.map(state == GrowthState.DOUBLING ? 0 : 400);
        fill(map, state == GrowthState.DOUBLING ? TestMaps.loadLimit(6) + 1 : 300);
        if (state == GrowthState.SAME_SIZE) {
            assertTrue(TestMaps.startSameSizeGrowth(map));
        }
        assertTrue(state.describes(map));
        return map;
    }

    /* ---------------- Reading ---------------- */

    @ParameterizedTest
    @EnumSource
    void allReads_agreeWithAMapOfTheSameEntries(GrowthState state) {
        for (Order order : Order.values()) {
            GoMap<Integer, String> map = in(state, order);
            map.put(null, null);
            Map<Integer, String> expected = new HashMap<>(map);
            GoMapSnapshot<Integer, String> snapshot = map.snapshot();
            List<Integer> keysInOrder = new ArrayList<>(snapshot.keySet());
            for (int key = 0; key < 2_000; key++) {
                map.put(key, "later");
            }
            map.clear();

            assertEquals(expected.size(), snapshot.size());
            assertFalse(snapshot.isEmpty());
            expected.forEach((key, value) -> {
                assertEquals(value, snapshot.get(key));
                assertTrue(snapshot.containsKey(key));
                assertTrue(snapshot.keySet().contains(key));
                assertTrue(snapshot.containsValue(value));
                assertTrue(snapshot.entrySet().contains(new AbstractMap.SimpleEntry<>(key, value)));
            });
            assertNull(snapshot.get(5_000));
            assertEquals("default", snapshot.getOrDefault(5_000, "default"));
            assertFalse(snapshot.containsValue("later"));
            assertEquals(expected, snapshot);
            assertEquals(snapshot, expected);
            assertEquals(expected.hashCode(), snapshot.hashCode());
            assertNotEquals(map, snapshot);
            assertEquals(keysInOrder, new ArrayList<>(snapshot.keySet()));
            assertEquals(keysInOrder, snapshot.keySet().stream().toList());
            assertEquals(
                    Set.copyOf(withoutNull(keysInOrder)),
                    snapshot.entrySet().parallelStream()
                            .map(Map.Entry::getKey)
                            .filter(key -> key != null)
                            .collect(Collectors.toSet()));
            List<Integer> met = new ArrayList<>();
            snapshot.forEach((key, value) -> met.add(key));
            assertEquals(keysInOrder, met);
            assertTrue(
                    snapshot.toString().startsWith("{" + keysInOrder.get(0) + "=" + snapshot.get(keysInOrder.get(0))));
            assertEquals(expected.size(), snapshot.inspect().size());
            assertEquals(state != GrowthState.QUIET, snapshot.inspect().isGrowing());
        }
    }

    private static List<Integer> withoutNull(List<Integer> keys) {
        return keys.stream().filter(key -> key != null).toList();
    }

    @Test
    void aSnapshotOfAnEmptyMap_isEmpty() {
        for (GoMap<Integer, String> map : List.of(new GoMap<Integer, String>(), new GoMap<Integer, String>(1_000))) {
            GoMapSnapshot<Integer, String> snapshot = map.snapshot();
            fill(map, 100);
            assertTrue(snapshot.isEmpty());
            assertEquals(Map.of(), snapshot);
            assertEquals("{}", snapshot.toString());
            assertFalse(snapshot.entrySet().iterator().hasNext());
        }
    }

    @Test
    void settingsStayThoseOfTheMap() {
        GoMap<Integer, String> map = GoMap.<Integer, String>builder()
                .hasher(new TestMaps.SeededHasher())
                .failFastIterators(true)
                .randomIterationStart(true)
                .build();
        fill(map, 1_000);
        GoMapSnapshot<Integer, String> snapshot = map.snapshot();
        Iterator<Integer> iterator = snapshot.keySet().iterator();
        iterator.next();
        fill(map, 3_000);
        int left = 0;
        for (; iterator.hasNext(); iterator.next()) {
            left++;
        }
        assertEquals(999, left);
        assertEquals("value 999", snapshot.get(999));
        assertEquals(1_000, Set.copyOf(snapshot.keySet()).size());
    }

    /** Not even that somebody iterates, because of which an evacuation of the map would leave entries in place. */
    @ParameterizedTest
    @EnumSource
    void reading_writesNothing(GrowthState state) {
        GoMap<Integer, String> map = in(state, Order.IN_LINE);
        GoMapSnapshot<Integer, String> snapshot = map.snapshot();
        int stamp = snapshot.stamp();
        boolean hadCursors = map.buckets().hasCursors;
        assertTrue(snapshot.buckets().hasCursors);
        assertTrue(snapshot.evacuation() == null || snapshot.evacuation().from.hasCursors);
        snapshot.forEach((key, value) -> assertEquals(value, snapshot.get(key)));
        assertEquals(stamp, snapshot.stamp());
        assertEquals(hadCursors, map.buckets().hasCursors);
    }

    /** A key of which no hash can be told. */
    private record Unhashable(int number) {
        private static boolean fails;

        @Override
        public int hashCode() {
            if (fails) {
                throw new IllegalStateException("no hash");
            }
            return number * 0x9E3779B1;
        }
    }

    @Test
    void aWriteThatFails_leavesMapAndSnapshotAsTheyWere() {
        for (Order order : Order.values()) {
            GoMap<Object, Integer> map = order.map(0);
            // A doubling from 64 buckets hashes what it moves.
            for (int number = 0; number <= TestMaps.loadLimit(6); number++) {
                map.put(new Unhashable(number), number);
            }
            GoMapSnapshot<Object, Integer> snapshot = map.snapshot();
            Map<Object, Integer> before = new HashMap<>(map);
            Unhashable.fails = true;
            try {
                assertThrows(IllegalStateException.class, () -> map.put("new", 1));
                assertThrows(IllegalStateException.class, map::finishGrowth);
            } finally {
                Unhashable.fails = false;
            }
            assertEquals(before, map);
            TableInvariants.check(map);
            map.put("new", 1);
            map.finishGrowth();
            assertEquals(before, snapshot);
            TableInvariants.check(map);
            TableInvariants.check(viewOf(snapshot));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 60, 500, 20_000})
    void clearing_rightAfterASnapshot(int entries) {
        GoMap<Integer, String> map = filled(entries);
        Map<Integer, String> expected = new HashMap<>(map);
        GoMapSnapshot<Integer, String> snapshot = map.snapshot();
        map.clear();
        assertEquals(expected, snapshot);
        map.put(1, "later");
        assertEquals(expected, snapshot);
        assertEquals(Map.of(1, "later"), map);
    }

    /* ---------------- Copies ---------------- */

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 500, 20_000})
    void aSnapshot_canBecomeAMapAgain(int entries) {
        GoMap<Integer, String> map = filled(entries);
        GoMapSnapshot<Integer, String> snapshot = map.snapshot();
        map.put(-1, "later");
        GoMap<Integer, String> copy = new GoMap<>(snapshot);
        TableInvariants.check(copy);
        assertEquals(snapshot, copy);
        copy.put(-2, "in the copy");
        copy.remove(0);
        assertEquals(entries, snapshot.size());
        GoMap<Integer, String> read = assertInstanceOf(GoMap.class, TestMaps.<Object>roundTrip(snapshot));
        assertEquals(snapshot, read);
        read.put(-3, "in what was read");
    }

    /** Storage is marked with the number of snapshots taken: with that of the map which owns it. */
    @ParameterizedTest
    @ValueSource(ints = {20, 20_000})
    void copiesOfAMapWithSnapshots_haveSnapshotsOfTheirOwn(int entries) {
        GoMap<Integer, String> map = filled(entries);
        List<GoMapSnapshot<Integer, String>> held = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            held.add(map.snapshot());
            map.put(i, "changed");
        }
        for (GoMap<Integer, String> copy : List.of(map.clone(), new GoMap<>(map))) {
            GoMapSnapshot<Integer, String> ofCopy = copy.snapshot();
            for (int key = 0; key < entries; key++) {
                copy.put(key, "in the copy");
            }
            assertEquals(map, ofCopy);
            copy.clear();
            assertEquals(map, ofCopy);
        }
        assertEquals(5, held.size());
        assertEquals("value 4", held.get(4).get(4));
    }

    /* ---------------- No writing ---------------- */

    private static final Map<String, Consumer<GoMapSnapshot<Integer, String>>> WRITES = Map.ofEntries(
            Map.entry("put", map -> map.put(1, "x")),
            Map.entry("putAll", map -> map.putAll(Map.of(1, "x"))),
            Map.entry("putAll of nothing", map -> map.putAll(Map.of())),
            Map.entry("putIfAbsent", map -> map.putIfAbsent(1, "x")),
            Map.entry("remove", map -> map.remove(1)),
            Map.entry("remove of what is not there", map -> map.remove(-1)),
            Map.entry("remove a value", map -> map.remove(1, "x")),
            Map.entry("replace", map -> map.replace(1, "x")),
            Map.entry("replace a value", map -> map.replace(1, "x", "y")),
            Map.entry("replaceAll", map -> map.replaceAll((key, value) -> value)),
            Map.entry("clear", GoMapSnapshot::clear),
            Map.entry("compute", map -> map.compute(1, (key, value) -> value)),
            Map.entry("computeIfAbsent", map -> map.computeIfAbsent(1, key -> null)),
            Map.entry("computeIfPresent", map -> map.computeIfPresent(1, (key, value) -> value)),
            Map.entry("merge", map -> map.merge(1, "x", String::concat)),
            Map.entry("keySet.clear", map -> map.keySet().clear()),
            Map.entry("keySet.add", map -> map.keySet().add(1)),
            Map.entry("keySet.addAll of nothing", map -> map.keySet().addAll(Set.of())),
            Map.entry("keySet.remove", map -> map.keySet().remove(-1)),
            Map.entry("keySet.removeAll of nothing", map -> map.keySet().removeAll(Set.of())),
            Map.entry("keySet.retainAll", map -> map.keySet().retainAll(map.keySet())),
            Map.entry("keySet.removeIf", map -> map.keySet().removeIf(key -> false)),
            Map.entry("keySet.iterator.remove", map -> map.keySet().iterator().remove()),
            Map.entry("values.clear", map -> map.values().clear()),
            Map.entry("values.add", map -> map.values().add("x")),
            Map.entry("values.addAll of nothing", map -> map.values().addAll(Set.of())),
            Map.entry("values.remove", map -> map.values().remove("x")),
            Map.entry("values.removeAll of nothing", map -> map.values().removeAll(Set.of())),
            Map.entry("values.retainAll", map -> map.values().retainAll(map.values())),
            Map.entry("values.removeIf", map -> map.values().removeIf(value -> false)),
            Map.entry("values.iterator.remove", map -> map.values().iterator().remove()),
            Map.entry("entrySet.clear", map -> map.entrySet().clear()),
            Map.entry("entrySet.add", map -> map.entrySet().add(Map.entry(1, "x"))),
            Map.entry("entrySet.addAll of nothing", map -> map.entrySet().addAll(Set.of())),
            Map.entry("entrySet.remove", map -> map.entrySet().remove(Map.entry(-1, "x"))),
            Map.entry("entrySet.removeAll of nothing", map -> map.entrySet().removeAll(Set.of())),
            Map.entry("entrySet.retainAll", map -> map.entrySet().retainAll(map.entrySet())),
            Map.entry("entrySet.removeIf", map -> map.entrySet().removeIf(entry -> false)),
            Map.entry(
                    "entrySet.iterator.remove", map -> map.entrySet().iterator().remove()));

    private static final List<Consumer<GoMapSnapshot<Integer, String>>> WRITES_TO_AN_ENTRY = List.of(
            map -> map.entrySet().iterator().next().setValue("x"),
            map -> map.entrySet().forEach(entry -> entry.setValue("x")),
            map -> map.entrySet().stream().forEach(entry -> entry.setValue("x")),
            map -> {
                Iterator<Integer> iterator = map.keySet().iterator();
                iterator.next();
                iterator.remove();
            });

    @Test
    void everyWrite_isRefused() {
        for (int entries : List.of(0, 3, 60)) {
            GoMap<Integer, String> map = filled(entries);
            GoMapSnapshot<Integer, String> snapshot = map.snapshot();
            WRITES.forEach((name, write) ->
                    assertThrows(UnsupportedOperationException.class, () -> write.accept(snapshot), name));
            if (entries > 0) {
                WRITES_TO_AN_ENTRY.forEach(
                        write -> assertThrows(UnsupportedOperationException.class, () -> write.accept(snapshot)));
            }
            assertEquals(map, snapshot);
        }
    }

    /* ---------------- Misuse ---------------- */

    /** A key whose equals takes a snapshot. */
    private static final class SnapshottingKey {
        private final GoMap<Object, Integer> map;

        SnapshottingKey(GoMap<Object, Integer> map) {
            this.map = map;
        }

        @Override
        public int hashCode() {
            return 7;
        }

        @Override
        public boolean equals(Object other) {
            map.snapshot();
            return this == other;
        }
    }

    @Test
    void takingASnapshot_countsAsAWrite() {
        GoMap<Object, Integer> map = new GoMap<>();
        map.put(7, 7);
        SnapshottingKey key = new SnapshottingKey(map);
        assertEquals(
                "concurrent map writes",
                assertThrows(ConcurrentModificationException.class, () -> map.put(key, 1))
                        .getMessage());
        assertEquals(
                "concurrent map read and map write",
                assertThrows(ConcurrentModificationException.class, () -> map.get(key))
                        .getMessage());
        assertEquals(Map.of(7, 7), map);
        map.put(8, 8);
        assertEquals(8, map.get(8));
    }

    /** It changes no entry, so java.util.Map does not forbid it. */
    @ParameterizedTest
    @EnumSource
    void aFunction_mayTakeASnapshot(GrowthState state) {
        for (Order order : Order.values()) {
            GoMap<Integer, String> map = in(state, order);
            AtomicReference<GoMapSnapshot<Integer, String>> taken = new AtomicReference<>();
            map.compute(5, (key, value) -> {
                taken.set(map.snapshot());
                return value + "!";
            });
            map.computeIfAbsent(-5, key -> {
                taken.set(map.snapshot());
                return "new";
            });
            map.merge(6, "?", (value, added) -> {
                taken.set(map.snapshot());
                return null;
            });
            assertEquals("value 6", taken.get().get(6));
            assertEquals("value 5!", taken.get().get(5));
            assertFalse(map.containsKey(6));
            assertEquals("new", map.get(-5));
            TableInvariants.check(map);
            TableInvariants.check(viewOf(taken.get()));
        }
    }

    @Test
    void anIterator_goesOnAfterASnapshot_evenOneThatFailsFast() {
        GoMap<Integer, String> map =
                fill(GoMap.<Integer, String>builder().failFastIterators(true).build(), 30_000);
        Set<Integer> met = new HashSet<>();
        List<GoMapSnapshot<Integer, String>> held = new ArrayList<>();
        for (Map.Entry<Integer, String> entry : map.entrySet()) {
            assertTrue(met.add(entry.getKey()), "twice");
            if (entry.getKey() % 1_000 == 0) {
                held.add(map.snapshot());
                entry.setValue("set");
            }
        }
        assertEquals(30_000, met.size());
        assertEquals(30, held.size());
        assertEquals("set", map.get(29_000));
    }

    /* ---------------- Threads ---------------- */

    /** Amounts move between accounts, so the sum of a snapshot is always the same, whatever the writer does. */
    @Test
    void readersOfPublishedSnapshots_seeOneMoment_whileTheWriterGoesOn() throws InterruptedException {
        int accounts = 9_000;
        int snapshots = 1_500;
        GoMap<Integer, Integer> map = new GoMap<>();
        for (int account = 0; account < accounts; account++) {
            map.put(account, 100);
        }
        AtomicReference<GoMapSnapshot<Integer, Integer>> published = new AtomicReference<>(map.snapshot());
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicBoolean isOver = new AtomicBoolean();
        List<Thread> readers = IntStream.range(0, 2)
                .mapToObj(number -> new Thread(() -> {
                    try {
                        while (!isOver.get()) {
                            checkSum(published.get(), accounts * 100L, accounts);
                        }
                    } catch (Throwable t) {
                        failure.set(t);
                    }
                }))
                .toList();
        readers.forEach(Thread::start);
        try {
            SplittableRandom random = new SplittableRandom(11);
            for (int i = 0; i < snapshots && failure.get() == null; i++) {
                for (int transfer = 0; transfer < 20; transfer++) {
                    int amount = random.nextInt(10);
                    map.merge(random.nextInt(accounts), -amount, Integer::sum);
                    map.merge(random.nextInt(accounts), amount, Integer::sum);
                    // Others come and go, so that the map grows.
                    map.put(accounts + i * 20 + transfer, 0);
                    map.remove(accounts + Math.max(0, i - 600) * 20 + transfer);
                }
                if (i % 500 == 250) {
                    map.trim();
                }
                published.set(map.snapshot());
            }
        } finally {
            isOver.set(true);
            for (Thread reader : readers) {
                reader.join();
            }
        }
        assertNull(failure.get());
        TableInvariants.check(map);
    }

    private static void checkSum(GoMapSnapshot<Integer, Integer> snapshot, long expected, int accounts) {
        long sum = 0;
        int entries = 0;
        for (Map.Entry<Integer, Integer> entry : snapshot.entrySet()) {
            sum += entry.getValue();
            entries++;
        }
        assertEquals(expected, sum);
        assertEquals(snapshot.size(), entries);
        long found = 0;
        for (int account = 0; account < accounts; account++) {
            found += snapshot.get(account);
        }
        assertEquals(expected, found);
    }

    /* ---------------- Keys that are numbers ---------------- */

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 300, 6_700, 30_000})
    void snapshotsOfAGoLongMap(int entries) {
        GoLongMap<Integer> map = new GoLongMap<>();
        for (int key = 0; key < entries; key++) {
            map.put(key * 3L, (Integer) key);
        }
        GoLongMapSnapshot<Integer> snapshot = map.snapshot();
        Map<Long, Integer> expected = new HashMap<>(map);
        long[] keys = snapshot.toKeyArray();
        for (int key = 0; key < entries; key++) {
            if (key % 2 == 0) {
                map.remove(key * 3L);
            } else {
                map.put(key * 3L, (Integer) (-key));
            }
            map.put(key * 3L + 1, (Integer) key);
        }
        map.snapshot();
        map.put(-1, (Integer) 0);
        assertEquals(expected, snapshot);
        assertEquals(entries, snapshot.size());
        assertEquals(entries == 0, snapshot.isEmpty());
        assertEquals(expected.hashCode(), snapshot.hashCode());
        assertEquals(new HashMap<>(expected).keySet(), Set.copyOf(snapshot.keySet()));
        assertEquals(
                expected.keySet().stream().mapToLong(key -> key).sum(),
                snapshot.keys().sum());
        assertEquals(
                List.of(),
                IntStream.range(0, entries)
                        .filter(key -> !snapshot.containsKey(key * 3L) || snapshot.get(key * 3L) != key)
                        .boxed()
                        .toList());
        assertNull(snapshot.get(1L));
        assertEquals(9, snapshot.getOrDefault(1L, (Integer) 9));
        List<Long> met = new ArrayList<>();
        for (LongEntryCursor<Integer> cursor = snapshot.cursor(); cursor.moveNext(); ) {
            met.add(cursor.key());
            assertEquals(cursor.key(), 3L * cursor.value());
            assertThrows(UnsupportedOperationException.class, () -> cursor.setValue(1));
            assertThrows(UnsupportedOperationException.class, cursor::remove);
        }
        assertEquals(Arrays.stream(keys).boxed().toList(), met);
        List<Long> handedOver = new ArrayList<>();
        snapshot.forEach((long key, Integer value) -> handedOver.add(key));
        assertEquals(met, handedOver);
        snapshot.keyIterator().forEachRemaining((long key) -> handedOver.remove(key));
        assertEquals(List.of(), handedOver);
        assertEquals(snapshot, new GoLongMap<>(snapshot));
        assertEquals(snapshot, assertInstanceOf(GoLongMap.class, TestMaps.<Object>roundTrip(snapshot)));
        refusesWrites(snapshot, 3L);
        assertEquals(expected.size(), snapshot.inspect().size());
    }

    @Test
    void snapshotsOfAGoIntMap() {
        GoIntMap<String> map = new GoIntMap<>();
        for (int key = 0; key < 10_000; key++) {
            map.put(key, "old");
        }
        GoIntMapSnapshot<String> snapshot = map.snapshot();
        Map<Integer, String> expected = new HashMap<>(map);
        for (int key = 0; key < 20_000; key++) {
            map.put(key, "new");
        }
        assertEquals(expected, snapshot);
        assertEquals(10_000, snapshot.keys().distinct().count());
        assertEquals("old", snapshot.get(9_999));
        assertFalse(snapshot.containsKey(10_000));
        assertEquals(snapshot, assertInstanceOf(GoIntMap.class, TestMaps.<Object>roundTrip(snapshot)));
        refusesWrites(snapshot, 3);
    }

    private static <K, V> void refusesWrites(Map<K, V> snapshot, K key) {
        List<Runnable> writes = List.of(
                () -> snapshot.put(key, null),
                () -> snapshot.putAll(Map.of()),
                () -> snapshot.putIfAbsent(key, null),
                () -> snapshot.remove(key),
                () -> snapshot.remove(key, null),
                () -> snapshot.replace(key, null),
                () -> snapshot.replace(key, null, null),
                () -> snapshot.replaceAll((same, value) -> value),
                snapshot::clear,
                () -> snapshot.compute(key, (same, value) -> null),
                () -> snapshot.computeIfAbsent(key, same -> null),
                () -> snapshot.computeIfPresent(key, (same, value) -> null),
                () -> snapshot.merge(key, null, (old, added) -> null),
                () -> snapshot.keySet().remove(key),
                () -> snapshot.values().clear(),
                () -> snapshot.entrySet().removeIf(entry -> false));
        for (Runnable write : writes) {
            assertThrows(UnsupportedOperationException.class, write::run);
        }
    }
}

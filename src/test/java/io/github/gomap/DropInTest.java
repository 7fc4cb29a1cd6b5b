package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.gomap.TestMaps.MeddlingKey;
import java.io.IOException;
import java.io.NotSerializableException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a program can see that has exchanged HashMap for GoMap: a test for each difference, which shows both maps, and for
 * what might be taken for one. {@code docs/drop-in.md} names each of them and says what to do.
 */
class DropInTest {
    private static <M extends Map<Integer, Integer>> M numbered(M map, int entries) {
        for (int i = 0; i < entries; i++) {
            map.put(i, -i);
        }
        return map;
    }

    private static List<Integer> order(Map<Integer, ?> map) {
        return List.copyOf(map.keySet());
    }

    private static int ordersOf(Supplier<Map<Integer, Integer>> maps) {
        Set<List<Integer>> orders = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            orders.add(order(maps.get()));
        }
        return orders.size();
    }

    /* ---------------- Order ---------------- */

    @Test
    void order_differsBetweenMapsOfEqualContent() {
        assertEquals(1, ordersOf(() -> numbered(new HashMap<>(), 100)));
        assertEquals(5, ordersOf(() -> numbered(new GoMap<>(), 100)));
        List<Integer> ascending = IntStream.range(0, 100).boxed().toList();
        assertEquals(ascending, order(numbered(new HashMap<>(), 100)));
        assertNotEquals(ascending, order(numbered(new GoMap<>(), 100)));
    }

    @Test
    void order_isRepeatableWithASeededGenerator() {
        assertEquals(
                1,
                ordersOf(() -> numbered(
                        GoMap.<Integer, Integer>builder()
                                .random(new SplittableRandom(1))
                                .build(),
                        100)));
    }

    @Test
    void order_ofACopyIsAnother() {
        HashMap<Integer, Integer> hashMap = numbered(new HashMap<>(), 100);
        assertEquals(order(hashMap), order(new HashMap<>(hashMap)));
        GoMap<Integer, Integer> goMap = numbered(new GoMap<>(), 100);
        assertNotEquals(order(goMap), order(new GoMap<>(goMap)));
        assertNotEquals(order(goMap), order(goMap.clone()));
        assertEquals(order(goMap), order(goMap), "that of one map stays as long as it is not changed");
    }

    @Test
    void order_isAnotherWhenTheMapHasBeenEmpty() {
        for (boolean isGoMap : new boolean[] {false, true}) {
            Map<Integer, Integer> map = numbered(isGoMap ? new GoMap<>() : new HashMap<>(), 100);
            List<Integer> before = order(map);
            map.clear();
            numbered(map, 100);
            assertEquals(isGoMap, !before.equals(order(map)));
        }
    }

    /* ---------------- Iteration ---------------- */

    @Test
    @SuppressWarnings("ModifyCollectionInEnhancedForLoop") // which is what differs
    void changesDuringAnIteration_areAllowed() {
        for (Map<Integer, Integer> map : List.of(numbered(new HashMap<>(), 10), numbered(new GoMap<>(), 10))) {
            boolean fails = map instanceof HashMap;
            assertEquals(fails, failsFast(() -> {
                for (Integer key : map.keySet()) {
                    map.put(key + 100, 0);
                    map.remove(key + 100);
                }
            }));
            assertEquals(fails, failsFast(() -> map.forEach((key, value) -> map.remove(key + 1))));
            assertEquals(fails, failsFast(() -> map.values().stream().forEach(value -> map.put(500, 500))));
            Iterator<Integer> iterator = map.keySet().iterator();
            Integer first = iterator.next();
            map.remove(first);
            assertEquals(fails, failsFast(iterator::remove));
        }
    }

    private static boolean failsFast(Runnable iteration) {
        try {
            iteration.run();
            return false;
        } catch (ConcurrentModificationException expected) {
            return true;
        }
    }

    @Test
    void failFastIterators_failAsThoseOfHashMap() {
        GoMap<Integer, Integer> goMap =
                GoMap.<Integer, Integer>builder().failFastIterators(true).build();
        for (Map<Integer, Integer> map : List.of(numbered(new HashMap<>(), 10), numbered(goMap, 10))) {
            assertTrue(failsFast(() -> map.keySet().forEach(key -> map.remove(key + 1))));
            assertTrue(failsFast(() -> map.forEach((key, value) -> map.put(key + 100, 0))));
            Iterator<Integer> iterator = map.keySet().iterator();
            iterator.next();
            map.put(1_000, 1);
            assertTrue(failsFast(iterator::next));
        }
    }

    @Test
    void anAnnouncedEntry_isReturnedThoughItIsGone() {
        for (Map<Integer, Integer> map : List.of(numbered(new HashMap<>(), 1), numbered(new GoMap<>(), 1))) {
            Iterator<Integer> iterator = map.keySet().iterator();
            assertTrue(iterator.hasNext());
            map.remove(0);
            if (map instanceof GoMap) {
                assertEquals(0, iterator.next());
            } else {
                assertThrows(ConcurrentModificationException.class, iterator::next);
            }
        }
    }

    @Test
    void replaceAll_stopsAtTheFirstStructuralChange() {
        for (Map<Integer, Integer> map : List.of(numbered(new HashMap<>(), 8), numbered(new GoMap<>(), 8))) {
            assertThrows(
                    ConcurrentModificationException.class,
                    () -> map.replaceAll((key, value) -> {
                        map.remove(100);
                        map.putIfAbsent(100 + key, 1);
                        return 7;
                    }));
            assertEquals(map instanceof GoMap, !map.containsValue(7));
        }
    }

    /* ---------------- Entries and views ---------------- */

    @Test
    void anEntry_followsItsKeyAlsoWhenThatHasComeBack() {
        for (Map<Integer, Integer> map : List.of(numbered(new HashMap<>(), 1), numbered(new GoMap<>(), 1))) {
            Entry<Integer, Integer> entry = map.entrySet().iterator().next();
            map.put(0, 1);
            assertEquals(1, entry.getValue(), "so far both are alike");
            map.remove(0);
            assertEquals(1, entry.getValue());
            map.put(0, 2);
            assertEquals(map instanceof GoMap ? 2 : 1, entry.getValue());
            entry.setValue(3);
            assertEquals(map instanceof GoMap ? 3 : 2, map.get(0));
        }
    }

    @Test
    void anEntryThatIsGone_keepsTheValueThatItShowedLast() {
        for (Map<Integer, Integer> map : List.of(numbered(new HashMap<>(), 1), numbered(new GoMap<>(), 1))) {
            Entry<Integer, Integer> entry = map.entrySet().iterator().next();
            map.put(0, 1);
            map.remove(0);
            assertEquals(map instanceof GoMap ? 0 : 1, entry.getValue());
        }
    }

    @Test
    void entries_areMadeByEachIteration() {
        for (Map<Integer, Integer> map : List.of(numbered(new HashMap<>(), 1), numbered(new GoMap<>(), 1))) {
            Entry<Integer, Integer> first = map.entrySet().iterator().next();
            Entry<Integer, Integer> second = map.entrySet().iterator().next();
            assertEquals(first, second);
            assertEquals(map instanceof HashMap, first == second);
        }
    }

    @Test
    void views_areMadeByEachCall() {
        for (Map<Integer, Integer> map : List.of(numbered(new HashMap<>(), 1), numbered(new GoMap<>(), 1))) {
            assertEquals(map.keySet(), map.keySet());
            assertEquals(map.values(), map.values());
            assertEquals(map.values().hashCode(), map.values().hashCode());
            assertNotEquals(map.values(), new ArrayList<>(map.values()));
            Set<Integer> first = map.keySet();
            Set<Integer> second = map.keySet();
            assertEquals(map instanceof HashMap, first == second);
        }
    }

    /* ---------------- Keys ---------------- */

    /** Counts the questions it is asked; its hash code may be changed, and it may refuse to tell it. */
    @SuppressWarnings("InconsistentHashCode") // it throws, or it is the hash
    private static class Key {
        private int hash;
        private boolean refuses;
        private int hashings;
        private int comparisons;

        Key(int hash) {
            this.hash = hash;
        }

        static List<Key> numbered(int keys) {
            return IntStream.range(0, keys).mapToObj(Key::new).toList();
        }

        @Override
        public int hashCode() {
            hashings++;
            if (refuses) {
                throw new IllegalStateException("refused");
            }
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            comparisons++;
            return other instanceof Key key && key.hash == hash;
        }
    }

    @Test
    void storedKeys_areHashedAgain() {
        for (Map<Key, Integer> map : List.of(new HashMap<Key, Integer>(), new GoMap<Key, Integer>())) {
            List<Key> keys = Key.numbered(100);
            keys.forEach(key -> map.put(key, key.hash));
            assertEquals(
                    map instanceof GoMap,
                    keys.stream().mapToInt(key -> key.hashings).sum() > keys.size());
        }
    }

    @Test
    void exceptionsOfStoredKeys_reachOtherCalls() {
        for (Map<Key, Integer> map : List.of(new HashMap<Key, Integer>(), new GoMap<Key, Integer>())) {
            List<Key> keys = Key.numbered(8);
            keys.forEach(key -> map.put(key, key.hash));
            keys.forEach(key -> key.refuses = true);
            boolean refused = false;
            for (int i = 100; i < 108; i++) {
                try {
                    map.put(new Key(i), i);
                } catch (IllegalStateException e) {
                    refused = true;
                }
            }
            assertEquals(map instanceof GoMap, refused);
            keys.forEach(key -> key.refuses = false);
            keys.forEach(key -> assertEquals(key.hash, map.get(key), "nothing is lost"));
        }
    }

    @Test
    void keysThatWereOthersDuringAGrowth_mayNotBeFoundAgain() {
        for (Map<Key, Integer> map : List.of(new HashMap<Key, Integer>(), new GoMap<Key, Integer>())) {
            List<Key> keys = Key.numbered(50);
            keys.forEach(key -> map.put(key, key.hash));
            keys.forEach(key -> key.hash += 1_000);
            for (int i = 10_000; i < 12_000; i++) {
                map.put(new Key(i), i);
            }
            keys.forEach(key -> key.hash -= 1_000);
            assertEquals(map instanceof HashMap, keys.stream().allMatch(map::containsKey));
            assertEquals(2_050, map.keySet().stream().distinct().count(), "an iteration meets all");
        }
    }

    @Test
    void equals_isAskedOfKeysWithOtherHashCodes() {
        for (Map<Key, Integer> map : List.of(new HashMap<Key, Integer>(), new GoMap<Key, Integer>())) {
            Key.numbered(1_000).forEach(key -> map.put(key, key.hash));
            List<Key> absent = IntStream.range(1_000, 11_000).mapToObj(Key::new).toList();
            absent.forEach(key -> assertNull(map.get(key)));
            assertEquals(
                    map instanceof GoMap,
                    absent.stream().mapToInt(key -> key.comparisons).sum() > 0);
        }
    }

    /** A key of the one hash code, in an order. */
    private static final class Colliding extends Key implements Comparable<Colliding> {
        private static int asked;

        private final int number;

        Colliding(int number) {
            super(0);
            this.number = number;
        }

        @Override
        public boolean equals(Object other) {
            asked++;
            return other instanceof Colliding key && key.number == number;
        }

        @Override
        public int compareTo(Colliding other) {
            return Integer.compare(number, other.number);
        }

        /** The calls of equals for a lookup in a map of so many such keys, at most. */
        static int perLookup(Map<Colliding, Integer> map, int keys) {
            for (int i = 0; i < keys; i++) {
                map.put(new Colliding(i), i);
            }
            int most = 0;
            for (int i = 0; i < keys; i++) {
                asked = 0;
                assertEquals(i, map.get(new Colliding(i)));
                most = Math.max(most, asked);
            }
            return most;
        }
    }

    @Test
    void collidingKeys_areSearchedInLineUpTo64() {
        assertTrue(Colliding.perLookup(new HashMap<>(64), 50) < 16);
        assertTrue(Colliding.perLookup(new GoMap<>(), 50) > 40);
        assertTrue(Colliding.perLookup(new HashMap<>(), 1_000) < 32);
        assertTrue(Colliding.perLookup(new GoMap<>(), 1_000) < 32);
    }

    /* ---------------- Misuse ---------------- */

    @Test
    void equalsThatUsesTheMapThatIsBeingWritten_isReported() {
        for (Map<Object, Integer> map : List.of(new HashMap<Object, Integer>(), new GoMap<Object, Integer>())) {
            map.put(new MeddlingKey(() -> {}), 1);
            MeddlingKey meddling = new MeddlingKey(() -> map.containsKey("another"));
            if (map instanceof GoMap) {
                assertThrows(ConcurrentModificationException.class, () -> map.put(meddling, 2));
                assertEquals(Set.of(1), Set.copyOf(map.values()));
            } else {
                assertEquals(1, map.put(meddling, 2));
            }
        }
    }

    @Test
    void races_areReported() throws InterruptedException {
        for (Map<Object, Integer> map : List.of(new HashMap<Object, Integer>(), new GoMap<Object, Integer>())) {
            map.put(new MeddlingKey(() -> {}), 1);
            CountDownLatch writing = new CountDownLatch(1);
            CountDownLatch read = new CountDownLatch(1);
            Thread writer = new Thread(() -> map.put(new MeddlingKey(() -> await(writing, read)), 2));
            writer.start();
            writing.await();
            try {
                if (map instanceof GoMap) {
                    String message = assertThrows(ConcurrentModificationException.class, () -> map.get("a"))
                            .getMessage();
                    assertEquals("concurrent map read and map write", message);
                } else {
                    assertNull(map.get("a"));
                }
            } finally {
                read.countDown();
                writer.join();
            }
            assertEquals(Set.of(2), Set.copyOf(map.values()));
        }
    }

    private static void await(CountDownLatch reached, CountDownLatch awaited) {
        reached.countDown();
        try {
            awaited.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFunctionThatChangesTheMap_isReportedAsByHashMap() {
        for (Map<Integer, Integer> map : List.of(numbered(new HashMap<>(), 3), numbered(new GoMap<>(), 3))) {
            assertThrows(
                    ConcurrentModificationException.class,
                    () -> map.computeIfAbsent(9, key -> map.put(10, 1) == null ? 1 : 2));
            assertThrows(
                    ConcurrentModificationException.class,
                    () -> map.compute(1, (key, value) -> map.remove(2) == null ? 1 : 2));
            assertThrows(
                    ConcurrentModificationException.class,
                    () -> map.merge(1, 1, (old, value) -> map.put(11, 1) == null ? 1 : 2));
        }
    }

    /* ---------------- Construction and types ---------------- */

    @Test
    void theNumberOfAConstructor_isOneOfEntries() {
        for (int expectedSize : new int[] {13, 100, 1_000}) {
            GoMap<Integer, Integer> map = numbered(new GoMap<>(expectedSize), expectedSize);
            assertEquals(0, map.inspect().growths().doublings());
        }
        // A HashMap of this number would want a table of 4 GB for the first entry.
        GoMap<Integer, Integer> huge = numbered(new GoMap<>(Integer.MAX_VALUE), 1);
        assertEquals(1, huge.size());
        assertThrows(IllegalArgumentException.class, () -> new HashMap<>(-1));
        assertThrows(IllegalArgumentException.class, () -> new GoMap<>(-1));
    }

    @Test
    void theLoadFactor_isCheckedAndIgnored() {
        for (float loadFactor : new float[] {0, -1, Float.NaN, Float.NEGATIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new HashMap<>(16, loadFactor));
            String message = assertThrows(IllegalArgumentException.class, () -> new GoMap<>(16, loadFactor))
                    .getMessage();
            assertTrue(message.contains(String.valueOf(loadFactor)), message);
        }
        assertThrows(IllegalArgumentException.class, () -> new GoMap<>(-1, 0.75f));
        for (float loadFactor : new float[] {Float.MIN_VALUE, 0.75f, 100, Float.POSITIVE_INFINITY}) {
            assertEquals(
                    new GoMap<>(100).inspect().bucketCount(),
                    new GoMap<>(100, loadFactor).inspect().bucketCount());
        }
    }

    @Test
    void aGoMap_isNoHashMap() {
        Object map = new GoMap<>();
        assertFalse(map instanceof HashMap);
        assertFalse(map instanceof AbstractMap);
        assertTrue(map instanceof Map && map instanceof Cloneable && map instanceof java.io.Serializable);
    }

    @Test
    void clone_isDeclaredToReturnAGoMap() throws NoSuchMethodException {
        assertSame(Object.class, HashMap.class.getMethod("clone").getReturnType());
        assertSame(GoMap.class, GoMap.class.getMethod("clone").getReturnType());
    }

    @Test
    void aSubclass_meetsMethodsThatHashMapDoesNotHave() throws IOException {
        Set<String> names = publicMethods(GoMap.class);
        names.removeAll(publicMethods(HashMap.class));
        assertEquals(Set.of("builder", "finishGrowth", "inspect", "snapshot", "trim"), names);
        assumeTrue(TestMaps.productionSources() != null, "there are compiled classes only");
        String document = Files.readString(document());
        names.forEach(name -> assertTrue(document.contains("`" + name + "`"), name));
    }

    private static Set<String> publicMethods(Class<?> type) {
        return Arrays.stream(type.getMethods()).map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void clone_takesWhatIsStoredWhateverEntrySetShows() {
        class ShowsNothingOfHashMap extends HashMap<Integer, Integer> {
            private static final long serialVersionUID = 1L;

            @Override
            public Set<Entry<Integer, Integer>> entrySet() {
                return Set.of();
            }
        }
        class ShowsNothingOfGoMap extends GoMap<Integer, Integer> {
            private static final long serialVersionUID = 1L;

            @Override
            public Set<Entry<Integer, Integer>> entrySet() {
                return Set.of();
            }
        }
        Map<?, ?> ofHashMap =
                (Map<?, ?>) numbered(new ShowsNothingOfHashMap(), 3).clone();
        Map<?, ?> ofGoMap = numbered(new ShowsNothingOfGoMap(), 3).clone();
        assertSame(ShowsNothingOfGoMap.class, ofGoMap.getClass());
        assertEquals(0, ofHashMap.size());
        assertEquals(3, ofGoMap.size());
    }

    /* ---------------- Streams of objects ---------------- */

    @Test
    void aStream_isOfTheClassThatHasWrittenIt() {
        assertSame(
                HashMap.class, TestMaps.roundTrip(numbered(new HashMap<>(), 3)).getClass());
        GoMap<Integer, Integer> map = numbered(new GoMap<>(), 100);
        GoMap<Integer, Integer> copy = TestMaps.roundTrip(map);
        assertEquals(map, copy);
        assertNotEquals(order(map), order(copy));
    }

    @Test
    void entries_canBeWritten() {
        Object ofHashMap = numbered(new HashMap<>(), 1).entrySet().iterator().next();
        assertThrows(NotSerializableException.class, () -> TestMaps.serialize(ofHashMap));
        Object ofGoMap = numbered(new GoMap<>(), 1).entrySet().iterator().next();
        assertEquals(ofGoMap, TestMaps.roundTrip(ofGoMap));
    }

    /* ---------------- What is the same ---------------- */

    @Test
    void nulls_areTreatedAlike() {
        for (Map<String, Integer> map : List.of(new HashMap<String, Integer>(), new GoMap<String, Integer>())) {
            map.put(null, 1);
            map.put("null", null);
            assertEquals(1, map.get(null));
            assertTrue(map.containsKey("null") && map.containsValue(null));
            assertNull(map.getOrDefault("null", 5));
            assertNull(map.putIfAbsent("null", 2));
            assertEquals(2, map.get("null"));
            map.put("null", null);
            assertEquals(3, map.merge("null", 3, Integer::sum));
            assertNull(map.compute("null", (key, value) -> null));
            assertFalse(map.containsKey("null"));
            assertThrows(NullPointerException.class, () -> map.merge("a", null, Integer::sum));
            assertNull(map.computeIfAbsent("a", key -> null));
            assertEquals(1, map.size());
        }
    }

    @Test
    void equals_isAskedOfTheSameSide() {
        List<List<String>> sides = new ArrayList<>();
        for (boolean isGoMap : new boolean[] {false, true}) {
            List<String> asked = new ArrayList<>();
            Map<Side, Side> map = isGoMap ? new GoMap<>() : new HashMap<>();
            map.put(new Side("stored key", asked), new Side("stored value", asked));
            Side key = new Side("given key", asked);
            Side value = new Side("given value", asked);
            assertTrue(map.containsKey(key) && map.containsValue(value));
            map.put(key, new Side("stored value", asked));
            map.get(key);
            map.replace(key, value, new Side("stored value", asked));
            // HashMap would ask another key twice.
            Side stored = map.keySet().iterator().next();
            assertTrue(map.entrySet().contains(Map.entry(stored, value)));
            assertTrue(map.values().contains(value));
            assertTrue(map.equals(Map.of(key, value)));
            assertTrue(map.remove(key, value));
            map.put(new Side("stored key", asked), new Side("stored value", asked));
            assertTrue(map.entrySet().remove(Map.entry(key, value)));
            sides.add(asked);
        }
        assertEquals(sides.get(0), sides.get(1));
    }

    /** Equal to all of its kind; notes whether what is stored or what is given is asked. */
    private static final class Side {
        private final String name;
        private final List<String> asked;

        Side(String name, List<String> asked) {
            this.name = name;
            this.asked = asked;
        }

        @Override
        public int hashCode() {
            return 1;
        }

        @Override
        public boolean equals(Object other) {
            asked.add(name);
            return other instanceof Side;
        }
    }

    /* ---------------- The document ---------------- */

    private static final Pattern TEST_NAME = Pattern.compile("`(?:DropInTest\\.)?([a-z]\\w*_\\w+)`");

    private static Path document() {
        return TestMaps.productionSources().resolve("../../../docs/drop-in.md");
    }

    /** The tests that are for a line of the document each. */
    private static Stream<String> tests() {
        return Arrays.stream(DropInTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !name.startsWith("document_"));
    }

    @Test
    void document_namesTheseTests() throws IOException {
        assumeTrue(TestMaps.productionSources() != null, "there are compiled classes only");
        List<String> named = TEST_NAME
                .matcher(Files.readString(document()))
                .results()
                .map(name -> name.group(1))
                .sorted()
                .toList();
        assertEquals(tests().sorted().toList(), named);
    }
}

package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.TestMaps.GrowthState;
import io.github.gomap.TestMaps.Order;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Maps that are used by the methods of their own keys and by their own mapping functions. The answer is one of Go's
 * three messages or the contract of {@link Map}, and the map can be used afterwards.
 */
@ParameterizedClass
@EnumSource
@Tag("threads")
class MisuseTest {
    private static final String WRITES = "concurrent map writes";
    private static final String READ_AND_WRITE = "concurrent map read and map write";
    private static final String ITERATION_AND_WRITE = "concurrent map iteration and map write";

    /** A key that runs a script at the next call of one of its methods. Its hash code is that of its number. */
    private static final class ScriptedKey {
        private final int id;
        private Runnable onHashCode;
        private Runnable onEquals;

        ScriptedKey(int id) {
            this.id = id;
        }

        ScriptedKey onHashCode(Runnable script) {
            onHashCode = script;
            return this;
        }

        ScriptedKey onEquals(Runnable script) {
            onEquals = script;
            return this;
        }

        @Override
        public int hashCode() {
            Runnable script = onHashCode;
            onHashCode = null;
            if (script != null) {
                script.run();
            }
            return id * 31;
        }

        @Override
        public boolean equals(Object other) {
            Runnable script = onEquals;
            onEquals = null;
            if (script != null) {
                script.run();
            }
            return other instanceof ScriptedKey key && key.id == id;
        }

        @Override
        public String toString() {
            return "#" + id;
        }
    }

    private static final int ENTRIES = 20;

    private final Order order;
    private final GoMap<ScriptedKey, Integer> map;
    private final Map<ScriptedKey, Integer> expected = new HashMap<>();

    MisuseTest(Order order) {
        this.order = order;
        map = order.map(0);
        for (int id = 0; id < ENTRIES; id++) {
            putBoth(id, id);
        }
    }

    private void putBoth(int id, Integer value) {
        map.put(new ScriptedKey(id), value);
        expected.put(new ScriptedKey(id), value);
    }

    private static ScriptedKey key(int id) {
        return new ScriptedKey(id);
    }

    /** Brings the map into the state; what it has is in {@link #expected}. */
    private void enter(GrowthState state) {
        switch (state) {
            case QUIET -> map.finishGrowth();
            case DOUBLING -> {
                for (int id = ENTRIES; id <= TestMaps.loadLimit(4); id++) {
                    putBoth(id, id);
                }
            }
            case SAME_SIZE -> {
                for (int id = ENTRIES; id < 60; id++) {
                    putBoth(id, id);
                }
                TestMaps.startSameSizeGrowth(map);
            }
        }
        assertTrue(state.describes(map), "in the state " + state);
    }

    private void assertUsable() {
        assertFalse(map.writing(), "the write flag is down");
        TableInvariants.check(map);
        assertEquals(expected, map);
        putBoth(500, 500);
        assertEquals(500, map.remove(key(500)));
        expected.remove(key(500));
        map.finishGrowth();
        TableInvariants.check(map);
        assertEquals(expected, map);
        assertEquals(expected.size(), map.keySet().stream().distinct().count());
    }

    private static void assertReport(String message, Runnable misuse) {
        assertEquals(
                message,
                assertThrows(ConcurrentModificationException.class, misuse::run).getMessage());
    }

    /** Something done with a map, with a name for the report. */
    private record Use(String name, Consumer<GoMap<ScriptedKey, Integer>> action) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Use> reads() {
        return Stream.of(
                new Use("get", map -> map.get(key(1))),
                new Use("get absent", map -> map.get(key(-1))),
                new Use("getOrDefault", map -> map.getOrDefault(key(1), 0)),
                new Use("containsKey", map -> map.containsKey(key(1))),
                new Use("keySet contains", map -> map.keySet().contains(key(1))),
                new Use("entrySet contains", map -> map.entrySet().contains(Map.entry(key(1), 1))));
    }

    static Stream<Use> writes() {
        return Stream.of(
                new Use("put", map -> map.put(key(-1), 1)),
                new Use("overwrite", map -> map.put(key(1), 1)),
                new Use("remove", map -> map.remove(key(1))),
                new Use("remove with value", map -> map.remove(key(1), 1)),
                new Use("putAll", map -> map.putAll(Map.of(key(-1), 1))),
                new Use("clear", GoMap::clear),
                new Use("putIfAbsent", map -> map.putIfAbsent(key(-1), 1)),
                new Use("replace", map -> map.replace(key(1), 2)),
                new Use("replace with value", map -> map.replace(key(1), 1, 2)),
                new Use("compute", map -> map.compute(key(-1), (k, v) -> 1)),
                new Use("computeIfAbsent", map -> map.computeIfAbsent(key(-1), k -> 1)),
                new Use("computeIfPresent", map -> map.computeIfPresent(key(1), (k, v) -> 2)),
                new Use("merge", map -> map.merge(key(1), 1, Integer::sum)),
                new Use("keySet remove", map -> map.keySet().remove(key(1))),
                new Use("values clear", map -> map.values().clear()),
                new Use("trim", GoMap::trim));
    }

    static Stream<Use> iterations() {
        return Stream.of(
                new Use("hasNext", map -> map.keySet().iterator().hasNext()),
                new Use("next", map -> map.values().iterator().next()),
                new Use("for loop", map -> map.entrySet().forEach(entry -> {})),
                new Use("forEach", map -> map.forEach((key, value) -> {})),
                new Use("spliterator", map -> map.keySet().spliterator().tryAdvance(key -> {})),
                new Use("stream", map -> map.values().stream().forEach(value -> {})),
                new Use("containsValue", map -> map.containsValue(-1)),
                new Use("toString", GoMap::toString),
                new Use("hashCode", GoMap::hashCode),
                new Use("toArray", map -> map.keySet().toArray()),
                new Use("replaceAll", map -> map.replaceAll((key, value) -> value)),
                new Use("removeIf", map -> map.keySet().removeIf(key -> false)));
    }

    private void write(String name, ScriptedKey key) {
        switch (name) {
            case "put" -> map.put(key, 1000);
            case "remove" -> map.remove(key);
            case "remove with value" -> map.remove(key, key.id);
            case "putAll" -> map.putAll(Map.of(key, 1000));
            default -> throw new IllegalArgumentException(name);
        }
    }

    @Nested
    class EqualsUsesTheMapThatIsBeingWritten {
        private static final List<String> OUTER = List.of("put", "remove", "remove with value", "putAll");

        @ParameterizedTest
        @MethodSource("io.github.gomap.MisuseTest#reads")
        void read(Use use) {
            everywhere(READ_AND_WRITE, use);
        }

        @ParameterizedTest
        @MethodSource("io.github.gomap.MisuseTest#writes")
        void write(Use use) {
            everywhere(WRITES, use);
        }

        @ParameterizedTest
        @MethodSource("io.github.gomap.MisuseTest#iterations")
        void iterate(Use use) {
            everywhere(ITERATION_AND_WRITE, use);
        }

        @Test
        void stepOfAnIteratorMadeBefore() {
            for (String outer : OUTER) {
                Iterator<ScriptedKey> iterator = map.keySet().iterator();
                iterator.next();
                assertReport(ITERATION_AND_WRITE, () -> MisuseTest.this.write(outer, key(3).onEquals(iterator::next)));
                assertUsable();
                assertReport(
                        ITERATION_AND_WRITE, () -> MisuseTest.this.write(outer, key(3).onEquals(iterator::hasNext)));
                assertUsable();
                assertReport(WRITES, () -> MisuseTest.this.write(outer, key(3).onEquals(iterator::remove)));
                assertUsable();
            }
        }

        @Test
        void stepOfASpliteratorMadeBefore() {
            Spliterator<Integer> spliterator = map.values().spliterator();
            spliterator.tryAdvance(value -> {});
            assertReport(
                    ITERATION_AND_WRITE,
                    () -> map.put(key(3).onEquals(() -> spliterator.tryAdvance(value -> {})), 1000));
            assertUsable();
        }

        /** The user's equals may hide the report; then the write goes on as if nothing had been tried. */
        @ParameterizedTest
        @MethodSource("io.github.gomap.MisuseTest#writes")
        void write_whoseReportIsSwallowed_doesNothing(Use use) {
            for (GrowthState state : GrowthState.values()) {
                MisuseTest fresh = new MisuseTest(order);
                fresh.enter(state);
                ScriptedKey key = key(3);
                key.onEquals(() -> assertReport(WRITES, () -> use.action().accept(fresh.map)));
                assertEquals(3, fresh.map.put(key, 1000));
                fresh.expected.put(key(3), 1000);
                fresh.assertUsable();
            }
        }

        private void everywhere(String message, Use use) {
            for (GrowthState state : GrowthState.values()) {
                for (String outer : OUTER) {
                    MisuseTest fresh = new MisuseTest(order);
                    fresh.enter(state);
                    ScriptedKey key = key(3);
                    key.onEquals(() -> use.action().accept(fresh.map));
                    assertReport(message, () -> fresh.write(outer, key));
                    fresh.assertUsable();
                }
            }
        }
    }

    @Nested
    class EqualsUsesTheMapThatIsBeingRead {
        @ParameterizedTest
        @MethodSource("io.github.gomap.MisuseTest#reads")
        void read_isAllowed(Use use) {
            assertEquals(3, map.get(key(3).onEquals(() -> use.action().accept(map))));
            assertUsable();
        }

        @ParameterizedTest
        @MethodSource("io.github.gomap.MisuseTest#iterations")
        void iterate_isAllowed(Use use) {
            if (use.name().equals("replaceAll")) {
                return; // it writes
            }
            assertEquals(3, map.get(key(3).onEquals(() -> use.action().accept(map))));
            assertUsable();
        }

        /** Whether the read answers or reports, the write that came in between is done. */
        @Test
        void write_isDone() {
            for (GrowthState state : GrowthState.values()) {
                MisuseTest fresh = new MisuseTest(order);
                fresh.enter(state);
                try {
                    assertEquals(3, fresh.map.get(key(3).onEquals(() -> fresh.putBoth(-7, 7))));
                } catch (ConcurrentModificationException e) {
                    assertEquals(READ_AND_WRITE, e.getMessage());
                }
                assertEquals(7, fresh.map.get(key(-7)));
                fresh.assertUsable();
            }
        }
    }

    @Nested
    class HashCodeUsesTheMap {
        /** A key is hashed before the write begins, so its hashCode may do what it likes. */
        @ParameterizedTest
        @MethodSource("io.github.gomap.MisuseTest#reads")
        void read_isAllowed(Use use) {
            allowed(use);
        }

        @ParameterizedTest
        @MethodSource("io.github.gomap.MisuseTest#iterations")
        void iterate_isAllowed(Use use) {
            allowed(use);
        }

        private void allowed(Use use) {
            for (GrowthState state : GrowthState.values()) {
                MisuseTest fresh = new MisuseTest(order);
                fresh.enter(state);
                fresh.map.put(key(3).onHashCode(() -> use.action().accept(fresh.map)), 30);
                fresh.expected.put(key(3), 30);
                fresh.map.remove(key(4).onHashCode(() -> use.action().accept(fresh.map)));
                fresh.expected.remove(key(4));
                assertEquals(
                        30, fresh.map.get(key(3).onHashCode(() -> use.action().accept(fresh.map))));
                fresh.assertUsable();
            }
        }

        @Test
        void put_isDoneBeforeThePut() {
            for (GrowthState state : GrowthState.values()) {
                MisuseTest fresh = new MisuseTest(order);
                fresh.enter(state);
                fresh.map.put(key(-1).onHashCode(() -> fresh.putBoth(-2, 2)), 1);
                fresh.expected.put(key(-1), 1);
                fresh.assertUsable();
            }
        }

        @Test
        void growth_isDoneBeforeThePut() {
            map.put(
                    key(-1).onHashCode(() -> {
                        for (int id = 100; id < 300; id++) {
                            putBoth(id, id);
                        }
                    }),
                    1);
            expected.put(key(-1), 1);
            assertUsable();
        }

        /** A cleared map has another seed: a hash made with the old one would put the key out of reach. */
        @Test
        void clear_isDoneBeforeThePut() {
            for (GrowthState state : GrowthState.values()) {
                for (int repetition = 0; repetition < 20; repetition++) {
                    MisuseTest fresh = new MisuseTest(order);
                    fresh.enter(state);
                    fresh.map.put(key(-1).onHashCode(fresh.map::clear), 1);
                    fresh.expected.clear();
                    fresh.expected.put(key(-1), 1);
                    fresh.assertUsable();
                }
            }
        }

        @Test
        void removalOfAllEntries_isDoneBeforeThePut() {
            for (int repetition = 0; repetition < 20; repetition++) {
                MisuseTest fresh = new MisuseTest(order);
                fresh.enter(GrowthState.QUIET);
                List<ScriptedKey> all = new ArrayList<>(fresh.expected.keySet());
                fresh.map.putIfAbsent(key(-1).onHashCode(() -> all.forEach(fresh.map::remove)), 1);
                fresh.expected.clear();
                fresh.expected.put(key(-1), 1);
                fresh.assertUsable();
            }
        }

        @Test
        void clearAndPut_isSeenByTheGet() {
            for (int repetition = 0; repetition < 20; repetition++) {
                MisuseTest fresh = new MisuseTest(order);
                Integer found = fresh.map.get(key(5).onHashCode(() -> {
                    fresh.map.clear();
                    fresh.expected.clear();
                    fresh.putBoth(5, 55);
                    fresh.putBoth(6, 66);
                }));
                assertEquals(55, found);
                fresh.assertUsable();
            }
        }

        /** Clearing and trimming leave no buckets at all to look into. */
        @Test
        void clearAndTrim_isDoneBeforeAnyOperation() {
            List<BiConsumer<GoMap<ScriptedKey, Integer>, ScriptedKey>> operations = List.of(
                    (map, key) -> assertNull(map.get(key)),
                    (map, key) -> assertFalse(map.containsKey(key)),
                    (map, key) -> assertEquals(9, map.getOrDefault(key, 9)),
                    (map, key) -> assertNull(map.remove(key)),
                    (map, key) -> assertFalse(map.remove(key, 3)),
                    (map, key) -> assertFalse(map.keySet().remove(key)),
                    (map, key) -> assertFalse(map.entrySet().contains(Map.entry(key, 3))),
                    (map, key) -> assertNull(map.replace(key, 4)),
                    (map, key) -> assertFalse(map.replace(key, 3, 4)),
                    (map, key) -> assertNull(map.computeIfPresent(key, (k, v) -> 5)),
                    (map, key) -> assertNull(map.putIfAbsent(key, null)),
                    (map, key) -> assertNull(map.computeIfAbsent(key, k -> null)),
                    (map, key) -> assertNull(map.compute(key, (k, v) -> v)),
                    (map, key) -> assertEquals(6, map.merge(key, 6, Integer::sum)),
                    (map, key) -> assertNull(map.put(key, 7)));
            for (GrowthState state : GrowthState.values()) {
                for (BiConsumer<GoMap<ScriptedKey, Integer>, ScriptedKey> operation : operations) {
                    MisuseTest fresh = new MisuseTest(order);
                    fresh.enter(state);
                    operation.accept(fresh.map, key(3).onHashCode(() -> {
                        fresh.map.clear();
                        fresh.map.trim();
                    }));
                    TableInvariants.check(fresh.map);
                    assertTrue(fresh.map.size() <= 1 && Set.of(key(3)).containsAll(fresh.map.keySet()));
                    fresh.expected.clear();
                    fresh.expected.putAll(fresh.map);
                    fresh.assertUsable();
                }
            }
        }

        @Test
        void trim_isDoneBeforeThePut() {
            for (GrowthState state : GrowthState.values()) {
                MisuseTest fresh = new MisuseTest(order);
                fresh.enter(state);
                fresh.map.put(key(-1).onHashCode(fresh.map::trim), 1);
                fresh.expected.put(key(-1), 1);
                fresh.assertUsable();
            }
        }

        /** Some doublings hash the keys that they move while the map is being written: that from 64 buckets does. */
        @Test
        void duringADoubling_isReported() {
            for (Use use : Stream.concat(reads(), writes()).toList()) {
                MisuseTest fresh = new MisuseTest(order);
                for (int id = ENTRIES; id <= TestMaps.loadLimit(6); id++) {
                    fresh.putBoth(id, id);
                }
                assertTrue(GrowthState.DOUBLING.describes(fresh.map));
                List<ScriptedKey> stored = new ArrayList<>(fresh.map.keySet());
                stored.forEach(key -> key.onHashCode(() -> use.action().accept(fresh.map)));
                ConcurrentModificationException report =
                        assertThrows(ConcurrentModificationException.class, fresh.map::finishGrowth, use.name());
                assertTrue(List.of(WRITES, READ_AND_WRITE).contains(report.getMessage()), report.getMessage());
                stored.forEach(key -> key.onHashCode(null));
                fresh.assertUsable();
            }
        }
    }

    /** A key that is found by its order in a chain of colliding keys, and whose comparison runs a script. */
    private record OrderedKey(int id, Runnable script) implements Comparable<OrderedKey> {
        @Override
        public int hashCode() {
            return 0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OrderedKey key && key.id == id;
        }

        @Override
        public int compareTo(OrderedKey other) {
            script.run();
            return Integer.compare(id, other.id);
        }
    }

    /** Comparisons are user code as well; whether they are asked at all is up to the map. */
    @Test
    void compareToUsesTheMap_theMapStaysWhole() {
        for (int entries : new int[] {80, 700}) {
            GoMap<OrderedKey, Integer> ordered = new GoMap<>();
            Runnable[] script = {() -> {}};
            for (int i = 0; i < entries; i++) {
                ordered.put(new OrderedKey(i, () -> script[0].run()), i);
            }
            Map<OrderedKey, Integer> before = Map.copyOf(ordered);
            List<Runnable> scripts = List.of(
                    () -> ordered.get(new OrderedKey(-9, () -> {})),
                    () -> ordered.remove(new OrderedKey(3, () -> {})),
                    ordered::clear,
                    () -> ordered.keySet().iterator().next());
            for (Runnable misuse : scripts) {
                script[0] = misuse;
                try {
                    ordered.put(new OrderedKey(7, () -> script[0].run()), 7);
                    ordered.put(new OrderedKey(-1, () -> script[0].run()), -1);
                    script[0] = () -> {};
                    assertEquals(-1, ordered.remove(new OrderedKey(-1, () -> {})));
                } catch (ConcurrentModificationException e) {
                    script[0] = () -> {};
                    ordered.remove(new OrderedKey(-1, () -> {}));
                }
                assertFalse(ordered.writing());
                TableInvariants.check(ordered);
                assertEquals(before, ordered);
            }
        }
    }

    @Nested
    class MappingFunctionChangesTheMap {
        /** Every method that calls a function, for a key that makes it do so; the function returns 1000. */
        private final Map<String, Calling> calling = Map.of(
                "computeIfAbsent", (map, script) -> map.computeIfAbsent(key(-5), k -> run(script)),
                "computeIfPresent", (map, script) -> map.computeIfPresent(key(5), (k, v) -> run(script)),
                "compute present", (map, script) -> map.compute(key(5), (k, v) -> run(script)),
                "compute absent", (map, script) -> map.compute(key(-5), (k, v) -> run(script)),
                "merge", (map, script) -> map.merge(key(5), 1, (a, b) -> run(script)),
                "compute, removing",
                        (map, script) -> map.compute(key(5), (k, v) -> {
                            script.run();
                            return null;
                        }),
                "computeIfAbsent, to null",
                        (map, script) -> map.computeIfAbsent(key(-5), k -> {
                            script.run();
                            return null;
                        }));

        private static Integer run(Runnable script) {
            script.run();
            return 1000;
        }

        interface Calling {
            void on(Map<ScriptedKey, Integer> map, Runnable script);
        }

        private void forAll(Consumer<MisuseTest> check) {
            for (GrowthState state : GrowthState.values()) {
                MisuseTest fresh = new MisuseTest(order);
                fresh.enter(state);
                check.accept(fresh);
            }
        }

        @Test
        void insertion_isReported_andDone() {
            calling.forEach((name, method) -> forAll(fresh -> {
                assertThrows(
                        ConcurrentModificationException.class,
                        () -> method.on(fresh.map, () -> fresh.putBoth(-6, 6)),
                        name);
                fresh.assertUsable();
            }));
        }

        @Test
        void insertionOfTheKeyItself_isReported_andDone() {
            for (String name : List.of("computeIfAbsent", "compute absent")) {
                forAll(fresh -> {
                    assertThrows(
                            ConcurrentModificationException.class,
                            () -> calling.get(name).on(fresh.map, () -> fresh.putBoth(-5, 6)),
                            name);
                    fresh.assertUsable();
                });
            }
        }

        @Test
        void removal_isReported_andDone() {
            calling.forEach((name, method) -> forAll(fresh -> {
                assertThrows(
                        ConcurrentModificationException.class,
                        () -> method.on(fresh.map, () -> {
                            fresh.map.remove(key(7));
                            fresh.expected.remove(key(7));
                        }),
                        name);
                fresh.assertUsable();
            }));
        }

        @Test
        void clear_isReported_andDone() {
            calling.forEach((name, method) -> forAll(fresh -> {
                assertThrows(
                        ConcurrentModificationException.class,
                        () -> method.on(fresh.map, () -> {
                            fresh.map.clear();
                            fresh.expected.clear();
                        }),
                        name);
                fresh.assertUsable();
            }));
        }

        @Test
        void insertionThatIsUndone_isReported() {
            calling.forEach((name, method) -> forAll(fresh -> {
                assertThrows(
                        ConcurrentModificationException.class,
                        () -> method.on(fresh.map, () -> {
                            fresh.map.put(key(-6), 6);
                            fresh.map.remove(key(-6));
                        }),
                        name);
                fresh.assertUsable();
            }));
        }

        @Test
        void readsAndIterations_areAllowed() {
            calling.forEach((name, method) -> forAll(fresh -> {
                Stream.concat(reads(), iterations()).forEach(use -> {
                    method.on(fresh.map, () -> use.action().accept(fresh.map));
                    method.on(fresh.expected, () -> {});
                });
                fresh.assertUsable();
            }));
        }

        /** Overwriting moves buckets when the map is growing, also the one in question. */
        @Test
        void overwritingOtherValues_isAllowed() {
            calling.forEach((name, method) -> forAll(fresh -> {
                method.on(
                        fresh.map,
                        () -> new ArrayList<>(fresh.map.keySet())
                                .forEach(other -> assertEquals(other.id, fresh.map.put(other, -other.id))));
                fresh.expected.replaceAll((k, v) -> -v);
                method.on(fresh.expected, () -> {});
                fresh.assertUsable();
            }));
        }

        @Test
        void finishGrowthAndTrim_areAllowed() {
            for (Consumer<GoMap<ScriptedKey, Integer>> rebuilding :
                    List.<Consumer<GoMap<ScriptedKey, Integer>>>of(GoMap::finishGrowth, GoMap::trim)) {
                calling.forEach((name, method) -> forAll(fresh -> {
                    method.on(fresh.map, () -> rebuilding.accept(fresh.map));
                    method.on(fresh.expected, () -> {});
                    fresh.assertUsable();
                }));
            }
        }

        /** The value that the function set for its own key is replaced by its result. */
        @Test
        void overwritingItsOwnValue_isAllowed() {
            assertEquals(1000, map.compute(key(5), (k, v) -> {
                map.put(key(5), 1);
                return 1000;
            }));
            expected.put(key(5), 1000);
            assertNull(map.computeIfPresent(key(6), (k, v) -> {
                map.put(key(6), 1);
                return null;
            }));
            expected.remove(key(6));
            assertUsable();
        }

        @Test
        void aMapThatIsStillEmpty() {
            GoMap<Integer, Integer> empty = new GoMap<>();
            assertThrows(ConcurrentModificationException.class, () -> empty.computeIfAbsent(1, k -> empty.put(2, 2)));
            assertThrows(ConcurrentModificationException.class, () -> empty.compute(3, (k, v) -> empty.put(4, 4)));
            TableInvariants.check(empty);
            assertEquals(Map.of(2, 2, 4, 4), empty);
        }

        @Test
        void computeInsideOfCompute_isReported() {
            assertThrows(
                    ConcurrentModificationException.class,
                    () -> map.computeIfAbsent(
                            key(-1), a -> map.computeIfAbsent(key(-2), b -> map.computeIfAbsent(key(-3), c -> 3))));
            expected.put(key(-3), 3); // only the innermost saw nothing change
            assertUsable();
        }

        @Test
        void replaceAll_whoseFunctionChangesTheMap_isReported() {
            forAll(fresh -> {
                assertThrows(
                        ConcurrentModificationException.class,
                        () -> fresh.map.replaceAll((k, v) -> {
                            fresh.map.put(key(-6), 6);
                            return v;
                        }));
                fresh.expected.put(key(-6), 6);
                fresh.assertUsable();
            });
        }
    }

    /** An iteration of a map that may be changed while it is iterated, and of one that may not. */
    @Nested
    class ActionChangesTheMap {
        @ParameterizedTest
        @EnumSource
        void tolerantIterations_goOn(GrowthState state) {
            enter(state);
            int[] fresh = {1000};
            map.forEach((k, v) -> changeALittle(fresh));
            map.keySet().forEach(k -> changeALittle(fresh));
            map.values().stream().forEach(v -> changeALittle(fresh));
            map.entrySet().spliterator().forEachRemaining(e -> changeALittle(fresh));
            map.keySet().removeIf(k -> {
                changeALittle(fresh);
                return false;
            });
            assertUsable();
        }

        /** One removed, one added: the number of entries stays, so that the walk ends. */
        private void changeALittle(int[] fresh) {
            ScriptedKey victim = expected.keySet().iterator().next();
            expected.remove(victim);
            map.remove(victim);
            putBoth(fresh[0], 0);
            fresh[0]++;
        }

        @Test
        void failFastIterations_report() {
            GoMap<Integer, Integer> failFast =
                    GoMap.<Integer, Integer>builder().failFastIterators(true).build();
            for (int i = 0; i < 20; i++) {
                failFast.put(i, i);
            }
            int[] fresh = {1000};
            List<Runnable> walks = List.of(
                    () -> failFast.forEach((k, v) -> failFast.put(fresh[0]++, 0)),
                    () -> failFast.keySet().forEach(k -> failFast.put(fresh[0]++, 0)),
                    () -> failFast.values().stream().forEach(v -> failFast.put(fresh[0]++, 0)),
                    () -> failFast.entrySet().spliterator().forEachRemaining(e -> failFast.put(fresh[0]++, 0)),
                    () -> failFast.keySet().spliterator().tryAdvance(k -> failFast.put(fresh[0]++, 0)),
                    () -> failFast.keySet().removeIf(k -> failFast.put(fresh[0]++, 0) == null),
                    () -> failFast.entrySet().iterator().forEachRemaining(e -> failFast.put(fresh[0]++, 0)),
                    () -> failFast.replaceAll((k, v) -> failFast.put(fresh[0]++, 0)));
            for (Runnable walk : walks) {
                int before = failFast.size();
                assertThrows(ConcurrentModificationException.class, walk::run);
                assertTrue(failFast.size() > before, "the change is done");
                TableInvariants.check(failFast);
            }
        }

        @Test
        void failFastIterators_allowWhatGoesThroughThem() {
            GoMap<Integer, Integer> failFast =
                    GoMap.<Integer, Integer>builder().failFastIterators(true).build();
            for (int i = 0; i < 100; i++) {
                failFast.put(i, i);
            }
            Iterator<Map.Entry<Integer, Integer>> iterator = failFast.entrySet().iterator();
            int left = 100;
            while (iterator.hasNext()) {
                Map.Entry<Integer, Integer> entry = iterator.next();
                entry.setValue(-entry.getKey());
                failFast.put(entry.getKey(), 1);
                failFast.replace(entry.getKey(), 2);
                if (entry.getKey() % 2 == 0) {
                    iterator.remove();
                    left--;
                }
            }
            assertEquals(50, left);
            assertEquals(50, failFast.size());
            TableInvariants.check(failFast);
        }
    }
}

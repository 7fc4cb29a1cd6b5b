package io.github.gomap;

import io.github.gomap.TestMaps.HashKind;
import io.github.gomap.TestMaps.Order;
import io.github.gomap.TestMaps.TestKey;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;

/**
 * Sequences of operations on a GoMap and a {@link HashMap} that must not be told apart, with the invariants of the table
 * checked after every operation.
 */
class GoMapProperties {
    private static final int KEYS = 256;
    private static final int MAX_CURSORS = 4;

    @Property(tries = 120, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void behavesAsHashMap_withSpreadHashes(@ForAll("spread") ActionChain<World> chain) {
        run(chain);
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void behavesAsHashMap_withFewHashes(@ForAll("few") ActionChain<World> chain) {
        run(chain);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void behavesAsHashMap_withOneHash(@ForAll("one") ActionChain<World> chain) {
        run(chain);
    }

    private static void run(ActionChain<World> chain) {
        World last = chain.withInvariant("map and model agree", World::check).run();
        last.drainCursors();
    }

    @Provide
    Arbitrary<ActionChain<World>> spread() {
        return configs(HashKind.SPREAD).flatMap(GoMapProperties::chains);
    }

    @Provide
    Arbitrary<ActionChain<World>> few() {
        return configs(HashKind.FEW).flatMap(GoMapProperties::chains);
    }

    @Provide
    Arbitrary<ActionChain<World>> one() {
        return configs(HashKind.ZERO, HashKind.MINUS_ONE).flatMap(GoMapProperties::chains);
    }

    /* ---------------- Worlds ---------------- */

    enum Iterators {
        TOLERANT,
        RANDOM_START,
        FAIL_FAST
    }

    /** How the map of a world is made. */
    record Config(
            HashKind hashes,
            boolean comparable,
            boolean hasher,
            Iterators iterators,
            Order order,
            int expectedSize,
            long seed) {
        GoMap<TestKey, Integer> newMap() {
            GoMap.Builder<TestKey, Integer> builder = order.<TestKey, Integer>builder()
                    .expectedSize(expectedSize)
                    .random(new SplittableRandom(seed))
                    .failFastIterators(iterators == Iterators.FAIL_FAST)
                    .randomIterationStart(iterators == Iterators.RANDOM_START);
            if (hasher) {
                builder.hasher(
                        hashes.isConstant()
                                ? new TestMaps.ConstantHasher(hashes.hashCodeOf(0))
                                : new TestMaps.SeededHasher());
            }
            return builder.build();
        }
    }

    private static Arbitrary<Config> configs(HashKind... hashes) {
        Arbitrary<Boolean> either = Arbitraries.of(false, true);
        return Combinators.combine(
                        Arbitraries.of(hashes),
                        either,
                        either,
                        Arbitraries.of(Iterators.class),
                        Arbitraries.of(Order.class),
                        Arbitraries.of(0, 0, 9, 100, 200),
                        Arbitraries.longs())
                .as(Config::new);
    }

    /** What is done to a map; the answer must not depend on the order of its entries. */
    interface Operation {
        Object on(Map<TestKey, Integer> map, TestKey key, Integer value);
    }

    /** A GoMap, the model it is compared with, and the walks under way. */
    static final class World {
        private final Config config;
        private GoMap<TestKey, Integer> map;
        private final Map<TestKey, Integer> model = new HashMap<>();
        private final List<IterationWatch<TestKey, Integer>> cursors = new ArrayList<>();

        World(Config config) {
            this.config = config;
            this.map = config.newMap();
        }

        TestKey key(int id) {
            return id < 0 ? null : TestKey.of(id, config.hashes(), config.comparable());
        }

        boolean failFast() {
            return config.iterators() == Iterators.FAIL_FAST;
        }

        /** Does the same to map and model and compares the outcomes. */
        void both(Operation operation, int id, Integer value) {
            observed(() -> compare(operation, id, value));
        }

        /** Does the same for a number of neighbouring keys. */
        void bothInRange(Operation operation, int first, int count) {
            observed(() -> {
                for (int i = 0; i < count; i++) {
                    int id = (first + 1 + i) % KEYS;
                    compare(operation, id, id);
                }
            });
        }

        private void compare(Operation operation, int id, Integer value) {
            Object expected = outcome(operation, model, id, value);
            Object actual = outcome(operation, map, id, value);
            if (!Objects.equals(expected, actual)) {
                throw new AssertionError(key(id) + ": expected " + expected + " but was " + actual);
            }
            if (expected == ConcurrentModificationException.class) {
                cursors.forEach(IterationWatch::added); // also when the change was undone again
            }
        }

        private Object outcome(Operation operation, Map<TestKey, Integer> target, int id, Integer value) {
            try {
                return operation.on(target, key(id), value);
            } catch (RuntimeException e) {
                return e.getClass();
            }
        }

        /** Changes the map and the model; the walks are told what has changed in the model. */
        void observed(Runnable change) {
            Map<TestKey, Integer> before = cursors.isEmpty() ? model : new HashMap<>(model);
            change.run();
            cursors.forEach(cursor -> cursor.changed(before, model));
        }

        /** Goes on with a copy, whose iterators are new ones. */
        void replaceMap(GoMap<TestKey, Integer> copy) {
            map = copy;
            cursors.clear();
        }

        void check() {
            TableInvariants.check(map);
            if (map.size() != model.size() || map.isEmpty() != model.isEmpty()) {
                throw new AssertionError("size is " + map.size() + ", expected " + model.size());
            }
            if (!map.equals(model) || !model.equals(map)) {
                throw new AssertionError("map " + sorted(map) + "\nmodel " + sorted(model));
            }
            if (map.hashCode() != model.hashCode()) {
                throw new AssertionError("hashCode is " + map.hashCode() + ", expected " + model.hashCode());
            }
        }

        private static String sorted(Map<TestKey, Integer> map) {
            Map<Integer, Integer> byId = new TreeMap<>();
            map.forEach((key, value) -> byId.put(key == null ? -1 : key.id, value));
            return byId.toString();
        }

        @Override
        public String toString() {
            return config + ", map " + sorted(map) + ", model " + sorted(model);
        }

        /* ---- walks ---- */

        void openCursor(int kind) {
            cursors.removeIf(IterationWatch::isFinished);
            if (cursors.size() == MAX_CURSORS) {
                cursors.remove(0);
            }
            cursors.add(
                    kind % 2 == 0
                            ? new IterationWatch<>(
                                    model,
                                    map.keySet().iterator(),
                                    IterationWatch.View.<TestKey, Integer>keys(),
                                    failFast())
                            : new IterationWatch<>(
                                    model,
                                    map.entrySet().iterator(),
                                    IterationWatch.View.<TestKey, Integer>entries(),
                                    failFast()));
        }

        private IterationWatch<TestKey, Integer> cursor(int number) {
            if (cursors.isEmpty()) {
                openCursor(number);
            }
            return cursors.get(number % cursors.size());
        }

        void step(int number, int steps) {
            IterationWatch<TestKey, Integer> cursor = cursor(number);
            for (int i = 0; i < steps && cursor.step(); i++) {
                // each step checks itself
            }
        }

        void announce(int number) {
            cursor(number).announce();
        }

        void removeThroughCursor(int number) {
            IterationWatch<TestKey, Integer> cursor = cursor(number);
            if (!cursor.canRemove()) {
                expect(IllegalStateException.class, cursor::remove);
                return;
            }
            if (cursor.isStale()) {
                expect(ConcurrentModificationException.class, cursor::remove);
                return;
            }
            Map<TestKey, Integer> before = new HashMap<>(model);
            boolean another = cursor.lastRemoved();
            TestKey key = cursor.remove();
            if (another && model.containsKey(key) && !map.containsKey(key)) {
                model.remove(key); // put back by somebody else; the iterator may take it for the entry it returned
            }
            cursors.stream().filter(other -> other != cursor).forEach(other -> other.changed(before, model));
        }

        @SuppressWarnings("unchecked")
        void setValueThroughCursor(int number, Integer value) {
            IterationWatch<TestKey, Integer> cursor = cursor(number);
            if (!cursor.hasLast() || !(cursor.last() instanceof Map.Entry)) {
                return;
            }
            Map.Entry<TestKey, Integer> entry = (Map.Entry<TestKey, Integer>) cursor.last();
            TestKey key = entry.getKey();
            if (cursor.lastRemoved() || !cursor.canRemove()) {
                // The mapping is gone, or another has taken its place: the entry is still an object with a value.
                entry.setValue(value);
                if (!Objects.equals(entry.getValue(), value)) {
                    throw new AssertionError("setValue(" + value + ") left " + entry.getValue());
                }
                observed(() -> {
                    if (model.containsKey(key) && Objects.equals(map.get(key), value)) {
                        model.put(key, value);
                    }
                });
                return;
            }
            observed(() -> {
                Integer own = entry.getValue(); // that of the step, if the mapping was overwritten since
                Integer earlier = entry.setValue(value);
                Integer expected = model.put(key, value);
                if (!Objects.equals(earlier, expected) && !Objects.equals(earlier, own)) {
                    throw new AssertionError("setValue returned " + earlier + ", expected " + expected);
                }
            });
        }

        void drainCursors() {
            cursors.forEach(IterationWatch::drain);
        }

        private static void expect(Class<? extends RuntimeException> expected, Runnable action) {
            try {
                action.run();
            } catch (RuntimeException e) {
                if (e.getClass() == expected) {
                    return;
                }
                throw e;
            }
            throw new AssertionError("expected " + expected.getSimpleName());
        }
    }

    /* ---------------- Actions ---------------- */

    private static final Arbitrary<Integer> IDS = Arbitraries.integers().between(-1, KEYS - 1);
    private static final Arbitrary<Integer> VALUES =
            Arbitraries.integers().between(-3, 30).injectNull(0.1);
    private static final Arbitrary<Integer> COUNTS = Arbitraries.integers().between(1, 90);

    interface Step {
        void on(World world, int id, Integer value);
    }

    private static Action.Independent<World> action(
            String name, Arbitrary<Integer> first, Arbitrary<Integer> second, Step step) {
        return () -> Combinators.combine(first, second)
                .as((id, value) ->
                        Transformer.mutate(name + "(" + id + ", " + value + ")", world -> step.on(world, id, value)));
    }

    private static Action.Independent<World> both(String name, Operation operation) {
        return action(name, IDS, VALUES, (world, id, value) -> world.both(operation, id, value));
    }

    private static ActionChainArbitrary<World> chains(Config config) {
        ActionChainArbitrary<World> chains = ActionChain.startWith(() -> new World(config));
        chains = queries(chains);
        chains = singleWrites(chains);
        chains = mappingFunctions(chains);
        chains = bulkWrites(chains);
        chains = viewWrites(chains);
        chains = nestedWrites(chains);
        chains = wholeMap(chains);
        chains = walks(chains);
        return chains.withMaxTransformations(60);
    }

    private static ActionChainArbitrary<World> queries(ActionChainArbitrary<World> chains) {
        return chains.withAction(2, both("get", (map, key, value) -> map.get(key)))
                .withAction(both("getOrDefault", (map, key, value) -> map.getOrDefault(key, value)))
                .withAction(both("containsKey", (map, key, value) -> map.containsKey(key)))
                .withAction(both("containsValue", (map, key, value) -> map.containsValue(value)))
                .withAction(both(
                        "keySet.containsAll",
                        (map, key, value) -> map.keySet().containsAll(Collections.singleton(key))))
                .withAction(both(
                        "values.contains", (map, key, value) -> map.values().contains(value)))
                .withAction(both(
                        "entrySet.contains",
                        (map, key, value) -> map.entrySet().contains(new SimpleImmutableEntry<>(key, value))))
                .withAction(both("forEach", (map, key, value) -> {
                    Map<TestKey, Integer> copy = new HashMap<>();
                    map.forEach((k, v) -> {
                        if (copy.containsKey(k)) {
                            throw new AssertionError(k + " twice");
                        }
                        copy.put(k, v);
                    });
                    return copy;
                }))
                .withAction(both(
                        "streams",
                        (map, key, value) -> List.of(
                                map.keySet().stream().collect(Collectors.toSet()),
                                map.values().stream()
                                        .filter(Objects::nonNull)
                                        .mapToInt(v -> v)
                                        .sum(),
                                map.entrySet().stream()
                                        .filter(e -> e.getValue() == null)
                                        .count(),
                                map.keySet().parallelStream()
                                        .filter(Objects::nonNull)
                                        .mapToInt(k -> k.id)
                                        .sum())))
                .withAction(both(
                        "toArray",
                        (map, key, value) -> List.of(
                                new HashSet<>(List.of(map.keySet().stream()
                                        .filter(Objects::nonNull)
                                        .toArray())),
                                map.values().toArray().length,
                                map.entrySet().toArray(new Map.Entry<?, ?>[0]).length)));
    }

    private static ActionChainArbitrary<World> singleWrites(ActionChainArbitrary<World> chains) {
        return chains.withAction(10, both("put", Map::put))
                .withAction(6, both("remove", (map, key, value) -> map.remove(key)))
                .withAction(2, both("putIfAbsent", Map::putIfAbsent))
                .withAction(both("remove2", (map, key, value) -> map.remove(key, value)))
                .withAction(both("remove2, present", (map, key, value) -> map.remove(key, map.get(key))))
                .withAction(both("replace", (map, key, value) -> map.replace(key, value)))
                .withAction(both("replace3", (map, key, value) -> map.replace(key, value, 7)))
                .withAction(both("replace3, present", (map, key, value) -> map.replace(key, map.get(key), value)));
    }

    private static ActionChainArbitrary<World> mappingFunctions(ActionChainArbitrary<World> chains) {
        return chains.withAction(2, both("computeIfAbsent", (map, key, value) -> map.computeIfAbsent(key, k -> value)))
                .withAction(both("computeIfPresent", (map, key, value) -> map.computeIfPresent(key, (k, v) -> value)))
                .withAction(2, both("compute", (map, key, value) -> map.compute(key, (k, v) -> value)))
                .withAction(both("compute, sum", (map, key, value) -> map.compute(key, (k, v) -> next(v, value))))
                .withAction(2, both("merge", (map, key, value) -> map.merge(key, value, Integer::sum)))
                .withAction(both("merge to null", (map, key, value) -> map.merge(key, 1, (a, b) -> null)))
                .withAction(both(
                        "compute, throwing",
                        (map, key, value) -> map.compute(key, (k, v) -> {
                            throw new ArithmeticException();
                        })))
                .withAction(both(
                        "computeIfAbsent, throwing",
                        (map, key, value) -> map.computeIfAbsent(key, k -> {
                            throw new ArithmeticException();
                        })))
                .withAction(both(
                        "merge, throwing",
                        (map, key, value) -> map.merge(key, 1, (a, b) -> {
                            throw new ArithmeticException();
                        })));
    }

    private static ActionChainArbitrary<World> bulkWrites(ActionChainArbitrary<World> chains) {
        return chains.withAction(
                        16,
                        action("putRange", IDS, COUNTS, (world, id, count) -> world.bothInRange(Map::put, id, count)))
                .withAction(
                        9,
                        action(
                                "removeRange",
                                IDS,
                                COUNTS,
                                (world, id, count) ->
                                        world.bothInRange((map, key, value) -> map.remove(key), id, count)))
                .withAction(3, action("putAll", IDS, COUNTS, (world, id, count) -> {
                    Map<TestKey, Integer> more = count % 2 == 0 ? new HashMap<>() : new GoMap<>();
                    for (int i = 0; i < count; i++) {
                        more.put(world.key((id + 1 + i) % KEYS), i);
                    }
                    world.both(
                            (map, key, value) -> {
                                map.putAll(more);
                                return null;
                            },
                            0,
                            null);
                }))
                .withAction(action(
                        "removeAllOneByOne",
                        IDS,
                        VALUES,
                        (world, id, value) -> world.observed(() -> {
                            new ArrayList<>(world.model.keySet()).forEach(world.map::remove);
                            world.model.clear();
                        })))
                .withAction(both("replaceAll", (map, key, value) -> {
                    map.replaceAll((k, v) -> next(v, value));
                    return null;
                }))
                .withAction(both("clear", (map, key, value) -> {
                    map.clear();
                    return null;
                }));
    }

    private static ActionChainArbitrary<World> viewWrites(ActionChainArbitrary<World> chains) {
        return chains.withAction(
                        both("keySet.remove", (map, key, value) -> map.keySet().remove(key)))
                .withAction(both(
                        "entrySet.remove",
                        (map, key, value) -> map.entrySet().remove(new SimpleImmutableEntry<>(key, map.get(key)))))
                .withAction(action("values.remove", IDS, VALUES, (world, id, value) -> removeValue(world, value)))
                .withAction(both(
                        "keySet.removeIf", (map, key, value) -> map.keySet().removeIf(k -> k == null || k.id % 3 == 0)))
                .withAction(both(
                        "values.removeIf", (map, key, value) -> map.values().removeIf(v -> v == null || v % 2 == 0)))
                .withAction(both(
                        "entrySet.removeIf",
                        (map, key, value) -> map.entrySet().removeIf(e -> Objects.equals(e.getValue(), value))))
                .withAction(both(
                        "keySet.retainAll", (map, key, value) -> map.keySet().retainAll(around(map, key))))
                .withAction(both(
                        "keySet.removeAll", (map, key, value) -> map.keySet().removeAll(around(map, key))))
                .withAction(both("values.removeAll", (map, key, value) -> {
                    List<Integer> unwanted = new ArrayList<>();
                    unwanted.add(value);
                    return map.values().removeAll(unwanted);
                }))
                .withAction(both(
                        "entrySet.retainAll",
                        (map, key, value) -> map.entrySet().retainAll(new HashMap<>(map).entrySet())))
                .withAction(both("entry.setValue", (map, key, value) -> {
                    for (Map.Entry<TestKey, Integer> entry : map.entrySet()) {
                        Integer old = entry.setValue(next(entry.getValue(), value));
                        if (!Objects.equals(entry.getValue(), next(old, value))) {
                            return "entry kept its old value";
                        }
                    }
                    return null;
                }))
                .withAction(both("iterator.remove", (map, key, value) -> {
                    int removed = 0;
                    for (Iterator<Integer> i = map.values().iterator(); i.hasNext(); ) {
                        Integer next = i.next();
                        if (next != null && next % 5 == 0) {
                            i.remove();
                            removed++;
                        }
                    }
                    return removed;
                }))
                .withAction(both("keySet.clear", (map, key, value) -> {
                    map.keySet().clear();
                    return map.values().isEmpty();
                }));
    }

    private static Integer next(Integer value, Integer insteadOfNull) {
        return value == null ? insteadOfNull : Integer.valueOf(value + 1);
    }

    /** The keys whose numbers are near that of the given one. */
    private static Collection<TestKey> around(Map<TestKey, Integer> map, TestKey key) {
        return map.keySet().stream()
                .filter(k -> k != null && (key == null || Math.abs(k.id - key.id) < 100))
                .collect(Collectors.toSet());
    }

    /** Which of several equal values goes is up to the map; one does. */
    private static void removeValue(World world, Integer value) {
        world.observed(() -> {
            boolean removed = world.map.values().remove(value);
            if (removed != world.model.containsValue(value)) {
                throw new AssertionError("values().remove(" + value + ") returned " + removed);
            }
            if (removed) {
                List<TestKey> gone = world.model.keySet().stream()
                        .filter(key -> !world.map.containsKey(key))
                        .collect(Collectors.toCollection(ArrayList::new));
                if (gone.size() != 1 || !Objects.equals(world.model.get(gone.get(0)), value)) {
                    throw new AssertionError("values().remove(" + value + ") took " + gone);
                }
                world.model.remove(gone.get(0));
            }
        });
    }

    /** Mapping functions that change the map: HashMap says which of these are reported. */
    private static ActionChainArbitrary<World> nestedWrites(ActionChainArbitrary<World> chains) {
        ActionChainArbitrary<World> all = chains;
        Map<String, Operation> inner = new TreeMap<>();
        inner.put("put", Map::put);
        inner.put("remove", (map, key, value) -> map.remove(key));
        inner.put("overwrite", (map, key, value) -> map.replace(key, value));
        inner.put("overwrite all", (map, key, value) -> {
            map.entrySet().forEach(entry -> entry.setValue(value));
            return null;
        });
        inner.put("put and remove", (map, key, value) -> {
            TestKey stranger = (key == null ? new TestKey(0, HashKind.SPREAD) : key).sibling(KEYS);
            map.put(stranger, value);
            return map.remove(stranger);
        });
        for (Map.Entry<String, Operation> entry : inner.entrySet()) {
            String name = entry.getKey();
            Operation nested = entry.getValue();
            all = all.withAction(both("compute with nested " + name, (map, key, value) -> {
                        BiFunction<TestKey, Integer, Integer> function = (k, v) -> {
                            nested.on(map, neighbour(key), value);
                            return value;
                        };
                        return map.compute(key, function);
                    }))
                    .withAction(both(
                            "computeIfAbsent with nested " + name,
                            (map, key, value) -> map.computeIfAbsent(key, k -> {
                                nested.on(map, neighbour(key), value);
                                return value;
                            })))
                    .withAction(both(
                            "computeIfPresent with nested " + name,
                            (map, key, value) -> map.computeIfPresent(key, (k, v) -> {
                                nested.on(map, neighbour(key), value);
                                return value;
                            })))
                    .withAction(both(
                            "merge with nested " + name,
                            (map, key, value) -> map.merge(key, 3, (a, b) -> {
                                nested.on(map, neighbour(key), value);
                                return value;
                            })));
        }
        return all;
    }

    /** Half of the time the key itself. */
    private static TestKey neighbour(TestKey key) {
        return key == null || key.id % 2 == 0 ? key : key.sibling(key.id - 1);
    }

    private static ActionChainArbitrary<World> wholeMap(ActionChainArbitrary<World> chains) {
        return chains.withAction(action("trim", IDS, VALUES, (world, id, value) -> {
                    world.map.trim();
                    if (world.failFast()) {
                        world.cursors.clear();
                    }
                    int smallest = TestMaps.smallestLog2Buckets(world.map.size());
                    MapInspection<TestKey, Integer> picture = world.map.inspect();
                    if (picture.log2Buckets() != smallest || picture.isGrowing()) {
                        throw new AssertionError("trim left 2^" + picture.log2Buckets() + " buckets");
                    }
                }))
                .withAction(action("finishGrowth", IDS, VALUES, (world, id, value) -> {
                    world.map.finishGrowth();
                    if (world.map.inspect().isGrowing()) {
                        throw new AssertionError("still growing");
                    }
                }))
                .withAction(5, action("startSameSizeGrowth", IDS, VALUES, (world, id, value) -> {
                    if (world.failFast()) {
                        world.cursors.clear();
                    }
                    TestMaps.startSameSizeGrowth(world.map);
                }))
                .withAction(action("clone", IDS, VALUES, (world, id, value) -> {
                    GoMap<TestKey, Integer> copy = world.map.clone();
                    boolean goOnWithCopy = id % 2 == 0;
                    GoMap<TestKey, Integer> other = goOnWithCopy ? world.map : copy;
                    if (goOnWithCopy) {
                        world.replaceMap(copy);
                    }
                    other.put(world.key(id), 1000);
                    other.clear();
                    TableInvariants.check(other);
                }))
                .withAction(action(
                        "serialize",
                        IDS,
                        VALUES,
                        (world, id, value) -> world.replaceMap(TestMaps.roundTrip(world.map))))
                .withAction(action("copy", IDS, VALUES, (world, id, value) -> {
                    GoMap<TestKey, Integer> copy = new GoMap<>(world.map);
                    TableInvariants.check(copy);
                    if (!copy.equals(world.model)) {
                        throw new AssertionError("the copy is " + World.sorted(copy));
                    }
                }));
    }

    private static ActionChainArbitrary<World> walks(ActionChainArbitrary<World> chains) {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 11);
        return chains.withAction(
                        9, action("openCursor", numbers, VALUES, (world, kind, value) -> world.openCursor(kind)))
                .withAction(20, action("step", numbers, COUNTS, (world, number, steps) -> world.step(number, steps)))
                .withAction(6, action("hasNext", numbers, VALUES, (world, number, value) -> world.announce(number)))
                .withAction(
                        8,
                        action(
                                "removeThroughCursor",
                                numbers,
                                VALUES,
                                (world, number, value) -> world.removeThroughCursor(number)))
                .withAction(6, action("setValueThroughCursor", numbers, VALUES, World::setValueThroughCursor));
    }
}

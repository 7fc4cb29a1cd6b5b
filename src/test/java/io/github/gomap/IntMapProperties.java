package io.github.gomap;

import io.github.gomap.TestMaps.Order;
import java.io.Serializable;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
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
 * Sequences of operations on a GoIntMap and a {@link HashMap} that must not be told apart, with the invariants of the table
 * checked after every operation. Each is done by the methods of {@link Map} or by those for numbers, as chance will have it.
 */
class IntMapProperties {
    private static final int KEYS = 256;

    @Property(tries = 120, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void behavesAsHashMap(@ForAll("chains") ActionChain<World> chain) {
        chain.withInvariant("map and model agree", World::check).run();
    }

    @Provide
    Arbitrary<ActionChain<World>> chains() {
        return Combinators.combine(
                        Arbitraries.of(Hashes.class),
                        Arbitraries.of(Order.class),
                        Arbitraries.of(false, true),
                        Arbitraries.of(0, 0, 9, 100, 200),
                        Arbitraries.integers().map(seed -> (long) seed))
                .as(Config::new)
                .flatMap(IntMapProperties::chains);
    }

    /* ---------------- Worlds ---------------- */

    enum Hashes {
        DEFAULT,
        SEEDED,
        FEW,
        ONE
    }

    /** How the map of a world is made. */
    record Config(Hashes hashes, Order order, boolean randomStart, int expectedSize, long seed) {
        GoIntMap<Integer> newMap() {
            GoIntMap.Builder<Integer> builder = order.<Integer>ints()
                    .expectedSize(expectedSize)
                    .random(new SplittableRandom(seed))
                    .randomIterationStart(randomStart);
            switch (hashes) {
                case DEFAULT -> {}
                case SEEDED -> builder.hasher(Hashers.sipHash13ForInts());
                case FEW ->
                    builder.hasher((IntHasher & Serializable) (key, hashSeed) -> (key & 3) * 0x9E3779B97F4A7C15L);
                case ONE -> builder.hasher((IntHasher & Serializable) (key, hashSeed) -> -1);
            }
            return builder.build();
        }
    }

    /** What is done to a map; the answer must not depend on the order of its entries. */
    interface Operation {
        Object on(Map<Integer, Integer> map, Integer key, Integer value);
    }

    /** A GoIntMap and the model it is compared with. */
    static final class World {
        private final Config config;
        private GoIntMap<Integer> map;
        private final Map<Integer, Integer> model = new HashMap<>();

        World(Config config) {
            this.config = config;
            this.map = config.newMap();
        }

        /** Does the same to map and model and compares the outcomes. */
        void both(Operation operation, int id, Integer value, boolean byNumbers) {
            Object expected = outcome(operation, model, id, value);
            Object actual = outcome(operation, byNumbers ? new IntCalls<>(map) : map, id, value);
            if (!Objects.equals(expected, actual)) {
                throw new AssertionError(id + ": expected " + expected + " but was " + actual);
            }
        }

        private static Object outcome(Operation operation, Map<Integer, Integer> target, int id, Integer value) {
            try {
                return operation.on(target, Integer.valueOf(id * 0x01000193), value);
            } catch (RuntimeException e) {
                return e.getClass();
            }
        }

        void check() {
            TableInvariants.check(map);
            if (map.size() != model.size() || !map.equals(model) || !model.equals(map)) {
                throw new AssertionError("map " + map + "\nmodel " + model);
            }
            if (map.hashCode() != model.hashCode()) {
                throw new AssertionError("hashCode is " + map.hashCode() + ", expected " + model.hashCode());
            }
        }

        @Override
        public String toString() {
            return config + ", map " + map + ", model " + model;
        }
    }

    /* ---------------- Actions ---------------- */

    private static final Arbitrary<Integer> IDS = Arbitraries.integers().between(-1, KEYS - 2);
    private static final Arbitrary<Integer> VALUES =
            Arbitraries.integers().between(-3, 30).injectNull(0.1);
    private static final Arbitrary<Integer> COUNTS = Arbitraries.integers().between(1, 90);

    interface Step {
        void on(World world, int id, Integer value, boolean byNumbers);
    }

    private static Action.Independent<World> action(String name, Arbitrary<Integer> second, Step step) {
        return () -> Combinators.combine(IDS, second, Arbitraries.of(false, true))
                .as((id, value, byNumbers) -> Transformer.mutate(
                        name + "(" + id + ", " + value + (byNumbers ? ") by numbers" : ")"),
                        world -> step.on(world, id, value, byNumbers)));
    }

    private static Action.Independent<World> both(String name, Operation operation) {
        return action(name, VALUES, (world, id, value, byNumbers) -> world.both(operation, id, value, byNumbers));
    }

    private static Action.Independent<World> range(String name, Operation operation) {
        return action(name, COUNTS, (world, first, count, byNumbers) -> {
            for (int i = 0; i < count; i++) {
                int id = (first + 1 + i) % KEYS - 1;
                world.both(operation, id, id, byNumbers);
            }
        });
    }

    private static ActionChainArbitrary<World> chains(Config config) {
        ActionChainArbitrary<World> chains = ActionChain.startWith(() -> new World(config));
        chains = queries(chains);
        chains = singleWrites(chains);
        chains = mappingFunctions(chains);
        chains = bulkWrites(chains);
        chains = wholeMap(chains);
        return chains.withMaxTransformations(60);
    }

    private static ActionChainArbitrary<World> queries(ActionChainArbitrary<World> chains) {
        return chains.withAction(2, both("get", (map, key, value) -> map.get(key)))
                .withAction(both("getOrDefault", (map, key, value) -> map.getOrDefault(key, value)))
                .withAction(both("containsKey", (map, key, value) -> map.containsKey(key)))
                .withAction(both("containsValue", (map, key, value) -> map.containsValue(value)))
                .withAction(both(
                        "keySet.contains", (map, key, value) -> map.keySet().contains(key)))
                .withAction(both(
                        "entrySet.contains",
                        (map, key, value) -> map.entrySet().contains(new SimpleImmutableEntry<>(key, value))))
                .withAction(both("forEach", (map, key, value) -> {
                    Map<Integer, Integer> copy = new HashMap<>();
                    map.forEach((k, v) -> {
                        if (copy.put(k, v) != null) {
                            throw new IllegalStateException("twice: " + k);
                        }
                    });
                    return copy;
                }));
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
                .withAction(2, both("compute", (map, key, value) -> map.compute(key, (k, v) -> next(v, value))))
                .withAction(2, both("merge", (map, key, value) -> map.merge(key, value, Integer::sum)))
                .withAction(both("merge to null", (map, key, value) -> map.merge(key, 1, (a, b) -> null)))
                .withAction(both(
                        "compute, throwing",
                        (map, key, value) -> map.compute(key, (k, v) -> {
                            throw new ArithmeticException();
                        })))
                .withAction(both(
                        "compute with nested put",
                        (map, key, value) -> map.compute(key, (k, v) -> {
                            map.put(key + 1, value);
                            return value;
                        })))
                .withAction(both(
                        "computeIfAbsent with nested overwrite",
                        (map, key, value) -> map.computeIfAbsent(key, k -> {
                            map.replace(key + 1, value);
                            return value;
                        })));
    }

    private static Integer next(Integer value, Integer insteadOfNull) {
        return value == null ? insteadOfNull : Integer.valueOf(value + 1);
    }

    private static ActionChainArbitrary<World> bulkWrites(ActionChainArbitrary<World> chains) {
        return chains.withAction(16, range("putRange", Map::put))
                .withAction(9, range("removeRange", (map, key, value) -> map.remove(key)))
                .withAction(3, both("putAll", (map, key, value) -> {
                    Map<Integer, Integer> more = key % 2 == 0 ? new HashMap<>() : new GoIntMap<>();
                    for (int i = 0; i < 50; i++) {
                        more.put(key + i, i);
                    }
                    map.putAll(more);
                    return null;
                }))
                .withAction(both("replaceAll", (map, key, value) -> {
                    map.replaceAll((k, v) -> next(v, value));
                    return null;
                }))
                .withAction(both("clear", (map, key, value) -> {
                    map.clear();
                    return null;
                }))
                .withAction(both("removeIf", (map, key, value) -> map.keySet().removeIf(k -> k % 3 == 0)))
                .withAction(both("retainAll", (map, key, value) -> map.keySet().retainAll(List.of(key, key + 1))))
                .withAction(both("entry.setValue", (map, key, value) -> {
                    map.entrySet().forEach(entry -> entry.setValue(value));
                    return null;
                }))
                .withAction(both("removeAllOneByOne", (map, key, value) -> {
                    new ArrayList<>(map.keySet()).forEach(map::remove);
                    return map.isEmpty();
                }));
    }

    private static ActionChainArbitrary<World> wholeMap(ActionChainArbitrary<World> chains) {
        return chains.withAction(action("trim", VALUES, (world, id, value, byNumbers) -> {
                    world.map.trim();
                    if (world.map.inspect().log2Buckets() != TestMaps.smallestLog2Buckets(world.map.size())) {
                        throw new AssertionError(
                                "trim left 2^" + world.map.inspect().log2Buckets() + " buckets");
                    }
                }))
                .withAction(action("finishGrowth", VALUES, (world, id, value, byNumbers) -> world.map.finishGrowth()))
                .withAction(
                        5,
                        action(
                                "startSameSizeGrowth",
                                VALUES,
                                (world, id, value, byNumbers) -> TestMaps.startSameSizeGrowth(world.map)))
                .withAction(action("removeIf by numbers", VALUES, (world, id, value, byNumbers) -> {
                    world.map.removeIf((key, v) -> key % 5 == 0 || Objects.equals(v, value));
                    world.model.entrySet().removeIf(e -> e.getKey() % 5 == 0 || Objects.equals(e.getValue(), value));
                }))
                .withAction(action("clone", VALUES, (world, id, value, byNumbers) -> {
                    GoIntMap<Integer> original = world.map;
                    world.map = original.clone();
                    original.put(id, Integer.valueOf(1000));
                    original.clear();
                    TableInvariants.check(original);
                }))
                .withAction(action("copy", VALUES, (world, id, value, byNumbers) -> {
                    GoIntMap<Integer> copy = new GoIntMap<>(world.map);
                    TableInvariants.check(copy);
                    if (!copy.equals(world.model)) {
                        throw new AssertionError("the copy is " + copy);
                    }
                }))
                .withAction(action(
                        "serialize",
                        VALUES,
                        (world, id, value, byNumbers) -> world.map = TestMaps.roundTrip(world.map)));
    }
}

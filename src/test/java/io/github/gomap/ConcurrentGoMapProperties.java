package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.TestMaps.HashKind;
import io.github.gomap.TestMaps.TestKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Sequences of operations of one thread on a {@link ConcurrentGoMap} and a {@link ConcurrentHashMap} that must not be told apart,
 * with spread and with colliding keys, and snapshots that stay what they were.
 */
class ConcurrentGoMapProperties {
    private static final int KEYS = 200;

    /** An operation; all take a key and a number, and tell what came of it. */
    enum Kind {
        PUT((map, key, value) -> map.put(key, value)),
        PUT_AGAIN((map, key, value) -> map.put(key, value)),
        PUT_IF_ABSENT((map, key, value) -> map.putIfAbsent(key, value)),
        GET((map, key, value) -> map.get(key)),
        REMOVE((map, key, value) -> map.remove(key)),
        REMOVE_VALUE((map, key, value) -> map.remove(key, value % 3)),
        REPLACE((map, key, value) -> map.replace(key, value)),
        REPLACE_VALUE((map, key, value) -> map.replace(key, value % 3, value)),
        COMPUTE((map, key, value) -> map.compute(key, (k, v) -> v == null || v % 2 == 0 ? value : null)),
        COMPUTE_IF_ABSENT((map, key, value) -> map.computeIfAbsent(key, k -> value % 5 == 0 ? null : value)),
        COMPUTE_IF_PRESENT((map, key, value) -> map.computeIfPresent(key, (k, v) -> v % 2 == 0 ? value : null)),
        MERGE((map, key, value) -> map.merge(key, value, (a, b) -> (a + b) % 4 == 0 ? null : a + b)),
        PUT_MANY((map, key, value) -> {
            Map<TestKey, Integer> more = new HashMap<>();
            for (int i = 0; i < KEYS; i++) {
                more.put(key.sibling((key.id + i) % KEYS), value);
            }
            map.putAll(more);
            return null;
        }),
        REMOVE_MANY((map, key, value) -> map.keySet().removeIf(k -> k.id % 4 == value % 4)),
        REMOVE_VALUES((map, key, value) -> map.values().removeIf(v -> v % 8 == value % 8)),
        RETAIN((map, key, value) -> map.keySet().retainAll(List.of(key, key.sibling(value % KEYS)))),
        REPLACE_ALL((map, key, value) -> {
            map.replaceAll((k, v) -> v + k.id);
            return null;
        }),
        REMOVE_BY_ITERATOR((map, key, value) -> {
            for (Iterator<TestKey> keys = map.keySet().iterator(); keys.hasNext(); ) {
                if (keys.next().id % 3 == value % 3) {
                    keys.remove();
                }
            }
            return null;
        }),
        CLEAR((map, key, value) -> {
            map.clear();
            return null;
        }),
        TRIM((map, key, value) -> {
            if (map instanceof ConcurrentGoMap<?, ?> trimmed) {
                trimmed.trim();
            }
            return null;
        }),
        /** Is remembered, and compared with the model's copy at the end. */
        SNAPSHOT((map, key, value) -> null);

        private final Action action;

        Kind(Action action) {
            this.action = action;
        }
    }

    private interface Action {
        Object on(ConcurrentMap<TestKey, Integer> map, TestKey key, int value);
    }

    record Step(Kind kind, int key, int value) {}

    record Keys(HashKind kind, boolean isComparable, int shards) {}

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void behavesAsConcurrentHashMap(@ForAll("keys") Keys keys, @ForAll("steps") List<Step> steps) {
        ConcurrentGoMap<TestKey, Integer> map =
                ConcurrentGoMap.<TestKey, Integer>builder().shards(keys.shards).build();
        ConcurrentMap<TestKey, Integer> model = new ConcurrentHashMap<>();
        List<Map<TestKey, Integer>> snapshots = new ArrayList<>();
        List<Map<TestKey, Integer>> copies = new ArrayList<>();
        for (Step step : steps) {
            TestKey key = TestKey.of(step.key, keys.kind, keys.isComparable);
            assertEquals(
                    step.kind.action.on(model, key, step.value),
                    step.kind.action.on(map, key, step.value),
                    () -> step + " with " + keys);
            if (step.kind == Kind.SNAPSHOT) {
                snapshots.add(map.snapshot());
                copies.add(new HashMap<>(model));
            }
            assertEquals(model.size(), map.size());
        }
        assertEquals(model, map);
        ShardInvariants.check(map);
        for (int i = 0; i < snapshots.size(); i++) {
            Map<TestKey, Integer> snapshot = snapshots.get(i);
            assertEquals(copies.get(i), snapshot);
            assertEquals(copies.get(i).hashCode(), snapshot.hashCode());
            copies.get(i).forEach((key, value) -> assertEquals(value, snapshot.get(key)));
        }
        assertTrue(model.keySet().containsAll(map.keySet()));
    }

    @Provide
    Arbitrary<Keys> keys() {
        return Combinators.combine(
                        Arbitraries.of(HashKind.class), Arbitraries.of(true, false), Arbitraries.of(1, 1, 4, 32))
                .as(Keys::new);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Function<Kind, Integer> weight = kind -> kind.ordinal() <= Kind.MERGE.ordinal() ? 12 : 1;
        List<Kind> drawn = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < weight.apply(kind); i++) {
                drawn.add(kind);
            }
        }
        return Combinators.combine(
                        Arbitraries.of(drawn),
                        Arbitraries.integers().between(0, KEYS - 1),
                        Arbitraries.integers().between(0, 1000))
                .as(Step::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(400);
    }
}

package io.github.gomap.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.github.gomap.ConcurrentGoMap;
import io.github.gomap.ConcurrentGoMapSnapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * Races on a {@code ConcurrentGoMap} of one shard, where all threads meet: there every operation is atomic, also those on all
 * entries, so whatever two of them do must be explained by one order of the two.
 *
 * <pre>
 * java -jar stress-tests/target/stress-tests.jar -t ConcurrentRaces
 * </pre>
 *
 * <pre>
 *         RESULT      EXPECT  DESCRIPTION
 *          right  Acceptable  Results and content are those of one order, or of one moment.
 *       not yet   Acceptable  The snapshot was not handed over yet. (PublishedSnapshot)
 *       wrong: …   Forbidden  Never.
 * </pre>
 */
public final class ConcurrentRaces {
    private static final String RIGHT = "right";

    private ConcurrentRaces() {}

    /** What a map holds when the race begins: from nothing to the middle of a doubling, and a chain with an index. */
    private enum Scene {
        EMPTY(0, false),
        SMALL(3, false),
        HALF_A_BUCKET(4, false),
        ABOUT_TO_GROW(8, false),
        GROWING(27, false),
        ABOUT_TO_GROW_AGAIN(26, false),
        DOUBLING(54, false),
        LARGE(430, false),
        CHAIN(20, true),
        LONG_CHAIN(60, true);

        private final int entries;
        private final boolean isHostile;

        Scene(int entries, boolean isHostile) {
            this.entries = entries;
            this.isHostile = isHostile;
        }

        static Scene any() {
            Scene[] all = values();
            return all[ThreadLocalRandom.current().nextInt(all.length)];
        }

        /** Hostile keys have one hash code. */
        Object key(int number) {
            return isHostile ? (Object) ((long) number << 32 | number) : Integer.valueOf(number);
        }

        ConcurrentGoMap<Object, Integer> map() {
            ConcurrentGoMap<Object, Integer> map =
                    ConcurrentGoMap.<Object, Integer>builder().shards(1).build();
            fill(map);
            return map;
        }

        void fill(Map<Object, Integer> map) {
            for (int i = 0; i < entries; i++) {
                map.put(key(i), i);
            }
        }
    }

    private enum Action {
        GET,
        GET_AGAIN,
        PUT,
        REMOVE,
        COMPUTE_IF_ABSENT,
        REPLACE,
        MERGE,
        CLEAR,
        SNAPSHOT,
        ITERATE,
        TRIM;

        static Action any() {
            Action[] all = values();
            return all[ThreadLocalRandom.current().nextInt(all.length)];
        }

        Object on(Map<Object, Integer> map, Object key, int value) {
            return switch (this) {
                case GET, GET_AGAIN -> map.get(key);
                case PUT -> map.put(key, value);
                case REMOVE -> map.remove(key);
                case COMPUTE_IF_ABSENT -> map.computeIfAbsent(key, absent -> value);
                case REPLACE -> map.replace(key, value);
                case MERGE -> map.merge(key, value, Integer::sum);
                case CLEAR -> {
                    map.clear();
                    yield null;
                }
                case SNAPSHOT ->
                    map instanceof ConcurrentGoMap<Object, Integer> concurrent
                            ? new HashMap<>(concurrent.snapshot())
                            : new HashMap<>(map);
                case ITERATE -> {
                    Map<Object, Integer> met = new HashMap<>();
                    for (Map.Entry<Object, Integer> entry : map.entrySet()) {
                        if (met.put(entry.getKey(), entry.getValue()) != null) {
                            yield "met twice: " + entry;
                        }
                    }
                    yield met;
                }
                case TRIM -> {
                    if (map instanceof ConcurrentGoMap<Object, Integer> concurrent) {
                        concurrent.trim();
                    }
                    yield null;
                }
            };
        }
    }

    /** An operation that one of two threads does. */
    private record Move(Action action, Object key, int value) {
        static Move any(Scene scene, int value) {
            int number = ThreadLocalRandom.current().nextInt(scene.entries + 3);
            // The same key for both in half of the races.
            return new Move(
                    Action.any(), scene.key(ThreadLocalRandom.current().nextBoolean() ? scene.entries : number), value);
        }

        Object on(Map<Object, Integer> map) {
            try {
                return action.on(map, key, value);
            } catch (RuntimeException e) {
                return Turn.describe(e);
            }
        }
    }

    /** Any two operations, and what is left. */
    @JCStressTest
    @Outcome(id = RIGHT, expect = ACCEPTABLE, desc = "Results and content are those of one order of the two.")
    @Outcome(expect = FORBIDDEN, desc = "No order of the two explains them.")
    @State
    public static class Pairs {
        private final Scene scene = Scene.any();
        private final ConcurrentGoMap<Object, Integer> map = scene.map();
        private final Move first = Move.any(scene, 1001);
        private final Move second = Move.any(scene, 2001);
        private Object firstResult;
        private Object secondResult;

        @Actor
        public void first() {
            firstResult = first.on(map);
        }

        @Actor
        public void second() {
            secondResult = second.on(map);
        }

        @Arbiter
        public void verdict(L_Result result) {
            result.r1 = isExplained(first, firstResult, second, secondResult)
                            || isExplained(second, secondResult, first, firstResult)
                    ? RIGHT
                    : "wrong: " + scene + ", " + first.action + ": " + brief(firstResult) + ", " + second.action + ": "
                            + brief(secondResult);
        }

        private boolean isExplained(Move earlier, Object earlierResult, Move later, Object laterResult) {
            Map<Object, Integer> model = new HashMap<>();
            scene.fill(model);
            return Objects.equals(earlier.on(model), earlierResult)
                    && Objects.equals(later.on(model), laterResult)
                    && model.size() == map.size()
                    && model.equals(map);
        }

        private static String brief(Object result) {
            return result instanceof Map<?, ?> map ? map.size() + " entries" : String.valueOf(result);
        }
    }

    /** A reader of keys that are there all the time, while others come and go and the map grows, is copied and trimmed. */
    @JCStressTest
    @Outcome(id = RIGHT, expect = ACCEPTABLE, desc = "It found them all.")
    @Outcome(expect = FORBIDDEN, desc = "It missed one, got another's value or an exception.")
    @State
    public static class StableKeys {
        private final Scene scene = Scene.any();
        private final ConcurrentGoMap<Object, Integer> map = scene.map();

        @Actor
        public void write() {
            ConcurrentGoMapSnapshot<Object, Integer> held = map.snapshot();
            for (int i = 0; i < 40; i++) {
                map.put(scene.key(1000 + i), -1);
            }
            for (int i = 0; i < 40; i += 2) {
                map.remove(scene.key(1000 + i));
            }
            map.trim();
            for (int i = 0; i < 40; i++) {
                map.put(scene.key(2000 + i), -2);
            }
            if (held.size() != scene.entries) {
                throw new IllegalStateException("the snapshot has changed");
            }
        }

        @Actor
        public void read(L_Result result) {
            String wrong = null;
            try {
                for (int round = 0; round < 4; round++) {
                    for (int i = 0; i < scene.entries; i++) {
                        Integer value = map.get(scene.key(i));
                        if (value == null || value != i) {
                            wrong = "key " + i + " had " + value;
                        }
                    }
                }
            } catch (RuntimeException e) {
                wrong = Turn.describe(e);
            }
            result.r1 = wrong == null ? RIGHT : "wrong: " + scene + ", " + wrong;
        }
    }

    /** A reader whose key changes its place and its value: it sees a pair that was there, or nothing. */
    @JCStressTest
    @Outcome(id = RIGHT, expect = ACCEPTABLE, desc = "Every value belonged to its key.")
    @Outcome(expect = FORBIDDEN, desc = "A key had another's value, or a value that went back.")
    @State
    public static class ChangingValues {
        private static final int KEYS = 6;

        private final Scene scene = Scene.any();
        private final ConcurrentGoMap<Object, Integer> map = scene.map();

        @Actor
        public void write() {
            for (int round = 1; round <= 20; round++) {
                for (int key = 0; key < KEYS; key++) {
                    // What is removed makes room for another one in the same slots.
                    map.remove(scene.key(1000 + (key + 3) % KEYS));
                    map.put(scene.key(1000 + key), round * KEYS + key);
                }
            }
        }

        @Actor
        public void read(L_Result result) {
            String wrong = null;
            int[] last = new int[KEYS];
            try {
                for (int i = 0; i < 20 * KEYS; i++) {
                    int key = i % KEYS;
                    Integer value = map.get(scene.key(1000 + key));
                    if (value != null) {
                        if (value % KEYS != key || value < last[key]) {
                            wrong = "key " + key + " had " + value + " after " + last[key];
                        }
                        last[key] = value;
                        if (map.isEmpty()) {
                            wrong = "empty, with key " + key;
                        }
                    }
                }
            } catch (RuntimeException e) {
                wrong = Turn.describe(e);
            }
            result.r1 = wrong == null ? RIGHT : "wrong: " + scene + ", " + wrong;
        }
    }

    /** A snapshot handed over by a volatile field, while the map goes on: it is whole, and stays so. */
    @JCStressTest
    @Outcome(id = "not yet", expect = ACCEPTABLE, desc = "The snapshot was not handed over yet.")
    @Outcome(id = RIGHT, expect = ACCEPTABLE, desc = "It was what the map had been.")
    @Outcome(expect = FORBIDDEN, desc = "It had something else.")
    @State
    public static class PublishedSnapshot {
        private final Scene scene = Scene.any();
        private final ConcurrentGoMap<Object, Integer> map = scene.map();
        private volatile ConcurrentGoMapSnapshot<Object, Integer> published;

        @Actor
        public void write() {
            published = map.snapshot();
            for (int i = 0; i < scene.entries + 20; i++) {
                map.put(scene.key(i), -1);
            }
            for (int i = 0; i < scene.entries; i++) {
                map.remove(scene.key(i));
            }
        }

        @Actor
        public void read(L_Result result) {
            ConcurrentGoMapSnapshot<Object, Integer> seen = published;
            result.r1 = seen == null ? "not yet" : look(seen);
        }

        private String look(Map<Object, Integer> seen) {
            try {
                int met = 0;
                for (Map.Entry<Object, Integer> entry : seen.entrySet()) {
                    met++;
                    if (!entry.getKey().equals(scene.key(entry.getValue()))) {
                        return "wrong: " + scene + ", met " + entry;
                    }
                }
                for (int i = 0; i < scene.entries; i++) {
                    if (!Objects.equals(i, seen.get(scene.key(i)))) {
                        return "wrong: " + scene + ", key " + i + " had " + seen.get(scene.key(i));
                    }
                }
                return met == scene.entries && seen.size() == met ? RIGHT : "wrong: " + scene + ", met " + met;
            } catch (RuntimeException e) {
                return "wrong: " + scene + ", " + Turn.describe(e);
            }
        }
    }
}

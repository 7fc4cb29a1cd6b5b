package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.TestMaps.GrowthState;
import io.github.gomap.TestMaps.Order;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Any method of a key, at any of its calls, does anything to the map that is calling it. Which answer it gets is the
 * business of {@link MisuseTest}; here, every combination leaves a map that is whole.
 */
@ParameterizedClass
@EnumSource
class ReentrancyTest {
    /** A method of a key. */
    enum Method {
        HASH_CODE,
        EQUALS,
        COMPARE_TO
    }

    /** At its n-th call from now on, a method of a key runs this. */
    private static final class Script {
        private Method method;
        private int calls;
        private Runnable action;

        void set(Method method, int call, Runnable action) {
            this.method = method;
            this.calls = call;
            this.action = action;
        }

        boolean isPending() {
            return method != null;
        }

        void called(Method called) {
            if (called == method && --calls == 0) {
                method = null;
                action.run();
            }
        }
    }

    private record Key(int id, int hash, Script script) implements Comparable<Key> {
        @Override
        public int hashCode() {
            script.called(Method.HASH_CODE);
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            script.called(Method.EQUALS);
            return other instanceof Key key && key.id == id;
        }

        @Override
        public int compareTo(Key other) {
            script.called(Method.COMPARE_TO);
            return Integer.compare(id, other.id);
        }
    }

    private final Order order;

    ReentrancyTest(Order order) {
        this.order = order;
    }

    private static final int OUTER_PRESENT = 3;
    private static final int OUTER_ABSENT = -3;
    private static final int INNER_PRESENT = 5;
    private static final int INNER_ABSENT = -5;

    /** One map in some state. Keys of the inner operations have no script, so that they end. */
    private static final class Scene {
        private final Script script = new Script();
        private final int hashes;
        private final GoMap<Key, Integer> map;
        private final Map<Integer, Integer> before = new HashMap<>();

        Scene(Order order, GrowthState state, Method method) {
            hashes = method == Method.COMPARE_TO ? 1 : method == Method.EQUALS ? 7 : 1000;
            map = order.map(state == GrowthState.DOUBLING ? 0 : 400);
            // A doubling from 64 buckets hashes the keys, one from 16 does not.
            boolean keysAreHashed = method == Method.HASH_CODE && state == GrowthState.DOUBLING;
            int entries = TestMaps.loadLimit(keysAreHashed ? 6 : 4) + 1;
            for (int id = 0; id < entries; id++) {
                map.put(key(id), id);
                before.put(id, id);
            }
            assertTrue(state != GrowthState.SAME_SIZE || TestMaps.startSameSizeGrowth(map));
            assertTrue(state.describes(map));
        }

        Key key(int id) {
            return new Key(id, Math.floorMod(id, hashes), script);
        }

        Key plain(int id) {
            return new Key(id, Math.floorMod(id, hashes), new Script());
        }
    }

    private static final Map<String, Consumer<Scene>> OUTER = new LinkedHashMap<>();
    private static final Map<String, Consumer<Scene>> INNER = new LinkedHashMap<>();

    static {
        OUTER.put("get", s -> s.map.get(s.key(OUTER_PRESENT)));
        OUTER.put("get absent", s -> s.map.get(s.key(OUTER_ABSENT)));
        OUTER.put("put", s -> s.map.put(s.key(OUTER_PRESENT), 3000));
        OUTER.put("put absent", s -> s.map.put(s.key(OUTER_ABSENT), 3000));
        OUTER.put("remove", s -> s.map.remove(s.key(OUTER_PRESENT)));
        OUTER.put("compute", s -> s.map.compute(s.key(OUTER_PRESENT), (key, value) -> 3000));
        OUTER.put("computeIfAbsent", s -> s.map.computeIfAbsent(s.key(OUTER_ABSENT), key -> 3000));
        OUTER.put("replace", s -> s.map.replace(s.key(OUTER_PRESENT), 3000));
        OUTER.put("finishGrowth", s -> s.map.finishGrowth());
        OUTER.put("trim", s -> s.map.trim());
        OUTER.put("clone", s -> s.map.clone());
        OUTER.put("walk", s -> s.map.keySet().iterator().forEachRemaining(key -> {}));
        OUTER.put("contains entry", s -> s.map.entrySet().contains(Map.entry(s.key(OUTER_PRESENT), 3)));

        INNER.put("get", s -> s.map.get(s.plain(INNER_PRESENT)));
        INNER.put("put", s -> s.map.put(s.plain(INNER_PRESENT), 5000));
        INNER.put("put absent", s -> s.map.put(s.plain(INNER_ABSENT), 5000));
        INNER.put("remove", s -> s.map.remove(s.plain(INNER_PRESENT)));
        INNER.put("remove what is sought", s -> s.map.remove(s.plain(OUTER_PRESENT)));
        INNER.put("put what is sought", s -> s.map.put(s.plain(OUTER_ABSENT), 5000));
        INNER.put("compute", s -> s.map.compute(s.plain(INNER_PRESENT), (key, value) -> 5000));
        INNER.put("clear", s -> s.map.clear());
        INNER.put("clear and trim", s -> {
            s.map.clear();
            s.map.trim();
        });
        INNER.put("trim", s -> s.map.trim());
        INNER.put("finishGrowth", s -> s.map.finishGrowth());
        INNER.put("double", s -> {
            for (int id = 1000; id < 1300; id++) {
                s.map.put(s.plain(id), id);
            }
        });
        INNER.put("iterate", s -> s.map.forEach((key, value) -> {}));
        INNER.put("iterate and remove", s -> s.map.values().removeIf(value -> value % 2 == 0));
        INNER.put("clone", s -> s.map.clone());
        INNER.put("inspect", s -> s.map.inspect());
    }

    @ParameterizedTest
    @EnumSource
    void whateverAKeyDoesToItsMap_theMapStaysWhole(Method method) {
        int runs = 0;
        for (GrowthState state : GrowthState.values()) {
            for (String outer : OUTER.keySet()) {
                if (!(method == Method.COMPARE_TO && outer.equals("clone"))) {
                    runs += runAll(state, method, outer);
                }
            }
        }
        assertTrue(runs > 200, runs + " times the method was called");
    }

    @Test
    void whateverCompareToDoesToAMapThatIsCloned_theMapStaysWhole() {
        for (GrowthState state : GrowthState.values()) {
            assertTrue(runAll(state, Method.COMPARE_TO, "clone") > 0);
        }
    }

    private int runAll(GrowthState state, Method method, String outer) {
        int runs = 0;
        for (String inner : INNER.keySet()) {
            for (int call : state == GrowthState.SAME_SIZE ? new int[] {1} : new int[] {1, 4}) {
                runs += run(new Scene(order, state, method), method, outer, inner, call) ? 1 : 0;
            }
        }
        return runs;
    }

    /** False if the method was not called as often. */
    private static boolean run(Scene scene, Method method, String outer, String inner, int call) {
        String where = inner + " in " + method + " number " + call + " of " + outer;
        scene.script.set(method, call, () -> INNER.get(inner).accept(scene));
        try {
            OUTER.get(outer).accept(scene);
        } catch (ConcurrentModificationException e) {
            assertTrue(e.getMessage() != null, where);
        }
        if (scene.script.isPending()) {
            return false;
        }
        try {
            checkWhole(scene, inner);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(where + ": " + e.getMessage(), e);
        }
        return true;
    }

    private static void checkWhole(Scene scene, String inner) {
        GoMap<Key, Integer> map = scene.map;
        assertFalse(map.writing());
        TableInvariants.check(map);
        if (!inner.startsWith("clear")) {
            scene.before.forEach((id, value) -> {
                boolean removable = inner.equals("iterate and remove") && value % 2 == 0;
                if (id != OUTER_PRESENT && id != INNER_PRESENT && !removable) {
                    assertEquals(value, map.get(scene.plain(id)), "#" + id);
                }
            });
        }
        for (int id = 2000; id < 2020; id++) {
            map.put(scene.plain(id), id);
        }
        map.finishGrowth();
        assertEquals(2010, map.get(scene.plain(2010)));
    }

    /** A walk in whose middle a key changes the map meets every entry that stays exactly once, or reports. */
    @Test
    void aWalkDisturbedByAKey_reportsOrGoesOn() {
        for (GrowthState state : GrowthState.values()) {
            for (String inner : INNER.keySet()) {
                Scene scene = new Scene(order, state, Method.HASH_CODE);
                scene.script.set(Method.HASH_CODE, 10, () -> INNER.get(inner).accept(scene));
                Map<Integer, Integer> met = new HashMap<>();
                boolean reported = false;
                try {
                    scene.map.keySet().iterator().forEachRemaining(key -> met.merge(key.id(), 1, Integer::sum));
                } catch (ConcurrentModificationException e) {
                    reported = true;
                }
                scene.script.method = null;
                assertTrue(met.values().stream().allMatch(times -> times == 1), inner + ": " + met);
                assertTrue(reported || inner.matches("clear.*|.*remove.*") || met.size() >= 105, inner + ": " + met);
                TableInvariants.check(scene.map);
            }
        }
    }
}

package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.TestMaps.GrowthState;
import io.github.gomap.TestMaps.Order;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The user code that a GoLongMap calls: a hasher, and functions. At any of its calls it throws, or does anything to the map
 * that is calling it. The map stays whole, and what throws has done nothing.
 */
class LongFaultsTest {
    private static final int PRESENT = 3;
    private static final int ABSENT = -3;
    private static final int OTHER_PRESENT = 5;
    private static final int OTHER_ABSENT = -5;

    /** One map in some state, with a script that user code runs at its n-th call from now on. */
    private static final class Scene {
        private final GoLongMap<Integer> map;
        private final Map<Long, Integer> before;
        private int calls;
        private Runnable script;

        /** A doubling of 64 buckets hashes the keys; growths to the same size hash none. */
        Scene(Order order, GrowthState state) {
            map = order.<Integer>longs()
                    .expectedSize(state == GrowthState.DOUBLING ? 0 : 400)
                    .hasher((key, seed) -> hash(key, seed))
                    .build();
            for (int key = 0; key <= TestMaps.loadLimit(6); key++) {
                if (state == GrowthState.DOUBLING || key < 200) {
                    map.put(key, Integer.valueOf(key));
                }
            }
            if (state == GrowthState.QUIET) {
                map.finishGrowth();
            }
            assertTrue(state != GrowthState.SAME_SIZE || TestMaps.startSameSizeGrowth(map));
            assertTrue(state.describes(map));
            before = new HashMap<>(map);
        }

        private long hash(long key, long seed) {
            called();
            long mixed = (key ^ seed) * 0x9E3779B97F4A7C15L;
            return mixed ^ mixed >>> 32;
        }

        private Integer called(Integer value) {
            called();
            return value;
        }

        private void called() {
            if (script != null && --calls == 0) {
                Runnable due = script;
                script = null;
                due.run();
            }
        }

        void set(int call, Runnable script) {
            this.calls = call;
            this.script = script;
        }
    }

    private static final Map<String, Consumer<Scene>> OUTER = new LinkedHashMap<>();
    private static final Map<String, Consumer<Scene>> INNER = new LinkedHashMap<>();

    static {
        Integer value = Integer.valueOf(3000);
        OUTER.put("get", s -> s.map.get(PRESENT));
        OUTER.put("get absent", s -> s.map.get(ABSENT));
        OUTER.put("put", s -> s.map.put(PRESENT, value));
        OUTER.put("put absent", s -> s.map.put(ABSENT, value));
        OUTER.put("putIfAbsent", s -> s.map.putIfAbsent(ABSENT, value));
        OUTER.put("remove", s -> s.map.remove(PRESENT));
        OUTER.put("remove with value", s -> s.map.remove(PRESENT, Integer.valueOf(PRESENT)));
        OUTER.put("replace", s -> s.map.replace(PRESENT, value));
        OUTER.put("replace with value", s -> s.map.replace(PRESENT, Integer.valueOf(PRESENT), value));
        OUTER.put("compute", s -> s.map.compute(PRESENT, (key, present) -> s.called(value)));
        OUTER.put("compute to null", s -> s.map.compute(PRESENT, (key, present) -> s.called(null)));
        OUTER.put("compute absent", s -> s.map.compute(ABSENT, (key, present) -> s.called(value)));
        OUTER.put("computeIfAbsent", s -> s.map.computeIfAbsent(ABSENT, key -> s.called(value)));
        OUTER.put("computeIfPresent", s -> s.map.computeIfPresent(PRESENT, (key, present) -> s.called(value)));
        OUTER.put("merge", s -> s.map.merge(PRESENT, value, (present, given) -> s.called(given)));
        OUTER.put("finishGrowth", s -> s.map.finishGrowth());
        OUTER.put("trim", s -> s.map.trim());
        OUTER.put("clone", s -> s.map.clone());
        OUTER.put("forEach", s -> s.map.forEach((key, present) -> s.called()));
        OUTER.put("keys", s -> s.map.keys().forEach(key -> s.called()));
        OUTER.put("replaceAll", s -> s.map.replaceAll((key, present) -> s.called(present)));
        OUTER.put("removeIf", s -> s.map.removeIf((key, present) -> s.called(null) != null));

        INNER.put("get", s -> s.map.get(OTHER_PRESENT));
        INNER.put("put", s -> s.map.put(OTHER_PRESENT, value));
        INNER.put("put absent", s -> s.map.put(OTHER_ABSENT, value));
        INNER.put("remove", s -> s.map.remove(OTHER_PRESENT));
        INNER.put("remove what is sought", s -> s.map.remove(PRESENT));
        INNER.put("put what is sought", s -> s.map.put(ABSENT, value));
        INNER.put("compute", s -> s.map.compute(OTHER_PRESENT, (key, present) -> value));
        INNER.put("clear", s -> s.map.clear());
        INNER.put("clear and trim", s -> {
            s.map.clear();
            s.map.trim();
        });
        INNER.put("trim", s -> s.map.trim());
        INNER.put("finishGrowth", s -> s.map.finishGrowth());
        INNER.put("double", s -> {
            for (int key = 1_000; key < 2_000; key++) {
                s.map.put(key, value);
            }
        });
        INNER.put("iterate", s -> s.map.forEach((key, present) -> {}));
        INNER.put("iterate and remove", s -> s.map.removeIf((key, present) -> present % 2 == 0));
        INNER.put("clone", s -> s.map.clone());
        INNER.put("inspect", s -> s.map.inspect());
    }

    /* ---------------- Throwing ---------------- */

    private static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource
    void whatThrows_hasDoneNothing(Order order) {
        for (GrowthState state : GrowthState.values()) {
            for (Map.Entry<String, Consumer<Scene>> outer : OUTER.entrySet()) {
                int thrown = 0;
                for (int call = 1; call <= 8 && throwsAt(order, state, outer, call); call++) {
                    thrown++;
                }
                boolean callsUserCode = !outer.getKey().equals("finishGrowth") || state == GrowthState.DOUBLING;
                assertEquals(callsUserCode, thrown > 0, state + ": " + outer.getKey());
            }
        }
    }

    /** False if user code was not called as often. */
    private static boolean throwsAt(
            Order order, GrowthState state, Map.Entry<String, Consumer<Scene>> outer, int call) {
        Scene scene = new Scene(order, state);
        Thrown expected = new Thrown();
        scene.set(call, () -> {
            throw expected;
        });
        try {
            outer.getValue().accept(scene);
            scene.script = null;
            return false;
        } catch (Thrown e) {
            assertEquals(expected, e);
        }
        String where = state + ", call " + call + " of " + outer.getKey();
        assertEquals(scene.before, scene.map, where);
        assertWhole(scene, where);
        outer.getValue().accept(scene);
        assertWhole(scene, where);
        return true;
    }

    /* ---------------- Calling back ---------------- */

    @ParameterizedTest
    @EnumSource
    void whateverUserCodeDoesToItsMap_theMapStaysWhole(Order order) {
        List<String> done = new ArrayList<>();
        for (GrowthState state : GrowthState.values()) {
            for (String outer : OUTER.keySet()) {
                for (String inner : INNER.keySet()) {
                    for (int call : state == GrowthState.DOUBLING ? new int[] {1, 4} : new int[] {1}) {
                        if (callsBack(new Scene(order, state), outer, inner, call)) {
                            done.add(outer);
                        }
                    }
                }
            }
        }
        assertTrue(done.size() > 500, done.size() + " times the map was called back");
    }

    /** False if user code was not called as often. */
    private static boolean callsBack(Scene scene, String outer, String inner, int call) {
        String where = inner + " in call " + call + " of " + outer;
        scene.set(call, () -> INNER.get(inner).accept(scene));
        try {
            OUTER.get(outer).accept(scene);
        } catch (ConcurrentModificationException e) {
            assertNotNull(e.getMessage(), where);
        }
        if (scene.script != null) {
            scene.script = null;
            return false;
        }
        assertWhole(scene, where);
        if (!inner.startsWith("clear")) {
            scene.before.forEach((key, value) -> {
                boolean changed = key == PRESENT || key == OTHER_PRESENT;
                if (!changed && !(inner.equals("iterate and remove") && value % 2 == 0)) {
                    assertTrue(Objects.equals(value, scene.map.get(key.longValue())), where);
                }
            });
        }
        return true;
    }

    private static void assertWhole(Scene scene, String where) {
        try {
            assertFalse(scene.map.writing(), "write flag");
            TableInvariants.check(scene.map);
            for (int key = 3_000; key < 3_020; key++) {
                scene.map.put(key, Integer.valueOf(key));
            }
            scene.map.finishGrowth();
            assertEquals(Integer.valueOf(3_010), scene.map.get(3_010));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(where + ": " + e.getMessage(), e);
        }
    }
}

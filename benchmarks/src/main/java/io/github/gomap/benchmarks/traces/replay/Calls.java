package io.github.gomap.benchmarks.traces.replay;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The calls of a map, each in a method of its own, as they are spread over the methods of a program. The JVM is told to
 * compile each of these by itself: were all compiled as one, the compiler would stop inlining somewhere, at another call
 * with each map.
 */
final class Calls {
    /** The flags of a JVM that keeps to that. */
    static final List<String> JVM_FLAGS =
            List.of("-XX:CompileCommand=quiet", "-XX:CompileCommand=dontinline," + Calls.class.getName() + "::*");

    private Calls() {}

    static Object get(Map<Object, Object> map, Object key) {
        return map.get(key);
    }

    static boolean containsKey(Map<Object, Object> map, Object key) {
        return map.containsKey(key);
    }

    static Object put(Map<Object, Object> map, Object key, Object value) {
        return map.put(key, value);
    }

    static Object putIfAbsent(Map<Object, Object> map, Object key, Object value) {
        return map.putIfAbsent(key, value);
    }

    static Object computeIfAbsent(Map<Object, Object> map, Object key, Function<Object, Object> function) {
        return map.computeIfAbsent(key, function);
    }

    static Object computeIfPresent(Map<Object, Object> map, Object key, BiFunction<Object, Object, Object> function) {
        return map.computeIfPresent(key, function);
    }

    static Object compute(Map<Object, Object> map, Object key, BiFunction<Object, Object, Object> function) {
        return map.compute(key, function);
    }

    static Object merge(
            Map<Object, Object> map, Object key, Object value, BiFunction<Object, Object, Object> function) {
        return map.merge(key, value, function);
    }

    static Object replace(Map<Object, Object> map, Object key, Object value) {
        return map.replace(key, value);
    }

    static boolean replace(Map<Object, Object> map, Object key, Object oldValue, Object newValue) {
        return map.replace(key, oldValue, newValue);
    }

    static Object remove(Map<Object, Object> map, Object key) {
        return map.remove(key);
    }

    static boolean remove(Map<Object, Object> map, Object key, Object value) {
        return map.remove(key, value);
    }

    static void putAll(Map<Object, Object> map, Map<Object, Object> source) {
        map.putAll(source);
    }

    static void clear(Map<Object, Object> map) {
        map.clear();
    }

    static boolean containsValue(Map<Object, Object> map, Object value) {
        return map.containsValue(value);
    }

    static void forEach(Map<Object, Object> map, BiConsumer<Object, Object> action) {
        map.forEach(action);
    }

    static void replaceAll(Map<Object, Object> map, BiFunction<Object, Object, Object> function) {
        map.replaceAll(function);
    }

    /* ---------------- Iterators: three loops, so that each sees one class of iterators ---------------- */

    /** Returns how many keys there were, up to the number of steps. */
    static int walkKeys(Map<Object, Object> map, int steps) {
        int seen = 0;
        Iterator<Object> keys = map.keySet().iterator();
        while (seen < steps && keys.hasNext() && keys.next() != null) {
            seen++;
        }
        return seen;
    }

    /** Returns how many values there were, up to the number of steps. */
    static int walkValues(Map<Object, Object> map, int steps) {
        int seen = 0;
        Iterator<Object> values = map.values().iterator();
        while (seen < steps && values.hasNext() && values.next() != null) {
            seen++;
        }
        return seen;
    }

    /** Returns how many entries there were, up to the number of steps. */
    static int walkEntries(Map<Object, Object> map, int steps) {
        int seen = 0;
        Iterator<Map.Entry<Object, Object>> entries = map.entrySet().iterator();
        while (seen < steps && entries.hasNext() && entries.next().getValue() != null) {
            seen++;
        }
        return seen;
    }

    /** Removes those keys that an iterator comes to within so many steps. */
    static void walkAndRemove(Map<Object, Object> map, int steps, Removal removal) {
        Iterator<Object> keys = map.keySet().iterator();
        for (int left = steps; left > 0 && keys.hasNext(); left--) {
            if (removal.includes(keys.next())) {
                keys.remove();
            }
        }
    }
}

package io.github.gomap.benchmarks.traces.replay;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Does the operations of a plan to maps of one kind. Each says whether it ended as in the program: that checks the map,
 * and no result is left unused for the compiler to drop.
 */
final class Replayer {
    private static final Object VALUE = Plan.VALUE;

    /** What no key is mapped to. */
    private static final Object OTHER_VALUE = new Object();

    private final Plan plan;
    private final Maps kind;
    private final Map<Object, Object>[] maps;

    /** How often a map called one of the functions. */
    private int calls;

    private final BiConsumer<Object, Object> visit = (key, value) -> calls++;

    private final Function<Object, Object> make = key -> {
        calls++;
        return VALUE;
    };

    private final BiFunction<Object, Object, Object> give = (key, old) -> {
        calls++;
        return VALUE;
    };

    private final BiFunction<Object, Object, Object> takeAway = (key, old) -> {
        calls++;
        return null;
    };

    private final BiFunction<Object, Object, Object> giveOnlyNew = (key, old) -> old == null ? VALUE : null;

    private final BiFunction<Object, Object, Object> keep = (key, old) -> old;

    @SuppressWarnings("unchecked")
    Replayer(Plan plan, Maps kind) {
        this.plan = plan;
        this.kind = kind;
        this.maps = (Map<Object, Object>[]) new Map<?, ?>[plan.placeCount()];
    }

    /** Does all operations, and returns how many of them ended as in the program. */
    int run() {
        int asRecorded = 0;
        for (int i = 0; i < plan.size(); i++) {
            if (perform(i)) {
                asRecorded++;
            }
        }
        return asRecorded;
    }

    /** Does all operations, and returns the first that ended otherwise than in the program, or -1. */
    int firstDifference() {
        int first = -1;
        for (int i = 0; i < plan.size(); i++) {
            if (!perform(i) && first < 0) {
                first = i;
            }
        }
        return first;
    }

    /** Does one operation. */
    boolean perform(int index) {
        Map<Object, Object> map = maps[plan.place(index)];
        Object operand = plan.operand(index);
        int amount = plan.amount(index);
        return switch (plan.operation(index)) {
            case CREATE -> create(plan.place(index), amount);
            case GET_HIT -> map.get(operand) != null;
            case GET_MISS -> map.get(operand) == null;
            case CONTAINS_HIT -> map.containsKey(operand);
            case CONTAINS_MISS -> !map.containsKey(operand);
            case PUT_NEW -> map.put(operand, VALUE) == null;
            case PUT_REPLACED -> map.put(operand, VALUE) != null;
            case PUT_IF_ABSENT_NEW -> map.putIfAbsent(operand, VALUE) == null;
            case PUT_IF_ABSENT_KEPT -> map.putIfAbsent(operand, VALUE) != null;
            case COMPUTE_IF_ABSENT_NEW -> computeIfAbsent(map, operand, 1);
            case COMPUTE_IF_ABSENT_KEPT -> computeIfAbsent(map, operand, 0);
            case COMPUTE_IF_ABSENT_NONE -> map.computeIfAbsent(operand, key -> null) == null;
            case COMPUTE_IF_PRESENT_REPLACED -> map.computeIfPresent(operand, give) != null;
            case COMPUTE_IF_PRESENT_REMOVED -> computeIfPresent(map, operand, 1);
            case COMPUTE_IF_PRESENT_NONE -> computeIfPresent(map, operand, 0);
            case COMPUTE_NEW -> map.compute(operand, giveOnlyNew) != null;
            case COMPUTE_REPLACED -> map.compute(operand, keep) != null;
            case COMPUTE_REMOVED -> map.compute(operand, giveOnlyNew) == null;
            case COMPUTE_NONE -> map.compute(operand, keep) == null;
            case MERGE_NEW -> merge(map, operand, give, 0);
            case MERGE_REPLACED -> merge(map, operand, give, 1);
            case MERGE_REMOVED -> merge(map, operand, takeAway, 1);
            case REPLACE_HIT -> map.replace(operand, VALUE) != null;
            case REPLACE_MISS -> map.replace(operand, VALUE) == null;
            case REPLACE_PAIR_HIT -> map.replace(operand, VALUE, VALUE);
            case REPLACE_PAIR_MISS -> !map.replace(operand, OTHER_VALUE, VALUE);
            case REMOVE_HIT -> map.remove(operand) != null;
            case REMOVE_MISS -> map.remove(operand) == null;
            case REMOVE_PAIR_HIT -> map.remove(operand, VALUE);
            case REMOVE_PAIR_MISS -> !map.remove(operand, OTHER_VALUE);
            case PUT_ALL -> putAll(map, (Source) operand);
            case CLEAR -> clear(map);
            case CONTAINS_VALUE_HIT -> map.containsValue(VALUE);
            case CONTAINS_VALUE_MISS -> !map.containsValue(OTHER_VALUE);
            case FOR_EACH -> forEach(map, amount);
            case REPLACE_ALL -> replaceAll(map, amount);
            case WALK_KEYS -> walkKeys(map, amount, operand);
            case WALK_VALUES -> walkValues(map, amount, operand);
            case WALK_ENTRIES -> walkEntries(map, amount, operand);
        };
    }

    private boolean create(int place, int expected) {
        maps[place] = expected < 0 ? kind.plain().get() : kind.sized().apply(expected);
        return true;
    }

    /* ---------------- Functions ---------------- */

    private boolean computeIfAbsent(Map<Object, Object> map, Object key, int expectedCalls) {
        int before = calls;
        Object value = map.computeIfAbsent(key, make);
        return value != null && calls - before == expectedCalls;
    }

    private boolean computeIfPresent(Map<Object, Object> map, Object key, int expectedCalls) {
        int before = calls;
        Object value = map.computeIfPresent(key, takeAway);
        return value == null && calls - before == expectedCalls;
    }

    private boolean merge(
            Map<Object, Object> map, Object key, BiFunction<Object, Object, Object> function, int expectedCalls) {
        int before = calls;
        map.merge(key, VALUE, function);
        return calls - before == expectedCalls;
    }

    /* ---------------- Whole maps ---------------- */

    private static boolean putAll(Map<Object, Object> map, Source source) {
        map.putAll(source);
        return map.size() >= source.size();
    }

    private static boolean clear(Map<Object, Object> map) {
        map.clear();
        return map.isEmpty();
    }

    private boolean forEach(Map<Object, Object> map, int steps) {
        int before = calls;
        map.forEach(visit);
        return calls - before == steps;
    }

    private boolean replaceAll(Map<Object, Object> map, int steps) {
        int before = calls;
        map.replaceAll(give);
        return calls - before == steps;
    }

    /* ---------------- Iterators ---------------- */

    private boolean walkKeys(Map<Object, Object> map, int steps, Object operand) {
        return operand instanceof Removal removal ? walkAndRemove(map, steps, removal) : walk(map.keySet(), steps);
    }

    private boolean walkValues(Map<Object, Object> map, int steps, Object operand) {
        return operand instanceof Removal removal ? walkAndRemove(map, steps, removal) : walk(map.values(), steps);
    }

    private boolean walkEntries(Map<Object, Object> map, int steps, Object operand) {
        return operand instanceof Removal removal ? walkAndRemove(map, steps, removal) : walk(map.entrySet(), steps);
    }

    private static boolean walk(Collection<?> collection, int steps) {
        Iterator<?> iterator = collection.iterator();
        int left = steps;
        while (left > 0 && iterator.hasNext()) {
            if (iterator.next() != null) {
                left--;
            }
        }
        return left == 0;
    }

    /** Removes what the program removed. What other orders do not lead to within the same steps is removed by key. */
    private boolean walkAndRemove(Map<Object, Object> map, int steps, Removal removal) {
        int before = map.size();
        if (kind.removeByIterator()) {
            removeWhileWalking(map.keySet().iterator(), steps, removal);
        }
        int expected = before - removal.keys().size();
        if (map.size() > expected) {
            removal.keys().forEach(map::remove);
        }
        return map.size() == expected;
    }

    private static void removeWhileWalking(Iterator<Object> iterator, int steps, Removal removal) {
        for (int left = steps; left > 0 && iterator.hasNext(); left--) {
            if (removal.includes(iterator.next())) {
                iterator.remove();
            }
        }
    }
}

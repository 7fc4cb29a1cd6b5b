package io.github.gomap.benchmarks.traces.replay;

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
            case GET_HIT -> Calls.get(map, operand) != null;
            case GET_MISS -> Calls.get(map, operand) == null;
            case CONTAINS_HIT -> Calls.containsKey(map, operand);
            case CONTAINS_MISS -> !Calls.containsKey(map, operand);
            case PUT_NEW -> Calls.put(map, operand, VALUE) == null;
            case PUT_REPLACED -> Calls.put(map, operand, VALUE) != null;
            case PUT_IF_ABSENT_NEW -> Calls.putIfAbsent(map, operand, VALUE) == null;
            case PUT_IF_ABSENT_KEPT -> Calls.putIfAbsent(map, operand, VALUE) != null;
            case COMPUTE_IF_ABSENT_NEW -> computeIfAbsent(map, operand, 1);
            case COMPUTE_IF_ABSENT_KEPT -> computeIfAbsent(map, operand, 0);
            case COMPUTE_IF_ABSENT_NONE -> Calls.computeIfAbsent(map, operand, key -> null) == null;
            case COMPUTE_IF_PRESENT_REPLACED -> Calls.computeIfPresent(map, operand, give) != null;
            case COMPUTE_IF_PRESENT_REMOVED -> computeIfPresent(map, operand, 1);
            case COMPUTE_IF_PRESENT_NONE -> computeIfPresent(map, operand, 0);
            case COMPUTE_NEW -> Calls.compute(map, operand, giveOnlyNew) != null;
            case COMPUTE_REPLACED -> Calls.compute(map, operand, keep) != null;
            case COMPUTE_REMOVED -> Calls.compute(map, operand, giveOnlyNew) == null;
            case COMPUTE_NONE -> Calls.compute(map, operand, keep) == null;
            case MERGE_NEW -> merge(map, operand, give, 0);
            case MERGE_REPLACED -> merge(map, operand, give, 1);
            case MERGE_REMOVED -> merge(map, operand, takeAway, 1);
            case REPLACE_HIT -> Calls.replace(map, operand, VALUE) != null;
            case REPLACE_MISS -> Calls.replace(map, operand, VALUE) == null;
            case REPLACE_PAIR_HIT -> Calls.replace(map, operand, VALUE, VALUE);
            case REPLACE_PAIR_MISS -> !Calls.replace(map, operand, OTHER_VALUE, VALUE);
            case REMOVE_HIT -> Calls.remove(map, operand) != null;
            case REMOVE_MISS -> Calls.remove(map, operand) == null;
            case REMOVE_PAIR_HIT -> Calls.remove(map, operand, VALUE);
            case REMOVE_PAIR_MISS -> !Calls.remove(map, operand, OTHER_VALUE);
            case PUT_ALL -> putAll(map, (Source) operand);
            case CLEAR -> clear(map);
            case CONTAINS_VALUE_HIT -> Calls.containsValue(map, VALUE);
            case CONTAINS_VALUE_MISS -> !Calls.containsValue(map, OTHER_VALUE);
            case FOR_EACH -> forEach(map, amount);
            case REPLACE_ALL -> replaceAll(map, amount);
            case WALK_KEYS ->
                operand instanceof Removal removal
                        ? walkAndRemove(map, amount, removal)
                        : Calls.walkKeys(map, amount) == amount;
            case WALK_VALUES ->
                operand instanceof Removal removal
                        ? walkAndRemove(map, amount, removal)
                        : Calls.walkValues(map, amount) == amount;
            case WALK_ENTRIES ->
                operand instanceof Removal removal
                        ? walkAndRemove(map, amount, removal)
                        : Calls.walkEntries(map, amount) == amount;
        };
    }

    private boolean create(int place, int expected) {
        maps[place] = expected < 0 ? kind.factory().newMap() : kind.factory().newMap(expected);
        return true;
    }

    /* ---------------- Functions ---------------- */

    private boolean computeIfAbsent(Map<Object, Object> map, Object key, int expectedCalls) {
        int before = calls;
        Object value = Calls.computeIfAbsent(map, key, make);
        return value != null && calls - before == expectedCalls;
    }

    private boolean computeIfPresent(Map<Object, Object> map, Object key, int expectedCalls) {
        int before = calls;
        Object value = Calls.computeIfPresent(map, key, takeAway);
        return value == null && calls - before == expectedCalls;
    }

    private boolean merge(
            Map<Object, Object> map, Object key, BiFunction<Object, Object, Object> function, int expectedCalls) {
        int before = calls;
        Calls.merge(map, key, VALUE, function);
        return calls - before == expectedCalls;
    }

    /* ---------------- Whole maps ---------------- */

    private static boolean putAll(Map<Object, Object> map, Source source) {
        Calls.putAll(map, source);
        return map.size() >= source.size();
    }

    private static boolean clear(Map<Object, Object> map) {
        Calls.clear(map);
        return map.isEmpty();
    }

    private boolean forEach(Map<Object, Object> map, int steps) {
        int before = calls;
        Calls.forEach(map, visit);
        return calls - before == steps;
    }

    private boolean replaceAll(Map<Object, Object> map, int steps) {
        int before = calls;
        Calls.replaceAll(map, give);
        return calls - before == steps;
    }

    /** Removes what the program removed. What other orders do not lead to within the same steps is removed by key. */
    private boolean walkAndRemove(Map<Object, Object> map, int steps, Removal removal) {
        int before = map.size();
        if (kind.removeByIterator()) {
            Calls.walkAndRemove(map, steps, removal);
        }
        int expected = before - removal.keys().size();
        if (map.size() > expected) {
            removal.keys().forEach(map::remove);
        }
        return map.size() == expected;
    }
}

package io.github.gomap.benchmarks.traces.replay;

import io.github.gomap.benchmarks.traces.Trace;
import io.github.gomap.benchmarks.traces.format.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A trace made ready: all that an operation needs is one look away. Maps have places, which are free for another one
 * after the last operation on a map: so maps become garbage as they did in the program, though perhaps earlier.
 */
final class Plan {
    /** What all keys are mapped to. */
    static final Object VALUE = new Object();

    private static final Object NO_OPERAND = new Object();

    private final Operation[] operations;
    private final int[] places;

    /** Expected entries or steps. */
    private final int[] amounts;

    /** Keys, sources, removals. */
    private final Object[] operands;

    private int placeCount;

    Plan(Trace trace) {
        int count = trace.operationCount();
        operations = new Operation[count];
        places = new int[count];
        amounts = new int[count];
        operands = new Object[count];
        givePlaces(trace);
        KeyObjects keys = new KeyObjects(trace);
        for (int i = 0; i < count; i++) {
            operations[i] = trace.operation(i);
            amounts[i] = amount(trace, i);
            operands[i] = operand(trace, i, keys);
        }
    }

    private void givePlaces(Trace trace) {
        int[] lastUses = new int[trace.mapCount()];
        for (int i = 0; i < places.length; i++) {
            lastUses[trace.map(i)] = i;
        }
        int[] placesOfMaps = new int[trace.mapCount()];
        Deque<Integer> free = new ArrayDeque<>();
        for (int i = 0; i < places.length; i++) {
            int map = trace.map(i);
            if (trace.operation(i) == Operation.CREATE) {
                placesOfMaps[map] = free.isEmpty() ? placeCount++ : free.pop();
            }
            places[i] = placesOfMaps[map];
            if (lastUses[map] == i) {
                free.push(places[i]);
            }
        }
    }

    private static int amount(Trace trace, int index) {
        return switch (trace.operation(index).shape()) {
            case EXPECTED -> trace.expected(index);
            case STEPS, WALK -> trace.steps(index);
            case KEY, KEYS, NOTHING -> 0;
        };
    }

    private static Object operand(Trace trace, int index, KeyObjects keys) {
        return switch (trace.operation(index).shape()) {
            case KEY -> keys.of(trace.keyUse(index));
            case KEYS -> new Source(objects(trace.keyUses(index), keys), VALUE);
            case WALK -> removal(trace.keyUses(index).toArray(), keys);
            case EXPECTED, STEPS, NOTHING -> NO_OPERAND;
        };
    }

    private static List<Object> objects(IntStream uses, KeyObjects keys) {
        return uses.mapToObj(keys::of).toList();
    }

    private static Object removal(int[] uses, KeyObjects keys) {
        if (uses.length == 0) {
            return NO_OPERAND;
        }
        List<Object> all = new ArrayList<>(objects(Arrays.stream(uses), keys));
        all.addAll(objects(Arrays.stream(uses).map(use -> use ^ 1), keys));
        return new Removal(objects(Arrays.stream(uses), keys), all);
    }

    int size() {
        return operations.length;
    }

    int placeCount() {
        return placeCount;
    }

    Operation operation(int index) {
        return operations[index];
    }

    int place(int index) {
        return places[index];
    }

    int amount(int index) {
        return amounts[index];
    }

    Object operand(int index) {
        return operands[index];
    }
}

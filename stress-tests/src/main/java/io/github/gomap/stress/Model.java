package io.github.gomap.stress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What two operations may do to a map if they do not disturb each other: every result of doing their steps in turn.
 *
 * <p>A map is modelled as an array of values by the index of their key. Most operations are one step. {@code putAll} is a
 * step per entry; {@code compute} and {@code merge} are a read and a write, because the function between them runs while
 * the map is open to others.
 */
final class Model {
    /** A step of an operation: changes the content, uses what the same operation read before, or both. */
    interface Step {
        void run(Integer[] content, Memory memory);
    }

    /** What an operation remembers between its steps, and its result. */
    static final class Memory {
        Integer read;
        Object result;

        private Memory copy() {
            Memory copy = new Memory();
            copy.read = read;
            copy.result = result;
            return copy;
        }
    }

    private record Outcome(Object firstResult, Object secondResult, Integer[] content) {}

    /** The contents that the map may have on the way, without duplicates. */
    private final Map<List<Integer>, Integer[]> states = new LinkedHashMap<>();

    private final List<Outcome> outcomes = new ArrayList<>();

    Model(Integer[] content, List<Step> first, List<Step> second) {
        explore(content, first, new Memory(), second, new Memory());
    }

    private void explore(Integer[] content, List<Step> first, Memory ofFirst, List<Step> second, Memory ofSecond) {
        states.put(Arrays.asList(content), content);
        if (first.isEmpty() && second.isEmpty()) {
            outcomes.add(new Outcome(ofFirst.result, ofSecond.result, content));
        }
        if (!first.isEmpty()) {
            Integer[] next = content.clone();
            Memory memory = ofFirst.copy();
            first.get(0).run(next, memory);
            explore(next, first.subList(1, first.size()), memory, second, ofSecond);
        }
        if (!second.isEmpty()) {
            Integer[] next = content.clone();
            Memory memory = ofSecond.copy();
            second.get(0).run(next, memory);
            explore(next, first, ofFirst, second.subList(1, second.size()), memory);
        }
    }

    /** Can the operations have had these results and left this content? */
    boolean explains(Object firstResult, Object secondResult, Integer[] content) {
        for (Outcome outcome : outcomes) {
            if (Objects.equals(outcome.firstResult, firstResult)
                    && Objects.equals(outcome.secondResult, secondResult)
                    && Arrays.equals(outcome.content, content)) {
                return true;
            }
        }
        return false;
    }

    /** Can the operations have left this content? */
    boolean explains(Integer[] content) {
        return outcomes.stream().anyMatch(outcome -> Arrays.equals(outcome.content, content));
    }

    /** Was the whole map like this at some time? */
    boolean wasEver(Integer[] content) {
        return states.values().stream().anyMatch(state -> Arrays.equals(state, content));
    }

    /** Was this the value of the key at some time? Null = absent. */
    boolean wasEver(int index, Integer value) {
        for (Integer[] state : states.values()) {
            if (Objects.equals(state[index], value)) {
                return true;
            }
        }
        return false;
    }

    boolean wasEverOfSize(int size) {
        for (Integer[] state : states.values()) {
            if (sizeOf(state) == size) {
                return true;
            }
        }
        return false;
    }

    static int sizeOf(Integer[] content) {
        int size = 0;
        for (Integer value : content) {
            if (value != null) {
                size++;
            }
        }
        return size;
    }

    /** What is wrong with an iteration over the map, or null: by the rules of GoMap's iterators. */
    String complaint(Integer[] met) {
        for (int index = 0; index < met.length; index++) {
            if (!wasEver(index, met[index]) && met[index] != null) {
                return "met a value that never was";
            }
            if (met[index] == null && !wasEver(index, null)) {
                return "missed an entry that was always there";
            }
        }
        return null;
    }
}

package io.github.gomap.benchmarks;

import java.util.Arrays;

/** Keys that are taken one after the other, again and again. */
final class Round {
    private final Object[] keys;
    private int next;

    Round(Object[] keys) {
        this.keys = keys;
    }

    Object next() {
        int index = next;
        next = index + 1 == keys.length ? 0 : index + 1;
        return keys[index];
    }

    /** The next so many keys. */
    Object[] next(int count) {
        Object[] taken = new Object[count];
        Arrays.setAll(taken, i -> next());
        return taken;
    }
}

package io.github.gomap.benchmarks.longs;

import java.util.Arrays;

/** Keys that are taken one after the other, again and again. */
final class LongRound {
    private final long[] keys;
    private int next;

    LongRound(long[] keys) {
        this.keys = keys;
    }

    long next() {
        int index = next;
        next = index + 1 == keys.length ? 0 : index + 1;
        return keys[index];
    }

    /** The next so many keys. */
    long[] next(int count) {
        long[] taken = new long[count];
        Arrays.setAll(taken, i -> next());
        return taken;
    }
}

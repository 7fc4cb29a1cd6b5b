package io.github.gomap;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Which threads are inside of a function that computes a value for a {@link ConcurrentGoMap}: counted by groups of threads, so
 * that a thread which is not learns it from one number that nobody else writes.
 */
final class Computations {
    private static final int GROUPS = 64;

    /** Each group's number has a cache line of its own. */
    private static final int STRIDE = 16;

    private static final AtomicIntegerArray RUNNING = new AtomicIntegerArray(GROUPS * STRIDE);

    private Computations() {}

    static void begin(Thread thread) {
        RUNNING.incrementAndGet(group(thread));
    }

    static void end(Thread thread) {
        RUNNING.decrementAndGet(group(thread));
    }

    /** Is this thread, or another of its group, inside of one? */
    static boolean mayRunIn(Thread thread) {
        return RUNNING.getOpaque(group(thread)) != 0;
    }

    private static int group(Thread thread) {
        return (int) (thread.getId() & (GROUPS - 1)) * STRIDE;
    }
}

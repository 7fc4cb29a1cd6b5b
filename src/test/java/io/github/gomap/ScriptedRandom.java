package io.github.gomap;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * A generator that hands out exactly the numbers a test has prescribed.
 *
 * <p>GoMap promises one {@link #nextLong()} per random decision. A draw that nothing prescribed fails at once, and
 * {@link #requireConsumed()} fails when a prescribed draw was not made, so a test knows each decision and its moment.
 */
final class ScriptedRandom implements RandomGenerator {

    private final Queue<Long> script = new ArrayDeque<>();
    private boolean free;

    /** The next draw, after those prescribed before, answers {@code value}. */
    void prescribe(long value) {
        script.add(value);
    }

    /** Runs something that may draw as it likes, such as a check that iterates over the map. */
    void unscripted(Runnable action) {
        requireConsumed();
        free = true;
        try {
            action.run();
        } finally {
            free = false;
        }
    }

    /** Fails if something prescribed was not drawn. */
    void requireConsumed() {
        if (!script.isEmpty()) {
            throw new AssertionError("prescribed but never drawn: " + script);
        }
    }

    @Override
    public long nextLong() {
        if (free) {
            return 0;
        }
        Long value = script.poll();
        if (value == null) {
            throw new AssertionError("a random number was drawn that nothing prescribes");
        }
        return value;
    }
}

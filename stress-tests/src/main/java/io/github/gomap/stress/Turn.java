package io.github.gomap.stress;

import io.github.gomap.GoMap;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.Map;

/** One thread's part in a race: an operation, the keys it uses, and what came of it. */
final class Turn {
    final Operation operation;
    final Situation situation;
    final GoMap<Key, Integer> map;

    /** The keys of this thread and of the other one. */
    final Situation.Roles own;

    final Situation.Roles others;

    /** Distinguishes the values that the two threads put. */
    final int version;

    /** Of an operation that iterates, made before the race or by the operation. */
    Iterator<Map.Entry<Key, Integer>> iterator;

    /** Whether the iterator has said that there is another entry. */
    boolean isAnnounced;

    /** Whether the iterator stands on the entry of the own key that should be there. */
    boolean canRemove;

    /** The entries that an iteration has met. */
    final Entries met = new Entries();

    Object result;

    private Throwable thrown;

    Turn(Operation operation, Situation situation, GoMap<Key, Integer> map, int thread) {
        this.operation = operation;
        this.situation = situation;
        this.map = map;
        own = situation.roles(thread);
        others = situation.roles(1 - thread);
        version = 1 + thread;
        operation.prepare(this);
    }

    void run() {
        try {
            operation.run(this);
        } catch (Throwable t) {
            thrown = t;
        }
    }

    /** Was this thread told of the misuse, with the message that its operation should give? */
    boolean isReported() {
        return thrown instanceof ConcurrentModificationException && operation.kind.message.equals(thrown.getMessage());
    }

    /** What is wrong with the exception that the operation met, or null. */
    String complaint() {
        return thrown == null || isReported() ? null : operation.label + " threw " + describe(thrown);
    }

    /** What is wrong with the result of a reading operation, given the states that the map went through, or null. */
    String complaint(Model model) {
        if (thrown != null) {
            return null;
        }
        String wrong;
        try {
            wrong = operation.examine(this, model);
        } catch (Exception e) {
            wrong = "its result threw " + describe(e);
        }
        return wrong == null ? null : operation.label + ": " + wrong;
    }

    /** Class and place of an exception, its cause, and the message if it is about misuse. */
    static String describe(Throwable thrown) {
        String description = thrown.getClass().getSimpleName();
        if (thrown instanceof ConcurrentModificationException) {
            description += " \"" + thrown.getMessage() + "\"";
        }
        for (StackTraceElement frame : thrown.getStackTrace()) {
            String name = frame.getClassName();
            // All reports are made in one place, which tells nothing.
            if (name.startsWith("io.github.gomap.") && !name.equals("io.github.gomap.WriteGuard")) {
                description += " at " + frame.getFileName() + ":" + frame.getLineNumber();
                break;
            }
        }
        return thrown.getCause() == null ? description : description + " because of " + describe(thrown.getCause());
    }
}

package io.github.gomap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What several threads did to one key, and whether that is linearizable: whether there is an order of all operations that
 * explains every result and in which none comes before another that had ended when it began.
 *
 * <p>Maps are linearizable if each key is (Herlihy and Wing's locality). The check goes through the calls and returns in their
 * order in time and keeps all explanations so far: the value, and which of the operations under way have had their effect
 * (after Wing and Gong; with a handful of threads there are few).
 */
final class RegisterHistory {
    /** No value. Values are positive. */
    static final int ABSENT = 0;

    enum Kind {
        GET,
        PUT,
        REMOVE,
        COMPUTE_IF_ABSENT,
        REPLACE,
        /** {@code replace(key, expected, value)}; the result is 1 or 0. */
        REPLACE_VALUE
    }

    /** An operation of a thread, whose number is 0 to 30, from one time to another; threads do one thing at a time. */
    record Operation(int thread, Kind kind, int value, int expected, int result, long called, long returned) {
        int resultOn(int present) {
            return switch (kind) {
                case GET, PUT, REMOVE, REPLACE -> present;
                case COMPUTE_IF_ABSENT -> present == ABSENT ? value : present;
                case REPLACE_VALUE -> present != ABSENT && present == expected ? 1 : 0;
            };
        }

        int effectOn(int present) {
            return switch (kind) {
                case GET -> present;
                case PUT -> value;
                case REMOVE -> ABSENT;
                case COMPUTE_IF_ABSENT -> present == ABSENT ? value : present;
                case REPLACE -> present == ABSENT ? ABSENT : value;
                case REPLACE_VALUE -> present != ABSENT && present == expected ? value : present;
            };
        }
    }

    /** An explanation: the value at this time, and a bit for each thread whose operation has had its effect already. */
    private record Explanation(int value, int effective) {}

    private record Event(long time, boolean isCall, Operation operation) {}

    private RegisterHistory() {}

    /** Null if it is linearizable, else the first operation that nothing explains. */
    static Operation firstUnexplained(List<Operation> operations) {
        List<Event> events = new ArrayList<>();
        for (Operation operation : operations) {
            events.add(new Event(operation.called, true, operation));
            events.add(new Event(operation.returned, false, operation));
        }
        // Of one time: calls first, since then more is possible.
        events.sort(Comparator.comparingLong(Event::time).thenComparing(event -> !event.isCall));
        Set<Explanation> explanations = Set.of(new Explanation(ABSENT, 0));
        Operation[] underWay = new Operation[31];
        for (Event event : events) {
            Operation operation = event.operation;
            if (event.isCall) {
                underWay[operation.thread] = operation;
                continue;
            }
            Set<Explanation> next = new HashSet<>();
            for (Explanation explanation : explanations) {
                complete(explanation, operation, underWay, next, new HashSet<>());
            }
            if (next.isEmpty()) {
                return operation;
            }
            underWay[operation.thread] = null;
            explanations = next;
        }
        return null;
    }

    /** Adds all explanations in which this operation has had its effect, perhaps after others that are under way. */
    private static void complete(
            Explanation explanation,
            Operation ending,
            Operation[] underWay,
            Set<Explanation> completed,
            Set<Explanation> tried) {
        if (!tried.add(explanation)) {
            return;
        }
        int bit = 1 << ending.thread;
        if ((explanation.effective & bit) != 0) {
            completed.add(new Explanation(explanation.value, explanation.effective & ~bit));
            return;
        }
        for (Operation operation : underWay) {
            if (operation != null
                    && (explanation.effective & 1 << operation.thread) == 0
                    && operation.resultOn(explanation.value) == operation.result) {
                Explanation later = new Explanation(
                        operation.effectOn(explanation.value), explanation.effective | 1 << operation.thread);
                complete(later, ending, underWay, completed, tried);
            }
        }
    }
}

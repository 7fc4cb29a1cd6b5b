package io.github.gomap.stress;

import io.github.gomap.GoLongMap;
import io.github.gomap.LongEntryCursor;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A {@link GoLongMap} and two threads that do one thing each to it at the same time, with keys of their own. The map is quiet,
 * full, or in the middle of a doubling. The result is one of those that {@link Race} explains.
 */
abstract class LongRace {
    /** 16 buckets are full with 104 entries, and the 105th starts a growth that has not ended with the 107th. */
    private static final int[] SIZES = {60, 104, 107};

    private static final String WRITES = "concurrent map writes";

    /** What a thread does with a key of its own that is there, and one that is not. */
    enum Action {
        PUT_NEW(WRITES) {
            @Override
            void on(LongRace race, long present, long absent) {
                race.map.put(absent, value(absent));
            }
        },
        REMOVE(WRITES) {
            @Override
            void on(LongRace race, long present, long absent) {
                race.check(value(present).equals(race.map.remove(present)), "removed another value");
            }
        },
        COMPUTE(WRITES) {
            @Override
            void on(LongRace race, long present, long absent) {
                race.map.compute(present, (key, value) -> null);
                race.map.computeIfAbsent(absent, LongRace::value);
            }
        },
        READ("concurrent map read and map write") {
            @Override
            void on(LongRace race, long present, long absent) {
                race.check(value(present).equals(race.map.get(present)), "read another value");
                race.check(!race.map.containsKey(absent), "found what is not there");
            }
        },
        ITERATE("concurrent map iteration and map write") {
            @Override
            void on(LongRace race, long present, long absent) {
                Set<Long> met = new HashSet<>();
                for (LongEntryCursor<Integer> cursor = race.map.cursor(); cursor.moveNext(); ) {
                    race.check(value(cursor.key()).equals(cursor.value()), "met another value");
                    race.check(met.add(cursor.key()), "met a key twice");
                }
                // The other thread changes keys below 10 and above 1,000.
                for (long key = 10; key < race.size; key++) {
                    race.check(met.contains(key), "missed a key");
                }
            }
        };

        private final String report;

        Action(String report) {
            this.report = report;
        }

        abstract void on(LongRace race, long present, long absent);

        boolean isWrite() {
            return report.equals(WRITES);
        }
    }

    private final Action[] actions;
    private final Throwable[] thrown = new Throwable[2];
    private final int size = SIZES[ThreadLocalRandom.current().nextInt(SIZES.length)];
    private final GoLongMap<Integer> map = new GoLongMap<>();

    LongRace(Action[] first, Action[] second) {
        actions = new Action[] {any(first), any(second)};
        fill();
    }

    private static Action any(Action[] actions) {
        return actions[ThreadLocalRandom.current().nextInt(actions.length)];
    }

    private static Integer value(long key) {
        return (int) key + 7;
    }

    private void fill() {
        for (long key = 0; key < size; key++) {
            map.put(key, value(key));
        }
    }

    private void check(boolean condition, String complaint) {
        if (!condition) {
            throw new Complaint(complaint);
        }
    }

    /** What an operation returned is not what the map had. */
    private static final class Complaint extends RuntimeException {
        private static final long serialVersionUID = 1;

        Complaint(String message) {
            super(message);
        }
    }

    /** What one of the two threads does. */
    final void run(int thread) {
        try {
            actions[thread].on(this, present(thread), absent(thread));
        } catch (Throwable t) {
            thrown[thread] = t;
        }
    }

    private static long present(int thread) {
        return 1 + thread;
    }

    private static long absent(int thread) {
        return 1_001 + thread;
    }

    /* ---------------- The verdict ---------------- */

    final void judge(L_Result result) {
        result.r1 = verdict();
    }

    private String verdict() {
        boolean bothWrite = actions[0].isWrite() && actions[1].isWrite();
        // What a write returns beside another one is as good as the map that both leave.
        boolean isMistaken = bothWrite && (thrown[0] instanceof Complaint || thrown[1] instanceof Complaint);
        for (int thread = 0; thread < 2; thread++) {
            boolean isMistake = isMistaken && thrown[thread] instanceof Complaint;
            if (thrown[thread] != null && !isReported(thread) && !isMistake) {
                return "wrong: " + actions[thread] + " threw " + Turn.describe(thrown[thread]) + ": "
                        + thrown[thread].getMessage();
            }
        }
        boolean isReported = isReported(0) || isReported(1);
        boolean isInOrder = isInOrder(isReported && bothWrite) && !isMistaken;
        if (!isUsable()) {
            return "wrong: cannot be used after it was cleared";
        }
        if (isInOrder) {
            return isReported ? Race.REPORTED : Race.CORRECT;
        }
        if (!bothWrite) {
            return "wrong: damaged by " + actions[0] + " and " + actions[1];
        }
        return isReported ? Race.DAMAGED : "unreported: damaged by " + actions[0] + " and " + actions[1];
    }

    private boolean isReported(int thread) {
        return thrown[thread] instanceof ConcurrentModificationException
                && actions[thread].report.equals(thrown[thread].getMessage());
    }

    /** Has the map what both writes leave? Of writes that were reported nothing is known: then, is it the same in all ways? */
    private boolean isInOrder(boolean isAnyContent) {
        Map<Long, Integer> met = new HashMap<>();
        try {
            map.forEach((key, value) -> met.put(key, value));
            boolean isWhole = met.size() == map.size() && map.equals(met);
            return isWhole && (isAnyContent || met.equals(expected()));
        } catch (RuntimeException e) {
            return false;
        }
    }

    private Map<Long, Integer> expected() {
        Map<Long, Integer> expected = new HashMap<>();
        for (long key = 0; key < size; key++) {
            expected.put(key, value(key));
        }
        for (int thread = 0; thread < 2; thread++) {
            if (actions[thread] == Action.REMOVE || actions[thread] == Action.COMPUTE) {
                expected.remove(present(thread));
            }
            if (actions[thread] == Action.PUT_NEW || actions[thread] == Action.COMPUTE) {
                expected.put(absent(thread), value(absent(thread)));
            }
        }
        return expected;
    }

    private boolean isUsable() {
        try {
            map.clear();
            fill();
            boolean isWhole = map.size() == size;
            for (long key = 0; key < size; key++) {
                isWhole &= value(key).equals(map.get(key));
            }
            return isWhole;
        } catch (RuntimeException e) {
            return false;
        }
    }
}

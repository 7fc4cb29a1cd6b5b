package io.github.gomap.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.github.gomap.GoMap;
import java.util.ConcurrentModificationException;
import java.util.concurrent.ThreadLocalRandom;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * Two threads that write and read one map without a lock and go on although they are told: nothing hangs, and once they
 * have stopped, clearing the map repairs it.
 *
 * <p>Each of them does some hundred operations on keys of its own and of the other one, in any {@link Situation}; in an
 * overlong chain that keeps changing the order in which its keys are indexed. An operation that does not end is reported by
 * {@link Watchdog}, with its stack. Whoever goes on after a report works on a map that may be damaged, so what he reads
 * there proves nothing.
 *
 * <pre>
 * java -jar stress-tests/target/stress-tests.jar -t IgnoredReports
 * </pre>
 *
 * <pre>
 *                        RESULT       EXPECT  DESCRIPTION
 *                        usable   Acceptable  All operations ended; the map works again once it is cleared.
 *    after a report: threw ...   Interesting  Another exception met by a thread that should have stopped.
 *         before any report: ...    Forbidden  Another exception, although nobody had been told.
 *                   broken: ...     Forbidden  The map cannot be used any more.
 * </pre>
 */
@JCStressTest
@Outcome(id = "usable", expect = ACCEPTABLE, desc = "All operations ended; the map works again once it is cleared.")
@Outcome(
        id = "after a report.*",
        expect = ACCEPTABLE_INTERESTING,
        desc = "Another exception met by a thread that should have stopped.")
@Outcome(expect = FORBIDDEN, desc = "Another exception before any report, or a map that cannot be used any more.")
@State
public class IgnoredReports {
    private static final int OPERATIONS = 300;

    private final Situation situation = Race.anySituation();
    private final GoMap<Key, Integer> map = situation.build();

    private volatile boolean isReported;
    private volatile String complaint;

    @Actor
    public void first() {
        misuse(0);
    }

    @Actor
    public void second() {
        misuse(1);
    }

    @Arbiter
    public void verdict(L_Result result) {
        String useless = Content.complaintAboutUse(map, situation);
        if (useless != null) {
            result.r1 = "broken: " + useless;
        } else {
            result.r1 = complaint == null ? "usable" : complaint;
        }
    }

    private void misuse(int thread) {
        Watchdog.watch(thread, "ignored reports, " + situation);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int i = 0; i < OPERATIONS; i++) {
            boolean wasReported = isReported;
            try {
                operate(
                        random,
                        situation.keys().get(random.nextInt(situation.keys().size())));
            } catch (ConcurrentModificationException e) {
                isReported = true;
            } catch (Throwable e) {
                complaint = (wasReported ? "after a report: threw " : "before any report: threw ") + Turn.describe(e);
            }
        }
        Watchdog.watch(thread, null);
    }

    private void operate(ThreadLocalRandom random, Key key) {
        switch (random.nextInt(16)) {
            case 0 -> map.finishGrowth();
            case 1 -> map.forEach((met, value) -> {});
            case 2, 3, 4 -> map.get(key);
            case 5, 6, 7, 8, 9 -> map.remove(key);
            default -> map.put(key, Key.value(situation.indexOf(key), 1));
        }
    }
}

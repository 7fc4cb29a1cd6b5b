package io.github.gomap.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A map whose keys are longs, used by two threads without a lock. It has the engine of GoMap, whose tests meet every
 * pair of operations; these meet the code that is not shared: to find, insert and delete, and the cursor.
 *
 * <pre>
 * java -jar stress-tests/target/stress-tests.jar -t LongMap
 * </pre>
 */
@Outcome(id = "correct", expect = ACCEPTABLE, desc = "As if one came after the other.")
@Outcome(id = "reported", expect = ACCEPTABLE, desc = "Somebody was told; the map is in order.")
@Outcome(id = "reported, damaged", expect = ACCEPTABLE, desc = "A writer was told; the map must be cleared.")
@Outcome(id = "unreported.*", expect = ACCEPTABLE_INTERESTING, desc = "Neither writer was told, and the map is damaged.")
@Outcome(expect = FORBIDDEN, desc = "Another exception, a wrong value, or a map that cannot be used again.")
public final class LongMap {
    private static final LongRace.Action[] WRITES = {
        LongRace.Action.PUT_NEW, LongRace.Action.REMOVE, LongRace.Action.COMPUTE
    };

    private LongMap() {}

    /** Two writers. */
    @JCStressTest
    @JCStressMeta(LongMap.class)
    @State
    public static class Writers extends LongRace {
        public Writers() {
            super(WRITES, WRITES);
        }

        @Actor
        public void first() {
            run(0);
        }

        @Actor
        public void second() {
            run(1);
        }

        @Arbiter
        public void verdict(L_Result result) {
            judge(result);
        }
    }

    /** A reader and a writer. */
    @JCStressTest
    @JCStressMeta(LongMap.class)
    @State
    public static class ReaderAndWriter extends LongRace {
        public ReaderAndWriter() {
            super(new Action[] {Action.READ}, WRITES);
        }

        @Actor
        public void first() {
            run(0);
        }

        @Actor
        public void second() {
            run(1);
        }

        @Arbiter
        public void verdict(L_Result result) {
            judge(result);
        }
    }

    /** A cursor and a writer. */
    @JCStressTest
    @JCStressMeta(LongMap.class)
    @State
    public static class IteratorAndWriter extends LongRace {
        public IteratorAndWriter() {
            super(new Action[] {Action.ITERATE}, WRITES);
        }

        @Actor
        public void first() {
            run(0);
        }

        @Actor
        public void second() {
            run(1);
        }

        @Arbiter
        public void verdict(L_Result result) {
            judge(result);
        }
    }
}

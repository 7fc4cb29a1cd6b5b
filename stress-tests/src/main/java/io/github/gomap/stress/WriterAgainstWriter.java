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
import org.openjdk.jcstress.infra.results.LLL_Result;

/**
 * Two threads that write one map without a lock: the misuse that Go ends with "fatal error: concurrent map writes".
 *
 * <p>Each nested class races one write against all nine, in every {@link Situation}. A write that begins while another one
 * is going on is reported. The flag is no lock, though: two that begin at the very same time may both get past it. Then
 * the map may be damaged, one of them usually notices at its end, and clearing the map repairs it.
 *
 * <pre>
 * java -jar stress-tests/target/stress-tests.jar -t WriterAgainstWriter
 * </pre>
 *
 * <p>The result is what the other thread did, the state of the map, and the verdict, which {@link Race} explains.
 *
 * <pre>
 *                                    RESULT       EXPECT  DESCRIPTION
 *                    clear, quiet, correct   Acceptable  One write came after the other.
 *                   clear, quiet, reported   Acceptable  A writer was told; the map is in order.
 *          clear, quiet, reported, damaged   Acceptable  A writer was told; the map must be cleared.
 *    clear, quiet, unreported: size differs  Interesting  Neither was told, and the map is damaged.
 *      clear, quiet, wrong: get threw ...    Forbidden   Never, whatever else.
 * </pre>
 */
@Outcome(id = ".*, correct", expect = ACCEPTABLE, desc = "One write came after the other.")
@Outcome(id = ".*, reported", expect = ACCEPTABLE, desc = "A writer was told; the map is in order.")
@Outcome(id = ".*, reported, damaged", expect = ACCEPTABLE, desc = "A writer was told; the map must be cleared.")
@Outcome(id = ".*, unreported.*", expect = ACCEPTABLE_INTERESTING, desc = "Neither was told, and the map is damaged.")
@Outcome(expect = FORBIDDEN, desc = "Another exception, a wrong value, or a map that cannot be used again.")
public final class WriterAgainstWriter {
    private WriterAgainstWriter() {}

    /** An insertion, which in a full map starts a growth and in a growing one moves two buckets. */
    @JCStressTest
    @JCStressMeta(WriterAgainstWriter.class)
    @State
    public static class PutNew extends Race {
        public PutNew() {
            super(Operation.PUT_NEW, WRITERS);
        }

        @Actor
        public void first() {
            runFirst();
        }

        @Actor
        public void second() {
            runSecond();
        }

        @Arbiter
        public void verdict(LLL_Result result) {
            judge(result);
        }
    }

    /** A replacement: no structural change, but in a growing map it moves two buckets, too. */
    @JCStressTest
    @JCStressMeta(WriterAgainstWriter.class)
    @State
    public static class PutExisting extends Race {
        public PutExisting() {
            super(Operation.PUT_EXISTING, WRITERS);
        }

        @Actor
        public void first() {
            runFirst();
        }

        @Actor
        public void second() {
            runSecond();
        }

        @Arbiter
        public void verdict(LLL_Result result) {
            judge(result);
        }
    }

    /** A removal, which clears a slot that the other thread may just be searching or filling. */
    @JCStressTest
    @JCStressMeta(WriterAgainstWriter.class)
    @State
    public static class Remove extends Race {
        public Remove() {
            super(Operation.REMOVE, WRITERS);
        }

        @Actor
        public void first() {
            runFirst();
        }

        @Actor
        public void second() {
            runSecond();
        }

        @Arbiter
        public void verdict(LLL_Result result) {
            judge(result);
        }
    }

    /** All entries go, a growth ends and the seed is renewed. */
    @JCStressTest
    @JCStressMeta(WriterAgainstWriter.class)
    @State
    public static class Clear extends Race {
        public Clear() {
            super(Operation.CLEAR, WRITERS);
        }

        @Actor
        public void first() {
            runFirst();
        }

        @Actor
        public void second() {
            runSecond();
        }

        @Arbiter
        public void verdict(LLL_Result result) {
            judge(result);
        }
    }

    /** A read and a write with a function between them, that go by where the key was. */
    @JCStressTest
    @JCStressMeta(WriterAgainstWriter.class)
    @State
    public static class Compute extends Race {
        public Compute() {
            super(Operation.COMPUTE, WRITERS);
        }

        @Actor
        public void first() {
            runFirst();
        }

        @Actor
        public void second() {
            runSecond();
        }

        @Arbiter
        public void verdict(LLL_Result result) {
            judge(result);
        }
    }

    /** The same for a key that is absent: where it was not, it may be by now. */
    @JCStressTest
    @JCStressMeta(WriterAgainstWriter.class)
    @State
    public static class Merge extends Race {
        public Merge() {
            super(Operation.MERGE, WRITERS);
        }

        @Actor
        public void first() {
            runFirst();
        }

        @Actor
        public void second() {
            runSecond();
        }

        @Arbiter
        public void verdict(LLL_Result result) {
            judge(result);
        }
    }

    /** A removal through an iterator made before the race. */
    @JCStressTest
    @JCStressMeta(WriterAgainstWriter.class)
    @State
    public static class IteratorRemove extends Race {
        public IteratorRemove() {
            super(Operation.ITERATOR_REMOVE, WRITERS);
        }

        @Actor
        public void first() {
            runFirst();
        }

        @Actor
        public void second() {
            runSecond();
        }

        @Arbiter
        public void verdict(LLL_Result result) {
            judge(result);
        }
    }

    /** The whole of the evacuation that the other thread may be working on. */
    @JCStressTest
    @JCStressMeta(WriterAgainstWriter.class)
    @State
    public static class FinishGrowth extends Race {
        public FinishGrowth() {
            super(Operation.FINISH_GROWTH, WRITERS);
        }

        @Actor
        public void first() {
            runFirst();
        }

        @Actor
        public void second() {
            runSecond();
        }

        @Arbiter
        public void verdict(LLL_Result result) {
            judge(result);
        }
    }

    /** Several insertions in a row, and a chance to find the map empty. */
    @JCStressTest
    @JCStressMeta(WriterAgainstWriter.class)
    @State
    public static class PutAll extends Race {
        public PutAll() {
            super(Operation.PUT_ALL, WRITERS);
        }

        @Actor
        public void first() {
            runFirst();
        }

        @Actor
        public void second() {
            runSecond();
        }

        @Arbiter
        public void verdict(LLL_Result result) {
            judge(result);
        }
    }
}

package io.github.gomap.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/**
 * A thread that reads a map which another one writes without a lock: "concurrent map read and map write".
 *
 * <p>Each nested class races one kind of read against all nine writes, in every {@link Situation}. The reader compares
 * the count of writes at its end with that at its beginning, so whatever it read while a write went on is not returned
 * but reported. The writer is never disturbed.
 *
 * <pre>
 * java -jar stress-tests/target/stress-tests.jar -t ReaderAgainstWriter
 * </pre>
 *
 * <p>The result is what the writer did, the state of the map, and the verdict, which {@link Race} explains.
 *
 * <pre>
 *                                       RESULT      EXPECT  DESCRIPTION
 *                        clear, quiet, correct  Acceptable  The read came before the write or after it.
 *                       clear, quiet, reported  Acceptable  The reader was told; the write is done.
 *    clear, quiet, wrong: get: ... (one bucket)  Forbidden  Never, whatever else.
 * </pre>
 */
@Outcome(id = ".*, correct", expect = ACCEPTABLE, desc = "The read came before the write or after it.")
@Outcome(id = ".*, reported", expect = ACCEPTABLE, desc = "The reader was told; the write is done.")
@Outcome(expect = FORBIDDEN, desc = "Something was read that never was, another exception, or the write was disturbed.")
public final class ReaderAgainstWriter {
    private ReaderAgainstWriter() {}

    /** Lookups of the key that is being written, of one that may be there, and of one that is. */
    @JCStressTest
    @JCStressMeta(ReaderAgainstWriter.class)
    @State
    public static class Get extends Race {
        public Get() {
            super(Operation.GET, WRITERS);
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

    /** The only read that compares nothing: it returns a size that the map had. */
    @JCStressTest
    @JCStressMeta(ReaderAgainstWriter.class)
    @State
    public static class Size extends Race {
        public Size() {
            super(Operation.SIZE, WRITERS);
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

    /** A picture of all buckets, which is of one moment. */
    @JCStressTest
    @JCStressMeta(ReaderAgainstWriter.class)
    @State
    public static class Inspect extends Race {
        public Inspect() {
            super(Operation.INSPECT, WRITERS);
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

    /** A copy of all entries, which is of one moment, and a map of its own. */
    @JCStressTest
    @JCStressMeta(ReaderAgainstWriter.class)
    @State
    public static class Clone extends Race {
        public Clone() {
            super(Operation.CLONE, WRITERS);
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

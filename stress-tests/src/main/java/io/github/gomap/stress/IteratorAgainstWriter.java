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
 * A thread that iterates a map which another one writes without a lock: "concurrent map iteration and map write".
 *
 * <p>Each nested class races one part of an iteration against all nine writes, in every {@link Situation}. A step that
 * overlaps with a write is reported. A write between two steps is none of the iterator's business, or what iterators of
 * GoMap are made for: it meets every entry that is present throughout once, none twice, and only values that were.
 *
 * <pre>
 * java -jar stress-tests/target/stress-tests.jar -t IteratorAgainstWriter
 * </pre>
 *
 * <p>The result is what the writer did, the state of the map, and the verdict, which {@link Race} explains.
 *
 * <pre>
 *                                           RESULT      EXPECT  DESCRIPTION
 *                            clear, quiet, correct  Acceptable  The write fell between two steps.
 *                           clear, quiet, reported  Acceptable  The iterating thread was told; the write is done.
 *    clear, quiet, wrong: forEach: ... (one bucket)  Forbidden  Never, whatever else.
 * </pre>
 */
@Outcome(id = ".*, correct", expect = ACCEPTABLE, desc = "The write fell between two steps.")
@Outcome(id = ".*, reported", expect = ACCEPTABLE, desc = "The iterating thread was told; the write is done.")
@Outcome(expect = FORBIDDEN, desc = "An entry missed, met twice or wrong, another exception, or a disturbed write.")
public final class IteratorAgainstWriter {
    private IteratorAgainstWriter() {}

    /** An iterator is made and looks for its first entry; later, in peace, it goes to the end. */
    @JCStressTest
    @JCStressMeta(IteratorAgainstWriter.class)
    @State
    public static class IteratorStart extends Race {
        public IteratorStart() {
            super(Operation.ITERATOR_START, WRITERS);
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

    /** An iterator made before the race goes on for three entries; later, in peace, to the end. */
    @JCStressTest
    @JCStressMeta(IteratorAgainstWriter.class)
    @State
    public static class IteratorStep extends Race {
        public IteratorStep() {
            super(Operation.ITERATOR_STEP, WRITERS);
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

    /** A whole iteration. */
    @JCStressTest
    @JCStressMeta(IteratorAgainstWriter.class)
    @State
    public static class ForEach extends Race {
        public ForEach() {
            super(Operation.FOR_EACH, WRITERS);
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

    /** A whole iteration by a spliterator. */
    @JCStressTest
    @JCStressMeta(IteratorAgainstWriter.class)
    @State
    public static class Stream extends Race {
        public Stream() {
            super(Operation.STREAM, WRITERS);
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

    /** A whole iteration whose entries were counted before. */
    @JCStressTest
    @JCStressMeta(IteratorAgainstWriter.class)
    @State
    public static class Serialise extends Race {
        public Serialise() {
            super(Operation.SERIALISE, WRITERS);
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

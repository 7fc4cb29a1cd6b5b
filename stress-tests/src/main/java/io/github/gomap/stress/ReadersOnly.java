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
 * Threads that only read a map: always correct, never reported, also if a writer has left the map in the middle of a
 * growth.
 *
 * <p>Each nested class races one kind of read against all, in every {@link Situation}, each time with a map that was
 * not read before, because what a map might create when it is first asked is part of the test. To start an iteration is
 * the only read that sets a field: the same value, by whoever is first.
 *
 * <pre>
 * java -jar stress-tests/target/stress-tests.jar -t ReadersOnly
 * </pre>
 *
 * <p>The result is what the other thread did, the state of the map, and the verdict, which {@link Race} explains.
 *
 * <pre>
 *                                          RESULT      EXPECT  DESCRIPTION
 *                              get, quiet, correct  Acceptable  Both saw the map as it is.
 *    get, quiet, wrong: forEach: ... (many buckets)   Forbidden  Never, whatever else; also no report.
 * </pre>
 */
@Outcome(id = ".*, correct", expect = ACCEPTABLE, desc = "Both saw the map as it is.")
@Outcome(expect = FORBIDDEN, desc = "An entry missed, met twice or wrong, or any exception.")
public final class ReadersOnly {
    private ReadersOnly() {}

    /** Lookups. */
    @JCStressTest
    @JCStressMeta(ReadersOnly.class)
    @State
    public static class Get extends Race {
        public Get() {
            super(Operation.GET, READERS);
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

    /** The number of entries. */
    @JCStressTest
    @JCStressMeta(ReadersOnly.class)
    @State
    public static class Size extends Race {
        public Size() {
            super(Operation.SIZE, READERS);
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

    /** A picture of the buckets. */
    @JCStressTest
    @JCStressMeta(ReadersOnly.class)
    @State
    public static class Inspect extends Race {
        public Inspect() {
            super(Operation.INSPECT, READERS);
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

    /** A copy of the map. */
    @JCStressTest
    @JCStressMeta(ReadersOnly.class)
    @State
    public static class Clone extends Race {
        public Clone() {
            super(Operation.CLONE, READERS);
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

    /** An iterator is made. */
    @JCStressTest
    @JCStressMeta(ReadersOnly.class)
    @State
    public static class IteratorStart extends Race {
        public IteratorStart() {
            super(Operation.ITERATOR_START, READERS);
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

    /** An iterator that was there goes on. */
    @JCStressTest
    @JCStressMeta(ReadersOnly.class)
    @State
    public static class IteratorStep extends Race {
        public IteratorStep() {
            super(Operation.ITERATOR_STEP, READERS);
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

    /** A whole iteration, without an iterator. */
    @JCStressTest
    @JCStressMeta(ReadersOnly.class)
    @State
    public static class ForEach extends Race {
        public ForEach() {
            super(Operation.FOR_EACH, READERS);
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
    @JCStressMeta(ReadersOnly.class)
    @State
    public static class Stream extends Race {
        public Stream() {
            super(Operation.STREAM, READERS);
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

    /** A whole iteration into a stream of bytes. */
    @JCStressTest
    @JCStressMeta(ReadersOnly.class)
    @State
    public static class Serialise extends Race {
        public Serialise() {
            super(Operation.SERIALISE, READERS);
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

    /** The methods of Object and a search for a value. */
    @JCStressTest
    @JCStressMeta(ReadersOnly.class)
    @State
    public static class Compare extends Race {
        public Compare() {
            super(Operation.COMPARE, READERS);
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

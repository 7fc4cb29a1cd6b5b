package io.github.gomap.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/**
 * All pairs of operations at once, drawn at random: what the build runs, because it takes a minute instead of hours.
 *
 * <p>The outcomes are those of the classes that test one operation each: {@link WriterAgainstWriter},
 * {@link ReaderAgainstWriter}, {@link IteratorAgainstWriter} and {@link ReadersOnly}. What is in order is counted in one
 * line; anything else is shown with the pair and the state of the map.
 *
 * <pre>
 * java -jar stress-tests/target/stress-tests.jar -t EveryPair
 * </pre>
 */
public final class EveryPair {
    private EveryPair() {}

    /** Two writers. */
    @JCStressTest
    @JCStressMeta(WriterAgainstWriter.class)
    @State
    public static class Writers extends Race {
        public Writers() {
            super(WRITERS, WRITERS);
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

    /** A reader and a writer. */
    @JCStressTest
    @JCStressMeta(ReaderAgainstWriter.class)
    @State
    public static class ReaderAndWriter extends Race {
        public ReaderAndWriter() {
            super(DIRECT_READERS, WRITERS);
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

    /** An iterating thread and a writer. */
    @JCStressTest
    @JCStressMeta(IteratorAgainstWriter.class)
    @State
    public static class IteratorAndWriter extends Race {
        public IteratorAndWriter() {
            super(ITERATORS, WRITERS);
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

    /** Two readers. */
    @JCStressTest
    @JCStressMeta(ReadersOnly.class)
    @State
    public static class Readers extends Race {
        public Readers() {
            super(READERS, READERS);
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

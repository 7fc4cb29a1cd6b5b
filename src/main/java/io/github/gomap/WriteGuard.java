package io.github.gomap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ConcurrentModificationException;
import java.util.Set;

/**
 * The write flag: what brackets every operation of a table and reports misuse by two threads.
 *
 * <p>It is a sequence lock that nobody waits for. Go has a flag only; the count beside it also shows a write that came
 * and went while another operation was running.
 *
 * <p>Invariant: (W1) whatever user code throws, outside of an operation the {@link #stamp()} is even.
 */
abstract class WriteGuard {
    private static final VarHandle STAMP;

    static {
        try {
            STAMP = MethodHandles.lookup().findVarHandle(WriteGuard.class, "stamp", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Go's write flag in the lowest bit; above it a number that each write changes. */
    int stamp;

    /** Another number after each write; odd while one is in progress. */
    final int stamp() {
        return (int) STAMP.getOpaque(this);
    }

    /** Is a write in progress? */
    final boolean writing() {
        return (stamp() & 1) != 0;
    }

    final void resetStamp() {
        stamp = 0;
    }

    /* ---------------- Writes ---------------- */

    /** Raises the flag; the result is for {@link #endWrite} or {@link #writeFailed}. */
    final int beginWrite() {
        int begun = raised(beginWriteless());
        STAMP.setOpaque(this, begun);
        VarHandle.storeStoreFence();
        return begun;
    }

    /**
     * The stamp during a write of this thread that begins at this one: odd, and not the same for two threads, so that of
     * two writes that begin at the same time at least one does not find at its end what it has set. The number of the
     * thread costs a load; a compare-and-set, which would leave no gap at all, a third of the time of a put.
     */
    static int raised(int stamp) {
        return stamp + 1 + ((int) Thread.currentThread().getId() << 1);
    }

    /** The first half of a write that only reads for the time being; {@link #checkUnchanged} ends it. */
    final int beginWriteless() {
        int present = stamp();
        if ((present & 1) != 0) {
            throw concurrentWrites();
        }
        return present;
    }

    final void endWrite(int begun) {
        checkUnchanged(begun);
        STAMP.setRelease(this, begun + 1);
    }

    final void checkUnchanged(int begun) {
        if (stamp() != begun) {
            throw concurrentWrites();
        }
    }

    /*
     * Who catches what a write throws takes the flag down himself, by a bare store: where a stack has ended there may be no
     * room for a call. If the flag is no longer his, he stores nothing, not even what he has just read: two writers that
     * overlap would leave it up.
     */

    /** What to throw when a write met an exception, after its flag has been taken down: misuse, if another write overlapped with it. */
    final <T extends Throwable> RuntimeException writeFailed(int begun, Throwable thrown) throws T {
        return failed(stamp() == begun + 1, thrown);
    }

    /** The same for the part of a write that begins without raising the flag. */
    final <T extends Throwable> RuntimeException searchFailed(int begun, Throwable thrown) throws T {
        return failed(stamp() == begun, thrown);
    }

    @SuppressWarnings("unchecked")
    private <T extends Throwable> RuntimeException failed(boolean unchanged, Throwable thrown) throws T {
        if (thrown instanceof RuntimeException exception && isMisuse(unchanged, exception)) {
            throw because(concurrentWrites(), thrown);
        }
        throw (T) thrown;
    }

    /* ---------------- Reads ---------------- */

    final int beginRead() {
        int present = (int) STAMP.getAcquire(this);
        if ((present & 1) != 0) {
            throw concurrentReadAndWrite();
        }
        return present;
    }

    final void endRead(int begun) {
        VarHandle.loadLoadFence();
        if (stamp != begun) {
            throw concurrentReadAndWrite();
        }
    }

    /** What to throw when a read met an exception: misuse, if a write overlapped with it. */
    final RuntimeException readFailed(int begun, RuntimeException thrown) {
        return isMisuse(stamp() == begun, thrown) ? because(concurrentReadAndWrite(), thrown) : thrown;
    }

    /* ---------------- Iteration steps ---------------- */

    final int beginStep() {
        int present = (int) STAMP.getAcquire(this);
        if ((present & 1) != 0) {
            throw concurrentIterationAndWrite();
        }
        return present;
    }

    final void endStep(int begun) {
        VarHandle.loadLoadFence();
        if (stamp != begun) {
            throw concurrentIterationAndWrite();
        }
    }

    /** What to throw when a step of an iteration met an exception. */
    final RuntimeException stepFailed(int begun, RuntimeException thrown) {
        return isMisuse(stamp() == begun, thrown) ? because(concurrentIterationAndWrite(), thrown) : thrown;
    }

    /* ---------------- Reports ---------------- */

    /*
     * Two writers that begin at the very same time hold the same stamp, so the first of them to fail sees no change; and
     * what they leave may make a later operation fail. Therefore an exception also tells of misuse if the code that
     * walks the buckets raised it itself, which it never does for one thread.
     */
    private static final Set<String> WALKERS = Set.of(
            "io.github.gomap.BucketArray",
            "io.github.gomap.BucketRow",
            "io.github.gomap.ChainEvacuation",
            "io.github.gomap.ChainIndex",
            "io.github.gomap.DirectorySegment",
            "io.github.gomap.Evacuation",
            "io.github.gomap.IntKeys",
            "io.github.gomap.IntTable",
            "io.github.gomap.IntWords",
            "io.github.gomap.Keys",
            "io.github.gomap.LongKeys",
            "io.github.gomap.LongTable",
            "io.github.gomap.LongWords",
            "io.github.gomap.ObjectKeys",
            "io.github.gomap.ObjectTable",
            "io.github.gomap.Overflow",
            "io.github.gomap.Route",
            "io.github.gomap.Segment",
            "io.github.gomap.SortedSlots",
            "io.github.gomap.Table",
            "io.github.gomap.Tophash");

    /** Library classes that they call and that call no user code. */
    private static final Set<String> HELPERS = Set.of(
            "java.lang.Integer",
            "java.lang.System",
            "java.util.AbstractQueue",
            "java.util.Arrays",
            "java.util.Objects",
            "java.util.PriorityQueue");

    private static boolean isMisuse(boolean unchanged, RuntimeException thrown) {
        return !(thrown instanceof ConcurrentModificationException) && (!unchanged || isRaisedByWalker(thrown));
    }

    /**
     * Has a walker raised an exception before? The compiler replaces exceptions that were raised often from one place by
     * some without a trace, so these come from a walker only in a program that has misused a map for long.
     */
    private static boolean hasWalkerFailed;

    private static boolean isRaisedByWalker(RuntimeException thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        if (trace.length == 0) {
            return hasWalkerFailed
                    && (thrown instanceof NullPointerException || thrown instanceof IndexOutOfBoundsException);
        }
        boolean isByWalker = isRaisedByWalker(trace, thrown instanceof ClassCastException);
        hasWalkerFailed |= isByWalker;
        return isByWalker;
    }

    private static boolean isRaisedByWalker(StackTraceElement[] trace, boolean isOfComparison) {
        boolean isByHelper = false;
        for (StackTraceElement frame : trace) {
            String outermost = frame.getClassName().split("\\$", 2)[0];
            if (WALKERS.contains(outermost)) {
                // A key may be an Integer, too; what its methods throw is not what the queue of holes throws.
                return !isByHelper || !isOfComparison;
            }
            if (!HELPERS.contains(outermost)) {
                return false;
            }
            isByHelper = true;
        }
        return false;
    }

    private static ConcurrentModificationException because(ConcurrentModificationException report, Throwable cause) {
        report.initCause(cause);
        return report;
    }

    private static ConcurrentModificationException misuse(String message) {
        Events.misuseDetected(message);
        return new ConcurrentModificationException(message);
    }

    static ConcurrentModificationException concurrentWrites() {
        return misuse("concurrent map writes");
    }

    private static ConcurrentModificationException concurrentReadAndWrite() {
        return misuse("concurrent map read and map write");
    }

    static ConcurrentModificationException concurrentIterationAndWrite() {
        return misuse("concurrent map iteration and map write");
    }
}

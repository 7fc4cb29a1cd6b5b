package io.github.gomap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ConcurrentModificationException;

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

    /** Go's write flag in the lowest bit, above it the number of writes so far. */
    private int stamp;

    /** The number of writes so far, twice, and one more while a write is in progress. */
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
        int begun = beginWriteless() + 1;
        STAMP.setOpaque(this, begun);
        VarHandle.storeStoreFence();
        return begun;
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

    /** Takes the flag down after an exception, and tells one that a second writer caused from one of user code. */
    @SuppressWarnings("unchecked")
    final <T extends Throwable> RuntimeException writeFailed(int begun, Throwable thrown) throws T {
        if (stamp() == begun) {
            if ((begun & 1) != 0) {
                STAMP.setRelease(this, begun + 1);
            }
        } else if (thrown instanceof RuntimeException && !(thrown instanceof ConcurrentModificationException)) {
            throw because(concurrentWrites(), thrown);
        }
        throw (T) thrown;
    }

    /* ---------------- Reads ---------------- */

    final int beginRead() {
        int present = stamp();
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
        return stamp() == begun || thrown instanceof ConcurrentModificationException
                ? thrown
                : because(concurrentReadAndWrite(), thrown);
    }

    /* ---------------- Iteration steps ---------------- */

    final int beginStep() {
        int present = stamp();
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
        return stamp() == begun || thrown instanceof ConcurrentModificationException
                ? thrown
                : because(concurrentIterationAndWrite(), thrown);
    }

    /* ---------------- Reports ---------------- */

    private static ConcurrentModificationException because(ConcurrentModificationException report, Throwable cause) {
        report.initCause(cause);
        return report;
    }

    private static ConcurrentModificationException concurrentWrites() {
        return new ConcurrentModificationException("concurrent map writes");
    }

    private static ConcurrentModificationException concurrentReadAndWrite() {
        return new ConcurrentModificationException("concurrent map read and map write");
    }

    private static ConcurrentModificationException concurrentIterationAndWrite() {
        return new ConcurrentModificationException("concurrent map iteration and map write");
    }
}

package io.github.gomap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a shard: exclusive, not reentrant, unfair; it knows its owner and does not pin virtual threads.
 *
 * <p>Whoever holds it gives it back in two steps, first the lock and then the sleep of who waits for it:
 *
 * <pre>{@code
 * lock.lock();
 * try {
 *     // …
 * } finally {
 *     lock.owner = null;
 *     lock.wakeNext();
 * }
 * }</pre>
 *
 * The first step is no call, because a stack may have ended there, with no room for one; a lock that is given back by a call would
 * stay taken for good. If there is no room for the second, who waits wakes up by himself soon. Nor may a call follow the store that
 * takes the lock: {@code ReentrantLock} may have been taken when the stack ends in its {@code lock()}, because that method uses the
 * part of the stack that the JVM reserves for it (JEP 270) and the error is thrown as it returns.
 */
final class ShardLock extends AbstractQueuedSynchronizer {
    private static final long serialVersionUID = 1L;

    /** A write takes some hundred nanoseconds, to be put to sleep and woken up a hundred times as long. */
    private static final int ATTEMPTS_BEFORE_WAITING = 128;

    /** How long a wake-up may be late for which the stack of another thread was too short. */
    private static final long MOST_NANOS_ASLEEP = 20_000_000;

    private static final VarHandle OWNER;

    static {
        try {
            OWNER = MethodHandles.lookup().findVarHandle(ShardLock.class, "owner", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Who holds the lock, null = nobody. Used instead of the state of the superclass, which is set by a call. */
    transient volatile @Nullable Thread owner;

    void lock() {
        for (int attempt = 0; attempt < ATTEMPTS_BEFORE_WAITING; attempt++) {
            if (tryAcquire(1)) {
                return;
            }
            Thread.onSpinWait();
        }
        lockLater();
    }

    private void lockLater() {
        boolean isInterrupted = false;
        while (true) {
            try {
                if (tryAcquireNanos(1, MOST_NANOS_ASLEEP)) {
                    break;
                }
            } catch (InterruptedException e) {
                // By no means: the caller of a map's method would not expect it.
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            try {
                Thread.currentThread().interrupt();
            } catch (StackOverflowError e) {
                owner = null;
                throw e;
            }
        }
    }

    /** Comes after the lock has been given back. */
    void wakeNext() {
        release(1);
    }

    boolean isHeldByCurrentThread() {
        return owner == Thread.currentThread();
    }

    boolean isLocked() {
        return owner != null;
    }

    @Override
    protected boolean tryAcquire(int ignored) {
        return owner == null && OWNER.compareAndSet(this, null, Thread.currentThread());
    }

    @Override
    protected boolean tryRelease(int ignored) {
        return true;
    }
}

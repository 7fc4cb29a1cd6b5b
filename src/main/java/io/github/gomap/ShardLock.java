package io.github.gomap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a shard: exclusive, not reentrant, unfair; it knows its owner and does not pin virtual threads.
 *
 * <p>A {@code ReentrantLock} may have been taken when the stack ends in its {@code lock()}: that method may use the part of the
 * stack that the JVM reserves for it (JEP 270), and the error is thrown as it returns, to a caller that has no stack left to
 * find that out. Here a single store takes the lock, another one gives it back, and neither is followed or made by a call that
 * the stack could be too short for: giving back calls less deeply than taking did.
 */
final class ShardLock extends AbstractQueuedSynchronizer {
    private static final long serialVersionUID = 1L;

    /** A write takes some hundred nanoseconds, to be put to sleep and woken up a hundred times as long. */
    private static final int ATTEMPTS_BEFORE_WAITING = 128;

    private static final VarHandle OWNER;

    static {
        try {
            OWNER = MethodHandles.lookup().findVarHandle(ShardLock.class, "owner", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Who holds the lock, null = nobody. Used instead of the state of the superclass, which is set by a call. */
    private transient volatile @Nullable Thread owner;

    void lock() {
        for (int attempt = 0; attempt < ATTEMPTS_BEFORE_WAITING; attempt++) {
            if (tryAcquire(1)) {
                return;
            }
            Thread.onSpinWait();
        }
        acquire(1);
    }

    void unlock() {
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
        owner = null;
        return true;
    }
}

package io.github.gomap.benchmarks.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

/** Threads that work until they are closed, while their owner looks how far they have come. */
public final class Workers implements AutoCloseable {
    /** Counters lie so far apart that no two threads write the same cache line, nor its neighbour. */
    private static final int STRIDE = 16;

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLongArray done;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean closing;

    /** Some operations of one thread. */
    @FunctionalInterface
    public interface Batch {
        /** Does them and returns how many they were. */
        int run();
    }

    /** Starts one thread for each of these, which repeats it. */
    public Workers(List<? extends Batch> batches) {
        done = new AtomicLongArray((batches.size() + 1) * STRIDE);
        for (int i = 0; i < batches.size(); i++) {
            Batch batch = batches.get(i);
            int counter = (i + 1) * STRIDE;
            Thread thread = new Thread(() -> work(batch, counter), "worker " + i);
            // A thread that hangs does not keep the JVM.
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    private void work(Batch batch, int counter) {
        try {
            while (!closing) {
                done.lazySet(counter, done.getPlain(counter) + batch.run());
            }
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
    }

    /** All operations that were done so far. */
    public long operations() {
        long sum = 0;
        for (int i = 1; i <= threads.size(); i++) {
            sum += done.get(i * STRIDE);
        }
        return sum;
    }

    /**
     * The nanoseconds that a thread needed per operation, in windows one after the other. A window in which nothing was
     * done goes on until something is.
     */
    public List<Double> windows(int count, int milliseconds) throws InterruptedException {
        List<Double> nanoseconds = new ArrayList<>();
        long begin = System.nanoTime();
        long operations = operations();
        while (nanoseconds.size() < count) {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
            throwFailure();
            long now = System.nanoTime();
            long soFar = operations();
            if (soFar > operations) {
                nanoseconds.add((double) (now - begin) * threads.size() / (soFar - operations));
                begin = now;
                operations = soFar;
            }
        }
        return nanoseconds;
    }

    private void throwFailure() {
        if (failure.get() != null) {
            throw new IllegalStateException("a thread failed", failure.get());
        }
    }

    /** Waits until all have finished their batch, and throws what any of them threw. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        for (Thread thread : threads) {
            thread.join();
        }
        throwFailure();
    }
}

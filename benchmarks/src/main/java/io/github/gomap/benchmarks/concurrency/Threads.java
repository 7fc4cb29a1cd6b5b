package io.github.gomap.benchmarks.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that begin together and come to an end. */
public final class Threads {
    private Threads() {}

    /** What one of them does. */
    @FunctionalInterface
    public interface Body {
        /** Does it. The threads are numbered from 0. */
        void run(int thread) throws Exception;
    }

    /** Runs this in so many threads, and throws what any of them threw. */
    public static void run(int threads, Body body) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(task(start, body, i)));
            }
            for (Future<Void> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a thread failed", e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private static Callable<Void> task(CyclicBarrier start, Body body, int thread) {
        return () -> {
            start.await();
            body.run(thread);
            return null;
        };
    }
}

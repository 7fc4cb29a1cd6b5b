package io.github.gomap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Threads of a test: what one of them throws fails the test that waits for them. */
final class Threads {
    private final List<Thread> threads = new ArrayList<>();
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());

    void start(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, failure) -> failures.add(failure));
        threads.add(thread);
        thread.start();
    }

    /** Has one of them failed, so that the others need not go on? */
    boolean haveFailed() {
        return !failures.isEmpty();
    }

    void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        if (haveFailed()) {
            throw new AssertionError(failures.size() + " threads have failed", failures.get(0));
        }
    }
}

package io.github.gomap.stress;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Ends the virtual machine if an operation does not end, and says where it hangs: such a machine fails its test.
 *
 * <p>jcstress has a time limit, too, but not while it tries a test out, and it does not tell what was going on.
 */
final class Watchdog {
    private static final long LIMIT_SECONDS = 25;

    private static final AtomicReferenceArray<Object> RUNNING = new AtomicReferenceArray<>(2);

    static {
        Thread thread = new Thread(Watchdog::watch, "watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    private Watchdog() {}

    /** Notes what a thread is about to do, each time another object; null = nothing. */
    static void watch(int thread, Object race) {
        RUNNING.setOpaque(thread, race);
    }

    private static void watch() {
        Object[] seen = new Object[RUNNING.length()];
        int[] seconds = new int[seen.length];
        try {
            while (true) {
                Thread.sleep(1000);
                for (int i = 0; i < seen.length; i++) {
                    Object race = RUNNING.getOpaque(i);
                    seconds[i] = race != null && race == seen[i] ? seconds[i] + 1 : 0;
                    seen[i] = race;
                    if (seconds[i] >= LIMIT_SECONDS) {
                        report(race);
                        Runtime.getRuntime().halt(1);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void report(Object race) {
        System.err.println("An operation does not end: " + race);
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            StackTraceElement[] frames = thread.getValue();
            for (StackTraceElement frame : frames) {
                if (frame.getClassName().startsWith("io.github.gomap.")) {
                    System.err.println(thread.getKey().getName());
                    for (StackTraceElement each : frames) {
                        System.err.println("    at " + each);
                    }
                    break;
                }
            }
        }
    }
}

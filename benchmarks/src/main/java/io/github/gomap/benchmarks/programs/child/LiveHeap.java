package io.github.gomap.benchmarks.programs.child;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Properties;

/** Collects the whole heap over and over, and looks at what is left: the most is what the program needs. */
final class LiveHeap implements Runnable {
    private static final int PAUSE_MILLIS = 100;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private volatile long largest;
    private volatile int looks;

    /** Begins in a thread that does not keep the JVM alive. */
    void start() {
        Thread thread = new Thread(this, "live heap");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(PAUSE_MILLIS);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
        memory.gc();
        largest = Math.max(largest, memory.getHeapMemoryUsage().getUsed());
        looks++;
    }

    void describe(Properties found) {
        look();
        ProgramRun.set(found, "liveBytes", largest);
        ProgramRun.set(found, "looks", looks);
    }
}

package io.github.gomap.stress;

import io.github.gomap.GoMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two threads that misuse one map until one of them is told so or the time is over, again and again.
 *
 * <p>After each run the map is cleared and filled again, and must be as good as new.
 */
final class Duel {
    private static final int WARM_UP_RUNS = 2;

    /** A thread that has not stopped by then, after it was asked to, hangs. */
    private static final long PATIENCE_SECONDS = 20;

    private final Load first;
    private final Load second;
    private final int size;
    private final boolean isGoMap;
    private final List<Double> reportMillis = new ArrayList<>();
    private final Map<String, Integer> faults = new TreeMap<>();
    private Map<Integer, Integer> map = Map.of();
    private int runs;
    private volatile boolean isStopped;

    Duel(Load first, Load second, int size, boolean isGoMap) {
        this.first = first;
        this.second = second;
        this.size = Math.max(first.sizeFor(size), second.sizeFor(size));
        this.isGoMap = isGoMap;
    }

    /** How often misuse was reported in how many runs, how fast, and what else went wrong. */
    record Result(int runs, int reported, Double medianMillis, Double p90Millis, Map<String, Integer> faults) {}

    Result fight(int wantedRuns, long timeMillis) throws InterruptedException {
        renew();
        for (int run = -WARM_UP_RUNS; run < wantedRuns && run(timeMillis, run >= 0); run++) {
            if (!recover()) {
                renew();
            }
        }
        Collections.sort(reportMillis);
        return new Result(runs, reportMillis.size(), quantile(0.5), quantile(0.9), faults);
    }

    /** Null if nothing was reported. */
    private Double quantile(double fraction) {
        int count = reportMillis.size();
        return count == 0 ? null : reportMillis.get((int) Math.min(count - 1, Math.floor(fraction * count)));
    }

    /** One run; false if a thread hangs. */
    private boolean run(long timeMillis, boolean isCounted) throws InterruptedException {
        isStopped = false;
        Fighter[] fighters = {new Fighter(first, 0), new Fighter(second, 1)};
        AtomicInteger ready = new AtomicInteger();
        CountDownLatch isOver = new CountDownLatch(fighters.length);
        for (Fighter fighter : fighters) {
            Thread thread = new Thread(() -> fighter.fight(ready, isOver), fighter.load.label);
            thread.setDaemon(true);
            thread.start();
        }
        if (!isOver.await(timeMillis, TimeUnit.MILLISECONDS)) {
            isStopped = true;
            if (!isOver.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                countFault("hang");
                return false;
            }
        }
        if (isCounted) {
            runs++;
            count(fighters);
        }
        return true;
    }

    private void count(Fighter[] fighters) {
        double soonest = Double.POSITIVE_INFINITY;
        for (Fighter fighter : fighters) {
            if (fighter.isReport()) {
                soonest = Math.min(soonest, fighter.millis());
            } else if (fighter.thrown != null) {
                countFault(fighter.load.label + ": " + Turn.describe(fighter.thrown));
            }
        }
        if (soonest < Double.POSITIVE_INFINITY) {
            reportMillis.add(soonest);
        }
    }

    private void countFault(String fault) {
        faults.merge(fault, 1, Integer::sum);
    }

    private void renew() {
        map = isGoMap ? new GoMap<>() : new HashMap<>();
        fill();
    }

    private void fill() {
        for (int key = 0; key < size; key++) {
            map.put(key, key);
        }
    }

    /** Clears and fills the map; false if it is broken for good. */
    private boolean recover() {
        try {
            map.clear();
            fill();
            boolean isWhole = map.size() == size;
            for (int key = 0; key < size; key += 1 + size / 1000) {
                isWhole &= Integer.valueOf(key).equals(map.get(key));
            }
            if (isWhole) {
                return true;
            }
            countFault("not usable after clear");
        } catch (RuntimeException e) {
            countFault("not usable after clear: " + Turn.describe(e));
        }
        return false;
    }

    /** One of the two threads. */
    private final class Fighter {
        private final Load load;
        private final Runnable task;
        private long begun;
        private long ended;
        private Throwable thrown;

        Fighter(Load load, int thread) {
            this.load = load;
            task = load.on(new Load.Subject(map, size, thread));
        }

        void fight(AtomicInteger ready, CountDownLatch isOver) {
            ready.getAndIncrement();
            while (ready.get() < 2) {
                Thread.onSpinWait();
            }
            begun = System.nanoTime();
            try {
                while (!isStopped) {
                    task.run();
                }
            } catch (Throwable t) {
                ended = System.nanoTime();
                thrown = t;
                isStopped = true;
            }
            isOver.countDown();
        }

        boolean isReport() {
            return thrown instanceof ConcurrentModificationException
                    && (!isGoMap || String.valueOf(thrown.getMessage()).startsWith("concurrent map "));
        }

        double millis() {
            return (ended - begun) / 1e6;
        }
    }
}

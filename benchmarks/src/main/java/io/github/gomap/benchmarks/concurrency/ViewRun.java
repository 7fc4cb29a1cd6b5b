package io.github.gomap.benchmarks.concurrency;

import io.github.gomap.benchmarks.concurrency.Workers.Batch;
import io.github.gomap.benchmarks.concurrency.maps.SharedMap;
import io.github.gomap.benchmarks.concurrency.maps.SharedMapKind;
import io.github.gomap.benchmarks.latency.Percentiles;
import io.github.gomap.benchmarks.results.ConcurrencyResult.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.commons.rng.UniformRandomProvider;

/** One thread visits all entries over and over, as consistently as the map can. All others remove keys and put them back. */
final class ViewRun {
    private static final int FEWEST_WINDOWS = 3;

    private final SharedMapKind kind;
    private final SharedMap<Object, Object> map;
    private final SharedKeys keys;

    ViewRun(SharedMapKind kind, int size) {
        this.kind = kind;
        this.map = kind.newMap();
        this.keys = SharedKeys.of(size);
        keys.fill(map);
    }

    View run(int threads, Timing timing) throws InterruptedException {
        List<Writer> writers = IntStream.range(1, threads).mapToObj(Writer::new).toList();
        Workers workers = new Workers(writers);
        List<Double> nanoseconds;
        try {
            window(writers.size(), timing.warmUpMilliseconds());
            writers.forEach(writer -> writer.measuring = true);
            nanoseconds = windows(writers.size(), timing);
        } finally {
            workers.close();
        }
        return new View(nanoseconds, writers.isEmpty() ? null : writeTimes(writers));
    }

    /** As many windows as take the time of a run; if views take longer than windows, fewer. */
    private List<Double> windows(int writers, Timing timing) {
        List<Double> nanoseconds = new ArrayList<>();
        long end = System.nanoTime()
                + TimeUnit.MILLISECONDS.toNanos((long) timing.windows() * timing.windowMilliseconds());
        while (nanoseconds.size() < FEWEST_WINDOWS || System.nanoTime() < end) {
            nanoseconds.add(window(writers, timing.windowMilliseconds()));
        }
        return nanoseconds;
    }

    /** Views for so long, the last one to its end; the nanoseconds per entry. */
    private double window(int writers, int milliseconds) {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        long now = begin;
        long entries = 0;
        while (now < end) {
            Count count = new Count();
            map.forEach(count::add);
            now = System.nanoTime();
            check(count, writers);
            entries += count.entries;
        }
        return (double) (now - begin) / entries;
    }

    /** Each writer has taken one key away at most. */
    private void check(Count count, int writers) {
        if (kind.viewsOneMoment() && (count.entries > keys.size() || count.entries < keys.size() - writers)) {
            throw new IllegalStateException("a view of one moment has " + count.entries + " entries, not " + keys.size()
                    + " but for " + writers + " at most");
        }
    }

    private static Map<String, Long> writeTimes(List<Writer> writers) {
        Histogram all = Percentiles.newHistogram();
        writers.forEach(writer -> all.add(writer.times));
        return Percentiles.of(all);
    }

    /** What a view has. */
    private static final class Count {
        private int entries;
        private int ofThemselves;

        void add(Object key, Object value) {
            entries++;
            // So that both are looked at.
            if (key == value) {
                ofThemselves++;
            }
        }
    }

    /** A thread that writes, one operation after the other: a map may make it wait for as long as a view takes. */
    private final class Writer implements Batch {
        private final UniformRandomProvider random;
        private final Histogram times = Percentiles.newHistogram();
        private volatile boolean measuring;
        private int removed = -1;

        Writer(int thread) {
            random = SharedKeys.random(thread);
        }

        @Override
        public int run() {
            int key = removed < 0 ? random.nextInt(keys.size()) : removed;
            long begin = System.nanoTime();
            if (removed < 0) {
                map.remove(keys.lookups()[key]);
                removed = key;
            } else {
                map.put(keys.stored()[key], keys.stored()[key]);
                removed = -1;
            }
            if (measuring) {
                times.recordValue(System.nanoTime() - begin);
            }
            return 1;
        }
    }
}

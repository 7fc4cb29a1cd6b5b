package io.github.gomap.benchmarks.concurrency;

import io.github.gomap.benchmarks.concurrency.Workers.Batch;
import io.github.gomap.benchmarks.concurrency.maps.SharedMap;
import io.github.gomap.benchmarks.results.ConcurrencyResult.Mix;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/** Threads read and write a map of known keys. */
final class MixRun {
    private static final int FEWEST_STEPS = 1 << 18;
    private static final int MOST_STEPS = 1 << 20;
    private static final int BATCH = 256;
    private static final int PERCENT = 100;
    private static final double MILLION = 1e6;

    private final SharedMap<Object, Object> map;
    private final SharedKeys keys;
    private final Skew skew;
    private final int readPercent;

    MixRun(SharedMap<Object, Object> map, int size, Skew skew, int readPercent) {
        this.map = map;
        this.keys = SharedKeys.of(size);
        this.skew = skew;
        this.readPercent = readPercent;
        keys.fill(map);
    }

    Mix run(int threads, Timing timing) throws InterruptedException {
        List<Participant> participants =
                IntStream.range(0, threads).mapToObj(Participant::new).toList();
        try (Workers workers = new Workers(participants)) {
            workers.windows(1, timing.warmUpMilliseconds());
            long slowReads = map.slowReads();
            long operations = workers.operations();
            List<Double> nanoseconds = workers.windows(timing.windows(), timing.windowMilliseconds());
            slowReads = map.slowReads() - slowReads;
            double reads = (workers.operations() - operations) * (double) readPercent / PERCENT;
            return new Mix(nanoseconds, map.slowReads() < 0 || reads == 0 ? null : slowReads / reads * MILLION);
        }
    }

    /** One thread. What it is going to do was drawn by lot before, so that no time is lost with it. */
    private final class Participant implements Batch {
        /** The number of a key to read, or the complement of one to write. */
        private final int[] steps;

        private int next;

        /** The number of the key that this thread has removed and not yet put back; negative = none. */
        private int removed = -1;

        private int found;

        Participant(int thread) {
            UniformRandomProvider random = SharedKeys.random(thread);
            int count = Math.max(FEWEST_STEPS, Math.min(Integer.highestOneBit(keys.size()) << 1, MOST_STEPS));
            steps = skew.picks(random, keys.size(), count);
            for (int i = 0; i < steps.length; i++) {
                if (random.nextInt(PERCENT) >= readPercent) {
                    steps[i] = ~steps[i];
                }
            }
        }

        @Override
        public int run() {
            for (int i = 0; i < BATCH; i++) {
                int step = steps[next];
                next = next + 1 & steps.length - 1;
                if (step >= 0) {
                    read(step);
                } else {
                    write(~step);
                }
            }
            return BATCH;
        }

        private void read(int key) {
            // Nobody wants to know how many were found, but that is for the compiler to guess.
            if (map.get(keys.lookups()[key]) != null) {
                found++;
            }
        }

        private void write(int key) {
            if (removed < 0) {
                map.remove(keys.lookups()[key]);
                removed = key;
            } else {
                Object back = keys.stored()[removed];
                map.put(back, back);
                removed = -1;
            }
        }
    }
}

package io.github.gomap.benchmarks.concurrency;

import io.github.gomap.benchmarks.concurrency.maps.SharedMap;
import io.github.gomap.benchmarks.latency.Pauses;
import io.github.gomap.benchmarks.latency.Recorder;
import io.github.gomap.benchmarks.results.ConcurrencyResult.Growth;
import io.github.gomap.benchmarks.results.ConcurrencyResult.Question;
import io.github.gomap.benchmarks.results.LatencyResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/** Threads fill a map together, and each put is timed. */
final class GrowthRun {
    private static final int WARM_UPS = 6;
    private static final int WARM_UP_SHARE = 8;

    private final Supplier<SharedMap<Object, Object>> maps;
    private final Question question;
    private final Timing timing;

    GrowthRun(Supplier<SharedMap<Object, Object>> maps, Question question, Timing timing) {
        this.maps = maps;
        this.question = question;
        this.timing = timing;
    }

    /** Warms up on smaller maps, and then fills one. */
    Growth run(Path pauseLog) throws InterruptedException, IOException {
        SharedKeys keys = SharedKeys.of(question.size());
        int fewer = question.size() / WARM_UP_SHARE;
        SharedKeys part = new SharedKeys(Arrays.copyOf(keys.stored(), fewer), Arrays.copyOf(keys.lookups(), fewer));
        for (int i = 0; i < WARM_UPS; i++) {
            new Filling(part).run();
        }
        Filling filling = new Filling(keys);
        filling.run();
        // The last pause appears in the log when it is over.
        Thread.sleep(50);
        LatencyResult puts = LatencyResult.question(
                "PUT", question.map(), SharedKeys.KIND.name(), question.size(), question.collector(), question.round());
        return new Growth(
                (double) (filling.end - filling.begin) * question.threads() / question.size(),
                Recorder.merged(filling.recorders).answer(puts, Pauses.read(pauseLog, filling.begin, filling.end)));
    }

    /** One map from the first to the last key. */
    private final class Filling {
        private final SharedMap<Object, Object> map = maps.get();
        private final SharedKeys keys;
        private final List<Recorder> recorders;
        private long begin;
        private long end;

        Filling(SharedKeys keys) {
            this.keys = keys;
            this.recorders = IntStream.range(0, question.threads())
                    .mapToObj(thread -> new Recorder(keys.size()))
                    .toList();
        }

        void run() throws InterruptedException {
            System.gc();
            Thread.sleep(timing.settlingMilliseconds());
            begin = System.nanoTime();
            Threads.run(question.threads(), this::putShare);
            end = System.nanoTime();
        }

        /** Each thread takes every so many-th key, so that all of them are equally far. */
        private void putShare(int thread) {
            Recorder recorder = recorders.get(thread);
            UniformRandomProvider random = SharedKeys.random(thread);
            for (int i = thread; i < keys.size(); i += question.threads()) {
                Object key = keys.stored()[i];
                long before = System.nanoTime();
                map.put(key, key);
                recorder.record(i, before, System.nanoTime() - before);
                readOne(thread, i, random);
            }
        }

        private void readOne(int thread, int last, UniformRandomProvider random) {
            int threads = question.threads();
            int earlier = random.nextInt(last / threads + 1) * threads + thread;
            if (map.get(keys.lookups()[earlier]) == null && !(map instanceof NoMap)) {
                throw new IllegalStateException("key number " + earlier + " is lost");
            }
        }
    }
}

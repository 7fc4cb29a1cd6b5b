package io.github.gomap.benchmarks.latency;

import com.google.gson.Gson;
import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.Keys;
import io.github.gomap.benchmarks.MapKind;
import io.github.gomap.benchmarks.results.LatencyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** What a JVM does that times every operation on one map: warm up on smaller maps, run once, and write the result. */
final class TimedRun {
    private static final int WARM_UPS = 6;
    private static final int WARM_UP_SHARE = 8;

    /** Instead of a map's name: the same without a map. */
    static final String CONTROL = "NONE";

    private final Order order;
    private final Operation operation;

    /**
     * What to do.
     *
     * @param question what is asked
     * @param map the kind of map, null = none
     * @param keys the kind of keys
     * @param ratePerSecond of operations at a fixed rate
     * @param log where this JVM logs its pauses
     */
    record Order(LatencyResult question, MapKind map, KeyKind keys, int ratePerSecond, String log) {}

    private TimedRun(Order order) {
        this.order = order;
        this.operation = Operation.valueOf(order.question().operation());
    }

    /** Takes an {@link Order} as JSON, and the file to write the answer to. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Gson gson = new Gson();
        Order order = gson.fromJson(arguments[0], Order.class);
        LatencyResult answer = new TimedRun(order).run();
        Files.writeString(Path.of(arguments[1]), gson.toJson(answer));
    }

    private LatencyResult run() throws IOException, InterruptedException {
        int size = order.question().size();
        Object[] keys = Keys.range(order.keys(), 0, size);
        Object[] fewer = Arrays.copyOf(keys, size / WARM_UP_SHARE);
        for (int i = 0; i < WARM_UPS; i++) {
            time(fewer, new Recorder(fewer.length));
        }
        Recorder recorder = new Recorder(size);
        long begin = time(keys, recorder);
        long end = System.nanoTime();
        // The last pause appears in the log when it is over.
        Thread.sleep(50);
        return recorder.answer(order.question(), Pauses.read(Path.of(order.log()), begin, end));
    }

    /** Returns when the first operation began. */
    private long time(Object[] keys, Recorder recorder) throws InterruptedException {
        Map<Object, Object> map = newMap(keys.length);
        if (operation == Operation.REMOVE || operation == Operation.ITERATE_AND_REMOVE) {
            for (Object key : keys) {
                map.put(key, key);
            }
        }
        Object[] lookups = operation == Operation.REMOVE ? Keys.lookups(keys) : keys;
        System.gc();
        // Compilers and collectors finish what they have begun.
        Thread.sleep(300);
        long begin = System.nanoTime();
        switch (operation) {
            case PUT -> timePuts(map, keys, recorder);
            case PUT_AT_FIXED_RATE -> timePutsAtFixedRate(map, keys, recorder);
            case PUT_ALL -> timePutAll(map, keys, recorder);
            case REMOVE -> timeRemoves(map, lookups, keys.length, recorder);
            case ITERATE_AND_REMOVE -> timeIteratorRemoves(map, recorder);
        }
        return begin;
    }

    private Map<Object, Object> newMap(int size) {
        return order.map() == null ? new NoMap(size) : order.map().newMap();
    }

    private static void timePuts(Map<Object, Object> map, Object[] keys, Recorder recorder) {
        for (int i = 0; i < keys.length; i++) {
            Object key = keys[i];
            long begin = System.nanoTime();
            map.put(key, key);
            long end = System.nanoTime();
            recorder.record(i, begin, end - begin);
        }
    }

    private void timePutsAtFixedRate(Map<Object, Object> map, Object[] keys, Recorder recorder) {
        double interval = 1e9 / order.ratePerSecond();
        long start = System.nanoTime();
        for (int i = 0; i < keys.length; i++) {
            Object key = keys[i];
            long due = start + (long) (i * interval);
            while (System.nanoTime() < due) {
                Thread.onSpinWait();
            }
            map.put(key, key);
            recorder.record(i, due, System.nanoTime() - due);
        }
    }

    private static void timeRemoves(Map<Object, Object> map, Object[] keys, int count, Recorder recorder) {
        for (int i = 0; i < count; i++) {
            Object key = keys[i];
            long begin = System.nanoTime();
            map.remove(key);
            long end = System.nanoTime();
            recorder.record(i, begin, end - begin);
        }
    }

    private static void timeIteratorRemoves(Map<Object, Object> map, Recorder recorder) {
        int size = map.size();
        Iterator<Object> iterator = map.keySet().iterator();
        for (int i = 0; i < size; i++) {
            long begin = System.nanoTime();
            iterator.next();
            iterator.remove();
            long end = System.nanoTime();
            recorder.record(i, begin, end - begin);
        }
    }

    private static void timePutAll(Map<Object, Object> map, Object[] keys, Recorder recorder) {
        TimingSource source = new TimingSource(keys, recorder);
        source.begin = System.nanoTime();
        map.putAll(source);
        recorder.record(keys.length - 1, source.begin, System.nanoTime() - source.begin);
    }

    /** A map that notes how much time passes from one entry that is taken from it to the next. */
    private static final class TimingSource extends AbstractMap<Object, Object> {
        private final Object[] keys;
        private final Recorder recorder;
        private long begin;

        TimingSource(Object[] keys, Recorder recorder) {
            this.keys = keys;
            this.recorder = recorder;
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public int size() {
                    return keys.length;
                }

                @Override
                public Iterator<Entry<Object, Object>> iterator() {
                    return new Entries();
                }
            };
        }

        private final class Entries implements Iterator<Entry<Object, Object>> {
            private int next;

            @Override
            public boolean hasNext() {
                return next < keys.length;
            }

            @Override
            public Entry<Object, Object> next() {
                long now = System.nanoTime();
                // The first time is that of what putAll does before it looks at any entry.
                recorder.record(Math.max(0, next - 1), begin, now - begin);
                Object key = keys[next++];
                Entry<Object, Object> entry = new SimpleImmutableEntry<>(key, key);
                begin = System.nanoTime();
                return entry;
            }
        }
    }
}

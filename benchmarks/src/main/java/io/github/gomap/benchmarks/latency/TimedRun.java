package io.github.gomap.benchmarks.latency;

import com.google.gson.Gson;
import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.results.LatencyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;

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
     * @param type of the keys
     * @param keys the kind of keys, of this type
     * @param map the name of a map or of a class, null = none
     * @param ratePerSecond of operations at a fixed rate
     * @param log where this JVM logs its pauses
     */
    record Order(LatencyResult question, KeyType type, KeyKind keys, String map, int ratePerSecond, String log) {}

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
        IntFunction<TimedMap> maps = TimedMap.maps(order.type(), order.keys(), order.map(), size);
        for (int i = 0; i < WARM_UPS; i++) {
            time(maps.apply(size / WARM_UP_SHARE));
        }
        Run run = time(maps.apply(size));
        // The last pause appears in the log when it is over.
        Thread.sleep(50);
        return run.recorder().answer(order.question(), Pauses.read(Path.of(order.log()), run.begin(), run.end()));
    }

    /** What was recorded between two moments. */
    private record Run(Recorder recorder, long begin, long end) {}

    private Run time(TimedMap map) throws InterruptedException {
        Recorder recorder = new Recorder(map.keyCount());
        if (operation.needsEntries()) {
            map.fill();
            map.shuffleKeys();
        }
        System.gc();
        // Compilers and collectors finish what they have begun.
        Thread.sleep(300);
        long begin = System.nanoTime();
        switch (operation) {
            case PUT -> timePuts(map, recorder);
            case PUT_AT_FIXED_RATE -> timePutsAtFixedRate(map, recorder);
            case PUT_ALL -> map.putAll(recorder);
            case REMOVE -> timeRemoves(map, recorder);
            case ITERATE_AND_REMOVE -> map.iterateAndRemove(recorder);
        }
        return new Run(recorder, begin, System.nanoTime());
    }

    private static void timePuts(TimedMap map, Recorder recorder) {
        for (int i = 0; i < map.keyCount(); i++) {
            map.takeKey(i);
            long begin = System.nanoTime();
            map.put();
            long end = System.nanoTime();
            recorder.record(i, begin, end - begin);
        }
    }

    private void timePutsAtFixedRate(TimedMap map, Recorder recorder) {
        double interval = 1e9 / order.ratePerSecond();
        long start = System.nanoTime();
        for (int i = 0; i < map.keyCount(); i++) {
            map.takeKey(i);
            long due = start + (long) (i * interval);
            while (System.nanoTime() < due) {
                Thread.onSpinWait();
            }
            map.put();
            recorder.record(i, due, System.nanoTime() - due);
        }
    }

    private static void timeRemoves(TimedMap map, Recorder recorder) {
        for (int i = 0; i < map.keyCount(); i++) {
            map.takeKey(i);
            long begin = System.nanoTime();
            map.remove();
            long end = System.nanoTime();
            recorder.record(i, begin, end - begin);
        }
    }
}

package io.github.gomap.benchmarks.footprint;

import com.google.gson.Gson;
import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.ObjectMaps;
import io.github.gomap.benchmarks.longs.LongMap;
import io.github.gomap.benchmarks.longs.LongMaps;
import io.github.gomap.benchmarks.results.FootprintResult.Humongous;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.IntSupplier;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What a JVM does that counts humongous allocations: it lets a map grow while the flight recorder looks. */
final class HumongousRun {
    private static final String EVENT = "jdk.ObjectAllocationOutsideTLAB";

    /** Half a region of 1 MB. */
    private static final long HUMONGOUS_BYTES = 1 << 19;

    /** A map, and how far it grows. */
    record Order(KeyType keys, String map, int size) {}

    private HumongousRun() {}

    /** Takes an {@link Order} as JSON, and the file to write the answer to. */
    public static void main(String[] arguments) throws IOException {
        Gson gson = new Gson();
        Order order = gson.fromJson(arguments[0], Order.class);
        Path file = Path.of(arguments[1] + ".jfr");
        try {
            record(order, file);
            Files.writeString(Path.of(arguments[1]), gson.toJson(count(order, file)));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void record(Order order, Path file) throws IOException {
        // Loading classes reads jars into large arrays, so it is over before the recording begins.
        IntSupplier growth = growth(order);
        try (Recording recording = new Recording()) {
            recording.enable(EVENT).withoutStackTrace();
            recording.start();
            int size = growth.getAsInt();
            recording.stop();
            recording.dump(file);
            if (size != order.size()) {
                throw new IllegalStateException("keys were not different");
            }
        }
    }

    /** Lets a map grow, and returns its size. */
    private static IntSupplier growth(Order order) {
        return switch (order.keys()) {
            case OBJECT -> {
                Map<Object, Object> map = ObjectMaps.named(order.map()).newMap();
                yield () -> grow(map, order.size());
            }
            case LONG -> {
                LongMap<Object> map = LongMaps.named(order.map()).newMap();
                yield () -> grow(map, order.size());
            }
        };
    }

    private static int grow(Map<Object, Object> map, int size) {
        for (int i = 0; i < size; i++) {
            Long key = key(i);
            map.put(key, key);
        }
        return map.size();
    }

    private static int grow(LongMap<Object> map, int size) {
        for (int i = 0; i < size; i++) {
            map.put(key(i), map);
        }
        return map.size();
    }

    /** Multiplied so that neighbours come into different segments. */
    private static long key(long number) {
        return number * 0x9E3779B97F4A7C15L;
    }

    private static Humongous count(Order order, Path file) throws IOException {
        LongSummaryStatistics sizes = new LongSummaryStatistics();
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                if (event.getEventType().getName().equals(EVENT)
                        && event.getLong("allocationSize") >= HUMONGOUS_BYTES) {
                    sizes.accept(event.getLong("allocationSize"));
                }
            }
        }
        return new Humongous(order.size(), sizes.getCount(), sizes.getSum(), Math.max(0, sizes.getMax()));
    }
}

package io.github.gomap.benchmarks.footprint;

import com.google.gson.Gson;
import io.github.gomap.benchmarks.MapKind;
import io.github.gomap.benchmarks.results.FootprintResult.Humongous;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LongSummaryStatistics;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What a JVM does that counts humongous allocations: it lets a map grow while the flight recorder looks. */
final class HumongousRun {
    private static final String EVENT = "jdk.ObjectAllocationOutsideTLAB";

    /** Half a region of 1 MB. */
    private static final long HUMONGOUS_BYTES = 1 << 19;

    /** The size of the map and the kind. */
    record Order(MapKind map, int size) {}

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
        try (Recording recording = new Recording()) {
            recording.enable(EVENT).withoutStackTrace();
            recording.start();
            Map<Object, Object> map = order.map().newMap();
            for (long i = 0; i < order.size(); i++) {
                // Multiplied so that neighbours come into different segments.
                Long key = i * 0x9E3779B97F4A7C15L;
                map.put(key, key);
            }
            recording.stop();
            recording.dump(file);
            if (map.size() != order.size()) {
                throw new IllegalStateException("keys were not different");
            }
        }
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

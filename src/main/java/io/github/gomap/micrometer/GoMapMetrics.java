package io.github.gomap.micrometer;

import io.github.gomap.GrowthHistory;
import io.github.gomap.InspectableMap;
import io.github.gomap.MapInspection;
import io.github.gomap.MapMonitor;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Publishes the counters of a map in a registry of Micrometer.
 *
 * <table>
 * <caption>The meters. Each has the tag {@code map} with the name that the map was given.</caption>
 * <tr><th>name</th><th>what it shows</th></tr>
 * <tr><td>{@code gomap.size}</td><td>entries</td></tr>
 * <tr><td>{@code gomap.buckets}</td><td>main buckets</td></tr>
 * <tr><td>{@code gomap.load}</td><td>entries per main bucket</td></tr>
 * <tr><td>{@code gomap.overflow}</td><td>overflow buckets</td></tr>
 * <tr><td>{@code gomap.growing}</td><td>1 while the map grows, else 0</td></tr>
 * <tr><td>{@code gomap.evacuation.progress}</td><td>how far the growth has come, 0 to 1; 1 if there is none</td></tr>
 * <tr><td>{@code gomap.growths}</td><td>growths so far; the tag {@code kind} is {@code doubling} or {@code same-size}</td></tr>
 * <tr><td>{@code gomap.buckets.moved}</td><td>buckets that growths have moved so far</td></tr>
 * </table>
 *
 * <p>The registry reads them in threads of its own, as {@link MapMonitor} does: a reading never throws and never
 * disturbs the owner of the map; one that meets too many writes shows the values before, at the very beginning NaN for
 * a gauge and 0 for a counter. The registry does not keep the map alive. When the map is gone its gauges show NaN.
 *
 * <pre>{@code
 * import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
 * import io.github.gomap.micrometer.GoMapMetrics;
 *
 * SimpleMeterRegistry registry = new SimpleMeterRegistry();
 * GoMap<String, Integer> sessions = GoMapMetrics.monitor(registry, new GoMap<>(), "sessions");
 * sessions.put("Ada", 36);
 * System.out.println(registry.get("gomap.size").tag("map", "sessions").gauge().value());
 * }</pre>
 */
public final class GoMapMetrics implements MeterBinder {
    private final WeakReference<InspectableMap<?, ?>> map;
    private final MapMonitor monitor;
    private final Tags tags;

    /**
     * A binder for a map.
     *
     * @param map the map to publish
     * @param name the value of the tag {@code map}, which tells the maps of a registry apart
     * @param tags further tags
     * @throws IllegalArgumentException if the map is of a class that GoMap does not have
     */
    public GoMapMetrics(InspectableMap<?, ?> map, String name, Iterable<Tag> tags) {
        this.map = new WeakReference<>(map);
        monitor = new MapMonitor(map);
        this.tags = Tags.concat(tags, "map", Objects.requireNonNull(name, "name"));
    }

    /**
     * Publishes a map.
     *
     * @param registry where
     * @param map the map to publish
     * @param name the value of the tag {@code map}
     * @param tags further tags, keys and values in turn
     * @param <M> the type of the map
     * @return the map
     * @throws IllegalArgumentException if the map is of a class that GoMap does not have
     */
    public static <M extends InspectableMap<?, ?>> M monitor(
            MeterRegistry registry, M map, String name, String... tags) {
        new GoMapMetrics(map, name, Tags.of(tags)).bindTo(registry);
        return map;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        InspectableMap<?, ?> present = map.get();
        if (present != null) {
            new Binding(registry, present, monitor).bind(tags);
        }
    }

    /**
     * One call of {@link #bindTo}. A meter refers weakly to the object that it is built with, which therefore is the
     * map, and strongly to its function, which therefore has the monitor only.
     */
    private record Binding(MeterRegistry registry, InspectableMap<?, ?> map, MapMonitor monitor) {
        void bind(Tags tags) {
            gauge("gomap.size", "Entries", tags, MapInspection::size);
            gauge("gomap.buckets", "Main buckets", tags, MapInspection::bucketCount);
            gauge("gomap.load", "Entries per main bucket", tags, MapInspection::load);
            gauge("gomap.overflow", "Overflow buckets", tags, MapInspection::overflowCount);
            gauge("gomap.growing", "1 while the map grows", tags, picture -> picture.isGrowing() ? 1 : 0);
            String progress = "How far the growth has come, 1 if there is none";
            gauge("gomap.evacuation.progress", progress, tags, MapInspection::evacuationProgress);
            String growths = "Growths so far";
            Tags doubling = tags.and("kind", "doubling");
            counter("gomap.growths", growths, doubling, GrowthHistory::doublings);
            Tags sameSize = tags.and("kind", "same-size");
            counter("gomap.growths", growths, sameSize, GrowthHistory::sameSizeGrowths);
            counter("gomap.buckets.moved", "Buckets that growths have moved", tags, GrowthHistory::bucketsMoved);
        }

        private void gauge(String name, String description, Tags tags, ToDoubleFunction<MapInspection<?, ?>> figure) {
            Gauge.builder(name, map, value(monitor, figure, Double.NaN))
                    .description(description)
                    .tags(tags)
                    .register(registry);
        }

        private void counter(String name, String description, Tags tags, ToDoubleFunction<GrowthHistory> figure) {
            FunctionCounter.builder(name, map, value(monitor, picture -> figure.applyAsDouble(picture.growths()), 0))
                    .description(description)
                    .tags(tags)
                    .register(registry);
        }
    }

    /** Static, so that what it returns does not refer to the map. */
    private static ToDoubleFunction<InspectableMap<?, ?>> value(
            MapMonitor monitor, ToDoubleFunction<MapInspection<?, ?>> figure, double unknown) {
        return map -> {
            MapInspection<?, ?> reading = monitor.read();
            return reading == null ? unknown : figure.applyAsDouble(reading);
        };
    }
}

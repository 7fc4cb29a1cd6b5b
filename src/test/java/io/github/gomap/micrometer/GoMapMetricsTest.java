package io.github.gomap.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.GoMap;
import io.github.gomap.MapInspection;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a registry shows of a map, at last in the words of Prometheus. */
class GoMapMetricsTest {
    @Test
    void prometheus_scrapesTheCountersOfAGrowingMap() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        GoMap<Integer, String> map = new GoMap<>();
        assertSame(map, GoMapMetrics.monitor(registry, map, "sessions", "region", "north"));
        for (int i = 0; i < 105; i++) {
            map.put(i, "value");
        }
        MapInspection<?, ?> inspection = map.inspect(MapInspection.Detail.COUNTERS);
        assertTrue(inspection.isGrowing(), "105 entries are one too many for 16 buckets");

        Map<String, Double> scraped = scrape(registry);
        String tags = "{map=\"sessions\",region=\"north\"}";
        assertEquals(105, scraped.get("gomap_size" + tags));
        assertEquals(32, scraped.get("gomap_buckets" + tags));
        assertEquals(105 / 32.0, scraped.get("gomap_load" + tags));
        assertEquals(inspection.overflowCount(), scraped.get("gomap_overflow" + tags));
        assertEquals(1, scraped.get("gomap_growing" + tags));
        assertEquals(inspection.evacuatedCount() / 16.0, scraped.get("gomap_evacuation_progress" + tags));
        String kind = "kind=\"doubling\",map=\"sessions\",region=\"north\"}";
        assertEquals(5, scraped.get("gomap_growths_total{" + kind));
        assertEquals(0, scraped.get("gomap_growths_total{" + kind.replace("doubling", "same-size")));
        assertEquals(inspection.growths().bucketsMoved(), scraped.get("gomap_buckets_moved_total" + tags));

        map.finishGrowth();
        Map<String, Double> afterwards = scrape(registry);
        assertEquals(0, afterwards.get("gomap_growing" + tags));
        assertEquals(1, afterwards.get("gomap_evacuation_progress" + tags));
        assertEquals(31, afterwards.get("gomap_buckets_moved_total" + tags));
    }

    @Test
    void severalMaps_areToldApartByTheirNames() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        GoMap<String, String> one = GoMapMetrics.monitor(registry, new GoMap<>(), "one");
        GoMap<String, String> two = GoMapMetrics.monitor(registry, new GoMap<>(), "two");
        one.put("a", "b");
        two.put("a", "b");
        two.put("c", "d");
        assertEquals(1, registry.get("gomap.size").tag("map", "one").gauge().value());
        assertEquals(2, registry.get("gomap.size").tag("map", "two").gauge().value());
    }

    @Test
    void readingDuringAWrite_isThatBefore() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        GoMap<Object, Integer> map = GoMapMetrics.monitor(registry, new GoMap<>(), "busy");
        map.put(0, 0);
        double[] during = new double[2];
        Object reader = new Object() {
            @Override
            public int hashCode() {
                return 0;
            }

            @Override
            public boolean equals(Object other) {
                during[0] = registry.get("gomap.size").gauge().value();
                during[1] = registry.get("gomap.growths")
                        .tag("kind", "doubling")
                        .functionCounter()
                        .count();
                return false;
            }
        };
        map.put(reader, 1);
        assertTrue(Double.isNaN(during[0]), "nothing was read before");
        assertEquals(0, during[1]);
        assertEquals(2, registry.get("gomap.size").gauge().value());
        map.remove(reader);
        map.put(reader, 1);
        assertEquals(2, during[0], "the last reading");
    }

    @Test
    void registry_doesNotKeepTheMapAlive() throws InterruptedException {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new GoMapMetrics(new GoMap<>(), "gone", Tags.empty()).bindTo(registry);
        GoMapMetrics.monitor(registry, new GoMap<>(), "gone too");
        for (int i = 0; i < 200 && !isGone(registry, "gone too"); i++) {
            System.gc();
            Thread.sleep(5);
        }
        assertTrue(isGone(registry, "gone too"), "the map was collected");
    }

    private static boolean isGone(SimpleMeterRegistry registry, String name) {
        return Double.isNaN(registry.get("gomap.size").tag("map", name).gauge().value());
    }

    /** The samples of a scrape by name and tags. */
    private static Map<String, Double> scrape(PrometheusMeterRegistry registry) {
        Map<String, Double> samples = new TreeMap<>();
        registry.scrape().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            samples.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        });
        return samples;
    }
}

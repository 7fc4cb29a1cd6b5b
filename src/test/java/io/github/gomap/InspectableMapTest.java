package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.management.GoMapManagement;
import io.github.gomap.micrometer.GoMapMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.AbstractMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who shows the inside of a map takes each of those that have one, and no other. */
class InspectableMapTest {

    /** Maps of 105 entries, in the middle of a doubling. */
    static List<InspectableMap<?, Integer>> maps() {
        GoMap<Integer, Integer> objects = new GoMap<>();
        GoLongMap<Integer> longs = new GoLongMap<>();
        GoIntMap<Integer> ints = new GoIntMap<>();
        for (Integer i = 0; i < 105; i++) {
            objects.put(i, i);
            longs.put(i, i);
            ints.put(i, i);
        }
        return List.of(objects, longs, ints);
    }

    @ParameterizedTest
    @MethodSource("maps")
    void everyMap_isInspectedAndMonitored(InspectableMap<?, Integer> map) {
        MapInspection<?, Integer> whole = map.inspect();
        MapInspection<?, ?> counters = map.inspect(MapInspection.Detail.COUNTERS);
        MapInspection<?, ?> reading = new MapMonitor(map).read();
        assertNotNull(reading);
        assertTrue(whole.isGrowing());
        for (MapInspection<?, ?> picture : List.of(whole, counters, reading)) {
            assertEquals(105, picture.size());
            assertEquals(32, picture.bucketCount());
            assertEquals(whole.overflowCount(), picture.overflowCount());
            assertEquals(whole.growths().bucketsMoved(), picture.growths().bucketsMoved());
        }
        assertEquals(105, keysIn(whole).size());
        assertEquals(map.keySet(), keysIn(whole));
    }

    private static Set<Object> keysIn(MapInspection<?, ?> picture) {
        Set<Object> keys = new HashSet<>();
        for (int bucket = 0; bucket < picture.bucketCount(); bucket++) {
            addKeys(picture.chain(bucket), keys);
        }
        for (int bucket = 0; bucket < picture.oldBucketCount(); bucket++) {
            addKeys(picture.oldChain(bucket), keys);
        }
        return keys;
    }

    private static void addKeys(List<? extends BucketView<?, ?>> chain, Set<Object> keys) {
        for (BucketView<?, ?> view : chain) {
            for (int slot = 0; slot < 8; slot++) {
                if (view.isOccupied(slot)) {
                    keys.add(view.key(slot));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("maps")
    void everyMap_isManagedAndMeasured(InspectableMap<?, Integer> map) throws Exception {
        try (GoMapManagement management = GoMapManagement.register(map, "any")) {
            assertEquals(105, ManagementFactory.getPlatformMBeanServer().getAttribute(management.objectName(), "Size"));
        }
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        assertSame(map, GoMapMetrics.monitor(registry, map, "any"));
        assertEquals(105, registry.get("gomap.size").tag("map", "any").gauge().value());
    }

    /** A map that somebody else has made. */
    private static final class Stranger extends AbstractMap<String, Integer>
            implements InspectableMap<String, Integer> {
        @Override
        public Set<Map.Entry<String, Integer>> entrySet() {
            return Set.of();
        }

        @Override
        public MapInspection<String, Integer> inspect() {
            return new GoMap<String, Integer>().inspect();
        }

        @Override
        public MapInspection<String, Integer> inspect(MapInspection.Detail detail) {
            return inspect();
        }
    }

    @Test
    void otherMaps_areRefused() {
        Stranger stranger = new Stranger();
        String reason = "only a GoMap, a GoLongMap or a GoIntMap can be monitored, not a " + Stranger.class.getName();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        for (Runnable use : List.<Runnable>of(
                () -> new MapMonitor(stranger),
                () -> GoMapManagement.register(stranger, "stranger"),
                () -> GoMapMetrics.monitor(registry, stranger, "stranger"))) {
            assertEquals(
                    reason,
                    assertThrows(IllegalArgumentException.class, use::run).getMessage());
        }
        assertTrue(registry.getMeters().isEmpty());
        assertThrows(NullPointerException.class, () -> new MapMonitor(null));
    }
}

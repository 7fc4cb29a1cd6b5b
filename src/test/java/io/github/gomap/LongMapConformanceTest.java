package io.github.gomap;

import com.google.common.collect.testing.Helpers;
import com.google.common.collect.testing.MapTestSuiteBuilder;
import com.google.common.collect.testing.SampleElements;
import com.google.common.collect.testing.TestMapGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.Feature;
import com.google.common.collect.testing.features.MapFeature;
import io.github.gomap.TestMaps.Order;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Supplier;
import junit.framework.Test;
import junit.framework.TestSuite;
import org.junit.runner.RunWith;
import org.junit.runners.AllTests;

/**
 * Guava's map test suite over every kind of GoLongMap; nothing in it is suppressed. After each of its tests every map that
 * the test was given is checked for broken invariants.
 */
@RunWith(AllTests.class)
public final class LongMapConformanceTest {
    private LongMapConformanceTest() {}

    public static Test suite() {
        TestSuite suite = new TestSuite("GoLongMap");
        for (Order order : Order.values()) {
            String name = ", " + order;
            suite.addTest(suite("plain" + name, () -> order.<String>longs().build()));
            suite.addTest(suite("in a same-size growth" + name, () -> inASameSizeGrowth(order)));
        }
        suite.addTest(suite(
                "fail-fast iterators",
                () -> GoLongMap.<String>builder().failFastIterators(true).build(),
                MapFeature.FAILS_FAST_ON_CONCURRENT_MODIFICATION));
        suite.addTest(suite(
                "one hash",
                () -> GoLongMap.<String>builder()
                        .hasher((LongHasher & Serializable) (key, seed) -> -1)
                        .build()));
        suite.addTest(suite(
                "random iteration start",
                () -> GoLongMap.<String>builder().randomIterationStart(true).build(),
                CollectionFeature.NON_STANDARD_TOSTRING));
        suite.addTest(suite("presized", () -> new GoLongMap<>(100)));
        return suite;
    }

    private static GoLongMap<String> inASameSizeGrowth(Order order) {
        GoLongMap<String> map = order.<String>longs().expectedSize(100).build();
        if (!TestMaps.startSameSizeGrowth(map)) {
            throw new AssertionError("the map is not in a same-size growth");
        }
        return map;
    }

    private static Test suite(String name, Supplier<GoLongMap<String>> constructor, Feature<?>... more) {
        Maps generator = new Maps(constructor);
        List<Feature<?>> features = new ArrayList<>(List.of(
                MapFeature.ALLOWS_NULL_VALUES,
                MapFeature.ALLOWS_ANY_NULL_QUERIES,
                MapFeature.GENERAL_PURPOSE,
                CollectionFeature.SERIALIZABLE,
                CollectionFeature.SUPPORTS_ITERATOR_REMOVE,
                CollectionSize.ANY));
        features.addAll(List.of(more));
        return MapTestSuiteBuilder.using(generator)
                .named("GoLongMap, " + name)
                .withFeatures(features)
                .withTearDown(generator::checkMaps)
                .createTestSuite();
    }

    /** Makes the maps of one suite and remembers those of the running test. */
    private static final class Maps implements TestMapGenerator<Long, String> {
        private final Supplier<GoLongMap<String>> constructor;
        private final List<GoLongMap<String>> maps = new ArrayList<>();

        Maps(Supplier<GoLongMap<String>> constructor) {
            this.constructor = constructor;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Map<Long, String> create(Object... elements) {
            GoLongMap<String> map = constructor.get();
            for (Object element : elements) {
                Entry<Long, String> entry = (Entry<Long, String>) element;
                map.put(entry.getKey(), entry.getValue());
            }
            maps.add(map);
            return map;
        }

        @Override
        public SampleElements<Entry<Long, String>> samples() {
            return new SampleElements<>(
                    Helpers.mapEntry(Long.valueOf(0), "January"),
                    Helpers.mapEntry(Long.valueOf(-1), "February"),
                    Helpers.mapEntry(Long.MAX_VALUE, "March"),
                    Helpers.mapEntry(Long.MIN_VALUE, "April"),
                    Helpers.mapEntry(Long.valueOf(5), "May"));
        }

        @Override
        @SuppressWarnings("unchecked")
        public Entry<Long, String>[] createArray(int length) {
            return (Entry<Long, String>[]) new Entry<?, ?>[length];
        }

        @Override
        public Iterable<Entry<Long, String>> order(List<Entry<Long, String>> insertionOrder) {
            return insertionOrder;
        }

        @Override
        public Long[] createKeyArray(int length) {
            return new Long[length];
        }

        @Override
        public String[] createValueArray(int length) {
            return new String[length];
        }

        private void checkMaps() {
            List<GoLongMap<String>> made = List.copyOf(maps);
            maps.clear();
            made.forEach(TableInvariants::check);
        }
    }
}

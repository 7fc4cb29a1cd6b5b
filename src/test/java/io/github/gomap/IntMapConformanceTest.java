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
 * Guava's map test suite over every kind of GoIntMap; nothing in it is suppressed. After each of its tests every map that
 * the test was given is checked for broken invariants.
 */
@RunWith(AllTests.class)
public final class IntMapConformanceTest {
    private IntMapConformanceTest() {}

    public static Test suite() {
        TestSuite suite = new TestSuite("GoIntMap");
        for (Order order : Order.values()) {
            String name = ", " + order;
            suite.addTest(suite("plain" + name, () -> order.<String>ints().build()));
            suite.addTest(suite("in a same-size growth" + name, () -> inASameSizeGrowth(order)));
        }
        suite.addTest(suite(
                "fail-fast iterators",
                () -> GoIntMap.<String>builder().failFastIterators(true).build(),
                MapFeature.FAILS_FAST_ON_CONCURRENT_MODIFICATION));
        suite.addTest(suite(
                "one hash",
                () -> GoIntMap.<String>builder()
                        .hasher((IntHasher & Serializable) (key, seed) -> -1)
                        .build()));
        suite.addTest(suite(
                "random iteration start",
                () -> GoIntMap.<String>builder().randomIterationStart(true).build(),
                CollectionFeature.NON_STANDARD_TOSTRING));
        suite.addTest(suite("presized", () -> new GoIntMap<>(100)));
        return suite;
    }

    private static GoIntMap<String> inASameSizeGrowth(Order order) {
        GoIntMap<String> map = order.<String>ints().expectedSize(100).build();
        if (!TestMaps.startSameSizeGrowth(map)) {
            throw new AssertionError("the map is not in a same-size growth");
        }
        return map;
    }

    private static Test suite(String name, Supplier<GoIntMap<String>> constructor, Feature<?>... more) {
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
                .named("GoIntMap, " + name)
                .withFeatures(features)
                .withTearDown(generator::checkMaps)
                .createTestSuite();
    }

    /** Makes the maps of one suite and remembers those of the running test. */
    private static final class Maps implements TestMapGenerator<Integer, String> {
        private final Supplier<GoIntMap<String>> constructor;
        private final List<GoIntMap<String>> maps = new ArrayList<>();

        Maps(Supplier<GoIntMap<String>> constructor) {
            this.constructor = constructor;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Map<Integer, String> create(Object... elements) {
            GoIntMap<String> map = constructor.get();
            for (Object element : elements) {
                Entry<Integer, String> entry = (Entry<Integer, String>) element;
                map.put(entry.getKey(), entry.getValue());
            }
            maps.add(map);
            return map;
        }

        @Override
        public SampleElements<Entry<Integer, String>> samples() {
            return new SampleElements<>(
                    Helpers.mapEntry(Integer.valueOf(0), "January"),
                    Helpers.mapEntry(Integer.valueOf(-1), "February"),
                    Helpers.mapEntry(Integer.MAX_VALUE, "March"),
                    Helpers.mapEntry(Integer.MIN_VALUE, "April"),
                    Helpers.mapEntry(Integer.valueOf(5), "May"));
        }

        @Override
        @SuppressWarnings("unchecked")
        public Entry<Integer, String>[] createArray(int length) {
            return (Entry<Integer, String>[]) new Entry<?, ?>[length];
        }

        @Override
        public Iterable<Entry<Integer, String>> order(List<Entry<Integer, String>> insertionOrder) {
            return insertionOrder;
        }

        @Override
        public Integer[] createKeyArray(int length) {
            return new Integer[length];
        }

        @Override
        public String[] createValueArray(int length) {
            return new String[length];
        }

        private void checkMaps() {
            List<GoIntMap<String>> made = List.copyOf(maps);
            maps.clear();
            made.forEach(TableInvariants::check);
        }
    }
}

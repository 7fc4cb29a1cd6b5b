package io.github.gomap;

import com.google.common.collect.testing.Helpers;
import com.google.common.collect.testing.MapTestSuiteBuilder;
import com.google.common.collect.testing.SampleElements;
import com.google.common.collect.testing.TestMapGenerator;
import com.google.common.collect.testing.TestStringMapGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.Feature;
import com.google.common.collect.testing.features.MapFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Supplier;
import junit.framework.Test;
import junit.framework.TestSuite;
import org.junit.runner.RunWith;
import org.junit.runners.AllTests;

/**
 * Guava's map test suite over every kind of GoMap; nothing in it is suppressed. After each of its tests every map that
 * the test was given is checked for broken invariants.
 */
@RunWith(AllTests.class)
public final class MapConformanceTest {
    private MapConformanceTest() {}

    public static Test suite() {
        TestSuite suite = new TestSuite("GoMap");
        suite.addTest(suite("plain", new StringMaps(GoMap::new)));
        suite.addTest(suite(
                "fail-fast iterators",
                new StringMaps(() ->
                        GoMap.<String, String>builder().failFastIterators(true).build()),
                MapFeature.FAILS_FAST_ON_CONCURRENT_MODIFICATION));
        suite.addTest(suite(
                "random iteration start",
                new StringMaps(() -> GoMap.<String, String>builder()
                        .randomIterationStart(true)
                        .build()),
                CollectionFeature.NON_STANDARD_TOSTRING));
        suite.addTest(suite("presized", new StringMaps(() -> new GoMap<>(100))));
        suite.addTest(suite("copied", new CopiedMaps()));
        suite.addTest(suite("in a same-size growth", new MapsInSameSizeGrowth()));
        suite.addTest(suite("hasher returning 0", new StringMaps(() -> withConstantHash(0))));
        suite.addTest(suite("hasher returning -1", new StringMaps(() -> withConstantHash(-1))));
        suite.addTest(suite("keys of one hashCode", new OneHashCodeMaps()));
        suite.addTest(suiteOfSnapshots());
        return suite;
    }

    private static GoMap<String, String> withConstantHash(long hash) {
        return GoMap.<String, String>builder()
                .hasher(new TestMaps.ConstantHasher(hash))
                .build();
    }

    private static Test suite(String name, CheckedMaps generator, Feature<?>... more) {
        List<Feature<?>> features = new ArrayList<>(List.of(
                MapFeature.ALLOWS_NULL_KEYS,
                MapFeature.ALLOWS_NULL_VALUES,
                MapFeature.ALLOWS_ANY_NULL_QUERIES,
                MapFeature.GENERAL_PURPOSE,
                CollectionFeature.SERIALIZABLE,
                CollectionFeature.SUPPORTS_ITERATOR_REMOVE,
                CollectionSize.ANY));
        features.addAll(List.of(more));
        return MapTestSuiteBuilder.using(generator)
                .named("GoMap, " + name)
                .withFeatures(features)
                .withTearDown(generator::checkMaps)
                .createTestSuite();
    }

    /** They have no feature of writing, so the suite wants every write refused. What is read from a stream can be written. */
    private static Test suiteOfSnapshots() {
        return MapTestSuiteBuilder.using(new SnapshotsOfMaps())
                .named("GoMapSnapshot")
                .withFeatures(
                        MapFeature.ALLOWS_NULL_KEYS,
                        MapFeature.ALLOWS_NULL_VALUES,
                        MapFeature.ALLOWS_ANY_NULL_QUERIES,
                        CollectionSize.ANY)
                .createTestSuite();
    }

    /** Makes the maps of one suite and remembers those of the running test. */
    private abstract static class CheckedMaps extends TestStringMapGenerator {
        private final List<GoMap<?, ?>> maps = new ArrayList<>();

        @Override
        protected final Map<String, String> create(Entry<String, String>[] entries) {
            GoMap<String, String> map = createMap(entries);
            maps.add(map);
            return map;
        }

        abstract GoMap<String, String> createMap(Entry<String, String>[] entries);

        private void checkMaps() {
            List<GoMap<?, ?>> made = List.copyOf(maps);
            maps.clear();
            made.forEach(TableInvariants::check);
        }
    }

    /** Fills a new map with the entries, one by one. */
    private static class StringMaps extends CheckedMaps {
        private final Supplier<GoMap<String, String>> constructor;

        StringMaps(Supplier<GoMap<String, String>> constructor) {
            this.constructor = constructor;
        }

        @Override
        GoMap<String, String> createMap(Entry<String, String>[] entries) {
            GoMap<String, String> map = constructor.get();
            for (Entry<String, String> entry : entries) {
                map.put(entry.getKey(), entry.getValue());
            }
            return map;
        }
    }

    /** The map has changed since, and goes on to be written to. */
    private static final class SnapshotsOfMaps extends TestStringMapGenerator {
        @Override
        protected Map<String, String> create(Entry<String, String>[] entries) {
            GoMap<String, String> map = new GoMap<>();
            for (Entry<String, String> entry : entries) {
                map.put(entry.getKey(), entry.getValue());
            }
            Map<String, String> snapshot = map.snapshot();
            for (Entry<String, String> entry : entries) {
                map.put(entry.getKey(), "later");
            }
            for (int i = 0; i < 20; i++) {
                map.put("later " + i, "later");
            }
            return snapshot;
        }
    }

    /** Copies the entries from a map of another class. */
    private static final class CopiedMaps extends CheckedMaps {
        @Override
        GoMap<String, String> createMap(Entry<String, String>[] entries) {
            Map<String, String> original = new LinkedHashMap<>();
            for (Entry<String, String> entry : entries) {
                original.put(entry.getKey(), entry.getValue());
            }
            return new GoMap<>(original);
        }
    }

    /** Starts a same-size growth of 16 buckets when the entries are in, so that most of them stand in old buckets. */
    private static final class MapsInSameSizeGrowth extends CheckedMaps {
        @Override
        GoMap<String, String> createMap(Entry<String, String>[] entries) {
            GoMap<String, String> map = new GoMap<>(100);
            for (Entry<String, String> entry : entries) {
                map.put(entry.getKey(), entry.getValue());
            }
            if (!TestMaps.startSameSizeGrowth(map)) {
                throw new AssertionError("the map is not in a same-size growth");
            }
            return map;
        }
    }

    /** Keys and values are different strings of one hash code. */
    private static final class OneHashCodeMaps extends CheckedMaps implements TestMapGenerator<String, String> {
        @Override
        public SampleElements<Entry<String, String>> samples() {
            return new SampleElements<>(
                    Helpers.mapEntry(TestMaps.collidingString(0), "January"),
                    Helpers.mapEntry(TestMaps.collidingString(1), "February"),
                    Helpers.mapEntry(TestMaps.collidingString(2), "March"),
                    Helpers.mapEntry(TestMaps.collidingString(3), "April"),
                    Helpers.mapEntry(TestMaps.collidingString(4), "May"));
        }

        @Override
        GoMap<String, String> createMap(Entry<String, String>[] entries) {
            GoMap<String, String> map = new GoMap<>();
            for (Entry<String, String> entry : entries) {
                map.put(entry.getKey(), entry.getValue());
            }
            // Other keys of the same hash code came and went: the chain is long, its entries lie behind holes.
            List<String> passers = new ArrayList<>();
            for (int number = 5; number < 75; number++) {
                passers.add(TestMaps.collidingString(number));
                map.put(TestMaps.collidingString(number), "passing");
            }
            passers.forEach(map::remove);
            return map;
        }
    }
}

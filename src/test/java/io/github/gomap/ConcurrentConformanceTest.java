package io.github.gomap;

import com.google.common.collect.testing.ConcurrentMapTestSuiteBuilder;
import com.google.common.collect.testing.MapTestSuiteBuilder;
import com.google.common.collect.testing.TestStringMapGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.MapFeature;
import io.github.gomap.TestMaps.ConstantHasher;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Supplier;
import junit.framework.Test;
import junit.framework.TestSuite;
import org.junit.runner.RunWith;
import org.junit.runners.AllTests;

/** Guava's suites for concurrent maps over every kind of {@link ConcurrentGoMap}, and its map suite over snapshots. */
@RunWith(AllTests.class)
public final class ConcurrentConformanceTest {
    private ConcurrentConformanceTest() {}

    public static Test suite() {
        TestSuite suite = new TestSuite("ConcurrentGoMap");
        suite.addTest(suite("plain", ConcurrentGoMap::new));
        suite.addTest(suite(
                "one shard",
                () -> ConcurrentGoMap.<String, String>builder().shards(1).build()));
        suite.addTest(suite("presized", () -> new ConcurrentGoMap<>(1000)));
        suite.addTest(suite(
                "hasher returning 0",
                () -> ConcurrentGoMap.<String, String>builder()
                        .hasher(new ConstantHasher(0))
                        .build()));
        suite.addTest(MapTestSuiteBuilder.using(new Maps(ConcurrentGoMap::new) {
                    @Override
                    protected Map<String, String> create(Entry<String, String>[] entries) {
                        return ((ConcurrentGoMap<String, String>) super.create(entries)).snapshot();
                    }
                })
                .named("snapshot of a ConcurrentGoMap")
                .withFeatures(CollectionSize.ANY)
                .createTestSuite());
        return suite;
    }

    private static Test suite(String name, Supplier<ConcurrentGoMap<String, String>> constructor) {
        return ConcurrentMapTestSuiteBuilder.using(new Maps(constructor))
                .named("ConcurrentGoMap, " + name)
                .withFeatures(
                        MapFeature.GENERAL_PURPOSE,
                        CollectionFeature.SERIALIZABLE,
                        CollectionFeature.SUPPORTS_ITERATOR_REMOVE,
                        CollectionSize.ANY)
                .createTestSuite();
    }

    private static class Maps extends TestStringMapGenerator {
        private final Supplier<ConcurrentGoMap<String, String>> constructor;

        Maps(Supplier<ConcurrentGoMap<String, String>> constructor) {
            this.constructor = constructor;
        }

        @Override
        protected Map<String, String> create(Entry<String, String>[] entries) {
            ConcurrentGoMap<String, String> map = constructor.get();
            for (Entry<String, String> entry : entries) {
                map.put(entry.getKey(), entry.getValue());
            }
            return map;
        }
    }
}

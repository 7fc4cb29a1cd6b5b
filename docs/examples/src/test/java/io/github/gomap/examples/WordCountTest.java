package io.github.gomap.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same program on every map; {@link ReplicatedMapTest} has the one of two members, which take long to start. */
class WordCountTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HAZELCAST_TWO_MEMBERS")
    void program_countsTheSameOnEveryMap(MapKind kind) {
        try (MapHome home = kind.open(Sample.SIZE)) {
            WordCount.count(Sample.WORDS, home.map());
            assertEquals(Sample.COUNTS, new TreeMap<>(home.map()));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HAZELCAST_TWO_MEMBERS")
    void program_ofSeveralThreads_countsTheSameOnEveryConcurrentMap(MapKind kind) {
        try (MapHome home = kind.open(Sample.SIZE)) {
            assumeTrue(home.map() instanceof ConcurrentMap, "one writer at a time");
            WordCount.countTogether(Sample.WORDS, (ConcurrentMap<String, Long>) home.map());
            assertEquals(Sample.COUNTS, new TreeMap<>(home.map()));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HAZELCAST_TWO_MEMBERS")
    void measurement_findsTheTimes(MapKind kind) {
        Measurement measured = Measurement.of(kind, 1000, 0);
        assertTrue(measured.put() > 0 && measured.get() > 0 && measured.getAbsent() > 0, measured::toString);
        assertEquals(kind == MapKind.CHRONICLE_MAP, measured.offHeapBytes() > 0, measured::toString);
    }

    @Test
    void measurement_findsTheMemory() {
        int entries = 200_000;
        Measurement onHeap = Measurement.of(MapKind.HASH_MAP, entries, 0);
        // String, byte[], Long and node take 112 to 120 bytes, the table some more.
        assertTrue(onHeap.heapBytes() > 100 && onHeap.heapBytes() < 160, onHeap::toString);
        // The same without the headers of objects.
        Measurement offHeap = Measurement.of(MapKind.CHRONICLE_MAP, entries, 0);
        assertTrue(offHeap.heapBytes() < 20 && offHeap.offHeapBytes() > 16, offHeap::toString);
    }
}

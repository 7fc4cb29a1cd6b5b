package io.github.gomap.benchmarks.times;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.results.Collector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CellTest {
    private static Cell build(int size) {
        return new Cell(WorkloadKind.BUILD, KeyKind.LONG_RANDOM, size);
    }

    @ParameterizedTest
    @EnumSource(Collector.class)
    void everyFork_hasAHeapOfOneSize_thatWasTouched(Collector collector) {
        for (int size : new int[] {1, 1638, 104_857, 6_710_886}) {
            List<String> flags = build(size).flags(collector);
            String minimum = flags.stream()
                    .filter(flag -> flag.startsWith("-Xms"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(flags.contains(minimum.replace("-Xms", "-Xmx")), flags::toString);
            assertTrue(flags.contains("-XX:+AlwaysPreTouch"), flags::toString);
        }
    }

    @Test
    void heap_growsWithTheMap() {
        assertTrue(build(1638).flags(Collector.G1).contains("-Xmx512m"));
        assertTrue(build(104_857).flags(Collector.G1).contains("-Xmx2048m"));
        assertTrue(build(6_710_886).flags(Collector.G1).contains("-Xmx8192m"));
    }

    @Test
    void smallMaps_areMeasuredInManyWindows_largeOnesInFewThatHoldAnInvocation() {
        assertEquals(40, build(1).windows());
        assertEquals(40, build(104_857).windows());
        assertEquals(15, build(859_000).windows());
        assertEquals(3, build(6_710_886).windows());
        assertEquals(40, new Cell(WorkloadKind.GET_HIT, KeyKind.STRING, 6_710_886).windows());
    }

    @Test
    void estimate_knowsThatALargerHeapTakesLongerToTouch() {
        Cell small = new Cell(WorkloadKind.GET_HIT, KeyKind.STRING, 1305);
        Cell large = new Cell(WorkloadKind.GET_HIT, KeyKind.STRING, 6_710_886);

        assertTrue(large.estimatedSeconds() - small.estimatedSeconds() > 10 + 6.7, "touched and filled");
    }
}

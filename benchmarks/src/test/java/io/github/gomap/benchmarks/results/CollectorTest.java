package io.github.gomap.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.Workload;
import io.github.gomap.benchmarks.load.GetAtLoad;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Fork;

class CollectorTest {
    @Test
    void flags_areThoseOfAHeapThatNeverChanges() {
        assertEquals(
                List.of("-XX:+UseParallelGC", "-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch"),
                Collector.PARALLEL.flags(512));
    }

    @ParameterizedTest
    @ValueSource(classes = {Workload.class, GetAtLoad.class})
    void jmhByHand_hasSuchAHeapToo(Class<?> benchmark) {
        List<String> flags = List.of(benchmark.getAnnotation(Fork.class).jvmArgs());

        assertTrue(flags.containsAll(List.of("-Xms2g", "-Xmx2g", Collector.PRE_TOUCH)), flags::toString);
    }

    @Test
    void starting_takesLonger_theLargerTheHeap() {
        assertTrue(Collector.startingSeconds(2048) > Collector.startingSeconds(512) + 2);
    }
}

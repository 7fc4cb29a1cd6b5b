package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * GoMap, GoLongMap and GoIntMap against recordings of the real Go runtime: every operation, every figure of the table, every
 * dump and every step of every iteration must be the same. A recording knows its keys by a number only, so each is replayed
 * on each of the three, whatever the keys of the Go map were; {@code fast64} and {@code fast32} are those with code for
 * numbers in Go, too.
 *
 * <p>{@code -Dgomap.traces=<folder>} replays a second set of recordings in addition to the one in the test resources.
 */
class GoldenTraceTest {

    private static final String FOLDER_PROPERTY = "gomap.traces";

    @TestFactory
    Stream<DynamicNode> replay_recordedTraces_sameAsGo() {
        List<DynamicNode> sets = new ArrayList<>();
        String folder = System.getProperty(FOLDER_PROPERTY);
        for (TraceReplay.Subject subject : TraceReplay.Subject.values()) {
            sets.add(dynamicContainer("open, " + subject, testsOf(bundled(), subject)));
            if (folder != null) {
                sets.add(dynamicContainer(
                        folder + ", " + subject, testsOf(TraceReader.ofFolder(Path.of(folder)), subject)));
            }
        }
        return sets.stream();
    }

    /** One test per trace, and at the end one that none was forgotten on the way. */
    private static Stream<DynamicNode> testsOf(TraceReader traces, TraceReplay.Subject subject) {
        List<TraceReader.Entry> manifest = traces.manifest();
        List<TraceReader.Entry> replayable = replayable(manifest);
        AtomicInteger replayed = new AtomicInteger();
        Stream<DynamicNode> replays = replayable.stream()
                .map(entry -> dynamicTest(entry.file(), () -> {
                    replayed.incrementAndGet();
                    TraceReplay.replay(traces.read(entry.file()), subject, TraceReplay.Way.PUT_AND_REMOVE);
                }));
        int skipped = manifest.size() - replayable.size();
        DynamicNode complete = dynamicTest(replayable.size() + " replayed, " + skipped + " skipped", () -> {
            assertTrue(replayed.get() > 0, "no trace was replayed");
            assertEquals(manifest.size() - skipped, replayed.get(), "traces replayed");
        });
        return Stream.concat(replays, Stream.of(complete));
    }

    private static List<TraceReader.Entry> replayable(List<TraceReader.Entry> manifest) {
        return manifest.stream().filter(entry -> entry.reasonToSkip().isEmpty()).toList();
    }

    /**
     * The other operations that write, each a single search like {@code put}, build the very same table. Only the
     * folders with many different writes are replayed that way, on maps of numbers those of Go's maps of numbers.
     */
    @Tag("slow")
    @ParameterizedTest
    @EnumSource(names = "PUT_AND_REMOVE", mode = EnumSource.Mode.EXCLUDE)
    void replay_throughOtherOperations_sameAsGo(TraceReplay.Way way) {
        TraceReader traces = bundled();
        List<TraceReader.Entry> varied = replayable(traces.manifest()).stream()
                .filter(entry -> entry.file().matches("(2-mix|3-churn|5-empty|6-collide|8-clear)/.*"))
                .toList();
        assertTrue(varied.size() > 60, varied.size() + " traces");
        for (TraceReader.Entry entry : varied) {
            TraceReader.Trace trace = traces.read(entry.file());
            for (TraceReplay.Subject subject : TraceReplay.Subject.values()) {
                if (subject == TraceReplay.Subject.OBJECTS || entry.kind().matches("fast32|fast64|synth64")) {
                    TraceReplay.replay(trace, subject, way);
                }
            }
        }
    }

    private static TraceReader bundled() {
        return TraceReader.ofResources("/golden/open");
    }

    @Test
    void manifest_ofTheBundledSet_skipsOnlyFloatsAndBrokenGuarantees() {
        List<TraceReader.Entry> manifest = bundled().manifest();
        assertEquals(220, manifest.size(), "traces in the set");
        assertEquals(
                11,
                manifest.stream().filter(entry -> entry.kind().equals("f64")).count(),
                "traces of kind f64");
        assertEquals(
                8,
                manifest.stream()
                        .filter(entry -> !entry.kind().equals("f64") && entry.guaranteeViolations() > 0)
                        .count(),
                "traces in which Go broke its guarantees");
        assertEquals(201, replayable(manifest).size(), "traces to replay");
    }
}

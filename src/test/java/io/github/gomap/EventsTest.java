package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.TestMaps.ConstantHasher;
import io.github.gomap.child.EveryEvent;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a flight recording sees of a map, and that maps work where there is no flight recorder. */
class EventsTest {
    private static final String PREFIX = "io.github.gomap.";
    private static final List<String> NAMES =
            List.of("GrowthStarted", "GrowthFinished", "LongChainMet", "IndexBuilt", "MisuseDetected", "MapCleared");

    @TempDir
    Path folder;

    /* ---------------- Growths ---------------- */

    @Test
    void everyDoubling_startsAndFinishes() throws IOException {
        GoMap<Integer, Integer> map = new GoMap<>();
        List<RecordedEvent> events = record(NAMES, () -> {
            for (int i = 0; i < 1_000; i++) {
                map.put(i, i);
            }
            map.finishGrowth();
        });
        GrowthHistory growths = map.inspect(MapInspection.Detail.COUNTERS).growths();
        List<RecordedEvent> started = of(map, "GrowthStarted", events);
        List<RecordedEvent> finished = of(map, "GrowthFinished", events);
        assertEquals(growths.doublings(), started.size());
        assertEquals(growths.doublings(), finished.size());
        int buckets = 1;
        for (int i = 0; i < started.size(); i++) {
            assertEquals(buckets, started.get(i).getInt("bucketsBefore"));
            assertEquals(2 * buckets, started.get(i).getInt("bucketsAfter"));
            assertEquals(TestMaps.loadLimit(i), started.get(i).getInt("size"));
            assertEquals(buckets, finished.get(i).getInt("bucketsMoved"));
            assertEquals(2 * buckets, finished.get(i).getInt("bucketsAfter"));
            buckets *= 2;
        }
        assertEquals(
                growths.bucketsMoved(),
                finished.stream()
                        .mapToLong(event -> event.getInt("bucketsMoved"))
                        .sum());
    }

    @Test
    void finishedGrowth_tellsWritesAndTime() throws IOException {
        GoMap<Integer, Integer> map = new GoMap<>(TestMaps.loadLimit(5));
        fill(map, TestMaps.loadLimit(5));
        List<RecordedEvent> events = record(NAMES, () -> {
            map.put(-1, 0);
            map.remove(-1);
            map.get(0);
            map.finishGrowth();
        });
        RecordedEvent finished = of(map, "GrowthFinished", events).get(0);
        assertEquals(3, finished.getInt("writes"), "put, remove, finishGrowth");
        Duration elapsed = finished.getDuration("elapsed");
        RecordedEvent started = of(map, "GrowthStarted", events).get(0);
        Duration between = Duration.between(started.getStartTime(), finished.getStartTime());
        assertFalse(elapsed.isNegative() || elapsed.isZero(), "time has passed: " + elapsed);
        // The two clocks need not agree to the last microsecond.
        assertTrue(
                elapsed.compareTo(between.plusSeconds(1)) < 0, elapsed + " since the start, " + between + " between");
    }

    @Test
    void growthOfOneBucket_takesOneWrite() throws IOException {
        GoMap<Integer, Integer> map = new GoMap<>();
        fill(map, 8);
        List<RecordedEvent> events = record(NAMES, () -> map.put(8, 8));
        assertEquals(1, of(map, "GrowthFinished", events).get(0).getInt("writes"));
    }

    @Test
    void sameSizeGrowth_hasAsManyBucketsAfterAsBefore() throws IOException {
        GoMap<Object, Object> map = new GoMap<>();
        fill(map, 60);
        assertTrue(TestMaps.makeOverflowBuckets(map));
        List<RecordedEvent> events = record(NAMES, () -> {
            map.put("new", "key");
            map.finishGrowth();
        });
        RecordedEvent started = of(map, "GrowthStarted", events).get(0);
        assertEquals(started.getInt("bucketsBefore"), started.getInt("bucketsAfter"));
        assertEquals(
                map.inspect().bucketCount(),
                of(map, "GrowthFinished", events).get(0).getInt("bucketsMoved"));
    }

    /* ---------------- Chains ---------------- */

    @Test
    void chainOfEightBuckets_isMetOnce() throws IOException {
        GoMap<Integer, Integer> map = GoMap.<Integer, Integer>builder()
                .expectedSize(1_000)
                .hasher(new ConstantHasher(0))
                .build();
        int untilEight = 7 * 8;
        fill(map, untilEight);
        assertEquals(List.of(), of(map, "LongChainMet", record(NAMES, () -> map.put(0, 1))));
        List<RecordedEvent> events = record(NAMES, () -> fill(map, untilEight + 100));
        List<RecordedEvent> met = of(map, "LongChainMet", events);
        assertEquals(1, met.size());
        assertEquals(8, met.get(0).getInt("chainLength"));
        assertEquals(untilEight + 1, met.get(0).getInt("size"));
        assertEquals(256, met.get(0).getInt("buckets"));
        assertEquals(List.of(), named("IndexBuilt", events), "a map with a hasher has no index");
    }

    @Test
    void collidingStrings_getAnIndex() throws IOException {
        GoMap<String, Integer> map = new GoMap<>(1_000);
        List<RecordedEvent> events = record(NAMES, () -> {
            for (int i = 0; i < 100; i++) {
                map.put(TestMaps.collidingString(i), i);
            }
        });
        assertEquals(1, of(map, "LongChainMet", events).size());
        List<RecordedEvent> built = named("IndexBuilt", events);
        assertEquals(1, built.size());
        assertEquals(8, built.get(0).getInt("chainLength"));
    }

    /* ---------------- Misuse and clearing ---------------- */

    @Test
    void misuse_isRecordedWithItsMessageAndPlace() throws IOException {
        GoMap<Object, Object> map = new GoMap<>();
        map.put(1, "one");
        List<RecordedEvent> events = record(
                NAMES,
                () -> assertThrows(
                        ConcurrentModificationException.class,
                        () -> map.put(
                                new Object() {
                                    @Override
                                    public int hashCode() {
                                        return 1;
                                    }

                                    @Override
                                    public boolean equals(Object other) {
                                        return map.put(2, "two") != null;
                                    }
                                },
                                "other")));
        RecordedEvent misuse = named("MisuseDetected", events).get(0);
        assertEquals("concurrent map writes", misuse.getString("message"));
        assertTrue(
                misuse.getStackTrace().getFrames().stream()
                        .anyMatch(
                                frame -> frame.getMethod().getType().getName().startsWith(EventsTest.class.getName())),
                () -> "the trace leads to the program: " + misuse);
    }

    @Test
    void clear_tellsWhatThereWas() throws IOException {
        GoMap<Object, Object> map = new GoMap<>();
        fill(map, 100);
        RecordedEvent cleared = of(map, "MapCleared", record(NAMES, map::clear)).get(0);
        assertEquals(100, cleared.getInt("size"));
        assertEquals(16, cleared.getInt("buckets"));
        assertEquals(16, map.inspect().bucketCount());
    }

    @Test
    void maps_areToldApart() throws IOException {
        GoMap<Object, Object> one = new GoMap<>();
        GoMap<Object, Object> other = new GoMap<>();
        fill(other, 5);
        List<RecordedEvent> events = record(NAMES, () -> {
            fill(one, 9);
            other.clear();
        });
        assertEquals(1, of(one, "GrowthStarted", events).size());
        assertEquals(List.of(), of(one, "MapCleared", events));
        assertEquals(List.of(), of(other, "GrowthStarted", events));
        assertEquals(1, of(other, "MapCleared", events).size());
    }

    /* ---------------- Off, and without a recorder ---------------- */

    @Test
    void whatIsNotEnabled_isNotRecorded() throws IOException {
        assertEquals(Set.of(), names(record(List.of(), EveryEvent::run)));
        assertEquals(Set.of("MapCleared"), names(record(List.of("MapCleared"), EveryEvent::run)));
        assertEquals(Set.copyOf(NAMES), names(record(NAMES, EveryEvent::run)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.base", "java.base,jdk.jfr"})
    void mapsWork_withAndWithoutARecorder(String modules) throws Exception {
        assertEquals(
                "concurrent map writes, 0 entries",
                run(
                        "--limit-modules",
                        modules,
                        "-cp",
                        TestMaps.productionClasses() + File.pathSeparator + testClasses()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.base", "java.base,jdk.jfr"})
    void theModuleWorks_withAndWithoutARecorder(String modules) throws Exception {
        assertEquals(
                "concurrent map writes, 0 entries",
                run(
                        "--limit-modules",
                        modules + ",io.github.gomap",
                        "--module-path",
                        TestMaps.productionClasses().toString(),
                        "--add-modules",
                        "io.github.gomap",
                        "-cp",
                        testClasses().toString()));
    }

    @Test
    void aRecordingOfAModule_hasTheEvents() throws Exception {
        Path file = folder.resolve("module.jfr");
        List<String> enabled = NAMES.stream()
                .map(name -> "+" + PREFIX + name + "#enabled=true")
                .toList();
        run(
                "-Xlog:disable",
                "-XX:StartFlightRecording:filename=" + file + "," + String.join(",", enabled),
                "--module-path",
                TestMaps.productionClasses().toString(),
                "--add-modules",
                "io.github.gomap",
                "-cp",
                testClasses().toString());
        assertEquals(Set.copyOf(NAMES), names(RecordingFile.readAllEvents(file)));
    }

    private static String run(String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.add(EveryEvent.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES), "the program ends");
        assertEquals(0, process.exitValue(), output);
        return output.strip();
    }

    private static Path testClasses() throws Exception {
        return Path.of(EveryEvent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    /* ---------------- Recording ---------------- */

    private static void fill(GoMap<? super Integer, ? super Integer> map, int size) {
        for (int i = 0; i < size; i++) {
            map.put(i, i);
        }
    }

    /** What a recording holds of the action that has these events of ours enabled. */
    private List<RecordedEvent> record(List<String> names, Runnable action) throws IOException {
        Path file = folder.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            names.forEach(name -> recording.enable(PREFIX + name));
            recording.start();
            action.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file);
    }

    private static List<RecordedEvent> named(String name, List<RecordedEvent> events) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(PREFIX + name))
                .toList();
    }

    private static List<RecordedEvent> of(GoMap<?, ?> map, String name, List<RecordedEvent> events) {
        return named(name, events).stream()
                .filter(event -> event.getInt("map") == System.identityHashCode(map))
                .toList();
    }

    private static Set<String> names(List<RecordedEvent> events) {
        return events.stream()
                .map(event -> event.getEventType().getName())
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

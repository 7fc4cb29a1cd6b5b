package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gomap.GoMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsCommandTest {

    @TempDir
    private Path folder;

    private final Captured captured = new Captured();

    /** Records with the settings that the tool hands out. */
    private String record(Runnable action) throws IOException, ParseException {
        assertEquals(0, new Captured().run("events", "--help"));
        Captured settings = new Captured();
        assertEquals(0, settings.run("events", "--settings"));
        Path jfc = Files.writeString(folder.resolve("gomap.jfc"), settings.out());
        return record(Configuration.create(jfc).getSettings(), action);
    }

    private String record(Map<String, String> settings, Runnable action) throws IOException {
        Path file = folder.resolve("recording.jfr");
        try (Recording recording = new Recording(settings)) {
            recording.start();
            action.run();
            recording.stop();
            recording.dump(file);
        }
        return file.toString();
    }

    private static void fill(GoMap<? super Integer, ? super Integer> map, int from, int to) {
        for (int i = from; i < to; i++) {
            map.put(i, i);
        }
    }

    private static String id(GoMap<?, ?> map) {
        return String.format(Locale.ROOT, "%08x", System.identityHashCode(map));
    }

    private JsonObject json(String file) {
        assertEquals(0, captured.run("events", "--json", file), captured::err);
        return JsonParser.parseString(captured.out()).getAsJsonObject();
    }

    private List<JsonObject> growths(JsonObject json, GoMap<?, ?> map) {
        List<JsonObject> growths = new ArrayList<>();
        for (JsonElement growth : json.getAsJsonArray("growths")) {
            if (growth.getAsJsonObject().get("map").getAsString().equals(id(map))) {
                growths.add(growth.getAsJsonObject());
            }
        }
        return growths;
    }

    private String text(String file, String... options) {
        List<String> arguments = new ArrayList<>(List.of("events", file));
        arguments.addAll(List.of(options));
        Captured drawing = new Captured();
        assertEquals(0, drawing.run(arguments.toArray(new String[0])), drawing::err);
        assertEquals("", drawing.err());
        return drawing.out();
    }

    private static void assertShows(String shown, String text) {
        assertTrue(text.contains(shown), text);
    }

    @Nested
    class Growths {

        @Test
        void doublings_fromStartToEnd() throws Exception {
            GoMap<Integer, Integer> map = new GoMap<>();
            String file = record(() -> {
                fill(map, 0, 1_000);
                map.finishGrowth();
            });
            List<JsonObject> growths = growths(json(file), map);
            assertEquals(map.inspect().growths().doublings(), growths.size());
            int buckets = 1;
            for (JsonObject growth : growths) {
                assertEquals("FINISHED", growth.get("ending").getAsString());
                assertFalse(growth.get("sameSize").getAsBoolean());
                assertEquals(buckets, growth.get("bucketsBefore").getAsInt());
                assertEquals(2 * buckets, growth.get("bucketsAfter").getAsInt());
                assertEquals(
                        buckets == 1 ? 8 : 13 * buckets / 2, growth.get("size").getAsInt());
                assertTrue(growth.get("writes").getAsInt() <= buckets, growth::toString);
                assertTrue(growth.get("start").getAsLong() <= growth.get("end").getAsLong(), growth::toString);
                assertTrue(
                        growth.get("place").getAsString().startsWith(EventsCommandTest.class.getName() + ".fill:"),
                        growth::toString);
                buckets *= 2;
            }
            String text = text(file);
            assertShows(growths.size() + " doublings, 0 growths to the same size", text);
            assertShows("map " + id(map) + " |D", text);
            assertShows(" 128 -> 256 ", text);
            assertShows(
                    "  " + growths.size() + " growths started by " + EventsCommandTest.class.getName() + ".fill:",
                    text);
        }

        @Test
        void sameSize() throws Exception {
            GoMap<Integer, Integer> map = GoMap.<Integer, Integer>builder()
                    .random(new SplittableRandom(1))
                    .build();
            String file = record(() -> {
                // Four buckets, always full, whose keys change: overflow buckets come, and stay behind empty.
                for (int i = 0; i < 5_000 && map.inspect().growths().sameSizeGrowths() == 0; i++) {
                    map.remove(i - 26);
                    map.put(i, i);
                }
                map.finishGrowth();
            });
            JsonObject growth = growths(json(file), map).get(2);
            assertTrue(growth.get("sameSize").getAsBoolean(), growth::toString);
            assertEquals(4, growth.get("bucketsBefore").getAsInt());
            String text = text(file);
            assertShows("2 doublings, 1 growth to the same size", text);
            assertShows(" 4 ~> 4 ", text);
            assertTrue(text.lines().anyMatch(line -> line.matches("map [0-9a-f]{8} \\|D.*s~*\\|")), text);
        }

        @Test
        void clear_endsAGrowth() throws Exception {
            GoMap<Integer, Integer> map = new GoMap<>();
            String file = record(() -> {
                fill(map, 0, 53);
                assertTrue(map.inspect().isGrowing());
                map.clear();
            });
            List<JsonObject> growths = growths(json(file), map);
            JsonObject last = growths.get(growths.size() - 1);
            assertEquals("CLEARED", last.get("ending").getAsString());
            assertTrue(last.get("writes").isJsonNull(), last::toString);
            String text = text(file);
            assertShows("  ended by clear\n", text);
            assertShows("map " + id(map) + " of 53 entries in 16 main buckets, by ", text);
        }

        @Test
        void withoutItsEnd() throws Exception {
            GoMap<Integer, Integer> map = new GoMap<>();
            String file = record(() -> fill(map, 0, 53));
            JsonObject last = growths(json(file), map).get(3);
            assertEquals("NOT_RECORDED", last.get("ending").getAsString());
            assertTrue(last.get("end").isJsonNull(), last::toString);
            assertShows("  end not recorded\n", text(file));
        }

        @Test
        void withoutItsStart() throws Exception {
            GoMap<Integer, Integer> map = new GoMap<>();
            fill(map, 0, 53);
            String file = record(map::finishGrowth);
            List<JsonObject> growths = growths(json(file), map);
            assertEquals(1, growths.size());
            JsonObject growth = growths.get(0);
            assertEquals(8, growth.get("bucketsBefore").getAsInt());
            assertTrue(growth.get("start").getAsLong() < 0, growth::toString);
            assertTrue(growth.get("size").isJsonNull(), growth::toString);
            assertTrue(text(file).contains(" 8 -> 16 "));
        }

        @Test
        void manyMaps_theBusiestAreDrawn() throws Exception {
            List<GoMap<Integer, Integer>> maps = new ArrayList<>();
            GoMap<Integer, Integer> busiest = new GoMap<>();
            String file = record(() -> {
                for (int i = 0; i < 20; i++) {
                    maps.add(new GoMap<>());
                    fill(maps.get(i), 0, 9);
                }
                fill(busiest, 0, 100);
            });
            String text = text(file);
            assertEquals(
                    12, text.lines().filter(line -> line.startsWith("map ")).count(), text);
            assertShows("map " + id(busiest) + " |", text);
            assertShows("(9 more maps grew, less often)", text);
        }
    }

    @Nested
    class OtherEvents {

        @Test
        void chainsAndIndexes() throws Exception {
            GoMap<String, Integer> map = new GoMap<>(1_000);
            String file = record(() -> {
                // Aa and BB have one hashCode, and so have all strings of six of them.
                for (int i = 0; i < 64; i++) {
                    String bits =
                            String.format("%6s", Integer.toBinaryString(i)).replace(' ', '0');
                    map.put(bits.replace("0", "Aa").replace("1", "BB"), i);
                }
            });
            JsonObject json = json(file);
            assertEquals(2, json.getAsJsonArray("occurrences").size());
            String text = text(file);
            assertShows("1 long chain, 1 index, 0 misuses", text);
            assertShows("map " + id(map) + " 8 buckets, in a map of 57 entries in 256 main buckets, by ", text);
            assertShows("for a chain of 8 buckets", text);
            assertShows("\nlong chains  |", text);
            assertShows("\nindexes      |", text);
        }

        @Test
        void misuse() throws Exception {
            GoMap<Object, Object> map = new GoMap<>();
            map.put(1, "one");
            Object intruder = new Object() {
                @Override
                public int hashCode() {
                    return 1;
                }

                @Override
                public boolean equals(Object other) {
                    return map.put(2, "two") != null;
                }
            };
            String file =
                    record(() -> assertThrows(ConcurrentModificationException.class, () -> map.put(intruder, "other")));
            String text = text(file);
            assertShows("\nMisuses\n", text);
            assertShows("concurrent map writes, by " + EventsCommandTest.class.getName(), text);
        }

        @Test
        void clears_areCounted() throws Exception {
            GoMap<Integer, Integer> map = new GoMap<>();
            String file = record(() -> {
                for (int i = 0; i < 200; i++) {
                    map.put(i, i);
                    map.clear();
                }
            });
            String text = text(file);
            assertShows(", 200 clears, ", text);
            assertShows("\nClears (the first 10 of 200)\n", text);
            String row = text.lines()
                    .filter(line -> line.startsWith("clears "))
                    .findFirst()
                    .orElseThrow();
            assertTrue(row.matches("clears +\\|[1-9+][ 1-9+]{63}\\|"), row);
        }
    }

    @Nested
    class Pauses {

        @Test
        void standBesideTheGrowthTheyOverlap() throws Exception {
            GoMap<Integer, Integer> map = new GoMap<>();
            String file = record(() -> {
                System.gc();
                fill(map, 0, 53);
                System.gc();
                map.finishGrowth();
            });
            JsonObject json = json(file);
            List<JsonObject> growths = growths(json, map);
            JsonObject last = growths.get(growths.size() - 1);
            assertTrue(last.get("pauses").getAsInt() >= 1, last::toString);
            long nanos = last.get("pauseNanos").getAsLong();
            assertTrue(
                    nanos > 0
                            && nanos
                                    <= last.get("end").getAsLong()
                                            - last.get("start").getAsLong(),
                    last::toString);
            JsonObject first = json.getAsJsonArray("pauses").get(0).getAsJsonObject();
            assertTrue(first.get("start").getAsLong() < 0, "before the first growth: " + first);
            assertTrue(first.get("collection").getAsString().endsWith(", System.gc()"), first::toString);

            String text = text(file);
            String row = text.lines()
                    .filter(line -> line.startsWith("GC pauses "))
                    .findFirst()
                    .orElseThrow();
            assertTrue(row.matches("GC pauses +\\|[ .o#]*[.o#][ .o#]*\\|"), row);
            assertShows("--whole shows all", text);
            assertFalse(text(file, "--whole").contains("--whole shows all"));
            assertShows("\nLongest pauses of the garbage collector", text);
        }

        @Test
        void notRecorded_isSaid() throws Exception {
            GoMap<Integer, Integer> map = new GoMap<>();
            Map<String, String> settings = new HashMap<>();
            settings.put("io.github.gomap.GrowthStarted#enabled", "true");
            settings.put("io.github.gomap.GrowthFinished#enabled", "true");
            String file = record(settings, () -> fill(map, 0, 100));
            String text = text(file);
            assertShows("No pauses of the garbage collector are recorded\n", text);
            assertFalse(text.contains("GC pauses  "), text);
        }
    }

    @Test
    void colours_onDemandOnly() throws Exception {
        GoMap<Integer, Integer> map = new GoMap<>();
        String file = record(() -> fill(map, 0, 100));
        String plain = text(file);
        assertTrue(plain.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127)), plain);
        String coloured = text(file, "--color", "always");
        assertEquals(plain, coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
        assertFalse(coloured.equals(plain));
    }

    @Test
    void timesHaveUnits() {
        assertEquals("0 ns", EventTimeline.time(0));
        assertEquals("-999 ns", EventTimeline.time(-999));
        assertEquals("1.5 us", EventTimeline.time(1_500));
        assertEquals("12.3 ms", EventTimeline.time(12_300_000));
        assertEquals("1.25 s", EventTimeline.time(1_250_000_000));
        assertEquals("2.5 min", EventTimeline.time(150_000_000_000L));
    }

    /** As the help of the command says. */
    @Test
    void settings_recordTheToolItself() throws Exception {
        Captured settings = new Captured();
        assertEquals(0, settings.run("events", "--settings"));
        Path jfc = Files.writeString(folder.resolve("gomap.jfc"), settings.out());
        Path keys =
                Files.writeString(folder.resolve("keys.txt"), "one\ntwo\n".repeat(3) + "key\n".repeat(2) + numbers());
        Path recording = folder.resolve("tool.jfr");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:disable",
                        "-XX:StartFlightRecording:filename=" + recording + ",settings=" + jfc,
                        "-cp",
                        System.getProperty("java.class.path"),
                        GomapCommand.class.getName(),
                        "inspect",
                        keys.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES), "the tool ends");
        assertEquals(0, process.exitValue(), output);
        assertShows(" doublings, 0 growths to the same size", text(recording.toString()));
    }

    private static String numbers() {
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            numbers.append(i).append('\n');
        }
        return numbers.toString();
    }

    @Nested
    class Errors {

        @Test
        void noFile() {
            captured.assertBadInput("a recording is missing; 'gomap events --help' says how to make one", "events");
        }

        @Test
        void standardInput() {
            captured.assertBadInput("a recording cannot be read from standard input, name a file", "events", "-");
        }

        @Test
        void missingFile() {
            String file = folder.resolve("none.jfr").toString();
            captured.assertBadInput(file + ": no such file", "events", file);
        }

        @Test
        void directory() {
            captured.assertBadInput(folder + ": is a directory, not a recording", "events", folder.toString());
        }

        @Test
        void somethingElse() throws IOException {
            String file = Files.writeString(folder.resolve("keys.txt"), "no recording at all\n".repeat(100))
                    .toString();
            assertEquals(2, captured.run("events", file));
            assertTrue(
                    captured.err().startsWith("gomap: " + file + ": is no flight recording, or a damaged one: "),
                    captured.err());
        }

        @Test
        void emptyFile() throws IOException {
            String file = Files.createFile(folder.resolve("empty.jfr")).toString();
            assertEquals(2, captured.run("events", file));
            assertTrue(captured.err().startsWith("gomap: " + file + ": is no flight recording"), captured.err());
        }

        /** Whatever is wrong inside: one sentence and exit code 2, or the events that are left. */
        @Test
        void damagedFiles() throws Exception {
            GoMap<Integer, Integer> map = new GoMap<>();
            byte[] sound = Files.readAllBytes(Path.of(record(() -> fill(map, 0, 100))));
            long seed = Long.getLong("gomap.seed", new SplittableRandom().nextLong());
            SplittableRandom random = new SplittableRandom(seed);
            int refused = 0;
            for (int i = 0; i < 30; i++) {
                byte[] damaged = Arrays.copyOf(sound, i % 2 == 0 ? random.nextInt(sound.length) : sound.length);
                for (int bit = 0; damaged.length > 0 && bit < 20; bit++) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
                String file =
                        Files.write(folder.resolve("damaged.jfr"), damaged).toString();
                Captured attempt = new Captured();
                int exitCode = attempt.run("events", file);
                String what = "damage " + i + ", repeat with -Dgomap.seed=" + seed + ": " + attempt.err();
                assertTrue(exitCode == 0 || exitCode == 2, what);
                assertEquals(exitCode == 0 ? 0 : 1, attempt.err().lines().count(), what);
                refused += exitCode == 0 ? 0 : 1;
            }
            assertTrue(refused >= 15, "the shortened ones at least, repeat with -Dgomap.seed=" + seed);
        }

        @Test
        void noEventsOfMaps() throws IOException {
            String file = record(Map.of("jdk.GCPhasePause#enabled", "true"), System::gc);
            assertEquals(2, captured.run("events", file));
            assertTrue(
                    captured.err().startsWith("gomap: " + file + ": has no events of GoMap among its "),
                    captured.err());
            assertShows("'gomap events --help' says how to record them", captured.err());
        }
    }
}

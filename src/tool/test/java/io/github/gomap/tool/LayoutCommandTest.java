package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gomap.BucketView;
import io.github.gomap.GoMap;
import io.github.gomap.MapInspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutCommandTest {

    @TempDir
    private Path folder;

    private final Captured captured = new Captured();

    private static String numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> i + "\n").collect(Collectors.joining());
    }

    private void assertShows(String text) {
        assertTrue(captured.out().contains(text), captured.out());
    }

    private JsonObject json() {
        return JsonParser.parseString(captured.out()).getAsJsonObject();
    }

    private static List<JsonObject> objects(JsonArray array) {
        List<JsonObject> objects = new ArrayList<>();
        for (JsonElement element : array) {
            objects.add(element.getAsJsonObject());
        }
        return objects;
    }

    @Nested
    class Drawing {

        @Test
        void entriesAHoleAndTheRest() {
            GoMap<String, Integer> same = GoMap.<String, Integer>builder()
                    .random(new SplittableRandom(3))
                    .build();
            List.of("one", "two", "three").forEach(key -> same.put(key, key.length()));
            same.remove("two");
            BucketView<String, Integer> bucket = same.inspect().chain(0).get(0);
            String first = String.format("%02x", bucket.tophash(0));
            String third = String.format("%02x", bucket.tophash(2));

            captured.assertSuccess("layout", "one", "two", "three", "--remove", "two", "--seed", "3");
            assertShows("bucket 0 (all hashes): 2 entries\n"
                    + "  slot        7    6    5    4    3    2    1    0\n"
                    + "  metadata [ 00 | 00 | 00 | 00 | 00 | " + third + " | 01 | " + first
                    + " ]  the long 0x0000000000" + third + "01" + first + "\n"
                    + "  slot  byte  meaning        key cell            value cell\n"
                    + "  0     " + first + "    tophash        \"one\"               1\n"
                    + "  1     01    emptyOne       -                   -\n"
                    + "  2     " + third + "    tophash        \"three\"             3\n"
                    + "  3-7   00    emptyRest      -                   -\n");
        }

        @Test
        void emptyMap_hasNoMemoryYet() {
            captured.assertSuccess("layout");
            assertShows("0 entries in 1 main bucket");
            assertShows("bucket 0 (all hashes): no memory yet");
            assertFalse(captured.out().contains("metadata ["), captured.out());
        }

        @Test
        void overflowBucket_hangsBehindItsMainBucket() {
            captured.input(numbers(100)).assertSuccess("layout", "--file", "-", "--until", "overflow", "--seed", "3");
            assertShows(", 1 overflow bucket\n");
            assertShows("  |\n  +--> overflow bucket 1 of this chain\n       slot        7 ");
            assertShows(" entries in a chain of 2 buckets\n");
        }

        @Test
        void growth_showsBothGenerations() {
            captured.input(numbers(100)).assertSuccess("layout", "--file", "-", "--until", "growth", "--seed", "3");
            assertShows("\nOld generation: 4 main buckets\n");
            assertShows("\nNew generation: 8 main buckets\n");
            assertShows("Doubling, 2 of 4 old buckets evacuated");
            assertShows("waits for old bucket 2");
            assertShows("evacuatedLow   -                   -   moved to new bucket 1\n");
            assertShows("evacuatedHigh  -                   -   moved to new bucket 5\n");
        }

        @Test
        void emptySlots_areNotTakenTogetherWithEntriesOfTheSameTophash() {
            // These have one hashCode, so their bytes are the same, side by side.
            captured.assertSuccess("layout", "Aa", "BB");
            assertShows("\"Aa\"                1\n");
            assertShows("\"BB\"                2\n");
            assertShows("  2-7   00    emptyRest ");
        }

        @Test
        void everyEntry_isDrawn() {
            captured.input(numbers(256)).assertSuccess("layout", "--file", "-");
            for (int key = 1; key <= 256; key++) {
                assertShows("\"" + key + "\"");
            }
        }

        @Test
        void overwrittenKey_hasTheLastValue() {
            captured.assertSuccess("layout", "a", "b", "a");
            assertShows("2 entries in");
            assertShows("\"a\"                 3\n");
        }

        @Test
        void controlCharactersOfKeys_doNotReachTheTerminal() {
            captured.assertSuccess("layout", "a\u001b[2Jb");
            assertFalse(captured.out().contains("\u001b"), captured.out());
            assertShows("\"a\\u{1b}[2Jb\"");
        }

        @Test
        void colours_onATerminalOrOnDemandOnly() {
            captured.assertSuccess("layout", "a");
            assertFalse(captured.out().contains("\u001b["), captured.out());
            Captured demanded = new Captured();
            assertEquals(0, demanded.run("layout", "a", "--color", "always"));
            assertTrue(demanded.out().contains("\u001b[38;5;"), demanded.out());
            Captured terminal = new Captured();
            terminal.outIsTerminal = true;
            assertEquals(0, terminal.run("layout", "a"));
            assertTrue(terminal.out().contains("\u001b[38;5;"), terminal.out());
            Captured refused = new Captured();
            refused.outIsTerminal = true;
            refused.environment.put("NO_COLOR", "1");
            assertEquals(0, refused.run("layout", "a"));
            assertFalse(refused.out().contains("\u001b["), refused.out());
        }

        @Test
        void asciiOnly() {
            captured.input(numbers(200)).assertSuccess("layout", "--file", "-");
            assertTrue(captured.out().chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127)), captured.out());
        }
    }

    @Nested
    class Json {

        /** The words, bytes and cells are those that an inspection of the same map shows. */
        @Test
        void isTheStorageOfTheMap() {
            int count = 200;
            GoMap<String, Integer> same = GoMap.<String, Integer>builder()
                    .random(new SplittableRandom(7))
                    .build();
            IntStream.rangeClosed(1, count).forEach(i -> same.put("" + i, i));
            for (int i = 3; i <= count; i += 3) {
                same.remove("" + i);
            }
            MapInspection<String, Integer> inspection = same.inspect();
            List<String> arguments = new ArrayList<>(List.of("layout", "--json", "--seed", "7", "--file", "-"));
            for (int i = 3; i <= count; i += 3) {
                arguments.addAll(List.of("--remove", "" + i));
            }

            captured.input(numbers(count)).assertSuccess(arguments.toArray(new String[0]));
            JsonObject json = json();
            assertEquals(inspection.size(), json.get("entries").getAsInt());
            assertEquals(inspection.overflowCount(), json.get("overflowBuckets").getAsInt());
            assertEquals(
                    inspection.storage().metadata(),
                    json.getAsJsonObject("bytes").get("metadata").getAsLong());
            List<JsonObject> chains = objects(json.getAsJsonArray("chains"));
            assertEquals(inspection.bucketCount(), chains.size());
            for (JsonObject chain : chains) {
                int number = chain.get("mainBucket").getAsInt();
                assertChain(inspection.chain(number), objects(chain.getAsJsonArray("buckets")));
            }
        }

        private void assertChain(List<BucketView<String, Integer>> views, List<JsonObject> buckets) {
            assertEquals(views.size(), buckets.size());
            for (int i = 0; i < views.size(); i++) {
                long word = parse(buckets.get(i).get("metadataWord").getAsString());
                List<JsonObject> slots = objects(buckets.get(i).getAsJsonArray("slots"));
                for (int slot = 0; slot < 8; slot++) {
                    int tophash = views.get(i).tophash(slot);
                    assertEquals(tophash, (word >>> (8 * slot)) & 0xff);
                    JsonObject shown = slots.get(slot);
                    assertEquals(tophash, Integer.parseInt(shown.get("tophash").getAsString(), 16));
                    JsonElement key = shown.get("key");
                    assertEquals(views.get(i).key(slot), key.isJsonNull() ? null : key.getAsString());
                    JsonElement value = shown.get("value");
                    assertEquals(views.get(i).value(slot), value.isJsonNull() ? null : value.getAsInt());
                }
            }
        }

        private long parse(String word) {
            assertTrue(word.startsWith("0x") && word.length() == 18, word);
            return Long.parseUnsignedLong(word.substring(2), 16);
        }

        /** A bucket has as many entries as slots say that theirs moved there. */
        @Test
        void growth_saysWhereEntriesWent() {
            captured.input(numbers(100))
                    .assertSuccess("layout", "--json", "--file", "-", "--until", "doubling", "--seed", "11");
            JsonObject json = json();
            JsonObject growth = json.getAsJsonObject("growth");
            assertFalse(growth.get("sameSize").getAsBoolean());
            List<JsonObject> old = objects(json.getAsJsonArray("oldChains"));
            List<JsonObject> current = objects(json.getAsJsonArray("chains"));
            assertEquals(growth.get("oldBuckets").getAsInt(), old.size());
            assertEquals(2 * old.size(), current.size());
            int evacuated = 0;
            for (JsonObject chain : old) {
                boolean gone = chain.get("state").getAsString().equals("EVACUATED");
                evacuated += gone ? 1 : 0;
                int number = chain.get("mainBucket").getAsInt();
                for (int index = number; index < current.size(); index += old.size()) {
                    assertEquals(
                            gone ? "LIVE" : "WAITING",
                            current.get(index).get("state").getAsString());
                    int entries = current.get(index).get("entries").getAsInt();
                    int moved = moved(chain, index);
                    // The key that started the growth has not moved.
                    assertTrue(
                            entries == moved || (gone && entries == moved + 1),
                            () -> moved + " moved\n" + captured.out());
                }
            }
            assertEquals(growth.get("evacuatedOldBuckets").getAsInt(), evacuated);
            assertTrue(evacuated > 0 && evacuated < old.size(), "in the middle: " + evacuated);
        }

        private int moved(JsonObject chain, int to) {
            int moved = 0;
            for (JsonObject bucket : objects(chain.getAsJsonArray("buckets"))) {
                for (JsonObject slot : objects(bucket.getAsJsonArray("slots"))) {
                    JsonElement movedTo = slot.get("movedTo");
                    moved += !movedTo.isJsonNull() && movedTo.getAsInt() == to ? 1 : 0;
                }
            }
            return moved;
        }

        @Test
        void sameSeed_sameStorage() {
            captured.run("layout", "--json", "--seed", "5", "a", "b");
            Captured again = new Captured();
            again.run("layout", "--json", "--seed", "5", "a", "b");
            Captured other = new Captured();
            other.run("layout", "--json", "--seed", "6", "a", "b");
            assertEquals(captured.out(), again.out());
            assertNotEquals(
                    json().get("chains"),
                    JsonParser.parseString(other.out()).getAsJsonObject().get("chains"));
        }
    }

    @Nested
    class Keys {

        @Test
        void ofAFile_followThoseOfTheCommandLine() throws IOException {
            Path file = Files.writeString(folder.resolve("keys.txt"), "b\nc c\n");
            captured.assertSuccess("layout", "a", "--file", file.toString());
            assertShows("\"a\"                 1\n");
            assertShows("\"b\"                 2\n");
            assertShows("\"c c\"               3\n");
        }

        @Test
        void words() {
            captured.input("The light, the Rays.\n").assertSuccess("layout", "--words", "--file", "-");
            assertShows("3 entries in");
            assertShows("\"the\"               3\n");
        }

        @Test
        void window_keepsTheYoungest() {
            captured.input(numbers(1_000)).assertSuccess("layout", "--file", "-", "--window", "5");
            assertShows("5 entries in 1 main bucket");
            for (int key = 996; key <= 1_000; key++) {
                assertShows("\"" + key + "\"");
            }
        }

        @Test
        void window_countsAKeyOnce() {
            captured.assertSuccess("layout", "a", "b", "a", "a", "c", "--window", "3");
            assertShows("3 entries in");
        }

        @ParameterizedTest
        @CsvSource({"same-size, Growing to the same size", "doubling, Doubling", "growth, Doubling"})
        void until_stopsThere(String moment, String shown) {
            // 26 keys fill four buckets, so the window decides which growth comes first.
            String window = moment.equals("same-size") ? "26" : "256";
            captured.input(numbers(20_000))
                    .assertSuccess("layout", "--file", "-", "--window", window, "--until", moment, "--seed", "1");
            assertShows("\n" + shown + ", ");
        }
    }

    @Nested
    class Errors {

        @Test
        void tooManyKeys() {
            captured.input(numbers(257))
                    .assertBadInput(
                            "standard input: more than 256 different keys: layout draws small maps"
                                    + " (--window keeps one small, inspect takes any)",
                            "layout",
                            "--file",
                            "-");
        }

        @Test
        void unusableWindow() {
            captured.assertBadInput("--window: expected a number from 1 to 256, but was 0", "layout", "--window", "0");
        }

        @Test
        void windowTooLarge() {
            captured.assertBadInput(
                    "--window: expected a number from 1 to 256, but was 257", "layout", "--window", "257");
        }

        @Test
        void removedKeyThatIsNotThere() {
            captured.assertBadInput("--remove b: no such key in the map", "layout", "a", "--remove", "b");
        }

        @Test
        void keyRemovedTwice() {
            captured.assertBadInput(
                    "--remove a: no such key in the map", "layout", "a", "--remove", "a", "--remove", "a");
        }

        @Test
        void momentThatDoesNotCome() {
            captured.assertBadInput(
                    "--until overflow: not reached with 1 key; more keys or another seed may do",
                    "layout",
                    "a",
                    "--until",
                    "overflow");
        }

        @Test
        void unknownMoment() {
            captured.assertBadInput(
                    "Invalid value for option '--until': expected overflow, growth, doubling or same-size,"
                            + " but was noon",
                    "layout",
                    "a",
                    "--until",
                    "noon");
        }

        @Test
        void seedThatIsNone() {
            captured.assertBadInput(
                    "Invalid value for option '--seed': expected a whole number of at most 64 bits, but was x",
                    "layout",
                    "a",
                    "--seed",
                    "x");
        }

        @Test
        void missingFile() {
            String file = folder.resolve("none").toString();
            captured.assertBadInput(file + ": no such file", "layout", "--file", file);
        }
    }
}

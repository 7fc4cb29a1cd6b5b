package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command as its user meets it: arguments in, streams and exit code out.
 */
class InspectCommandTest {

    private static final String SOME_KEYS =
            IntStream.range(0, 500).mapToObj(i -> "key" + i + "\n").collect(Collectors.joining());

    @TempDir
    private Path folder;

    private final Captured captured = new Captured();

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static JsonObject json(String text) throws IOException {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        JsonElement element = JsonParser.parseReader(reader);
        assertEquals(JsonToken.END_DOCUMENT, reader.peek());
        return element.getAsJsonObject();
    }

    @Nested
    class Input {

        @Test
        void lines() throws IOException {
            captured.assertSuccess("inspect", file("keys.txt", "b\na\nb\n"));
            assertTrue(captured.out().contains("3 lines, 6 bytes"), captured.out());
            assertTrue(captured.out().contains("2 different lines"), captured.out());
            assertTrue(captured.out().contains("\"b\", 2 times"), captured.out());
        }

        @Test
        void words() throws IOException {
            captured.assertSuccess("inspect", "--words", file("text.txt", "The light, the Rays.\n"));
            assertTrue(captured.out().contains("1 line, 4 words, 21 bytes"), captured.out());
            assertTrue(captured.out().contains("3 different words"), captured.out());
            assertTrue(captured.out().contains("\"the\", 2 times"), captured.out());
        }

        @Test
        void standardInput() {
            captured.input("a\nb\n").assertSuccess("inspect", "-");
            assertTrue(captured.out().startsWith("Keys: lines of standard input\n"), captured.out());
            assertTrue(captured.out().contains("2 different lines"), captured.out());
        }

        @Test
        void severalFiles_areOneMap() throws IOException {
            String one = file("1", "a\nb");
            String two = file("2", "b\nc\n");
            captured.input("c\nd\n").assertSuccess("inspect", "--json", one, "-", two);
            JsonObject input = json(captured.out()).getAsJsonObject("input");
            assertEquals(6, input.get("lines").getAsInt());
            assertEquals(3, input.getAsJsonArray("files").size());
            assertEquals(
                    4,
                    json(captured.out()).getAsJsonObject("keys").get("entries").getAsInt());
        }

        @Test
        void fileWhoseNameLooksLikeAnOption() throws IOException {
            captured.assertBadInput("--words: no such file", "inspect", "--", "--words");
        }
    }

    @Nested
    class Faults {

        @Test
        void missingFile() {
            String name = folder.resolve("none").toString();
            captured.assertBadInput(name + ": no such file", "inspect", name);
        }

        @Test
        void missingFile_isToldBeforeAnotherIsRead() throws IOException {
            String missing = folder.resolve("none").toString();
            Path malformed = Files.write(folder.resolve("malformed"), new byte[] {(byte) 0x80});
            captured.assertBadInput(missing + ": no such file", "inspect", malformed.toString(), missing);
        }

        @Test
        void directory() {
            captured.assertBadInput(folder + ": is a directory, not a file of keys", "inspect", folder.toString());
        }

        @Test
        void malformedUtf8() throws IOException {
            Path file = Files.write(folder.resolve("binary"), new byte[] {'a', '\n', (byte) 0x80, '\n'});
            captured.assertBadInput(
                    file + ": line 2: not UTF-8 text (byte 0x80 at offset 2)", "inspect", "--json", file.toString());
        }

        @Test
        void noFile() {
            captured.assertBadInput("Missing required parameter: 'FILE'", "inspect");
        }

        @Test
        void unknownOption() {
            captured.assertBadInput("Unknown option: '--word'", "inspect", "--word", "-");
            assertTrue(captured.err().contains("--words"), captured.err());
        }

        @Test
        void wrongColour() {
            captured.assertBadInput(
                    "Invalid value for option '--color': expected auto, always or never, but was pink",
                    "inspect",
                    "--color=pink",
                    "-");
        }

        @Test
        void wrongSeed() {
            captured.assertBadInput(
                    "Invalid value for option '--seed': expected a whole number of at most 64 bits, but was 1e9",
                    "inspect",
                    "--seed=1e9",
                    "-");
        }

        @Test
        void fullDisk() {
            assertEquals(1, captured.input("a\n").runOnBrokenOutput("No space left on device", "inspect", "-"));
            assertEquals(
                    "gomap: cannot write to standard output: No space left on device",
                    captured.err().strip());
        }

        @Test
        void readerGoneAway_isNoFault() {
            assertEquals(0, captured.input(SOME_KEYS).runOnBrokenOutput("Broken pipe", "inspect", "-"));
            assertEquals("", captured.err());
        }
    }

    @Nested
    class Svg {

        @Test
        void heatMap_isWritten() throws IOException {
            Path picture = folder.resolve("heat map.svg");
            captured.assertSuccess("inspect", "--svg", picture.toString(), file("keys", SOME_KEYS));
            assertTrue(Files.readString(picture).startsWith("<svg "));
            assertTrue(captured.out().contains("Heat map"));
        }

        @Test
        void unwritableFile_isNamed() throws IOException {
            Path picture = folder.resolve("missing").resolve("out.svg");
            assertEquals(1, captured.run("inspect", "--svg", picture.toString(), file("keys", SOME_KEYS)));
            assertTrue(captured.err().contains("cannot write"), captured.err());
            assertTrue(captured.err().contains("out.svg"), captured.err());
        }
    }

    @Nested
    class Html {

        @Test
        void page_isWritten_besideTheReport() throws IOException {
            Path page = folder.resolve("page.html");
            captured.assertSuccess("inspect", "--html", page.toString(), file("keys", SOME_KEYS));
            assertTrue(Files.readString(page).startsWith("<!DOCTYPE html>"));
            assertTrue(Files.readString(page).contains("<svg "));
            assertTrue(captured.out().contains("Heat map"));
        }

        @Test
        void foreignNames_areEscaped() throws IOException {
            Path page = folder.resolve("page.html");
            String keys = file("<script>alert(1)<!-- &.txt", "<script>alert(2)\n");
            captured.assertSuccess("inspect", "--json", "--html=" + page, keys);
            assertFalse(Files.readString(page).contains("<script"), Files.readString(page));
            assertTrue(Files.readString(page).contains("&lt;script&gt;alert(1)&lt;!-- &amp;.txt"));
            assertTrue(Files.readString(page).contains("&lt;script&gt;alert(2)"));
        }

        @Test
        void input_isNotOverwritten() throws IOException {
            String keys = file("keys", SOME_KEYS);
            captured.assertBadInput(
                    folder + "/./keys: is read and would be overwritten",
                    "inspect",
                    "--html",
                    folder + "/./keys",
                    keys);
            assertEquals(SOME_KEYS, Files.readString(folder.resolve("keys")));
        }

        @Test
        void missingFolder_isToldBeforeAnythingIsRead() throws IOException {
            String page = folder.resolve("missing").resolve("page.html").toString();
            Path malformed = Files.write(folder.resolve("malformed"), new byte[] {(byte) 0x80});
            assertEquals(1, captured.run("inspect", "--html", page, malformed.toString()));
            assertEquals("gomap: cannot write " + page + ": its folder does not exist\n", captured.err());
        }

        @Test
        void directory_isRefused() throws IOException {
            captured.assertBadInput(
                    folder + ": is a directory, nothing to write to",
                    "inspect",
                    "--html",
                    folder.toString(),
                    file("keys", SOME_KEYS));
        }

        @Test
        void emptyName_isRefused() throws IOException {
            captured.assertBadInput("a file name is empty", "inspect", "--html=", file("keys", SOME_KEYS));
        }

        @Test
        void sameSeed_samePage() throws IOException {
            String keys = file("keys", SOME_KEYS);
            Path one = folder.resolve("one.html");
            Path two = folder.resolve("two.html");
            captured.assertSuccess("inspect", "--seed=5", "--html", one.toString(), keys);
            captured.assertSuccess("inspect", "--seed=5", "--html", two.toString(), keys);
            assertEquals(Files.readString(one), Files.readString(two));
        }
    }

    @Nested
    class Hash {

        @Test
        void bits_areInTheText() throws IOException {
            captured.assertSuccess("inspect", file("keys", "a\n".repeat(3) + SOME_KEYS));
            assertTrue(captured.out().contains("\n  bits of hashCode      "), captured.out());
            assertTrue(captured.out().contains("\n  bits of the hash      "), captured.out());
            // "a" and all "key..." have hashCodes that are positive or small; one bit is the worst.
            assertTrue(captured.out().contains("worst: bit "), captured.out());
        }

        @Test
        void bits_areInTheJson() throws IOException {
            captured.assertSuccess("inspect", "--json", file("keys", "a\nb\nc\n"));
            JsonObject hash = json(captured.out()).getAsJsonObject("hash");
            assertEquals("DEFAULT", hash.get("function").getAsString());
            assertEquals(64, hash.getAsJsonObject("bits").getAsJsonArray("bits").size());
            JsonObject codes = hash.getAsJsonObject("hashCodeBits");
            // The letters are 0x61, 0x62 and 0x63.
            assertEquals(2 / 3.0, codes.getAsJsonArray("bits").get(0).getAsDouble());
            assertEquals(2 / 3.0, codes.getAsJsonArray("bits").get(1).getAsDouble());
            assertEquals(0, codes.getAsJsonArray("bits").get(2).getAsDouble());
            assertEquals(1, codes.getAsJsonArray("bits").get(6).getAsDouble());
            assertEquals(2, codes.get("worst").getAsInt());
        }

        @Test
        void sipHash_spreadsCollidingKeys() throws IOException {
            String keys = file("keys", "AaAa\nBBBB\nAaBB\nBBAa\n");
            captured.assertSuccess("inspect", "--json", "--hash=siphash", keys);
            JsonObject hash = json(captured.out()).getAsJsonObject("hash");
            assertEquals("SIPHASH", hash.get("function").getAsString());
            assertTrue(hash.getAsJsonObject("bits").getAsJsonArray("bits").asList().stream()
                    .anyMatch(share -> share.getAsDouble() % 1 != 0));
        }

        @Test
        void sipHash_promisesNoRepetition() throws IOException {
            captured.assertSuccess("inspect", "--hash=SipHash", "--seed=3", file("keys", SOME_KEYS));
            assertTrue(captured.out().contains("3, and a secret of SipHash-1-3, new for every run"), captured.out());
            assertFalse(captured.out().contains("gives this table again"), captured.out());
        }

        @Test
        void unknownHash_isAnError() {
            captured.assertBadInput(
                    "Invalid value for option '--hash': expected default or siphash, but was md5",
                    "inspect",
                    "--hash=md5",
                    "-");
        }

        @Test
        void growths_areInTheJson() throws IOException {
            captured.assertSuccess("inspect", "--json", file("keys", SOME_KEYS));
            JsonObject growth = json(captured.out()).getAsJsonObject("growth");
            assertEquals(7, growth.getAsJsonArray("history").size());
            JsonObject first = growth.getAsJsonArray("history").get(0).getAsJsonObject();
            assertEquals(9, first.get("firstKey").getAsInt());
            assertEquals(2, first.get("buckets").getAsInt());
        }
    }

    @Nested
    class Json {

        @Test
        void sameFactsAsTheText() throws IOException {
            String keys = file("keys", SOME_KEYS + "key1\n");
            captured.assertSuccess("inspect", "--json", "--seed=3", keys);
            JsonObject json = json(captured.out());
            assertEquals(501, json.getAsJsonObject("input").get("lines").getAsInt());
            assertEquals(500, json.getAsJsonObject("keys").get("entries").getAsInt());
            assertEquals(
                    "key1", json.getAsJsonObject("keys").get("mostFrequent").getAsString());
            assertEquals(3, json.getAsJsonObject("table").get("seed").getAsInt());
            assertEquals(7, json.getAsJsonObject("table").get("log2Buckets").getAsInt());
            assertEquals(500 / 128.0, json.getAsJsonObject("table").get("load").getAsDouble());
            assertEquals(7, json.getAsJsonObject("growth").get("doublings").getAsInt());
            assertEquals(1, json.getAsJsonArray("advice").size());
            for (String section : new String[] {"lookups", "evenness", "memory"}) {
                assertFalse(json.getAsJsonObject(section).isEmpty(), section);
            }
        }

        @Test
        void emptyInput_isValidToo() throws IOException {
            captured.assertSuccess("inspect", "--json", file("empty", ""));
            JsonObject json = json(captured.out());
            assertEquals(0, json.getAsJsonObject("keys").get("entries").getAsInt());
            assertTrue(json.getAsJsonObject("keys").get("mostFrequent").isJsonNull());
            assertTrue(json.getAsJsonObject("evenness").get("chiSquare").isJsonNull());
            assertTrue(json.getAsJsonObject("memory").get("goMapBytesPerEntry").isJsonNull());
        }

        @Test
        void isUtf8_whateverTheTerminalSpeaks() throws IOException {
            captured.charset = StandardCharsets.US_ASCII;
            captured.input("straße\n").assertSuccess("inspect", "--json", "-");
            captured.charset = StandardCharsets.UTF_8;
            String key = json(captured.out())
                    .getAsJsonObject("keys")
                    .get("mostFrequent")
                    .getAsString();
            assertEquals("straße", key);
        }

        @Test
        void isNeverColoured() {
            captured.input(SOME_KEYS).assertSuccess("inspect", "--json", "--color=always", "-");
            assertFalse(captured.out().contains("\u001b"));
        }
    }

    @Nested
    class Rendering {

        private boolean coloured(String... options) {
            String[] arguments = new String[options.length + 2];
            arguments[0] = "inspect";
            System.arraycopy(options, 0, arguments, 1, options.length);
            arguments[arguments.length - 1] = "-";
            captured.input(SOME_KEYS).assertSuccess(arguments);
            return captured.out().contains("\u001b[48;5;");
        }

        @Test
        void emptyInput_isASensibleReport() {
            captured.assertSuccess("inspect", "-");
            assertTrue(captured.out().contains("0 different lines"), captured.out());
            assertFalse(captured.out().contains("NaN"), captured.out());
        }

        @Test
        void pipe_isNotColoured() {
            assertFalse(coloured());
        }

        @Test
        void terminal_isColoured() {
            captured.outIsTerminal = true;
            assertTrue(coloured());
        }

        @Test
        void noColourVariable_isHonoured() {
            captured.outIsTerminal = true;
            captured.environment.put("NO_COLOR", "1");
            assertFalse(coloured());
        }

        @Test
        void emptyNoColourVariable_meansNothing() {
            captured.outIsTerminal = true;
            captured.environment.put("NO_COLOR", "");
            assertTrue(coloured());
        }

        @Test
        void simpleTerminal_isNotColoured() {
            captured.outIsTerminal = true;
            captured.environment.put("TERM", "dumb");
            assertFalse(coloured());
        }

        @Test
        void option_outweighsEverything() {
            captured.environment.put("NO_COLOR", "1");
            assertTrue(coloured("--color=always"));
        }

        @Test
        void neverColour() {
            captured.outIsTerminal = true;
            assertFalse(coloured("--color", "NEVER"));
        }

        @Test
        void asciiOutput_hasNothingElse() {
            captured.charset = StandardCharsets.US_ASCII;
            captured.input(SOME_KEYS + "straße\n").assertSuccess("inspect", "-");
            assertFalse(captured.out().contains("?"), captured.out());
            assertTrue(captured.out().contains("chi-square"), captured.out());
        }
    }

    @Nested
    class Seed {

        private String report(String... arguments) {
            Captured run = new Captured().input(SOME_KEYS);
            assertEquals(0, run.run(arguments), run.err());
            return run.out();
        }

        @Test
        void sameSeed_sameReport() {
            assertEquals(report("inspect", "--seed=11", "-"), report("inspect", "--seed=11", "-"));
        }

        @Test
        void otherSeed_otherTable() {
            assertNotEquals(
                    report("inspect", "--seed=11", "-").replace("11", "12"),
                    report("inspect", "--seed=12", "-").replace("11", "12"));
        }

        @Test
        void randomSeed_isReportedAndRepeatsTheRun() throws IOException {
            String first = report("inspect", "--json", "-");
            long seed = json(first).getAsJsonObject("table").get("seed").getAsLong();
            assertEquals(first, report("inspect", "--json", "--seed=" + seed, "-"));
        }
    }
}

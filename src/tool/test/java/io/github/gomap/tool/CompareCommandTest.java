package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command as its user meets it: arguments in, streams and exit code out.
 */
class CompareCommandTest {

    @TempDir
    private Path folder;

    private final Captured captured = new Captured();
    private String few = "";
    private String many = "";

    @BeforeEach
    void writeFiles() throws IOException {
        few = file("few", 1_000);
        many = file("many", 4_000);
    }

    private String file(String name, int keys) throws IOException {
        return Files.writeString(folder.resolve(name), lines(keys)).toString();
    }

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> "Key " + i + "\n").collect(Collectors.joining());
    }

    private String line(String name) {
        return captured.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + name + " in\n" + captured.out()))
                .replaceAll(" +", " ");
    }

    private JsonObject json() {
        return JsonParser.parseString(captured.out()).getAsJsonObject();
    }

    /* ---------------- What is compared ---------------- */

    @Test
    void twoFiles() {
        captured.assertSuccess("compare", few, many);
        assertTrue(captured.out().startsWith("A  " + few + "\nB  " + many + "\n"), captured.out());
        assertEquals("entries 1,000 4,000 x 4.00", line("entries"));
        assertEquals("main buckets 256 1,024 x 4.00", line("main buckets"));
    }

    @Test
    void standardInput_onEitherSide() {
        captured.input(lines(2_000)).assertSuccess("compare", few, "-");
        assertEquals("entries 1,000 2,000 x 2.00", line("entries"));
        Captured other = new Captured().input(lines(2_000));
        assertEquals(0, other.run("compare", "-", few));
        assertTrue(other.out().startsWith("A  standard input\n"), other.out());
    }

    @Test
    void words_areTheKeysOfBoth() {
        captured.assertSuccess("compare", "--words", few, many);
        assertEquals("keys read 2,000 8,000 x 4.00", line("keys read"));
        assertEquals("entries 1,001 4,001 x 4.00", line("entries"));
    }

    @Test
    void hashers_onOneFile_whichIsReadOnce() {
        captured.input(lines(3_000)).assertSuccess("compare", "--hashers", "-");
        assertTrue(captured.out().startsWith("A  default hash\nB  SipHash-1-3\n"), captured.out());
        assertEquals("entries 3,000 3,000 same", line("entries"));
    }

    @Test
    void hashers_tellCollidingKeysApart() throws IOException {
        String colliding = IntStream.range(0, 1 << 11)
                .mapToObj(i ->
                        Integer.toBinaryString(1 << 11 | i).replace("0", "Aa").replace("1", "BB") + "\n")
                .collect(Collectors.joining());
        String keys = Files.writeString(folder.resolve("keys"), colliding).toString();
        captured.assertSuccess("compare", "--hashers", keys);
        assertEquals("distinct hashCodes 1 1 same", line("distinct"));
        assertTrue(captured.out().contains("B (SipHash-1-3) is better distributed than A"), captured.out());
    }

    @Test
    void hash_isThatOfBothSides() {
        captured.assertSuccess("compare", "--json", "--hash", "siphash", few, many);
        for (String side : new String[] {"first", "second"}) {
            JsonObject report = json().getAsJsonObject(side).getAsJsonObject("report");
            assertEquals(
                    "SIPHASH", report.getAsJsonObject("hash").get("function").getAsString());
        }
    }

    @Test
    void seed_isThatOfBothSides_andRepeatsTheRun() {
        captured.assertSuccess("compare", "--seed=9", few, many);
        Captured again = new Captured();
        again.run("compare", "--seed=9", few, many);
        assertEquals(captured.out(), again.out());
        Captured other = new Captured();
        other.run("compare", "--seed=10", few, many);
        assertNotEquals(captured.out(), other.out());
        Captured same = new Captured();
        same.run("compare", few, few);
        assertTrue(same.out().contains("p = 1.0000"), same.out());
    }

    @Test
    void chance_isNamedAsSuch() {
        captured.assertSuccess("compare", "--seed=9", few, many);
        assertTrue(captured.out().contains("the difference is what chance makes"), captured.out());
    }

    @Test
    void json_hasBothReportsAndTheVerdict() {
        captured.assertSuccess("compare", "--json", "--seed=9", few, many);
        JsonObject json = json();
        JsonObject second = json.getAsJsonObject("second");
        assertEquals(many, second.get("name").getAsString());
        assertEquals(
                4_000,
                second.getAsJsonObject("report")
                        .getAsJsonObject("keys")
                        .get("entries")
                        .getAsInt());
        assertEquals("AS_CHANCE", json.getAsJsonObject("verdict").get("result").getAsString());
        JsonObject entries = json.getAsJsonArray("figures").get(1).getAsJsonObject();
        assertEquals("entries", entries.get("name").getAsString());
        assertEquals(4, entries.get("changeValue").getAsDouble());
    }

    @Test
    void readerGoneAway_isNoFault() {
        assertEquals(0, captured.runOnBrokenOutput("Broken pipe", "compare", few, many));
        assertEquals("", captured.err());
    }

    /* ---------------- What is wrong ---------------- */

    @Test
    void wrongNumberOfFiles() {
        captured.assertBadInput("two files are compared, but 1 was named", "compare", few);
    }

    @Test
    void tooManyFiles() {
        captured.assertBadInput("two files are compared, but 3 were named", "compare", few, few, few);
    }

    @Test
    void hashersOnTwoFiles() {
        captured.assertBadInput(
                "--hashers compares hash functions on one file, but 2 were named", "compare", "--hashers", few, many);
    }

    @Test
    void hashersWithAHash() {
        captured.assertBadInput(
                "--hash and --hashers exclude each other", "compare", "--hashers", "--hash=default", few);
    }

    @Test
    void standardInputTwice() {
        captured.input("a\n").assertBadInput("standard input can be read only once", "compare", "-", "-");
    }

    @Test
    void missingFile_isToldBeforeTheOtherIsRead() throws IOException {
        String missing = folder.resolve("none").toString();
        String malformed = Files.write(folder.resolve("malformed"), new byte[] {(byte) 0x80})
                .toString();
        captured.assertBadInput(missing + ": no such file", "compare", malformed, missing);
    }

    @Test
    void malformedText() throws IOException {
        String malformed = Files.write(folder.resolve("malformed"), new byte[] {(byte) 0x80})
                .toString();
        captured.assertBadInput(
                malformed + ": line 1: not UTF-8 text (byte 0x80 at offset 0)", "compare", few, malformed);
    }

    @Test
    void unknownHash() {
        captured.assertBadInput(
                "Invalid value for option '--hash': expected default or siphash, but was md5",
                "compare",
                "--hash=md5",
                few,
                many);
    }

    @Test
    void noFile() {
        captured.assertBadInput("Missing required parameter: 'FILE'", "compare");
    }

    @Test
    void fullDisk() {
        assertEquals(1, captured.runOnBrokenOutput("No space left on device", "compare", few, many));
        assertTrue(captured.err().contains("No space left on device"), captured.err());
    }
}

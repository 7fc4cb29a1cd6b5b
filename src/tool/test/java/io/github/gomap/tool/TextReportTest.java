package io.github.gomap.tool;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.GoMap;
import io.github.gomap.tool.KeyReport.Input;
import io.github.gomap.tool.KeyReport.Kind;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextReportTest {

    private static KeyReport report(int size, List<String> more) {
        GoMap<String, Integer> map =
                GoMap.<String, Integer>builder().random(new SplittableRandom(5)).build();
        for (int i = 0; i < size; i++) {
            map.put("key" + i, 1 + i % 3);
        }
        more.forEach(key -> map.put(key, 9));
        return KeyReport.of(new Input(List.of("keys.txt"), Kind.LINES, 12_345, 3L * size, 3L * size), map, 5);
    }

    private static String line(String text, String name) {
        return text.lines()
                .filter(line -> line.strip().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + name + " in\n" + text))
                .strip();
    }

    @Test
    void facts_areWordedWithTheirUnits() {
        String text = TextReport.render(report(1_000, List.of("Aa", "BB", "\u001b[2J")), UTF_8, true, false);
        assertEquals("Keys: lines of keys.txt", text.lines().findFirst().orElseThrow());
        assertEquals("read                  3,000 lines, 12.1 KiB", line(text, "read"));
        assertEquals("entries               1,003 different lines", line(text, "entries "));
        assertEquals(
                "distinct hashCodes    1,002; 2 keys share theirs, at most 2 the same, like", line(text, "distinct"));
        assertTrue(text.contains("\n" + " ".repeat(24) + "\"Aa\"\n" + " ".repeat(24) + "\"BB\"\n"), text);
        assertEquals("most frequent         \"\\u{1b}[2J\", 9 times", line(text, "most frequent"));
        assertEquals("log2 buckets          8, that is 256 main buckets of 8 slots", line(text, "log2"));
        assertEquals("load                  3.92 entries per main bucket (doubles above 6.5)", line(text, "load"));
        assertEquals("seed                  5 (--seed 5 gives this table again)", line(text, "seed"));
    }

    @Test
    void noTrailingBlanks_noTabs_noLineBeyondEightyColumns() {
        String text = TextReport.render(report(50_000, List.of()), UTF_8, true, false);
        text.lines().forEach(line -> {
            assertEquals(line.stripTrailing(), line);
            assertTrue(line.length() <= 80, line);
        });
        assertFalse(text.contains("\t"));
    }

    @Test
    void withoutUnicode_onlyAscii() {
        String text = TextReport.render(report(1_000, List.of("straße")), US_ASCII, false, true);
        assertEquals(text, new String(text.getBytes(US_ASCII), US_ASCII));
        assertTrue(text.contains("chi-square = "), text);
    }

    @Test
    void emptyMap_saysSoWithoutNumbersThatAreNone() {
        String text = TextReport.render(report(0, List.of()), UTF_8, true, false);
        assertEquals("entries               0 different lines", line(text, "entries"));
        assertFalse(text.contains("NaN"), text);
        assertFalse(text.contains("Heat map"), text);
    }

    @Test
    void oneKey_isWordedInTheSingular() {
        String text = TextReport.render(report(1, List.of()), UTF_8, true, false);
        assertEquals("entries               1 different line", line(text, "entries"));
        assertEquals("most frequent         \"key0\", 1 time", line(text, "most"));
        assertEquals("log2 buckets          0, that is 1 main bucket of 8 slots", line(text, "log2"));
        assertTrue(text.contains("Too few buckets"), text);
        assertFalse(text.contains("NaN"), text);
    }
}

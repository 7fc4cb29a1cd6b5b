package io.github.gomap.tool;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.GoMap;
import io.github.gomap.MapInspection;
import io.github.gomap.tool.KeyReport.Input;
import io.github.gomap.tool.KeyReport.Kind;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {

    private static String text(int size, List<String> more, Charset charset, boolean unicode, boolean colour) {
        HashFunction function = new HashFunction(HashFunction.Kind.DEFAULT, 5);
        GoMap<String, Integer> map = function.newMap();
        for (int i = 0; i < size; i++) {
            map.put("key" + i, 1 + i % 3);
        }
        more.forEach(key -> map.put(key, 9));
        Input input = new Input(List.of("keys.txt"), Kind.LINES, 12_345, 3L * size, 3L * size);
        MapInspection<String, Integer> inspection = map.inspect();
        KeyReport report = KeyReport.of(input, map, inspection, function, List.of());
        return TextReport.render(report, inspection.heatMap(), charset, unicode, colour);
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
        String text = text(1_000, List.of("Aa", "BB", "\u001b[2J"), UTF_8, true, false);
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
        String text = text(50_000, List.of(), UTF_8, true, false);
        text.lines().forEach(line -> {
            assertEquals(line.stripTrailing(), line);
            assertTrue(line.length() <= 80, line);
        });
        assertFalse(text.contains("\t"));
    }

    @Test
    void advice_isGivenInLinesThatFit() {
        String text = text(10_000, List.of(), UTF_8, true, false);
        assertTrue(text.contains("\nAdvice\n  Built without expectedSize: 11 growths moved 2,0"), text);
        assertFalse(text(20, List.of(), UTF_8, true, false).contains("Advice"));
    }

    @Test
    void withoutUnicode_onlyAscii() {
        String text = text(1_000, List.of("straße"), US_ASCII, false, true);
        assertEquals(text, new String(text.getBytes(US_ASCII), US_ASCII));
        assertTrue(text.contains("chi-square = "), text);
    }

    @Test
    void emptyMap_saysSoWithoutNumbersThatAreNone() {
        String text = text(0, List.of(), UTF_8, true, false);
        assertEquals("entries               0 different lines", line(text, "entries"));
        assertFalse(text.contains("NaN"), text);
        assertFalse(text.contains("Heat map"), text);
    }

    @Test
    void oneKey_isWordedInTheSingular() {
        String text = text(1, List.of(), UTF_8, true, false);
        assertEquals("entries               1 different line", line(text, "entries"));
        assertEquals("most frequent         \"key0\", 1 time", line(text, "most"));
        assertEquals("log2 buckets          0, that is 1 main bucket of 8 slots", line(text, "log2"));
        assertTrue(text.contains("Too few buckets"), text);
        assertFalse(text.contains("NaN"), text);
    }
}

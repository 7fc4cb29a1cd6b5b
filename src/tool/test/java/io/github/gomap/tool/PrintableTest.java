package io.github.gomap.tool;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void plainText_isQuoted() {
        assertEquals("\"straße \uD83D\uDE00\"", Printable.key("straße \uD83D\uDE00", UTF_8));
    }

    @Test
    void controlAndFormatCharacters_areEscaped() {
        assertEquals("\"\\u{1b}[2J\\u{202e}x\"", Printable.key("\u001b[2J\u202ex", UTF_8));
    }

    @Test
    void charactersTheCharsetLacks_areEscaped() {
        assertEquals("\"stra\\u{df}e \\u{1f600}\"", Printable.key("straße \uD83D\uDE00", US_ASCII));
    }

    @Test
    void longKeys_areCutBetweenCharacters() {
        assertEquals("\"" + "\uD83D\uDE00".repeat(40) + "...\"", Printable.key("\uD83D\uDE00".repeat(41), UTF_8));
        assertEquals("\"" + "x".repeat(40) + "\"", Printable.key("x".repeat(40), UTF_8));
    }
}

package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class UnitsTest {

    @Test
    void counts_areGrouped_withTheRightNoun() {
        assertEquals("1,234,567", Units.count(1_234_567));
        assertEquals("1 line", Units.count(1, "line", "lines"));
        assertEquals("0 lines", Units.count(0, "line", "lines"));
    }

    @Test
    void bytes_chooseTheirUnit() {
        assertEquals("1 byte", Units.bytes(1));
        assertEquals("1,023 bytes", Units.bytes(1023));
        assertEquals("1.0 KiB", Units.bytes(1024));
        assertEquals("1.5 MiB", Units.bytes(3 << 19));
        assertEquals("8.0 EiB", Units.bytes(Long.MAX_VALUE));
    }

    @Test
    void numbers_areTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("1,234.50", Units.decimal(1234.5, 2));
            assertEquals("1.5 MiB", Units.bytes(3 << 19));
        } finally {
            Locale.setDefault(before);
        }
    }
}

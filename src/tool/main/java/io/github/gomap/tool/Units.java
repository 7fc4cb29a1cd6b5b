package io.github.gomap.tool;

import java.util.Locale;

/**
 * Numbers as the reports write them: grouped in thousands, sizes in binary units, the same in every locale.
 */
final class Units {

    private static final String[] BINARY = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Units() {}

    /** A count: {@code 1,234,567}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count with its noun: {@code 1 line}, {@code 2 lines}, {@code 12 entries}. */
    static String count(long number, String one, String many) {
        return count(number) + ' ' + (number == 1 ? one : many);
    }

    /** A number with a fixed number of decimals: {@code 1,234.50}. */
    static String decimal(double number, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }

    /** A probability, as it follows its name: {@code = 0.1234}, {@code < 0.0001}. */
    static String probability(double probability) {
        return probability < 0.0001 ? "< 0.0001" : "= " + decimal(probability, 4);
    }

    /** A size: {@code 512 bytes}, {@code 553.7 KiB}. */
    static String bytes(long bytes) {
        if (bytes < 1024) {
            return count(bytes, "byte", "bytes");
        }
        double size = bytes;
        int unit = -1;
        while (size >= 1024 && unit < BINARY.length - 1) {
            size /= 1024;
            unit++;
        }
        return decimal(size, 1) + ' ' + BINARY[unit];
    }
}

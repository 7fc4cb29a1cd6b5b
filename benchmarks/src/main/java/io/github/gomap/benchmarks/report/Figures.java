package io.github.gomap.benchmarks.report;

import java.util.Locale;

/** Figures for people: three digits, and the unit that fits. */
final class Figures {
    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;
    private static final double KIBI = 1024;

    private Figures() {}

    /** Three digits; null = none. */
    static String digits(Double value) {
        if (value == null) {
            return "–";
        }
        String format = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    /** As a multiple of something; null = nothing to compare with. */
    static String ratio(Double value) {
        return value == null ? "–" : "× " + digits(value);
    }

    static String time(double nanoseconds) {
        if (nanoseconds < THOUSAND) {
            return digits(nanoseconds) + " ns";
        }
        if (nanoseconds < MILLION) {
            return digits(nanoseconds / THOUSAND) + " µs";
        }
        return nanoseconds < BILLION ? digits(nanoseconds / MILLION) + " ms" : digits(nanoseconds / BILLION) + " s";
    }

    static String bytes(double count) {
        if (count < KIBI) {
            return digits(count) + " B";
        }
        return count < KIBI * KIBI ? digits(count / KIBI) + " KiB" : digits(count / KIBI / KIBI) + " MiB";
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}

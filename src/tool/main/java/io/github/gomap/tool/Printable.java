package io.github.gomap.tool;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Text of others (keys, file names) made safe to show: no control characters reach the terminal, and nothing is
 * written that its charset does not have.
 */
final class Printable {

    private static final int LONGEST_KEY = 40;

    private Printable() {}

    /** A file name: as it is, but for control characters. */
    static String name(String text) {
        return escape(text, Integer.MAX_VALUE, null);
    }

    /** A key in quotes, cut after 40 characters. */
    static String key(String text, Charset charset) {
        String shown = escape(text, LONGEST_KEY, charset.newEncoder());
        boolean cut = text.codePointCount(0, text.length()) > LONGEST_KEY;
        return '"' + shown + (cut ? "..." : "") + '"';
    }

    private static String escape(String text, int limit, @Nullable CharsetEncoder encoder) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(limit).forEach(codePoint -> {
            String character = Character.toString(codePoint);
            boolean writable = encoder == null || encoder.canEncode(character);
            if (writable && !isInvisible(codePoint)) {
                shown.append(character);
            } else {
                shown.append(String.format("\\u{%x}", codePoint));
            }
        });
        return shown.toString();
    }

    private static boolean isInvisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.UNASSIGNED;
    }
}

package io.github.gomap;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object (RFC 8259): the little that an inspection needs, so that the library needs no other. */
final class Json {
    private final StringBuilder text = new StringBuilder("{");

    Json add(String name, long value) {
        return addLiteral(name, Long.toString(value));
    }

    /** Not a number is written as null, which JSON has no other word for. */
    Json add(String name, double value) {
        return addLiteral(name, Double.isFinite(value) ? Double.toString(value) : "null");
    }

    Json add(String name, boolean value) {
        return addLiteral(name, Boolean.toString(value));
    }

    Json add(String name, Json object) {
        return addLiteral(name, object.toString());
    }

    Json add(String name, int[] values) {
        return addLiteral(name, Arrays.toString(values).replace(" ", ""));
    }

    /** The elements as strings; null stays null. */
    Json add(String name, Iterable<? extends @Nullable Object> values) {
        StringBuilder array = new StringBuilder("[");
        for (Object value : values) {
            array.append(array.length() == 1 ? "" : ",");
            array.append(value == null ? "null" : quoted(String.valueOf(value)));
        }
        return addLiteral(name, array.append(']').toString());
    }

    private Json addLiteral(String name, String value) {
        text.append(text.length() == 1 ? "" : ",")
                .append(quoted(name))
                .append(':')
                .append(value);
        return this;
    }

    static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    // Lone surrogates have no UTF-8 form, so they must not reach an encoder.
                    if (c < ' ' || Character.isSurrogate(c)) {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        return text + "}";
    }
}

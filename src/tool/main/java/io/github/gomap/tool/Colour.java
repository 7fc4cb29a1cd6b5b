package io.github.gomap.tool;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * When to use colours, as the option {@code --color} says it.
 */
enum Colour {
    AUTO,
    ALWAYS,
    NEVER;

    /** Shall what is drawn on this terminal be coloured? */
    boolean isWantedOn(Terminal terminal) {
        return this == AUTO ? terminal.wantsColour() : this == ALWAYS;
    }

    /** Reads one, and says what is possible in the words of the help text. */
    static final class Converter implements ITypeConverter<Colour> {
        @Override
        public Colour convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "auto" -> AUTO;
                case "always" -> ALWAYS;
                case "never" -> NEVER;
                default ->
                    throw new TypeConversionException(
                            "expected auto, always or never, but was " + Printable.name(text));
            };
        }
    }
}

package io.github.gomap.tool;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * The options of all commands that draw with characters.
 */
final class DrawingOptions {

    @Option(names = "--json", description = "Write the facts as one JSON object (UTF-8) instead of a drawing.")
    private boolean json;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            converter = ColourConverter.class,
            description = "Colour the drawing: auto (on a terminal, unless NO_COLOR is set), always or never.")
    private Colour colour = Colour.AUTO;

    boolean json() {
        return json;
    }

    /** How to colour on this terminal. */
    Palette palette(Terminal terminal) {
        return new Palette(colour == Colour.AUTO ? terminal.wantsColour() : colour == Colour.ALWAYS);
    }

    /** When to use colours. */
    private enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }

    /** Reads a {@link Colour}, and says what is possible in the words of the help text. */
    private static final class ColourConverter implements ITypeConverter<Colour> {
        @Override
        public Colour convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "auto" -> Colour.AUTO;
                case "always" -> Colour.ALWAYS;
                case "never" -> Colour.NEVER;
                default ->
                    throw new TypeConversionException(
                            "expected auto, always or never, but was " + Printable.name(text));
            };
        }
    }
}

package io.github.gomap.tool;

import picocli.CommandLine.Option;

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
            converter = Colour.Converter.class,
            description = "Colour the drawing: auto (on a terminal, unless NO_COLOR is set), always or never.")
    private Colour colour = Colour.AUTO;

    boolean json() {
        return json;
    }

    /** How to colour on this terminal. */
    Palette palette(Terminal terminal) {
        return new Palette(colour.isWantedOn(terminal));
    }
}

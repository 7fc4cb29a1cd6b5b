package io.github.gomap.tool;

/**
 * The colours of drawings, of the 256 that most terminals know; or none. No drawing says anything by colour alone.
 *
 * @param enabled whether to colour at all
 */
record Palette(boolean enabled) {

    /** What a colour stands for. */
    enum Colour {
        /** Data: an entry, a doubling. */
        ENTRY(36),
        /** Something that was there and is gone: a hole, a cleared map. */
        HOLE(208),
        /** On the way between generations: evacuated, waiting, a growth to the same size. */
        MOVED(75),
        /** Nothing. */
        EMPTY(244),
        /** A pause or a fault. */
        ALARM(203);

        private final int number;

        Colour(int number) {
            this.number = number;
        }
    }

    /** The text in a colour. */
    String paint(Colour colour, String text) {
        return enabled && !text.isEmpty() ? "\u001b[38;5;" + colour.number + 'm' + text + "\u001b[0m" : text;
    }
}

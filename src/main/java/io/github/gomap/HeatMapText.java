package io.github.gomap;

import java.util.Locale;

/**
 * Draws a heat map for a terminal: in 256 colours, or with characters of growing weight.
 *
 * <p>The colours follow viridis: lightness grows with the value, so the picture also reads in grey and for every kind
 * of colour vision.
 */
final class HeatMapText {
    static final int MAX_ROWS = 16;
    private static final String RAMP = " .:-=+*#%@";

    /** For buckets that wait for their entries. */
    private static final String WAITING_RAMP = "0123456789";

    private static final int[] COLOURS = {234, 53, 55, 25, 30, 36, 77, 148, 220, 226};
    private static final String RESET = "\u001b[0m";

    /** The legend is broken into lines of about the width of the picture. */
    private static final int WIDTH = 78;

    private final String title;
    private final String figures;
    private final HeatMapGrid grid;
    private final boolean colour;
    private final StringBuilder text = new StringBuilder();

    HeatMapText(String title, String figures, HeatMapGrid grid, boolean colour) {
        this.title = title;
        this.figures = figures;
        this.grid = grid;
        this.colour = colour;
    }

    String draw() {
        line(title);
        line(figures.replace("; ", "\n"));
        line(grid.cellMeaning());
        line("On the left the first bucket of the row.");
        drawRows();
        drawLegend();
        if (grid.hasWaiting()) {
            line(colour ? "/ = waits for its entries, shows the old chain" : "Digits: waits for its entries");
        }
        return text.toString();
    }

    private void drawRows() {
        int perRow = grid.columns * grid.bucketsPerCell;
        int width = count((grid.rows() - 1L) * perRow).length();
        for (int row = 0; row < grid.rows(); row++) {
            String label = count((long) row * perRow);
            line(" ".repeat(width - label.length()) + label + " |" + cells(row * grid.columns) + "|");
        }
    }

    private String cells(int from) {
        StringBuilder cells = new StringBuilder();
        int current = -1;
        for (int cell = from; cell < from + grid.columns; cell++) {
            int level = grid.level(grid.values[cell]);
            if (colour && level != current) {
                cells.append(background(level));
                current = level;
            }
            cells.append(character(level, grid.waiting[cell]));
        }
        return colour ? cells + RESET : cells.toString();
    }

    private char character(int level, boolean waiting) {
        if (colour) {
            return waiting ? '/' : ' ';
        }
        return (waiting ? WAITING_RAMP : RAMP).charAt(grid.shade(level));
    }

    /** What the levels mean, each with the number of cells that have it. */
    private void drawLegend() {
        StringBuilder line = new StringBuilder();
        int width = 0;
        for (int level = 0; level <= grid.highestLevel(); level++) {
            String item = grid.range(level) + " (" + count(grid.cellsAt(level)) + ")";
            int itemWidth = item.length() + 6;
            if (width + itemWidth > WIDTH) {
                line(line.toString().stripTrailing());
                line.setLength(0);
                width = 0;
            }
            line.append(swatch(level)).append(' ').append(item).append("  ");
            width += itemWidth;
        }
        line(line.toString().stripTrailing());
    }

    private String swatch(int level) {
        return colour ? background(level) + "  " + RESET : "'" + character(level, false) + "'";
    }

    private String background(int level) {
        return "\u001b[48;5;" + COLOURS[grid.shade(level)] + "m";
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}

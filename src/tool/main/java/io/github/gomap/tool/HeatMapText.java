package io.github.gomap.tool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Draws a {@link HeatMap} for a terminal: in 256 colours, or with characters of growing weight.
 *
 * <p>The colours follow viridis: lightness grows with the value, so the picture also reads in grey and for every kind
 * of colour vision. Value 0 has a level of its own; the others are cut into up to nine ranges of equal width, the last
 * one open if few cells lie far beyond the rest.
 */
final class HeatMapText {

    private static final String RAMP = " .:-=+*#%@";
    private static final int[] COLOURS = {234, 53, 55, 25, 30, 36, 77, 148, 220, 226};
    private static final int LEVELS = COLOURS.length - 1;
    private static final String RESET = "\u001b[0m";
    /** The legend is broken into lines of about the width of the picture. */
    private static final int WIDTH = 78;

    private final HeatMap heatMap;
    private final boolean colour;
    private final int largest;
    /** Values per level above 0. */
    private final int step;

    HeatMapText(HeatMap heatMap, boolean colour) {
        this.heatMap = heatMap;
        this.colour = colour;
        this.largest = Collections.max(heatMap.cells());
        this.step = Math.max(1, ceilDiv(Math.min(largest, usualLargest()), LEVELS));
    }

    /** The lines of the picture, each beginning with the index of its first bucket. */
    List<String> picture() {
        int columns = heatMap.columns();
        int labelWidth = Units.count((long) (heatMap.rows() - 1) * columns * heatMap.bucketsPerCell())
                .length();
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < heatMap.rows(); row++) {
            String label = Units.count((long) row * columns * heatMap.bucketsPerCell());
            String padding = " ".repeat(labelWidth - label.length());
            lines.add(padding + label + " |" + cells(row * columns, columns) + "|");
        }
        return lines;
    }

    /** What the levels mean, each with the number of cells that have it. */
    List<String> legend() {
        int[] cellsPerLevel = new int[LEVELS + 1];
        for (int value : heatMap.cells()) {
            cellsPerLevel[level(value)]++;
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int width = 0;
        for (int level = 0; level <= level(largest); level++) {
            String text = range(level) + " (" + Units.count(cellsPerLevel[level]) + ")";
            int itemWidth = text.length() + 6;
            if (width + itemWidth > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
                width = 0;
            }
            line.append(swatch(level)).append(' ').append(text).append("  ");
            width += itemWidth;
        }
        lines.add(line.toString());
        return lines.stream().map(String::stripTrailing).toList();
    }

    private String cells(int from, int count) {
        StringBuilder cells = new StringBuilder();
        int current = -1;
        for (int value : heatMap.cells().subList(from, from + count)) {
            int level = level(value);
            if (colour && level != current) {
                cells.append(background(level));
                current = level;
            }
            cells.append(colour ? ' ' : character(level));
        }
        return colour ? cells + RESET : cells.toString();
    }

    private String swatch(int level) {
        return colour ? background(level) + "  " + RESET : "'" + character(level) + "'";
    }

    private int level(int value) {
        return Math.min(LEVELS, ceilDiv(value, step));
    }

    /** The levels in use are spread over the whole ramp. */
    private int shade(int level) {
        int highest = Math.max(1, level(largest));
        return level * LEVELS / highest;
    }

    private char character(int level) {
        return RAMP.charAt(shade(level));
    }

    private String background(int level) {
        return "\u001b[48;5;" + COLOURS[shade(level)] + "m";
    }

    private String range(int level) {
        int from = level == 0 ? 0 : (level - 1) * step + 1;
        int to = level == LEVELS ? Math.max(largest, level * step) : level * step;
        return from == to ? Units.count(from) : Units.count(from) + "-" + Units.count(to);
    }

    /** What a few outliers do not move: two and a half times the median, or two full buckets. */
    private int usualLargest() {
        int[] sorted =
                heatMap.cells().stream().mapToInt(Integer::intValue).sorted().toArray();
        return Math.max(16, sorted[sorted.length / 2] * 5 / 2);
    }

    private static int ceilDiv(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}

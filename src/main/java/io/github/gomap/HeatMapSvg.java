package io.github.gomap;

import java.util.Locale;

/** Draws a heat map as an SVG document. */
final class HeatMapSvg {
    static final int MAX_ROWS = 64;
    private static final int PICTURE_WIDTH = 768;
    private static final int LARGEST_CELL = 48;
    private static final int MARGIN = 16;
    private static final int LINE = 20;
    private static final int LEGEND_ITEM = 190;
    private static final int SWATCH = 14;

    /** Overflow buckets that are told apart; a longer chain has one bar more. */
    private static final int MOST_BARS = 4;

    /** Viridis, on a dark ground: lightness grows with the value, for every kind of colour vision. */
    private static final String[] COLOURS = {
        "#2b2b33", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#b5de2b", "#fde725"
    };

    private final String title;
    private final String figures;
    private final HeatMapGrid grid;
    private final int cell;
    private final StringBuilder svg = new StringBuilder();

    HeatMapSvg(String title, String figures, HeatMapGrid grid) {
        this.title = title;
        this.figures = figures;
        this.grid = grid;
        this.cell = Math.min(LARGEST_CELL, PICTURE_WIDTH / grid.columns);
    }

    String draw() {
        int top = MARGIN + 3 * LINE + 8;
        int bottom = top + grid.rows() * cell;
        int items = grid.highestLevel() + 1;
        int legendRows = (items + legendColumns() - 1) / legendColumns();
        int height = bottom + 8 + (legendRows + 2) * LINE + MARGIN;
        int width = PICTURE_WIDTH + 2 * MARGIN;
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" font-size=\"13\" fill=\"#e8e8ee\">%n",
                width,
                height,
                width,
                height));
        svg.append("<title>").append(title).append("</title>\n");
        svg.append("<defs><pattern id=\"waiting\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\""
                + " patternTransform=\"rotate(45)\"><rect width=\"3\" height=\"6\" fill=\"#16161c\"/>"
                + "</pattern></defs>\n");
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#16161c\"/>\n");
        text(MARGIN, MARGIN + 14, "font-size=\"17\" font-weight=\"bold\"", title);
        text(MARGIN, MARGIN + LINE + 16, "", figures);
        text(MARGIN, MARGIN + 2 * LINE + 16, "fill=\"#a8a8b4\"", grid.cellMeaning());
        for (int index = 0; index < grid.values.length; index++) {
            drawCell(
                    MARGIN + index % grid.columns * cell,
                    top + index / grid.columns * cell,
                    grid.shade(grid.level(grid.values[index])),
                    grid.depths[index] - 1,
                    grid.waiting[index]);
        }
        drawLegend(bottom + 8);
        return svg.append("</svg>\n").toString();
    }

    private void drawCell(int x, int y, int shade, int overflowBuckets, boolean waiting) {
        rectangle(x, y, cell - 1, cell - 1, COLOURS[shade]);
        if (waiting) {
            rectangle(x, y, cell - 1, cell - 1, "url(#waiting)");
        }
        int pitch = Math.max(2, cell / 6);
        int bars = Math.min(MOST_BARS + 1, overflowBuckets);
        for (int bar = 1; bar <= bars && bar * pitch < cell; bar++) {
            rectangle(x + 1, y + cell - 1 - bar * pitch, cell - 3, Math.max(1, pitch / 2), "#ffffff");
        }
    }

    private static int legendColumns() {
        return PICTURE_WIDTH / LEGEND_ITEM;
    }

    private void drawLegend(int top) {
        int level = 0;
        for (; level <= grid.highestLevel(); level++) {
            int x = MARGIN + level % legendColumns() * LEGEND_ITEM;
            int y = top + level / legendColumns() * LINE;
            rectangle(x, y, SWATCH, SWATCH, COLOURS[grid.shade(level)]);
            String cells = String.format(Locale.ROOT, "%,d", grid.cellsAt(level));
            String counted = grid.cellsAt(level) == 1 ? " cell" : " cells";
            text(x + SWATCH + 6, y + 12, "", grid.range(level) + " entries: " + cells + counted);
        }
        int y = top + (level + legendColumns() - 1) / legendColumns() * LINE;
        rectangle(MARGIN, y, SWATCH, SWATCH, COLOURS[0]);
        rectangle(MARGIN + 1, y + SWATCH - 4, SWATCH - 2, 2, "#ffffff");
        text(MARGIN + SWATCH + 6, y + 12, "", "a bar per overflow bucket of the longest chain, at most 5");
        if (grid.hasWaiting()) {
            rectangle(MARGIN, y + LINE, SWATCH, SWATCH, COLOURS[5]);
            rectangle(MARGIN, y + LINE, SWATCH, SWATCH, "url(#waiting)");
            text(
                    MARGIN + SWATCH + 6,
                    y + LINE + 12,
                    "",
                    "waits for its entries: shows the old chain, not evacuated yet");
        }
    }

    private void rectangle(int x, int y, int width, int height, String fill) {
        svg.append("<rect x=\"").append(x).append("\" y=\"").append(y);
        svg.append("\" width=\"").append(width).append("\" height=\"").append(height);
        svg.append("\" fill=\"").append(fill).append("\"/>\n");
    }

    private void text(int x, int y, String attributes, String content) {
        svg.append("<text x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y)
                .append("\" ")
                .append(attributes);
        svg.append('>').append(content).append("</text>\n");
    }
}

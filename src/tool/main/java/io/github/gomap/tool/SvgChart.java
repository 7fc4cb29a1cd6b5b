package io.github.gomap.tool;

import java.util.Locale;

/**
 * A drawing of bars, lines and labels, as an SVG element for a page. The page's style sheet gives the classes of the
 * shapes their colours.
 *
 * <p>All text is escaped here, so callers hand over what is to be read.
 */
final class SvgChart {

    /** As wide as the heat map of the library. */
    static final int WIDTH = 800;

    private final StringBuilder svg = new StringBuilder();

    /**
     * Starts a drawing.
     *
     * @param height in pixels
     * @param label what it shows, for those who cannot see it
     */
    SvgChart(int height, String label) {
        svg.append(String.format(
                Locale.ROOT,
                "<svg class=\"chart\" role=\"img\" aria-label=\"%s\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">%n",
                escape(label),
                WIDTH,
                height,
                WIDTH,
                height));
    }

    /** Text for HTML and XML, in elements as well as in quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A rectangle; the tooltip is shown while the pointer is over it, unless it is empty. */
    SvgChart bar(double x, double y, double width, double height, String style, String tooltip) {
        String shape = String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"",
                style,
                x,
                y,
                Math.max(0, width),
                Math.max(0, height));
        svg.append(shape).append(tooltip.isEmpty() ? "/>\n" : "><title>" + escape(tooltip) + "</title></rect>\n");
        return this;
    }

    SvgChart line(double x1, double y1, double x2, double y2, String style) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                style,
                x1,
                y1,
                x2,
                y2));
        return this;
    }

    SvgChart dot(double x, double y, String style) {
        svg.append(
                String.format(Locale.ROOT, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>%n", style, x, y));
        return this;
    }

    /** Text that begins, has its middle or ends at x. */
    SvgChart text(double x, double y, Anchor anchor, String content) {
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n",
                anchor.name().toLowerCase(Locale.ROOT),
                x,
                y,
                escape(content)));
        return this;
    }

    /** Which part of a text is at its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** The finished element. */
    String end() {
        return svg + "</svg>\n";
    }
}

package io.github.gomap.tool;

import java.util.List;
import java.util.Locale;

/** A chart of how many entries the most laborious put of each growth moves, both axes logarithmic. */
final class WorkChart {

    private static final int LEFT = 70;
    private static final int TOP = 48;
    private static final int WIDTH = 560;
    private static final int HEIGHT = 320;
    private static final int DECADES = 6;
    private static final String GO_MAP = "#00796b";
    private static final String HASH_MAP = "#c2410c";

    private WorkChart() {}

    /**
     * One growth.
     *
     * @param entries of the map then
     * @param moved entries that one put moved
     */
    record Point(int entries, int moved) {}

    static String svg(List<Point> goMap, List<Point> hashMap, int entries) {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 680 430\" width=\"680\" height=\"430\""
                + " font-family=\"sans-serif\" font-size=\"13\">\n");
        svg.append("<rect width=\"680\" height=\"430\" fill=\"#ffffff\"/>\n");
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"24\" font-size=\"15\" font-weight=\"bold\">"
                        + "Entries that the most laborious put moves, on the way to %,d</text>\n",
                LEFT,
                entries));
        for (int decade = 0; decade <= DECADES; decade++) {
            grid(svg, decade);
        }
        series(svg, hashMap, HASH_MAP);
        series(svg, goMap, GO_MAP);
        label(svg, hashMap.get(hashMap.size() - 1), "HashMap: all at once", HASH_MAP, 4);
        label(svg, goMap.get(goMap.size() - 1), "GoMap: two chains at most", GO_MAP, -14);
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">entries in the map</text>\n",
                LEFT + WIDTH / 2,
                TOP + HEIGHT + 48));
        return svg.append("</svg>\n").toString();
    }

    private static void grid(StringBuilder svg, int decade) {
        int across = LEFT + WIDTH * decade / DECADES;
        int up = TOP + HEIGHT - HEIGHT * decade / DECADES;
        String label = String.format(Locale.ROOT, "%,d", (long) Math.pow(10, decade));
        svg.append(String.format(
                Locale.ROOT,
                "<path d=\"M%d %dV%dM%d %dH%d\" stroke=\"#d4d4d4\"/>\n",
                across,
                TOP,
                TOP + HEIGHT,
                LEFT,
                up,
                LEFT + WIDTH));
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#525252\">%s</text>\n",
                across,
                TOP + HEIGHT + 20,
                label));
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#525252\">%s</text>\n",
                LEFT - 8,
                up + 4,
                label));
    }

    private static void series(StringBuilder svg, List<Point> points, String colour) {
        for (Point point : points) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"%s\"/>\n",
                    x(point),
                    y(point),
                    colour));
        }
    }

    private static void label(StringBuilder svg, Point point, String text, String colour, int below) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\" font-weight=\"bold\" fill=\"%s\">%s</text>\n",
                x(point) - 12,
                y(point) + below,
                colour,
                text));
    }

    private static double x(Point point) {
        return LEFT + WIDTH * Math.log10(point.entries()) / DECADES;
    }

    private static double y(Point point) {
        return TOP + HEIGHT - HEIGHT * Math.log10(Math.max(1, point.moved())) / DECADES;
    }
}

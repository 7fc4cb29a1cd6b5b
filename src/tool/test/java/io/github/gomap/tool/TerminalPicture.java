package io.github.gomap.tool;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An SVG picture of coloured lines as a dark terminal shows them. */
final class TerminalPicture {

    private static final int CELL = 8;
    private static final int LINE = 17;
    private static final int MARGIN = 12;
    private static final Pattern PAINTED = Pattern.compile("\u001b\\[38;5;(\\d+)m(.*?)\u001b\\[0m");

    /** What is between two spaces in a row, which SVG would take together. */
    private static final Pattern WORDS = Pattern.compile("\\S+(?: \\S+)*");

    /** The colours of {@link Palette}, as terminals show them. */
    private static final Map<String, String> COLOURS =
            Map.of("36", "#00af87", "208", "#ff8700", "75", "#5fafff", "244", "#808080", "203", "#ff5f5f");

    private TerminalPicture() {}

    static String svg(List<String> lines) {
        int columns = lines.stream()
                .mapToInt(line -> PAINTED.matcher(line).replaceAll("$2").length())
                .max()
                .orElse(0);
        int width = columns * CELL + 2 * MARGIN;
        int height = lines.size() * LINE + 2 * MARGIN;
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">\n",
                width,
                height,
                width,
                height));
        svg.append(String.format(
                Locale.ROOT, "<rect width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#1c1c1c\"/>\n", width, height));
        svg.append("<g font-family=\"monospace\" font-size=\"13\" fill=\"#dadada\">\n");
        for (int i = 0; i < lines.size(); i++) {
            row(svg, lines.get(i), MARGIN + LINE * i + 13);
        }
        return svg.append("</g>\n</svg>\n").toString();
    }

    /** Every piece is placed by its column and stretched to it: the widths of fonts differ. */
    private static void row(StringBuilder svg, String line, int y) {
        Matcher matcher = PAINTED.matcher(line);
        int column = 0;
        int from = 0;
        while (matcher.find()) {
            column = piece(svg, line.substring(from, matcher.start()), "", column, y);
            column = piece(svg, matcher.group(2), COLOURS.get(matcher.group(1)), column, y);
            from = matcher.end();
        }
        piece(svg, line.substring(from), "", column, y);
    }

    /** Returns the column after the text. */
    private static int piece(StringBuilder svg, String text, String colour, int column, int y) {
        Matcher words = WORDS.matcher(text);
        while (words.find()) {
            String shown = words.group();
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" textLength=\"%d\"%s>%s</text>\n",
                    MARGIN + (column + words.start()) * CELL,
                    y,
                    shown.length() * CELL,
                    colour.isEmpty() ? "" : " fill=\"" + colour + "\"",
                    shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
        }
        return column + text.length();
    }
}

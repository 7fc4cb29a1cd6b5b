package io.github.gomap.tool;

import io.github.gomap.tool.Comparison.Change;
import io.github.gomap.tool.Comparison.Figure;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Renders a {@link Comparison} for people: a table with a column for each side, and the verdict below it.
 */
final class ComparisonText {

    private static final int MOST_COLUMNS = 76;
    private static final String LINE = "  %-24s%15s%15s%14s\n";

    private ComparisonText() {}

    static String render(Comparison comparison) {
        StringBuilder text = new StringBuilder();
        text.append("A  ").append(comparison.first().name()).append('\n');
        text.append("B  ").append(comparison.second().name()).append("\n\n");
        text.append(String.format(Locale.ROOT, LINE, "", "A", "B", "from A to B"));
        for (Figure figure : comparison.figures()) {
            text.append(String.format(
                    Locale.ROOT,
                    LINE,
                    figure.name(),
                    number(figure.first(), figure.decimals()),
                    number(figure.second(), figure.decimals()),
                    change(figure)));
        }
        text.append('\n');
        wrap(comparison.verdict().sentence()).forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static String number(@Nullable Double number, int decimals) {
        return number == null ? "-" : Units.decimal(number, decimals);
    }

    /** Nothing is written as a change that rounds to none. */
    private static String change(Figure figure) {
        Double first = figure.first();
        Double second = figure.second();
        Double change = figure.changeValue();
        if (first == null || second == null) {
            return "-";
        }
        if (first.equals(second)) {
            return "same";
        }
        if (change == null) {
            return "-";
        }
        if (figure.change() == Change.DIFFERENCE) {
            return (change > 0 ? "+" : "") + Units.decimal(change, figure.decimals());
        }
        return "x " + Units.decimal(change, change < 0.1 ? 4 : 2);
    }

    /** The lines of a sentence. */
    static List<String> wrap(String sentence) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : sentence.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > MOST_COLUMNS) {
                lines.append('\n');
                column = 0;
            } else if (column > 0) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.toString().lines().toList();
    }
}

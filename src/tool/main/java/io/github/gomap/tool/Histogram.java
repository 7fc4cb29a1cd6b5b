package io.github.gomap.tool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Draws observed numbers as bars, with a mark where chance expects them to end.
 */
final class Histogram {

    /** Rows beyond the expected ones are summed up in one: a single long chain must not make a long table. */
    private static final double SMALLEST_EXPECTATION = 0.5;

    private final List<Evenness.Row> rows;
    private final int width;
    private final boolean unicode;

    Histogram(List<Evenness.Row> rows, int width, boolean unicode) {
        this.rows = rows;
        this.width = width;
        this.unicode = unicode;
    }

    List<String> lines() {
        double scale = rows.stream()
                .mapToDouble(row -> Math.max(row.buckets(), row.expected()))
                .max()
                .orElse(1);
        List<Evenness.Row> body = new ArrayList<>(rows);
        List<Evenness.Row> tail = cutTail(body);
        List<String> lines = new ArrayList<>();
        for (Evenness.Row row : body) {
            lines.add(line(Units.count(row.entries()), row.buckets(), row.expected(), scale));
        }
        if (!tail.isEmpty()) {
            int buckets = tail.stream().mapToInt(Evenness.Row::buckets).sum();
            double expected = tail.stream().mapToDouble(Evenness.Row::expected).sum();
            lines.add(line(range(tail), buckets, expected, scale));
        }
        return lines;
    }

    /** Takes the improbable rows off the end, unless there is only one. */
    private static List<Evenness.Row> cutTail(List<Evenness.Row> rows) {
        int end = rows.size();
        while (end > 0 && rows.get(end - 1).expected() < SMALLEST_EXPECTATION) {
            end--;
        }
        if (rows.size() - end < 2) {
            return Collections.emptyList();
        }
        List<Evenness.Row> tail = List.copyOf(rows.subList(end, rows.size()));
        rows.subList(end, rows.size()).clear();
        return tail;
    }

    private String range(List<Evenness.Row> tail) {
        int last = tail.get(tail.size() - 1).entries();
        return Units.count(tail.get(0).entries()) + (unicode ? "–" : "-") + Units.count(last);
    }

    private String line(String entries, int buckets, double expected, double scale) {
        String numbers = String.format("%9s%11s%13s  ", entries, Units.count(buckets), Units.decimal(expected, 1));
        return (numbers + bar(buckets, expected, scale)).stripTrailing();
    }

    private String bar(double observed, double expected, double scale) {
        int end = (int) Math.round(observed / scale * width);
        int mark = (int) Math.round(expected / scale * width);
        StringBuilder bar = new StringBuilder();
        for (int column = 0; column < Math.max(end, mark); column++) {
            boolean marked = column == mark - 1;
            boolean filled = column < end;
            if (marked) {
                bar.append(unicode ? '│' : '|');
            } else {
                bar.append(filled ? unicode ? '█' : '#' : ' ');
            }
        }
        return bar.toString();
    }
}

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

    /**
     * One bar.
     *
     * @param entries the number of entries, or the range of several rows
     * @param buckets so many buckets hold them
     * @param expected so many would by chance
     */
    record Bar(String entries, int buckets, double expected) {}

    List<String> lines() {
        List<Bar> bars = bars(rows, unicode);
        double scale = bars.stream()
                .mapToDouble(bar -> Math.max(bar.buckets(), bar.expected()))
                .max()
                .orElse(1);
        return bars.stream().map(bar -> line(bar, scale)).toList();
    }

    /** The bars of rows, with the improbable ones at the end in one. */
    static List<Bar> bars(List<Evenness.Row> rows, boolean unicode) {
        List<Evenness.Row> body = new ArrayList<>(rows);
        List<Evenness.Row> tail = cutTail(body);
        List<Bar> bars = new ArrayList<>();
        for (Evenness.Row row : body) {
            bars.add(new Bar(Units.count(row.entries()), row.buckets(), row.expected()));
        }
        if (!tail.isEmpty()) {
            int buckets = tail.stream().mapToInt(Evenness.Row::buckets).sum();
            double expected = tail.stream().mapToDouble(Evenness.Row::expected).sum();
            bars.add(new Bar(range(tail, unicode), buckets, expected));
        }
        return bars;
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

    private static String range(List<Evenness.Row> tail, boolean unicode) {
        int last = tail.get(tail.size() - 1).entries();
        return Units.count(tail.get(0).entries()) + (unicode ? "–" : "-") + Units.count(last);
    }

    private String line(Bar bar, double scale) {
        String numbers = String.format(
                "%9s%11s%13s  ", bar.entries(), Units.count(bar.buckets()), Units.decimal(bar.expected(), 1));
        return (numbers + bar(bar.buckets(), bar.expected(), scale)).stripTrailing();
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

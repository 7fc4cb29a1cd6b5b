package io.github.gomap.tool;

import io.github.gomap.tool.EventLog.Ending;
import io.github.gomap.tool.EventLog.Growth;
import io.github.gomap.tool.EventLog.Kind;
import io.github.gomap.tool.EventLog.Occurrence;
import io.github.gomap.tool.EventLog.Pause;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Draws an {@link EventLog} with characters: a row for each map, one for each kind of occurrence and one for the
 * pauses of the garbage collector, all above the same time axis; then tables.
 */
final class EventTimeline {

    private static final int WIDTH = 64;
    private static final int NAME_WIDTH = 13;
    private static final int MOST_MAPS = 12;
    private static final int MOST_ROWS = 10;

    private final EventLog log;
    private final Palette palette;
    private final long from;
    private final long to;
    private final StringBuilder text = new StringBuilder();

    private EventTimeline(EventLog log, boolean whole, Palette palette) {
        this.log = log;
        this.palette = palette;
        // A growth may be older than the recording.
        long first = Math.min(
                0, log.growths().stream().mapToLong(Growth::start).min().orElse(0));
        long last = log.recording().spanNanos();
        if (whole && !log.pauses().isEmpty()) {
            first = Math.min(first, log.pauses().get(0).start());
            last = Math.max(
                    last, log.pauses().stream().mapToLong(Pause::end).max().orElse(last));
        }
        from = first;
        to = Math.max(last, first + 1);
    }

    /**
     * Draws.
     *
     * @param log the events
     * @param whole whether the axis covers all pauses, not only the time of the events of maps
     * @param palette the colours
     */
    static String render(EventLog log, boolean whole, Palette palette) {
        EventTimeline drawing = new EventTimeline(log, whole, palette);
        drawing.summary();
        drawing.timeline();
        drawing.growths();
        drawing.occurrences();
        drawing.pauses();
        return drawing.text.toString();
    }

    /* ---------------- Summary ---------------- */

    private void summary() {
        EventLog.Recording recording = log.recording();
        line(recording.file() + ": " + Units.count(recording.mapEvents(), "event", "events") + " of "
                + Units.count(recording.maps(), "map", "maps") + " within " + time(recording.spanNanos()) + " from "
                + recording.start());
        long sameSize = log.growths().stream().filter(Growth::sameSize).count();
        line(Units.count(log.growths().size() - sameSize, "doubling", "doublings") + ", "
                + Units.count(sameSize, "growth", "growths") + " to the same size"
                + Arrays.stream(Kind.values())
                        .map(kind -> ", " + Units.count(of(kind).size(), kind.singular(), kind.plural()))
                        .collect(Collectors.joining()));
        line(
                log.pauses().isEmpty()
                        ? "No pauses of the garbage collector are recorded"
                        : Units.count(log.pauses().size(), "pause", "pauses") + " of the garbage collector, "
                                + time(log.totalPauseNanos()) + " together");
    }

    private List<Occurrence> of(Kind kind) {
        return log.occurrences().stream()
                .filter(occurrence -> occurrence.kind() == kind)
                .toList();
    }

    /* ---------------- Time axis ---------------- */

    private void timeline() {
        line("");
        Map<String, List<Growth>> byMap = log.growths().stream()
                .collect(Collectors.groupingBy(Growth::map, LinkedHashMap::new, Collectors.toList()));
        // The busiest maps, in the order of their first growth.
        List<String> shown = byMap.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<Growth>> entry) ->
                                entry.getValue().size())
                        .reversed())
                .limit(MOST_MAPS)
                .map(Map.Entry::getKey)
                .toList();
        for (Map.Entry<String, List<Growth>> entry : byMap.entrySet()) {
            if (shown.contains(entry.getKey())) {
                row("map " + entry.getKey(), growthCells(entry.getValue()));
            }
        }
        if (byMap.size() > shown.size()) {
            line("(" + Units.count(byMap.size() - shown.size()) + " more maps grew, less often)");
        }
        for (Kind kind : Kind.values()) {
            if (!of(kind).isEmpty()) {
                long[] times = of(kind).stream().mapToLong(Occurrence::time).toArray();
                row(kind.plural(), painted(counts(times), colour(kind)));
            }
        }
        if (!log.pauses().isEmpty()) {
            row("GC pauses", painted(pauseCells(), Palette.Colour.ALARM));
        }
        axis();
        legend();
    }

    private static Palette.Colour colour(Kind kind) {
        return switch (kind) {
            case CLEAR -> Palette.Colour.HOLE;
            case INDEX -> Palette.Colour.MOVED;
            case LONG_CHAIN, MISUSE -> Palette.Colour.ALARM;
        };
    }

    private String growthCells(List<Growth> growths) {
        char[] cells = empty();
        for (Growth growth : growths) {
            int last = column(growth.endOr(log.recording().spanNanos()));
            for (int column = column(growth.start()); column <= last; column++) {
                cells[column] = merged(cells[column], growth.sameSize() ? '~' : '=');
            }
        }
        for (Growth growth : growths) {
            cells[column(growth.start())] = cells[column(growth.start())] == '*' ? '*' : growth.sameSize() ? 's' : 'D';
        }
        StringBuilder painted = new StringBuilder();
        for (char cell : cells) {
            painted.append(palette.paint(
                    cell == '~' || cell == 's' ? Palette.Colour.MOVED : Palette.Colour.ENTRY, String.valueOf(cell)));
        }
        return painted.toString();
    }

    /** Both kinds of growth within one column. */
    private static char merged(char present, char added) {
        return present == ' ' || present == added ? added : '*';
    }

    /** How many of these moments each column holds: a digit, or + from 10 on. */
    private String counts(long[] times) {
        int[] counts = new int[WIDTH];
        for (long time : times) {
            counts[column(time)]++;
        }
        StringBuilder cells = new StringBuilder();
        for (int count : counts) {
            cells.append(count == 0 ? ' ' : count < 10 ? (char) ('0' + count) : '+');
        }
        return cells.toString();
    }

    /** The share of each column that pauses take. */
    private String pauseCells() {
        double[] paused = new double[WIDTH];
        for (Pause pause : log.pauses()) {
            if (pause.overlaps(from, to)) {
                for (int column = column(pause.start()); column <= column(pause.end()); column++) {
                    double left = from + (double) (to - from) * column / WIDTH;
                    double right = from + (double) (to - from) * (column + 1) / WIDTH;
                    paused[column] +=
                            Math.max(0, Math.min(right, (double) pause.end()) - Math.max(left, (double) pause.start()))
                                    / (right - left);
                    // However short it was, it shows.
                    paused[column] = Math.max(paused[column], Double.MIN_VALUE);
                }
            }
        }
        StringBuilder cells = new StringBuilder();
        for (double share : paused) {
            cells.append(share == 0 ? ' ' : share < 0.1 ? '.' : share < 0.5 ? 'o' : '#');
        }
        return cells.toString();
    }

    private int column(long time) {
        double position = (double) (time - from) / (to - from) * WIDTH;
        return (int) Math.max(0, Math.min(WIDTH - 1, position));
    }

    private static char[] empty() {
        char[] cells = new char[WIDTH];
        Arrays.fill(cells, ' ');
        return cells;
    }

    private String painted(String cells, Palette.Colour colour) {
        return palette.paint(colour, cells);
    }

    private void row(String name, String cells) {
        line(String.format("%-" + NAME_WIDTH + "s|%s|", name, cells));
    }

    private void axis() {
        line(" ".repeat(NAME_WIDTH) + "+"
                + ("-".repeat(WIDTH / 4 - 1) + "+").repeat(4).substring(0, WIDTH - 1) + "-+");
        StringBuilder labels = new StringBuilder(" ".repeat(NAME_WIDTH + WIDTH + 2));
        for (int quarter = 0; quarter <= 4; quarter++) {
            String label = time(from + (to - from) / 4 * quarter);
            int tick = NAME_WIDTH + WIDTH / 4 * quarter;
            int start = Math.min(tick, labels.length() - label.length());
            labels.replace(start, start + label.length(), label);
        }
        line(labels.toString().stripTrailing());
    }

    private void legend() {
        if (!log.growths().isEmpty()) {
            line("D= doubling   s~ growth to the same size   * both within one column");
        }
        if (!log.occurrences().isEmpty()) {
            line("1-9 so many within one column, + more");
        }
        if (!log.pauses().isEmpty()) {
            long outside = log.pauses().stream()
                    .filter(pause -> !pause.overlaps(from, to))
                    .count();
            line("GC pauses: . below 10 % of the column's time, o below 50 %, # more"
                    + (outside == 0 ? "" : " (" + Units.count(outside) + " outside of this time: --whole shows all)"));
        }
    }

    /* ---------------- Tables ---------------- */

    private void growths() {
        if (log.growths().isEmpty()) {
            return;
        }
        line("");
        line("Longest growths" + shown(log.growths().size())
                + ". A growth takes its time because the program does other" + " things meanwhile.");
        line(String.format(
                "  %9s %9s  %-8s %-21s %11s %11s  %s", "start", "took", "map", "buckets", "entries", "writes", "GC"));
        log.longestGrowths().limit(MOST_ROWS).forEach(this::growth);
        log.growths().stream()
                .filter(growth -> growth.place() != null)
                .collect(Collectors.groupingBy(Growth::place, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_ROWS)
                .forEach(entry -> line(
                        "  " + Units.count(entry.getValue(), "growth", "growths") + " started by " + entry.getKey()));
    }

    private void growth(Growth growth) {
        String took = time(growth.length(log.recording().spanNanos()));
        line(String.format(
                "  %9s %9s  %-8s %-21s %11s %11s  %s%s",
                time(growth.start()),
                growth.ending() == Ending.NOT_RECORDED ? ">" + took : took,
                growth.map(),
                Units.count(growth.bucketsBefore())
                        + (growth.sameSize() ? " ~> " : " -> ")
                        + Units.count(growth.bucketsAfter()),
                growth.size() == null ? "?" : Units.count(growth.size()),
                growth.writes() == null ? "?" : Units.count(growth.writes()),
                growth.pauses() == 0 ? "-" : growth.pauses() + " (" + time(growth.pauseNanos()) + ")",
                switch (growth.ending()) {
                    case FINISHED -> "";
                    case CLEARED -> "  ended by clear";
                    case NOT_RECORDED -> "  end not recorded";
                }));
    }

    private void occurrences() {
        for (Kind kind : List.of(Kind.MISUSE, Kind.LONG_CHAIN, Kind.INDEX, Kind.CLEAR)) {
            List<Occurrence> occurrences = of(kind);
            if (!occurrences.isEmpty()) {
                line("");
                String title = kind.plural();
                line(title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1) + first(occurrences.size()));
                occurrences.stream().limit(MOST_ROWS).forEach(this::occurrence);
            }
        }
    }

    private void occurrence(Occurrence occurrence) {
        line(String.format("  %9s  ", time(occurrence.time()))
                + (occurrence.map() == null ? "" : "map " + occurrence.map() + " ")
                + occurrence.text()
                + (occurrence.place() == null ? "" : ", by " + occurrence.place()));
    }

    private void pauses() {
        if (!log.pauses().isEmpty()) {
            line("");
            line("Longest pauses of the garbage collector" + shown(log.pauses().size()));
            log.longestPauses()
                    .limit(MOST_ROWS)
                    .forEach(pause ->
                            line(String.format("  %9s %9s  %s", time(pause.start()), time(pause.nanos()), pause.name())
                                    + (pause.collection() == null ? "" : ", " + pause.collection())));
        }
    }

    private static String shown(int all) {
        return all > MOST_ROWS ? " (" + MOST_ROWS + " of " + Units.count(all) + ")" : "";
    }

    private static String first(int all) {
        return all > MOST_ROWS ? " (the first " + MOST_ROWS + " of " + Units.count(all) + ")" : "";
    }

    /* ---------------- Words ---------------- */

    /** A time in the unit that suits it. */
    static String time(long nanos) {
        long absolute = Math.abs(nanos);
        if (absolute < 1_000) {
            return nanos + " ns";
        }
        if (absolute < 1_000_000) {
            return Units.decimal(nanos / 1e3, 1) + " us";
        }
        if (absolute < 1_000_000_000) {
            return Units.decimal(nanos / 1e6, 1) + " ms";
        }
        return absolute < 100_000_000_000L
                ? Units.decimal(nanos / 1e9, 2) + " s"
                : Units.decimal(nanos / 60e9, 1) + " min";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}

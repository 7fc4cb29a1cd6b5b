package io.github.gomap;

import java.util.Arrays;
import java.util.Locale;

/** The buckets of a heat map put together to cells, and their values to levels. */
final class HeatMapGrid {
    /** Value 0 has a level of its own, the others are cut into up to nine ranges of equal width. */
    static final int LEVELS = 9;

    private static final int COLUMNS = 64;

    final int bucketsPerCell;
    final int columns;
    final int[] values;
    final int[] depths;
    final boolean[] waiting;

    private final int largest;

    /** Values per level above 0. */
    private final int step;

    private HeatMapGrid(int[] entries, int[] lengths, boolean[] isWaiting, int bucketsPerCell, int columns) {
        this.bucketsPerCell = bucketsPerCell;
        this.columns = columns;
        int cells = entries.length / bucketsPerCell;
        values = new int[cells];
        depths = new int[cells];
        waiting = new boolean[cells];
        for (int bucket = 0; bucket < entries.length; bucket++) {
            int cell = bucket / bucketsPerCell;
            values[cell] = Math.max(values[cell], entries[bucket]);
            depths[cell] = Math.max(depths[cell], lengths[bucket]);
            waiting[cell] |= isWaiting[bucket];
        }
        largest = Arrays.stream(values).max().orElse(0);
        step = Math.max(1, ceilDiv(Math.min(largest, usualLargest()), LEVELS));
    }

    /** The cells for a picture of at most that many rows, given entries, chain length and state of each bucket. */
    static HeatMapGrid of(int[] entries, int[] lengths, boolean[] isWaiting, int maxRows) {
        int perCell = Math.max(1, entries.length / (COLUMNS * maxRows));
        return new HeatMapGrid(entries, lengths, isWaiting, perCell, Math.min(COLUMNS, entries.length / perCell));
    }

    int rows() {
        return values.length / columns;
    }

    int level(int value) {
        return Math.min(LEVELS, ceilDiv(value, step));
    }

    int highestLevel() {
        return level(largest);
    }

    /** The levels in use are spread over the whole scale of colours or characters, 0 to LEVELS. */
    int shade(int level) {
        return level * LEVELS / Math.max(1, highestLevel());
    }

    int cellsAt(int level) {
        return (int)
                Arrays.stream(values).filter(value -> level(value) == level).count();
    }

    /** The values of a level; that of the highest one is open to outliers. */
    String range(int level) {
        int from = level == 0 ? 0 : (level - 1) * step + 1;
        int to = level == LEVELS ? Math.max(largest, level * step) : level * step;
        return from == to ? Integer.toString(from) : from + "-" + to;
    }

    /** What a few outliers do not move: two and a half times the median, or two full buckets. */
    private int usualLargest() {
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        return Math.max(2 * Segment.SLOTS_PER_BUCKET, sorted[sorted.length / 2] * 5 / 2);
    }

    private static int ceilDiv(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    /** What one cell is. */
    String cellMeaning() {
        return bucketsPerCell == 1
                ? "One cell per main bucket, coloured by the entries of its chain."
                : String.format(
                        Locale.ROOT,
                        "One cell per %,d main buckets, coloured by the entries of the fullest chain.",
                        bucketsPerCell);
    }

    boolean hasWaiting() {
        for (boolean cell : waiting) {
            if (cell) {
                return true;
            }
        }
        return false;
    }
}

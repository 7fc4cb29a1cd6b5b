package io.github.gomap.tool;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A picture of a table: cells in reading order, each standing for one bucket or for a run of neighbouring ones, valued
 * by the entries of the fullest bucket among them.
 *
 * <p>The fullest and not the average, because averages of many buckets all look alike and hide the one that is slow.
 *
 * @param bucketsPerCell how many buckets a cell stands for, a power of two
 * @param columns cells per row
 * @param cells the values
 */
record HeatMap(int bucketsPerCell, int columns, List<Integer> cells) {

    static final int MAX_COLUMNS = 64;
    static final int MAX_ROWS = 16;
    private static final int MAX_CELLS = MAX_COLUMNS * MAX_ROWS;

    int rows() {
        return cells.size() / columns;
    }

    /** Collects the buckets of a table, which come in order. */
    static final class Builder {

        private final int bucketsPerCell;
        private final int[] cells;

        Builder(int bucketCount) {
            this.bucketsPerCell = Math.max(1, bucketCount / MAX_CELLS);
            this.cells = new int[bucketCount / bucketsPerCell];
        }

        void add(int bucket, int entries) {
            int cell = bucket / bucketsPerCell;
            cells[cell] = Math.max(cells[cell], entries);
        }

        HeatMap build() {
            List<Integer> values = IntStream.of(cells).boxed().toList();
            return new HeatMap(bucketsPerCell, Math.min(MAX_COLUMNS, cells.length), values);
        }
    }
}

package io.github.gomap;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Buckets in a row: the main buckets of a {@link Segment}, or a page of {@link Overflow} ones.
 *
 * <p>Invariants: (S2) the cells of a slot that holds no entry are null, unless a cursor stands in the generation; (S3)
 * what changes an entry stores all of it without a call in between, and whatever can fail comes before: so a stack that
 * overflows leaves the entry as it was.
 */
class BucketRow {
    /*
     * Two words per bucket, all metadata (see Tophash) before all routes (see Route) so that a search which finds
     * nothing meets as many buckets per cache line as can be; and the keys and values of all slots. Keys that are objects
     * are in one array with the values, each value beside its key because whoever finds the key wants the value:
     *
     *   bucket               0                     1            ...             0          1       ...
     *   words   [ 00 00 00 00 00 00 b7 17 ][ 51 .. .. 01 93 ]   ...   [ next | bits ][ next | bits ]
     *   cells   [ k0 v0 k1 v1  -  - ...   ][ k0 v0  -  - .. ]   ...
     *             └ slot 0 ┘└ slot 1 ┘
     *
     * Keys that are numbers come after the routes, eight words per bucket for longs and four for ints, and the cells have
     * the values only:
     *
     *   words   [ metadata of all buckets ][ routes of all buckets ][ k0 k1 .. k7 ][ k0 k1 .. ] ...
     *   cells   [ v0 v1  -  - ...         ][ v0  -  -  - ..       ] ...
     *
     * So the arrays themselves tell what kind of keys there are and how many buckets: with a power of two of buckets, there
     * are 2, 6 or 10 words for each, which is the largest power of two that divides the number of words, times 1, 3 or 5.
     * The smallest generation of all, one bucket, has no route if its keys are objects.
     */

    static final int SLOT_BITS = 3;
    static final int SLOTS_PER_BUCKET = 1 << SLOT_BITS;

    /** Words of a bucket that are not keys: its metadata and its route. */
    static final int PLAIN_WORDS = 2;

    /** Two cells, key and value, per slot of a map whose keys are objects. */
    static final int CELL_BITS = SLOT_BITS + 1;

    /** The answer of a search that found nothing. */
    static final int ABSENT = -1;

    private static final long[] NO_WORDS = {};
    static final @Nullable Object[] NO_CELLS = {};

    /** Empty only in a generation that has not been allocated or that keeps its buckets in other segments. */
    long[] words = NO_WORDS;

    @Nullable Object[] cells = NO_CELLS;

    /** The row without buckets: {@link #allocate} provides them. */
    BucketRow() {}

    /** Obtains that many words and cells, with this metadata in all buckets. Publishes nothing before all is there. */
    final void allocate(int wordCount, int cellCount, long meta) {
        Object[] newCells = new Object[cellCount];
        long[] newWords = new long[wordCount];
        if (meta != 0) {
            Arrays.fill(newWords, 0, firstRoute(newWords), meta);
        }
        cells = newCells;
        words = newWords;
    }

    /** Takes over a copy of another row's content; without entries, of the words only. */
    final void copyRow(BucketRow original, boolean withEntries) {
        long[] newWords = original.words.clone();
        @Nullable Object[] newCells = withEntries ? original.cells.clone() : NO_CELLS;
        // For those who read without a lock, see Shard; so in the next two methods.
        VarHandle.storeStoreFence();
        words = newWords;
        cells = newCells;
    }

    /** Takes over a copy of another row's words, and its cells. */
    final void copyWords(BucketRow original) {
        long[] newWords = original.words.clone();
        VarHandle.storeStoreFence();
        words = newWords;
        cells = original.cells;
    }

    /** Has the cells for itself. */
    final void copyRowCells() {
        @Nullable Object[] newCells = cells.clone();
        VarHandle.storeStoreFence();
        cells = newCells;
    }

    /* ---------------- Words ---------------- */

    /** Where the routes begin in these words; also the number of buckets, if they have routes. */
    static int firstRoute(long[] words) {
        return (words.length & -words.length) >>> 1;
    }

    /** Where the keys begin in these words, if they are numbers. */
    static int firstKey(long[] words) {
        return words.length & -words.length;
    }

    /** Are the keys of a row with these words objects, so that cells hold them? */
    static boolean hasKeysInCells(long[] words) {
        return (words.length & (words.length - 1)) == 0;
    }

    final int bucketsInRow() {
        return Math.max(1, firstRoute(words));
    }

    final long routeAt(int index) {
        return words[firstRoute(words) + index];
    }

    final void setNextAt(int index, int next) {
        int route = firstRoute(words) + index;
        words[route] = Route.withNext(words[route], next);
    }

    /* ---------------- Slots ---------------- */

    /** The number of a slot, counted through all buckets of the row. */
    static int slotInRow(int index, int slot) {
        return (index << SLOT_BITS) | slot;
    }

    /** The cell of a key that is an object; that of its value is the next one. */
    static int keyCell(int index, int slot) {
        return (index << CELL_BITS) + (slot << 1);
    }

    /** The cell of the value of a slot, counted through all buckets. */
    final int valueCell(int slotInRow) {
        return hasKeysInCells(words) ? (slotInRow << 1) + 1 : slotInRow;
    }

    /** The value of a slot, counted through all buckets. */
    final @Nullable Object valueAt(int slotInRow) {
        return cells[valueCell(slotInRow)];
    }
}

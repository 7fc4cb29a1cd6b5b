package io.github.gomap;

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
     * nothing meets as many buckets per cache line as can be; and one array with the keys and values of all slots, each
     * value beside its key because whoever finds the key wants the value:
     *
     *   bucket               0                     1            ...             0          1       ...
     *   words   [ 00 00 00 00 00 00 b7 17 ][ 51 .. .. 01 93 ]   ...   [ next | bits ][ next | bits ]
     *   cells   [ k0 v0 k1 v1  -  - ...   ][ k0 v0  -  - .. ]   ...
     *             └ slot 0 ┘└ slot 1 ┘
     *
     * The smallest generation of all, one bucket, has no route.
     */

    static final int SLOT_BITS = 3;
    static final int SLOTS_PER_BUCKET = 1 << SLOT_BITS;

    /** Two cells, key and value, per slot. */
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
            Arrays.fill(newWords, 0, mask(newWords) + 1, meta);
        }
        cells = newCells;
        words = newWords;
    }

    /** Takes over a copy of another row's content; without entries, of the words only. */
    final void copyRow(BucketRow original, boolean withEntries) {
        words = original.words.clone();
        cells = withEntries ? original.cells.clone() : NO_CELLS;
    }

    /* ---------------- Words ---------------- */

    /** One less than the number of buckets with these words, which is a power of two. */
    static int mask(long[] words) {
        return (words.length - 1) >>> 1;
    }

    /** Where the routes begin in these words. */
    static int firstRoute(long[] words) {
        return words.length >>> 1;
    }

    final int bucketsInRow() {
        return mask(words) + 1;
    }

    final long routeAt(int index) {
        return words[firstRoute(words) + index];
    }

    final void setNextAt(int index, int next) {
        int route = firstRoute(words) + index;
        words[route] = Route.withNext(words[route], next);
    }

    /* ---------------- Slots ---------------- */

    /** The cell of a key; that of its value is the next one. */
    static int keyCell(int index, int slot) {
        return (index << CELL_BITS) + (slot << 1);
    }

    /** The slot of a key in a bucket with this metadata, or {@link #ABSENT}. Calls the key's equals. */
    final int findAt(int index, long meta, @Nullable Object key, long broadcast) {
        for (long matches = Tophash.matches(meta, broadcast); matches != 0; matches &= matches - 1) {
            int slot = Tophash.firstSlot(matches);
            Object stored = cells[keyCell(index, slot)];
            if (stored == key || (key != null && key.equals(stored))) {
                return slot;
            }
        }
        return ABSENT;
    }

    /** Puts an entry into an empty slot. */
    final void fillAt(int index, int slot, long hash, int log2Buckets, @Nullable Object key, @Nullable Object value) {
        long[] words = this.words;
        @Nullable Object[] cells = this.cells;
        // First, because it fails if there is no such bucket.
        long meta = Tophash.with(words[index], slot, Tophash.of(hash));
        int cell = keyCell(index, slot);
        // By S3.
        cells[cell] = key;
        cells[cell + 1] = value;
        if (words.length > 1) {
            int route = firstRoute(words) + index;
            words[route] = Route.with(words[route], slot, Route.of(hash, log2Buckets));
        }
        words[index] = meta;
    }
}

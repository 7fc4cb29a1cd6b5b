package io.github.gomap;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The overflow buckets of one {@link Segment}: they continue the chains whose main bucket is full.
 *
 * <p>Buckets are handed out one after the other and never taken back, as in Go, and live in pages of equal size, so
 * that a new one never moves the others. They are numbered from {@link Segment#BUCKETS}, past every main bucket.
 *
 * <p>Invariant: (O1) a link leads from a bucket to one with a greater number, so a walk along a chain ends, even if
 * it races with a writer.
 */
final class Overflow {
    /** Pages are a 32nd of the segment: less would cost a page table per bucket, more would lie unused. */
    private static final int PAGES_PER_SEGMENT_BITS = 5;

    private static final int INITIAL_PAGES = 4;

    private static final Object[] NO_CELLS = {};

    /** By main bucket: the first overflow bucket of its chain, 0 = none. */
    final int[] heads;

    final int pageBits;

    /** Buckets handed out. */
    int count;

    long[][] metas = new long[INITIAL_PAGES][];
    private Object[][] cells = new Object[INITIAL_PAGES][];
    private int[][] links = new int[INITIAL_PAGES][];

    /** By main bucket: the indexes of overlong chains; null = there is none, as in any map whose keys spread. */
    @Nullable ChainIndex @Nullable [] indexes;

    Overflow(int mainBuckets) {
        heads = new int[mainBuckets];
        pageBits = Math.max(0, Integer.numberOfTrailingZeros(mainBuckets) - PAGES_PER_SEGMENT_BITS);
    }

    private Overflow(Overflow original, boolean withEntries) {
        heads = original.heads.clone();
        pageBits = original.pageBits;
        count = original.count;
        metas = original.metas.clone();
        cells = original.cells.clone();
        links = original.links.clone();
        for (int page = 0; page < metas.length && metas[page] != null; page++) {
            metas[page] = metas[page].clone();
            cells[page] = withEntries ? cells[page].clone() : NO_CELLS;
            links[page] = links[page].clone();
        }
    }

    Overflow copy(boolean withEntries) {
        return new Overflow(this, withEntries);
    }

    /** The bucket after this one in its chain, 0 = none. */
    int next(int bucket) {
        if (bucket < Segment.BUCKETS) {
            return heads[bucket];
        }
        int number = bucket - Segment.BUCKETS;
        return links[number >>> pageBits][number & pageMask()];
    }

    long meta(int bucket) {
        int number = bucket - Segment.BUCKETS;
        return metas[number >>> pageBits][number & pageMask()];
    }

    void setMeta(int bucket, long meta) {
        metas(bucket)[inPage(bucket)] = meta;
    }

    /** The array that holds the metadata of this bucket, at {@link #inPage}. */
    long[] metas(int bucket) {
        return metas[(bucket - Segment.BUCKETS) >>> pageBits];
    }

    int inPage(int bucket) {
        return (bucket - Segment.BUCKETS) & pageMask();
    }

    /** The array that holds the keys and values of this bucket. */
    Object[] cells(int bucket) {
        return cells[(bucket - Segment.BUCKETS) >>> pageBits];
    }

    /** Where in {@link #cells(int)} this bucket begins. */
    int firstCell(int bucket) {
        return inPage(bucket) << Segment.CELL_BITS;
    }

    /** Hands out an empty bucket, linked behind the last bucket of a chain. */
    int append(int tail) {
        reserve(1);
        int bucket = nextBucket();
        empty(bucket);
        link(tail, bucket);
        count++;
        return bucket;
    }

    /** The bucket that will be handed out next. */
    int nextBucket() {
        return Segment.BUCKETS + count;
    }

    /** Makes a bucket empty and the last of its chain, before it is handed out: an evacuation that failed may have used it. */
    void empty(int bucket) {
        metas(bucket)[inPage(bucket)] = 0;
        links[(bucket - Segment.BUCKETS) >>> pageBits][inPage(bucket)] = 0;
    }

    /** Continues a chain, whose last bucket this is. */
    void link(int tail, int bucket) {
        if (tail < Segment.BUCKETS) {
            heads[tail] = bucket;
        } else {
            int number = tail - Segment.BUCKETS;
            links[number >>> pageBits][number & pageMask()] = bucket;
        }
    }

    /** Puts an entry into an empty slot. */
    void fill(int bucket, int slot, int tophash, @Nullable Object key, @Nullable Object value) {
        long[] metas = metas(bucket);
        int inPage = inPage(bucket);
        long meta = Tophash.with(metas[inPage], slot, tophash);
        Object[] cells = cells(bucket);
        int cell = (inPage << Segment.CELL_BITS) + (slot << 1);
        // By S3.
        cells[cell] = key;
        cells[cell + 1] = value;
        metas[inPage] = meta;
    }

    /** Allocates the pages for that many more buckets, so that handing them out cannot fail. */
    void reserve(int buckets) {
        for (int page = (count + pageMask()) >>> pageBits; page << pageBits < count + buckets; page++) {
            if (page >= metas.length || metas[page] == null) {
                allocatePage(page);
            }
        }
    }

    private void allocatePage(int page) {
        if (page == metas.length) {
            links = Arrays.copyOf(links, page * 2);
            cells = Arrays.copyOf(cells, page * 2);
            metas = Arrays.copyOf(metas, page * 2);
        }
        int buckets = 1 << pageBits;
        links[page] = new int[buckets];
        cells[page] = new Object[buckets << Segment.CELL_BITS];
        // Last, because its presence says that the page is there.
        metas[page] = new long[buckets];
    }

    /** The location of a key in the overflow buckets of a chain, or {@link Segment#ABSENT}. Calls the key's equals. */
    int find(int mainBucket, @Nullable Object key, long broadcast) {
        for (int bucket = heads[mainBucket], last = mainBucket; bucket > last; last = bucket, bucket = next(bucket)) {
            int page = (bucket - Segment.BUCKETS) >>> pageBits;
            int inPage = (bucket - Segment.BUCKETS) & pageMask();
            long meta = metas[page][inPage];
            for (long matches = Tophash.matches(meta, broadcast); matches != 0; matches &= matches - 1) {
                int slot = Tophash.firstSlot(matches);
                Object stored = cells[page][(inPage << Segment.CELL_BITS) + (slot << 1)];
                if (stored == key || (key != null && key.equals(stored))) {
                    return (bucket << Segment.SLOT_BITS) | slot;
                }
            }
            if (Tophash.endsChain(meta)) {
                break;
            }
        }
        return Segment.ABSENT;
    }

    /* ---------------- Overlong chains ---------------- */

    @Nullable ChainIndex index(int mainBucket) {
        @Nullable ChainIndex[] indexes = this.indexes;
        return indexes == null ? null : indexes[mainBucket];
    }

    void setIndex(int mainBucket, ChainIndex index) {
        @Nullable ChainIndex[] present = indexes;
        if (present == null) {
            present = new ChainIndex[heads.length];
            indexes = present;
        }
        present[mainBucket] = index;
    }

    /* ---------------- For inspections ---------------- */

    int pageCount() {
        return (count + pageMask()) >>> pageBits;
    }

    int bucketsPerPage() {
        return 1 << pageBits;
    }

    /** The length of the three directories of pages. */
    int pageTableLength() {
        return metas.length;
    }

    int mainBuckets() {
        return heads.length;
    }

    private int pageMask() {
        return (1 << pageBits) - 1;
    }
}

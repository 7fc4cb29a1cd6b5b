package io.github.gomap;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The overflow buckets of one {@link Segment}: they continue the chains whose main bucket is full.
 *
 * <p>Buckets are handed out one after the other and never taken back, as in Go, and live in pages of equal size, so
 * that a new one never moves the others. They are numbered from {@link Segment#BUCKETS}, past every main bucket. The
 * first page is this object itself: a small table seldom needs another one.
 *
 * <p>Invariant: (O1) a link leads from a bucket to one with a greater number, so a walk along a chain ends, even if
 * it races with a writer.
 */
final class Overflow extends BucketRow {
    /** Pages are a 64th of the segment, a bucket at least: smaller ones would cost more than they leave unused. */
    private static final int PAGES_PER_SEGMENT_BITS = 6;

    private static final BucketRow[] NO_PAGES = {};

    /** The pages after the first one. */
    private BucketRow[] furtherPages = NO_PAGES;

    /** Buckets handed out. */
    int count;

    private final byte pageBits;

    /** The same for these buckets and all copies of {@link #copyForWrite}, as in {@link DirectorySegment}; null = there is none. */
    private @Nullable Object lineage;

    /** By main bucket: the indexes of overlong chains; null = there is none, as in any map whose keys spread. */
    @Nullable ChainIndex @Nullable [] indexes;

    Overflow(Segment segment) {
        int mainBuckets = segment.bucketsInRow();
        pageBits = (byte) Math.max(0, Integer.numberOfTrailingZeros(mainBuckets) - PAGES_PER_SEGMENT_BITS);
        // The same arrays as those of the main buckets, but for fewer of them.
        int pages = mainBuckets >>> pageBits;
        allocate(segment.words.length / pages, segment.cells.length / pages, 0);
    }

    private Overflow(Overflow original, boolean withEntries) {
        pageBits = original.pageBits;
        count = original.count;
        copyRow(original, withEntries);
        furtherPages = original.furtherPages.clone();
        for (int i = 0; i < furtherPages.length && furtherPages[i] != null; i++) {
            BucketRow copy = new BucketRow();
            copy.copyRow(furtherPages[i], withEntries);
            furtherPages[i] = copy;
        }
    }

    Overflow copy(boolean withEntries) {
        return new Overflow(this, withEntries);
    }

    /** For a copy that is written to: it has the words and the indexes for itself, and perhaps the cells. */
    private Overflow(Overflow original, boolean withCells, Object lineage) {
        this.lineage = lineage;
        pageBits = original.pageBits;
        count = original.count;
        copyWords(original);
        furtherPages = original.furtherPages.clone();
        for (int i = 0; i < furtherPages.length && furtherPages[i] != null; i++) {
            BucketRow copy = new BucketRow();
            copy.copyWords(furtherPages[i]);
            furtherPages[i] = copy;
        }
        if (withCells) {
            copyCells();
        }
        @Nullable ChainIndex[] originalIndexes = original.indexes;
        if (originalIndexes != null) {
            @Nullable ChainIndex[] copies = new ChainIndex[originalIndexes.length];
            for (int i = 0; i < copies.length; i++) {
                ChainIndex index = originalIndexes[i];
                copies[i] = index == null ? null : index.copy();
            }
            indexes = copies;
        }
    }

    Overflow copyForWrite(boolean withCells) {
        if (lineage == null) {
            lineage = new Object();
        }
        return new Overflow(this, withCells, lineage);
    }

    /** Are they these earlier buckets, or a copy that has taken their place? */
    boolean continues(Overflow earlier) {
        return this == earlier || (lineage != null && lineage == earlier.lineage);
    }

    void copyCells() {
        copyRowCells();
        for (int i = 0; i < furtherPages.length && furtherPages[i] != null; i++) {
            furtherPages[i].copyRowCells();
        }
    }

    /** The page that this bucket is in. */
    BucketRow page(int bucket) {
        int page = (bucket - Segment.BUCKETS) >>> pageBits;
        return page == 0 ? this : furtherPages[page - 1];
    }

    /** The same for a reader without a lock, who may ask too early; null = there is none yet. */
    @Nullable BucketRow pageIfPresent(int bucket) {
        int page = (bucket - Segment.BUCKETS) >>> pageBits;
        @Nullable BucketRow[] furtherPages = this.furtherPages;
        if (page == 0) {
            return this;
        }
        return page > furtherPages.length ? null : furtherPages[page - 1];
    }

    /** Where in its page this bucket is. */
    int inPage(int bucket) {
        return (bucket - Segment.BUCKETS) & ((1 << pageBits) - 1);
    }

    long meta(int bucket) {
        return page(bucket).words[inPage(bucket)];
    }

    /* ---------------- Handing out ---------------- */

    /** Hands out an empty bucket, the last one of its chain; the caller links it. */
    int append() {
        reserve(1);
        int bucket = nextBucket();
        empty(bucket);
        count++;
        return bucket;
    }

    /** The bucket that will be handed out next. */
    int nextBucket() {
        return Segment.BUCKETS + count;
    }

    /** Makes a bucket empty and the last of its chain, before it is handed out: an evacuation that failed may have used it. */
    void empty(int bucket) {
        long[] words = page(bucket).words;
        int index = inPage(bucket);
        words[index] = 0;
        words[firstRoute(words) + index] = 0;
    }

    /** Allocates the pages for that many more buckets, so that handing them out cannot fail. */
    void reserve(int buckets) {
        int needed = (count + buckets - 1) >>> pageBits;
        for (int page = Math.max(0, (count >>> pageBits) - 1); page < needed; page++) {
            if (page == furtherPages.length) {
                furtherPages = Arrays.copyOf(furtherPages, Math.max(1, page * 2));
            }
            if (furtherPages[page] == null) {
                BucketRow added = new BucketRow();
                added.allocate(words.length, cells.length, 0);
                furtherPages[page] = added;
            }
        }
    }

    /* ---------------- Overlong chains ---------------- */

    @Nullable ChainIndex index(int mainBucket) {
        @Nullable ChainIndex[] indexes = this.indexes;
        return indexes == null ? null : indexes[mainBucket];
    }

    void setIndex(int mainBucket, ChainIndex index, int mainBuckets) {
        @Nullable ChainIndex[] present = indexes;
        if (present == null) {
            present = new ChainIndex[mainBuckets];
            indexes = present;
        }
        present[mainBucket] = index;
    }

    /* ---------------- For inspections ---------------- */

    int pageCount() {
        return Math.max(1, (count + bucketsPerPage() - 1) >>> pageBits);
    }

    int bucketsPerPage() {
        return 1 << pageBits;
    }

    /** The length of the directory of further pages. */
    int pageTableLength() {
        return furtherPages.length;
    }
}

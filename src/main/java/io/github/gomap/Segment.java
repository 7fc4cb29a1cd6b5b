package io.github.gomap;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Up to 1,024 buckets in a row and the overflow buckets of their chains: the unit in which memory is obtained and
 * released, so that no single step of the map touches more than this.
 *
 * <p>Invariants: (S1) a chain never leaves its segment; (S2) the cells of a slot that holds no entry are null,
 * unless a cursor stands in the generation; (S3) what changes an entry stores all of it without a call in between, and
 * whatever can fail comes before: so a stack that overflows leaves the entry as it was.
 */
class Segment {
    /*
     * One long of metadata per bucket (see Tophash), and one array with the keys and values of all slots, each value
     * beside its key because whoever finds the key wants the value:
     *
     *   bucket               0                     1                         overflow bucket 1024
     *   metas   [ 00 00 00 00 00 00 b7 17 ][ 51 .. .. 01 93 ]                in pages of their own (Overflow),
     *   cells   [ k0 v0 k1 v1  -  - ...   ][ k0 v0  -  - .. ]     head[1] ─► continuing the chain of bucket 1
     *             └ slot 0 ┘└ slot 1 ┘
     *
     * A location is (bucket << 3) | slot, where bucket counts within the segment: 0..1023 are main buckets, the
     * numbers from 1024 on are overflow buckets.
     */

    static final int SLOT_BITS = 3;
    static final int SLOTS_PER_BUCKET = 1 << SLOT_BITS;

    /** Two cells, key and value, per slot. */
    static final int CELL_BITS = SLOT_BITS + 1;

    /**
     * log2 of the main buckets per segment. 72 KiB of arrays: below half of the smallest G1 region (hence never
     * humongous), and obtained and zeroed in about 10 µs. A fourfold segment was 2 % faster to read and had a
     * fourfold worst insertion.
     */
    static final int BITS = 10;

    static final int BUCKETS = 1 << BITS;
    static final int BUCKET_MASK = BUCKETS - 1;

    /** The answer of a search that found nothing. */
    static final int ABSENT = -1;

    private static final long[] NO_METAS = {};
    private static final @Nullable Object[] NO_CELLS = {};

    /** Empty only in a generation that has not been allocated or that keeps its buckets in other segments. */
    long[] metas = NO_METAS;

    @Nullable Object[] cells = NO_CELLS;

    @Nullable Overflow overflow;

    /** The segment without content: {@link #allocate} or a subclass provides it. */
    Segment() {}

    /** A copy that shares no storage; without entries, it has the metadata and the chains only. */
    final Segment copySegment(boolean withEntries) {
        Segment copy = new Segment();
        copy.copyFrom(this, withEntries);
        return copy;
    }

    final void copyFrom(Segment original, boolean withEntries) {
        metas = original.metas.clone();
        cells = withEntries ? original.cells.clone() : NO_CELLS;
        overflow = original.overflow == null ? null : original.overflow.copy(withEntries);
    }

    /* ---------------- Buckets, main and overflow alike ---------------- */

    final long meta(int bucket) {
        return bucket < BUCKETS ? metas[bucket] : overflowBuckets().meta(bucket);
    }

    final void setMeta(int bucket, long meta) {
        if (bucket < BUCKETS) {
            metas[bucket] = meta;
        } else {
            overflowBuckets().setMeta(bucket, meta);
        }
    }

    /** The bucket after this one in its chain, 0 = none. Rises by O1; what does not is the work of a data race. */
    final int next(int bucket) {
        Overflow overflow = this.overflow;
        int next = overflow == null ? 0 : overflow.next(bucket);
        return next > bucket ? next : 0;
    }

    /** The array that holds the keys and values of this bucket. */
    final @Nullable Object[] cells(int bucket) {
        return bucket < BUCKETS ? cells : overflowBuckets().cells(bucket);
    }

    /** Where in {@link #cells(int)} this bucket begins. */
    final int firstCell(int bucket) {
        return bucket < BUCKETS ? bucket << CELL_BITS : overflowBuckets().firstCell(bucket);
    }

    /** For a caller who has an overflow bucket in hand. */
    private Overflow overflowBuckets() {
        return Objects.requireNonNull(overflow);
    }

    /* ---------------- Slots by location ---------------- */

    final @Nullable Object key(int location) {
        int bucket = location >>> SLOT_BITS;
        return cells(bucket)[keyCell(bucket, location)];
    }

    final @Nullable Object value(int location) {
        int bucket = location >>> SLOT_BITS;
        return cells(bucket)[keyCell(bucket, location) + 1];
    }

    /** Replaces a value and returns it. */
    final @Nullable Object setValue(int location, @Nullable Object value) {
        int bucket = location >>> SLOT_BITS;
        @Nullable Object[] cells = cells(bucket);
        int cell = keyCell(bucket, location) + 1;
        Object previous = cells[cell];
        cells[cell] = value;
        return previous;
    }

    /** The state or tophash of the slot. */
    final int tophash(int location) {
        return Tophash.at(meta(location >>> SLOT_BITS), location & (SLOTS_PER_BUCKET - 1));
    }

    private int keyCell(int bucket, int location) {
        return firstCell(bucket) + ((location & (SLOTS_PER_BUCKET - 1)) << 1);
    }

    /* ---------------- Chains ---------------- */

    /** The location of a key in the chain of a main bucket, or {@link #ABSENT}. Calls the key's equals. */
    final int find(int mainBucket, @Nullable Object key, long broadcast) {
        long meta = metas[mainBucket];
        for (long matches = Tophash.matches(meta, broadcast); matches != 0; matches &= matches - 1) {
            int slot = Tophash.firstSlot(matches);
            Object stored = cells[(mainBucket << CELL_BITS) + (slot << 1)];
            if (stored == key || (key != null && key.equals(stored))) {
                return (mainBucket << SLOT_BITS) | slot;
            }
        }
        return Tophash.endsChain(meta) ? ABSENT : findInOverflow(mainBucket, key, broadcast);
    }

    /** The same, for a key that is known not to be in the main bucket itself. */
    final int findInOverflow(int mainBucket, @Nullable Object key, long broadcast) {
        Overflow overflow = this.overflow;
        if (overflow == null) {
            return ABSENT;
        }
        ChainIndex index = overflow.index(mainBucket);
        int location = index == null ? ChainIndex.UNKNOWN : index.find(key);
        return location == ChainIndex.UNKNOWN ? overflow.find(mainBucket, key, broadcast) : location;
    }

    /** As {@link #findInOverflow}, before the key is put; the index of the chain may remember where it belongs. */
    final int findInOverflowToPut(int mainBucket, @Nullable Object key, long broadcast) {
        ChainIndex index = index(mainBucket);
        int location = index == null ? ChainIndex.UNKNOWN : index.findToPut(key);
        return location == ChainIndex.UNKNOWN ? findInOverflow(mainBucket, key, broadcast) : location;
    }

    /** The location of the first empty slot of a chain; if there is none, its last bucket complemented. */
    final int firstEmpty(int mainBucket) {
        ChainIndex index = index(mainBucket);
        return index == null ? firstEmptyAlongChain(mainBucket) : index.firstHole();
    }

    private int firstEmptyAlongChain(int bucket) {
        while (true) {
            long empties = Tophash.empties(meta(bucket));
            if (empties != 0) {
                return (bucket << SLOT_BITS) | Tophash.firstSlot(empties);
            }
            int next = next(bucket);
            if (next == 0) {
                return ~bucket;
            }
            bucket = next;
        }
    }

    /** Puts an entry into the first empty slot of the chain of a main bucket. */
    final void fill(int mainBucket, int location, int tophash, @Nullable Object key, @Nullable Object value) {
        Overflow overflow = this.overflow;
        try {
            ChainIndex index = overflow == null ? null : overflow.index(mainBucket);
            if (index != null) {
                index.fillFirstHole(key);
            }
            int bucket = location >>> SLOT_BITS;
            int slot = location & (SLOTS_PER_BUCKET - 1);
            if (bucket < BUCKETS) {
                fillMain(bucket, slot, tophash, key, value);
            } else {
                // Null only if another thread has cleared the map meanwhile.
                Objects.requireNonNull(overflow).fill(bucket, slot, tophash, key, value);
            }
        } catch (StackOverflowError e) {
            forgetIndex(overflow, mainBucket);
            throw e;
        }
    }

    /** Puts an entry into an empty slot of a main bucket whose chain has no index. */
    final void fillMain(int bucket, int slot, int tophash, @Nullable Object key, @Nullable Object value) {
        // First, because it fails if there is no such bucket.
        long meta = Tophash.with(metas[bucket], slot, tophash);
        @Nullable Object[] cells = this.cells;
        int cell = (bucket << CELL_BITS) + (slot << 1);
        if (cell >= cells.length) {
            cells = widenSmallestBucket();
        }
        // By S3.
        cells[cell] = key;
        cells[cell + 1] = value;
        metas[bucket] = meta;
    }

    /**
     * Empties a slot, and restores the invariant that {@link Tophash#EMPTY_REST} stands wherever nothing follows:
     * if the slot was the last occupied one of its chain, the empty slots before it become the end of the chain too.
     */
    final void vacate(int mainBucket, int location) {
        if (overflow == null) {
            vacateSlot(location);
            return;
        }
        Overflow overflow = this.overflow;
        try {
            ChainIndex index = index(mainBucket);
            if (index != null) {
                index.remove(key(location), location);
            }
            vacateSlot(location);
        } catch (StackOverflowError e) {
            forgetIndex(overflow, mainBucket);
            throw e;
        }
        int bucket = location >>> SLOT_BITS;
        if (bucket != mainBucket) {
            shortenChain(mainBucket, bucket);
        }
    }

    private void vacateSlot(int location) {
        int bucket = location >>> SLOT_BITS;
        int slot = location & (SLOTS_PER_BUCKET - 1);
        @Nullable Object[] cells = cells(bucket);
        int cell = firstCell(bucket) + (slot << 1);
        long[] metas = bucket < BUCKETS ? this.metas : overflowBuckets().metas(bucket);
        int place = bucket < BUCKETS ? bucket : overflowBuckets().inPage(bucket);
        long meta = Tophash.with(metas[place], slot, Tophash.EMPTY_ONE);
        if (isFollowedByNothing(bucket, slot, meta)) {
            meta = Tophash.withEmptyTail(meta);
        }
        // By S3.
        cells[cell] = null;
        cells[cell + 1] = null;
        metas[place] = meta;
    }

    private boolean isFollowedByNothing(int bucket, int slot, long meta) {
        if (slot < SLOTS_PER_BUCKET - 1) {
            return Tophash.at(meta, slot + 1) == Tophash.EMPTY_REST;
        }
        int next = next(bucket);
        return next == 0 || Tophash.at(meta(next), 0) == Tophash.EMPTY_REST;
    }

    /** Turns the empty slots at the end of a chain, whose last non-empty bucket this may have been, into its end. */
    private void shortenChain(int mainBucket, int bucket) {
        try {
            while (meta(bucket) == 0 && bucket != mainBucket) {
                bucket = bucketBefore(mainBucket, bucket);
                setMeta(bucket, Tophash.withEmptyTail(meta(bucket)));
            }
        } catch (StackOverflowError e) {
            // The entry has been removed. A chain whose end is not marked is searched a little longer, no more.
        }
    }

    private int bucketBefore(int mainBucket, int bucket) {
        ChainIndex index = index(mainBucket);
        if (index != null) {
            return index.bucketBefore(bucket);
        }
        int before = mainBucket;
        for (int next = next(before); next != bucket && next != 0; next = next(before)) {
            before = next;
        }
        return before;
    }

    /* ---------------- Overlong chains ---------------- */

    final @Nullable ChainIndex index(int mainBucket) {
        Overflow overflow = this.overflow;
        return overflow == null ? null : overflow.index(mainBucket);
    }

    /*
     * An index can be done without, so exhausted memory or stack is no reason for the operation that would like one to
     * fail. Nothing may be obtained outside of the try blocks: the entry in question has been stored already.
     */

    /** Makes an index for a chain if it has become that long and has none yet. The keys' compareTo may be called. */
    final void indexIfOverlong(int mainBucket) {
        if (index(mainBucket) == null && isOverlong(mainBucket)) {
            try {
                ChainIndex built = ChainIndex.of(this, mainBucket);
                overflowBuckets().setIndex(mainBucket, built);
                Events.indexBuilt(built.chainLength());
            } catch (OutOfMemoryError | StackOverflowError e) {
                forgetIndex(overflow, mainBucket);
            }
        }
    }

    /** Calls nothing: whoever got as far as to change an index had more of the stack than this needs. */
    private static void forgetIndex(@Nullable Overflow overflow, int mainBucket) {
        @Nullable ChainIndex[] indexes = overflow == null ? null : overflow.indexes;
        if (indexes != null) {
            indexes[mainBucket] = null;
        }
    }

    /** Takes over the index of a chain, all of whose entries have been evacuated to this one. */
    final void takeIndex(int mainBucket, ChainIndex index, Segment from) {
        Overflow overflow = this.overflow;
        if (overflow != null) {
            try {
                overflow.setIndex(mainBucket, index.relocated(from, this, mainBucket));
            } catch (OutOfMemoryError | StackOverflowError e) {
                forgetIndex(overflow, mainBucket);
            }
        }
    }

    /** Tells the index of a chain, if there is one, of a new bucket at its end. */
    final void indexBucket(int mainBucket, int bucket) {
        ChainIndex index = index(mainBucket);
        if (index != null) {
            try {
                index.addBucket(bucket);
            } catch (OutOfMemoryError | StackOverflowError e) {
                forgetIndex(overflow, mainBucket);
            }
        }
    }

    private boolean isOverlong(int mainBucket) {
        return bucketThatMakesOverlong(mainBucket) != 0;
    }

    /** Has the last bucket of a chain made it overlong? */
    final boolean isJustOverlong(int mainBucket) {
        int bucket = bucketThatMakesOverlong(mainBucket);
        return bucket != 0 && next(bucket) == 0;
    }

    /** The first bucket of a chain that is one too many, 0 = none. */
    private int bucketThatMakesOverlong(int mainBucket) {
        int bucket = mainBucket;
        for (int length = 1; length < ChainIndex.MIN_BUCKETS; length++) {
            bucket = next(bucket);
            if (bucket == 0) {
                return 0;
            }
        }
        return bucket;
    }

    /* ---------------- Allocation ---------------- */

    /** Obtains that many main buckets with this metadata. Publishes nothing before all is there. */
    final void allocate(int mainBuckets, long meta) {
        Object[] newCells = new Object[mainBuckets == 1 ? SLOTS_PER_BUCKET : mainBuckets << CELL_BITS];
        long[] newMetas = new long[mainBuckets];
        if (meta != 0) {
            Arrays.fill(newMetas, meta);
        }
        cells = newCells;
        metas = newMetas;
    }

    /**
     * The only bucket of the smallest table starts with cells for four slots and gets those for the others here:
     * maps of one to four entries are the most frequent ones, and this makes them a third smaller.
     */
    private Object[] widenSmallestBucket() {
        Object[] widened = Arrays.copyOf(cells, SLOTS_PER_BUCKET << 1);
        cells = widened;
        return widened;
    }

    /** The overflow buckets, made if there were none. */
    final Overflow overflowForWrite() {
        Overflow present = overflow;
        if (present == null) {
            present = new Overflow(metas.length);
            overflow = present;
        }
        return present;
    }

    /** Lets go of everything but the metadata of the main buckets. */
    final void release() {
        cells = NO_CELLS;
        overflow = null;
    }

    /** Empties everything in place. */
    final void zero() {
        overflow = null;
        Arrays.fill(metas, 0);
        Arrays.fill(cells, null);
    }
}

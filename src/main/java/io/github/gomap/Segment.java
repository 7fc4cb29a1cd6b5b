package io.github.gomap;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Up to 256 main buckets in a row and the overflow buckets of their chains: the unit in which memory is obtained and
 * released, so that no single step of the map touches more than this.
 *
 * <p>Invariant: (S1) a chain never leaves its segment.
 */
class Segment extends BucketRow {
    /*
     * A location is (bucket << 3) | slot, where bucket counts within the segment: 0..255 are main buckets, the
     * numbers from 256 on are overflow buckets, in pages of their own.
     */

    /**
     * log2 of the main buckets per segment. 20 KiB of arrays: what one write obtains, and what it copies after a snapshot.
     * With fourfold segments changes between snapshots took twice as long, and nothing else less.
     */
    static final int BITS = 8;

    static final int BUCKETS = 1 << BITS;
    static final int BUCKET_MASK = BUCKETS - 1;

    @Nullable Overflow overflow;

    /** The segment without content: {@link #allocateBuckets} or a subclass provides it. */
    Segment() {}

    /** Takes over a copy that shares no storage; without entries, of the words and the chains only. */
    final void copyFrom(Segment original, boolean withEntries) {
        copyRow(original, withEntries);
        overflow = original.overflow == null ? null : original.overflow.copy(withEntries);
    }

    /** Takes over what a copy needs that is written to: the words, the chains and, unless those are only marked, the cells. */
    final void copyForWrite(Segment original, boolean withCells) {
        Overflow originalOverflow = original.overflow;
        Overflow copiedOverflow = originalOverflow == null ? null : originalOverflow.copyForWrite(withCells);
        if (withCells) {
            copyRow(original, true);
        } else {
            copyWords(original);
        }
        overflow = copiedOverflow;
    }

    /** Has the cells for itself, which copyForWrite has left shared. */
    final void copyCells() {
        if (overflow != null) {
            overflow.copyCells();
        }
        copyRowCells();
    }

    /** Are the cells shared with no snapshot, so that those of entries which have moved can be cleared? */
    boolean ownsCells() {
        return true;
    }

    /** Is it this earlier segment, or a copy that has taken its place? */
    boolean continues(Segment earlier) {
        return this == earlier;
    }

    /* ---------------- Buckets, main and overflow alike ---------------- */

    /** The row that this bucket is in. */
    final BucketRow row(int bucket) {
        return bucket < BUCKETS ? this : overflowBuckets().page(bucket);
    }

    /** Where in its row this bucket is. */
    final int inRow(int bucket) {
        return bucket < BUCKETS ? bucket : overflowBuckets().inPage(bucket);
    }

    final long meta(int bucket) {
        return bucket < BUCKETS ? words[bucket] : overflowBuckets().meta(bucket);
    }

    private void setMeta(int bucket, long meta) {
        row(bucket).words[inRow(bucket)] = meta;
    }

    /** The bucket after this one in its chain, 0 = none. Rises by O1; what does not is the work of a data race. */
    final int next(int bucket) {
        if (overflow == null) {
            return 0;
        }
        int next = Route.next(row(bucket).routeAt(inRow(bucket)));
        return next > bucket ? next : 0;
    }

    /** For a caller who has an overflow bucket in hand. */
    private Overflow overflowBuckets() {
        return Objects.requireNonNull(overflow);
    }

    /* ---------------- Slots by location ---------------- */

    /** Of a map whose keys are objects. */
    final @Nullable Object key(int location) {
        return row(location >>> SLOT_BITS).cells[slotInRow(location) << 1];
    }

    final @Nullable Object value(int location) {
        return row(location >>> SLOT_BITS).valueAt(slotInRow(location));
    }

    /** Replaces a value and returns it. */
    final @Nullable Object setValue(int location, @Nullable Object value) {
        BucketRow row = row(location >>> SLOT_BITS);
        @Nullable Object[] cells = row.cells;
        int cell = row.valueCell(slotInRow(location));
        Object previous = cells[cell];
        cells[cell] = value;
        return previous;
    }

    /** The state or tophash of the slot. */
    final int tophash(int location) {
        return Tophash.at(meta(location >>> SLOT_BITS), slot(location));
    }

    static int slot(int location) {
        return location & (SLOTS_PER_BUCKET - 1);
    }

    /** The number of the slot, counted through all buckets of its row. */
    final int slotInRow(int location) {
        return slotInRow(inRow(location >>> SLOT_BITS), slot(location));
    }

    /* ---------------- Chains ---------------- */

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
            removeFromIndex(mainBucket, location);
            vacateSlot(location);
            shortenChain(mainBucket, location >>> SLOT_BITS);
        } catch (StackOverflowError e) {
            forgetIndex(overflow, mainBucket);
            throw e;
        }
    }

    /** Tells the index of a chain, if there is one, that the entry at this location will be removed. May call compareTo. */
    final void removeFromIndex(int mainBucket, int location) {
        ChainIndex index = index(mainBucket);
        if (index != null) {
            index.remove(key(location), location);
        }
    }

    /** Removes an entry whose index, if its chain has one, knows already. {@link #shortenChain} is left to do. */
    final void vacateSlot(int location) {
        int bucket = location >>> SLOT_BITS;
        BucketRow row = row(bucket);
        int index = inRow(bucket);
        int slot = slot(location);
        @Nullable Object[] cells = row.cells;
        int valueCell = row.valueCell(slotInRow(index, slot));
        long[] words = row.words;
        int keyCell = hasKeysInCells(words) ? valueCell - 1 : valueCell;
        long meta = Tophash.with(words[index], slot, Tophash.EMPTY_ONE);
        if (isFollowedByNothing(bucket, slot, meta)) {
            meta = Tophash.withEmptyTail(meta);
        }
        // By S3.
        cells[keyCell] = null;
        cells[valueCell] = null;
        words[index] = meta;
    }

    private boolean isFollowedByNothing(int bucket, int slot, long meta) {
        if (slot < SLOTS_PER_BUCKET - 1) {
            return Tophash.at(meta, slot + 1) == Tophash.EMPTY_REST;
        }
        int next = next(bucket);
        return next == 0 || Tophash.at(meta(next), 0) == Tophash.EMPTY_REST;
    }

    /**
     * Turns the empty slots at the end of a chain, whose last non-empty bucket this may have been, into its end. Takes time
     * linear in the chain if that has no index; who searches it meanwhile finds what he would find before and after.
     */
    final void shortenChain(int mainBucket, int bucket) {
        try {
            while (bucket != mainBucket && meta(bucket) == 0) {
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
                overflowBuckets().setIndex(mainBucket, built, bucketsInRow());
                Events.indexBuilt(built.chainLength());
            } catch (OutOfMemoryError | StackOverflowError e) {
                forgetIndex(overflow, mainBucket);
            }
        }
    }

    /** Calls nothing: whoever got as far as to change an index had more of the stack than this needs. */
    static void forgetIndex(@Nullable Overflow overflow, int mainBucket) {
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
                overflow.setIndex(mainBucket, index.relocated(from, this, mainBucket), bucketsInRow());
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

    /** Obtains that many main buckets with this metadata, for keys that take so many words of a bucket, 0 = they are objects. */
    final void allocateBuckets(int mainBuckets, int keyWords, long meta) {
        if (mainBuckets > 1) {
            int cellBits = keyWords == 0 ? CELL_BITS : SLOT_BITS;
            allocate(mainBuckets * (PLAIN_WORDS + keyWords), mainBuckets << cellBits, meta);
        } else if (keyWords == 0) {
            // Numbers that the compiler knows make it twice as fast; and most maps never have more.
            cells = new Object[SLOTS_PER_BUCKET];
            words = new long[] {meta};
        } else {
            allocate(PLAIN_WORDS + keyWords, SLOTS_PER_BUCKET / 2, meta);
        }
    }

    /**
     * The only bucket of the smallest table starts with cells for four slots and gets those for the others here:
     * maps of one to four entries are the most frequent ones, and this makes them a third smaller.
     */
    final void widenSmallestBucket() {
        @Nullable Object[] wider = Arrays.copyOf(cells, cells.length * 2);
        // For those who read without a lock, see Shard.
        VarHandle.storeStoreFence();
        cells = wider;
    }

    /** The overflow buckets, made if there were none. */
    final Overflow overflowForWrite() {
        Overflow present = overflow;
        if (present == null) {
            present = new Overflow(this);
            // For those who read without a lock, see Shard.
            VarHandle.storeStoreFence();
            overflow = present;
        }
        return present;
    }

    /** Empties everything in place. It calls nothing, so that a stack that overflows does so before the first change. */
    final void zero() {
        overflow = null;
        long[] words = this.words;
        @Nullable Object[] cells = this.cells;
        int firstRoute = (words.length & -words.length) >>> 1;
        int mainBuckets = words.length == 1 ? 1 : firstRoute;
        int cellsPerBucket = mainBuckets == 0 ? 0 : cells.length / mainBuckets;
        for (int bucket = 0; bucket < mainBuckets; bucket++) {
            if (words[bucket] != 0) {
                int cell = bucket * cellsPerBucket;
                for (int i = 0; i < cellsPerBucket; i++) {
                    cells[cell++] = null;
                }
                words[bucket] = 0;
            }
        }
        for (int route = firstRoute; route < firstRoute * 2; route++) {
            words[route] = 0;
        }
    }
}

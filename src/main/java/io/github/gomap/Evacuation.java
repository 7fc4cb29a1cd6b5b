package io.github.gomap;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A growth in flight: the old generation, the new one, and how far the entries have moved. It exists only while the
 * table is growing.
 *
 * <p>Each write moves the bucket that it is about to use and one more, so a growth over n old buckets ends within n
 * writes and no write moves more than two chains.
 *
 * <p>Invariants: (E1) all old buckets below {@link #nextToEvacuate} are evacuated; (E2) a bucket of the new
 * generation is {@link Tophash#UNTOUCHED} exactly as long as its old bucket is not evacuated; (E3) an evacuation
 * that fails, because a key's hashCode throws or memory or stack is exhausted, has moved nothing.
 */
final class Evacuation {
    /** How many evacuated buckets one write may skip, as in Go; it bounds the work. */
    private static final int MAX_LOOKAHEAD = 1024;

    final BucketArray from;
    final BucketArray to;

    /** Same number of buckets (Go's sameSizeGrow): to close the holes, not to hold more. */
    final boolean isSameSize;

    private final HashFunction hashFunction;

    /** Whether overlong chains shall have an index. */
    private final boolean isIndexed;

    /** As {@link System#nanoTime}. */
    final long startedAt = System.nanoTime();

    /** Writes that have moved something, or found that nothing was left to move for them. */
    private int writes;

    /** Go's nevacuate. */
    private int nextToEvacuate;

    private final Destination low;
    private final Destination high;

    /** The buckets of the chain in hand. */
    private int[] chain = new int[2];

    /** By bucket of the chain: the slots to copy, as a mask of {@link Tophash}. Settled once, so that no race adds to them. */
    private long[] moves = new long[2];

    /** By bucket of the chain: the metadata that it will have when they are gone. */
    private long[] marks = new long[2];

    /** The hash of a key under the table's present seed. */
    interface HashFunction {
        long hashOf(@Nullable Object key);
    }

    Evacuation(BucketArray from, BucketArray to, HashFunction hashFunction, boolean isIndexed) {
        this.from = from;
        this.to = to;
        this.isSameSize = from.log2Buckets == to.log2Buckets;
        this.hashFunction = hashFunction;
        this.isIndexed = isIndexed;
        low = new Destination(to);
        high = new Destination(to);
    }

    int nextToEvacuate() {
        return nextToEvacuate;
    }

    boolean isFinished() {
        return nextToEvacuate >= from.bucketCount();
    }

    /** Comes before a write moves anything. The fence is explained at {@link BucketArray#noteCursor}. */
    void beginWrite() {
        writes++;
        VarHandle.fullFence();
    }

    /** Tells who listens that all has moved. */
    void reportFinished(Object map) {
        Events.growthFinished(map, from.bucketCount(), to.bucketCount(), writes, System.nanoTime() - startedAt);
    }

    /** Moves the old bucket that the write to this new bucket depends on, and one more. */
    void advance(int bucket) {
        beginWrite();
        evacuateAndMark(bucket & from.bucketMask());
        if (!isFinished()) {
            moveNext();
        }
    }

    /** Moves the next old bucket in line. */
    void moveNext() {
        evacuateAndMark(nextToEvacuate);
    }

    private void evacuateAndMark(int oldBucket) {
        if (!from.isEvacuated(oldBucket)) {
            evacuate(oldBucket);
        }
        if (oldBucket == nextToEvacuate) {
            advanceMark();
        }
    }

    private void advanceMark() {
        int begin = nextToEvacuate;
        int limit = (int) Math.min((long) begin + 1 + MAX_LOOKAHEAD, from.bucketCount());
        int end = begin + 1;
        while (end < limit && from.isEvacuated(end)) {
            end++;
        }
        nextToEvacuate = end;
        if (!from.hasCursors) {
            for (int segment = begin >>> Segment.BITS; segment < end >>> Segment.BITS; segment++) {
                from.release(segment << Segment.BITS);
            }
        }
    }

    /* ---------------- One chain ---------------- */

    /*
     * Long on purpose: beyond 325 bytecodes the compiler does not inline it. Its parts once became a part of put, which
     * then was so large that the compiler stopped inlining even what looks at the metadata, in every put. CodeSizeTest
     * keeps it so.
     */
    private void evacuate(int oldBucket) {
        Segment segment = from.segmentForWrite(oldBucket);
        int main = oldBucket & Segment.BUCKET_MASK;
        HashFunction hashFunction = this.hashFunction;
        int log2OldBuckets = from.log2Buckets;
        boolean isSameSize = this.isSameSize;
        // All calls of user code come first, by E3.
        int entries = 0;
        int highEntries = 0;
        int position = 0;
        int bucket = main;
        do {
            long meta = segment.meta(bucket);
            @Nullable Object[] cells = segment.cells(bucket);
            int firstCell = segment.firstCell(bucket);
            long occupied = Tophash.occupied(meta);
            long up = 0;
            for (long slots = isSameSize ? 0 : occupied; slots != 0; slots &= slots - 1) {
                long hash = hashFunction.hashOf(cells[firstCell + (Tophash.firstSlot(slots) << 1)]);
                // Without a branch, since nobody could predict it.
                up |= slots & -slots & -(hash >>> log2OldBuckets & 1);
            }
            makeRoom(position);
            chain[position] = bucket;
            moves[position] = occupied;
            marks[position++] = Tophash.marks(occupied, up);
            entries += Long.bitCount(occupied);
            highEntries += Long.bitCount(up);
            bucket = segment.next(bucket);
        } while (bucket != 0);

        low.open(oldBucket, entries - highEntries, null);
        if (!isSameSize) {
            high.open(oldBucket + from.bucketCount(), highEntries, low);
        }
        if (low.overflow == null && high.overflow == null) {
            copyToMainBuckets(segment, position);
        } else {
            copyChain(segment, position);
        }
        // By E3, all that can fail comes before this.
        commit(segment, main, position);
        if (isIndexed && entries > (ChainIndex.MIN_BUCKETS - 1) << Segment.SLOT_BITS) {
            moveIndex(segment, main, highEntries == entries, highEntries == 0);
        }
    }

    private void makeRoom(int position) {
        if (position == chain.length) {
            long[] longerMoves = Arrays.copyOf(moves, position * 2);
            long[] longerMarks = Arrays.copyOf(marks, position * 2);
            chain = Arrays.copyOf(chain, position * 2);
            moves = longerMoves;
            marks = longerMarks;
        }
    }

    /**
     * Copies the entries of these many buckets to their destinations in order, without the holes. Nobody sees the copies
     * yet. This is for entries that need no overflow buckets: nearly all of them.
     */
    private void copyToMainBuckets(Segment segment, int buckets) {
        @Nullable Object[] lowCells = low.cells;
        @Nullable Object[] highCells = high.cells;
        int lowCell = low.cell;
        int highCell = high.cell;
        long lowMeta = 0;
        long highMeta = 0;
        // The number of entries copied: to the low side in the lower half, to the high one in the upper half.
        long copied = 0;
        for (int i = 0; i < buckets; i++) {
            int bucket = chain[i];
            long meta = segment.meta(bucket);
            long marks = this.marks[i];
            @Nullable Object[] cells = segment.cells(bucket);
            int firstCell = segment.firstCell(bucket);
            for (long slots = moves[i]; slots != 0; slots &= slots - 1) {
                int slot = Tophash.firstSlot(slots);
                // 0 = low, 1 = high. Nobody could predict a branch on it; the conditional expressions below are none.
                int side = Tophash.at(marks, slot) - Tophash.EVACUATED_LOW;
                // Never more than 7, but for another thread that evacuates at the same time.
                int newSlot = (int) (copied >>> (side << 5)) & (Segment.SLOTS_PER_BUCKET - 1);
                copied += 1L << (side << 5);
                @Nullable Object[] newCells = side == 0 ? lowCells : highCells;
                int newCell = (side == 0 ? lowCell : highCell) + (newSlot << 1);
                int cell = firstCell + (slot << 1);
                newCells[newCell] = cells[cell];
                newCells[newCell + 1] = cells[cell + 1];
                long tophash = (long) Tophash.at(meta, slot) << (newSlot << 3);
                lowMeta |= side == 0 ? tophash : 0;
                highMeta |= side == 0 ? 0 : tophash;
            }
        }
        low.mainMeta = lowMeta;
        high.mainMeta = highMeta;
    }

    /** The same for entries that need overflow buckets. */
    private void copyChain(Segment segment, int buckets) {
        for (int i = 0; i < buckets; i++) {
            int bucket = chain[i];
            long meta = segment.meta(bucket);
            @Nullable Object[] cells = segment.cells(bucket);
            int firstCell = segment.firstCell(bucket);
            // The lowest bit tells EVACUATED_HIGH from EVACUATED_LOW.
            long up = moves[i] & marks[i] << 7;
            low.addAll(moves[i] & ~up, meta, cells, firstCell);
            high.addAll(up, meta, cells, firstCell);
        }
        low.close();
        high.close();
    }

    /**
     * Makes the copies the entries, and marks the old chain. It calls nothing, not even to say things shorter: so a
     * stack that overflows does so before the first change or not at all.
     */
    private void commit(Segment segment, int main, int buckets) {
        Overflow lowOverflow = low.overflow;
        if (lowOverflow != null) {
            lowOverflow.heads[low.mainBucket] = low.firstOverflow;
            lowOverflow.count += low.overflowBuckets;
            to.overflowCount += low.overflowBuckets;
        }
        low.segment.metas[low.mainBucket] = low.mainMeta;
        if (!isSameSize) {
            Overflow highOverflow = high.overflow;
            if (highOverflow != null) {
                highOverflow.heads[high.mainBucket] = high.firstOverflow;
                highOverflow.count += high.overflowBuckets;
                to.overflowCount += high.overflowBuckets;
            }
            high.segment.metas[high.mainBucket] = high.mainMeta;
        }
        segment.metas[main] = marks[0];
        Overflow oldOverflow = segment.overflow;
        if (oldOverflow != null) {
            for (int i = 1; i < buckets; i++) {
                int number = chain[i] - Segment.BUCKETS;
                oldOverflow.metas[number >>> oldOverflow.pageBits][number & (1 << oldOverflow.pageBits) - 1] = marks[i];
            }
        }
        if (!from.hasCursors) {
            // Lets the collector have what the main bucket refers to: the table may stay mid-growth for long.
            Object[] cells = segment.cells;
            int cell = main << Segment.CELL_BITS;
            for (int end = Math.min(cells.length, cell + (1 << Segment.CELL_BITS)); cell < end; cell++) {
                cells[cell] = null;
            }
        }
    }

    /** Sees to it that what has arrived in one piece keeps its index, and that other overlong chains get one. */
    private void moveIndex(Segment segment, int main, boolean allHigh, boolean allLow) {
        ChainIndex index = segment.index(main);
        if (index != null && (allHigh || allLow)) {
            (allHigh ? high : low).takeIndex(index, segment);
            return;
        }
        low.index();
        if (!isSameSize) {
            high.index();
        }
    }

    /** Copies the entries that have not left a generation, and checks before each segment that nobody interferes. */
    static void copyLive(
            BucketArray source, BucketArray target, HashFunction hashFunction, boolean isIndexed, Runnable check) {
        for (int index = 0; index < source.bucketCount(); index++) {
            if ((index & Segment.BUCKET_MASK) == 0) {
                check.run();
            }
            Segment segment = source.segment(index);
            if (segment == null) {
                index |= Segment.BUCKET_MASK;
                continue;
            }
            int bucket = index & Segment.BUCKET_MASK;
            do {
                for (long slots = Tophash.occupied(segment.meta(bucket)); slots != 0; slots &= slots - 1) {
                    int location = (bucket << Segment.SLOT_BITS) | Tophash.firstSlot(slots);
                    Object key = segment.key(location);
                    long hash = hashFunction.hashOf(key);
                    if (target.insert(hash, key, segment.value(location))) {
                        target.indexIfOverlong(hash, isIndexed);
                    }
                }
                bucket = segment.next(bucket);
            } while (bucket != 0);
        }
    }

    /**
     * The chain of a new main bucket while it is being filled, one slot after the other. Until {@link #commit} the
     * bucket is untouched and its overflow buckets are not handed out.
     */
    private static final class Destination {
        private final BucketArray to;
        private Segment segment;
        private int mainBucket;
        private long mainMeta;

        /** Null as long as the chain needs no overflow buckets. */
        private @Nullable Overflow overflow;

        private int firstOverflow;
        private int overflowBuckets;

        private int bucket;
        private int slot;
        private long meta;
        private @Nullable Object[] cells;
        private int cell;

        Destination(BucketArray to) {
            this.to = to;
            segment = to;
            cells = to.cells;
        }

        /**
         * Obtains all memory for that many entries, so that {@link #addAll} needs none.
         *
         * @param earlier the other destination, which may take overflow buckets of the same segment
         */
        void open(int mainBucket, int entries, @Nullable Destination earlier) {
            segment = to.segmentForWrite(mainBucket);
            overflow = null;
            overflowBuckets = 0;
            if (entries > Segment.SLOTS_PER_BUCKET) {
                Overflow overflow = segment.overflowForWrite();
                int needed = (entries - 1) >>> Segment.SLOT_BITS;
                int taken = earlier != null && earlier.overflow == overflow ? earlier.overflowBuckets : 0;
                overflow.reserve(taken + needed);
                this.overflow = overflow;
                firstOverflow = overflow.nextBucket() + taken;
                overflowBuckets = needed;
            }
            this.mainBucket = mainBucket & Segment.BUCKET_MASK;
            continueIn(this.mainBucket);
        }

        private void continueIn(int next) {
            bucket = next;
            slot = 0;
            meta = 0;
            cells = segment.cells(next);
            cell = segment.firstCell(next);
        }

        /** Adds the entries of these slots of an old bucket. */
        void addAll(long slots, long oldMeta, @Nullable Object[] oldCells, int firstOldCell) {
            while (slots != 0) {
                if (slot == Segment.SLOTS_PER_BUCKET) {
                    continueInOverflow();
                }
                // The fields in locals, because the stores of references could be thought to change them.
                @Nullable Object[] cells = this.cells;
                int cell = this.cell;
                int slot = this.slot;
                long meta = this.meta;
                do {
                    int oldSlot = Tophash.firstSlot(slots);
                    int oldCell = firstOldCell + (oldSlot << 1);
                    cells[cell] = oldCells[oldCell];
                    cells[cell + 1] = oldCells[oldCell + 1];
                    cell += 2;
                    meta |= (oldMeta >>> (oldSlot << 3) & 0xFF) << (slot << 3);
                    slot++;
                    slots &= slots - 1;
                } while (slots != 0 && slot < Segment.SLOTS_PER_BUCKET);
                this.cell = cell;
                this.slot = slot;
                this.meta = meta;
            }
        }

        private void continueInOverflow() {
            Overflow overflow = Objects.requireNonNull(this.overflow);
            close();
            int next = firstOverflow;
            if (bucket >= Segment.BUCKETS) {
                next = bucket + 1;
                overflow.link(bucket, next);
            }
            overflow.empty(next);
            continueIn(next);
        }

        /** Nothing more will come into the bucket in hand. A main bucket keeps its marker until {@link #commit}. */
        void close() {
            if (bucket < Segment.BUCKETS) {
                mainMeta = meta;
            } else {
                segment.setMeta(bucket, meta);
            }
        }

        void index() {
            segment.indexIfOverlong(mainBucket);
        }

        void takeIndex(ChainIndex index, Segment from) {
            segment.takeIndex(mainBucket, index, from);
        }
    }
}

package io.github.gomap;

import java.lang.invoke.VarHandle;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A growth in flight: the old generation, the new one, and how far the entries have moved. It exists only while the
 * table is growing.
 *
 * <p>Each write moves two old buckets with their chains, so a growth over n old buckets ends within n writes and no
 * write moves more than two chains. Which two is the {@link Order}.
 *
 * <p>Invariants: (E1) all old buckets below {@link #nextToEvacuate} are evacuated; (E2) a bucket of the new
 * generation is {@link Tophash#UNTOUCHED} exactly as long as its old bucket is not evacuated; (E3) an evacuation
 * that fails, because a key's hashCode throws or memory or stack is exhausted, has moved nothing. Most evacuations call
 * no user code, see {@link Route}.
 */
abstract class Evacuation extends Growth {
    /** How many evacuated buckets one write may skip, as in Go; it bounds the work. */
    private static final int MAX_LOOKAHEAD = 1024;

    /** When the first write has left the growth unfinished, as {@link System#nanoTime}: most growths of small tables end with it. */
    private long startedAt;

    /** Writes that have moved something, or found that nothing was left to move for them. */
    private int writes;

    /** Go's nevacuate. */
    private int nextToEvacuate;

    /** Moves chains of more than one bucket; made when the first one is met. */
    private @Nullable ChainEvacuation chains;

    Evacuation(BucketArray from, BucketArray to) {
        super(from, to);
    }

    /** Does a write move the old bucket that it uses and the next one in line, as in Go, and not the next two? */
    abstract boolean isOnUse();

    /* ---------------- How far it is ---------------- */

    int nextToEvacuate() {
        return nextToEvacuate;
    }

    boolean isFinished() {
        return nextToEvacuate >= from.bucketCount();
    }

    /** For how long it has been under way. */
    long elapsedNanos() {
        return startedAt == 0 ? 0 : System.nanoTime() - startedAt;
    }

    /** Tells who listens that all has moved. */
    void reportFinished(Object map) {
        Events.growthFinished(map, from.bucketCount(), to.bucketCount(), writes, elapsedNanos());
    }

    /* ---------------- Moving on ---------------- */

    /** Comes before a write moves anything. The fence is explained at {@link BucketArray#noteCursor}. */
    void beginWrite() {
        writes++;
        VarHandle.fullFence();
    }

    /** Moves two old buckets for a write to this new bucket. */
    void advance(int bucket) {
        beginWrite();
        if (isOnUse()) {
            evacuateAndMark(bucket & from.bucketMask());
        } else {
            moveNext();
        }
        if (!isFinished()) {
            moveNext();
        }
        if (startedAt == 0 && !isFinished()) {
            startedAt = System.nanoTime();
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

    /* ---------------- One bucket ---------------- */

    /*
     * Moves a bucket without overflow buckets, as four of five are even in a full table: its entries fit into the one or
     * two main buckets that they go to.
     *
     * Long on purpose: beyond 325 bytecodes the compiler does not inline it. Its parts once became a part of put, which
     * then was so large that the compiler stopped inlining even what looks at the metadata, in every put. CodeSizeTest
     * keeps it so.
     */
    private void evacuate(int oldBucket) {
        BucketArray from = this.from;
        BucketArray to = this.to;
        Segment segment = from.segmentForWrite(oldBucket);
        int index = oldBucket & Segment.BUCKET_MASK;
        if (segment.next(index) != 0) {
            evacuateChain(segment, index, oldBucket);
            return;
        }
        long[] words = segment.words;
        @Nullable Object[] cells = segment.cells;
        int firstCell = index << BucketRow.CELL_BITS;
        long meta = words[index];
        long route = words[BucketRow.firstRoute(words) + index];
        long occupied = Tophash.occupied(meta);

        long up = 0;
        if (from.log2Buckets != to.log2Buckets) {
            if (Route.endsWith(from.log2Buckets)) {
                // All calls of user code come first, by E3.
                route = 0;
                for (long slots = occupied; slots != 0; slots &= slots - 1) {
                    int slot = Tophash.firstSlot(slots);
                    long hash = hashOf(cells[firstCell + (slot << 1)]);
                    route = Route.with(route, slot, Route.of(hash, to.log2Buckets));
                    // Without a branch, since nobody could predict it.
                    up |= slots & -slots & -(hash >>> from.log2Buckets & 1);
                }
            } else {
                up = occupied & Route.up(route, from.log2Buckets);
            }
        }

        Segment low = to.segmentForWrite(oldBucket);
        Segment high = from.log2Buckets == to.log2Buckets ? low : to.segmentForWrite(oldBucket + from.bucketCount());
        int highIndex = (oldBucket + from.bucketCount()) & to.bucketMask() & Segment.BUCKET_MASK;
        @Nullable Object[] lowCells = low.cells;
        @Nullable Object[] highCells = high.cells;
        int lowCell = index << BucketRow.CELL_BITS;
        int highCell = highIndex << BucketRow.CELL_BITS;
        long lowMeta = 0;
        long highMeta = 0;
        long lowRoute = 0;
        long highRoute = 0;
        int lowSlot = 0;
        int highSlot = 0;
        // In order and without the holes. Nobody sees the copies yet.
        for (long slots = occupied; slots != 0; slots &= slots - 1) {
            int slot = Tophash.firstSlot(slots);
            // 0 = low, 1 = high. Nobody could predict a branch on it; the conditional expressions below are none.
            int side = (int) (up >>> (slot << 3) + 7) & 1;
            int newSlot = side == 0 ? lowSlot : highSlot;
            @Nullable Object[] newCells = side == 0 ? lowCells : highCells;
            int newCell = (side == 0 ? lowCell : highCell) + (newSlot << 1);
            int cell = firstCell + (slot << 1);
            newCells[newCell] = cells[cell];
            newCells[newCell + 1] = cells[cell + 1];
            long tophash = (long) Tophash.at(meta, slot) << (newSlot << 3);
            long bits = Route.at(route, slot) << (newSlot << 2) & 0xFFFFFFFFL;
            lowMeta |= side == 0 ? tophash : 0;
            highMeta |= side == 0 ? 0 : tophash;
            lowRoute |= side == 0 ? bits : 0;
            highRoute |= side == 0 ? 0 : bits;
            lowSlot += 1 - side;
            highSlot += side;
        }

        int endOfCells = Math.min(cells.length, firstCell + (1 << BucketRow.CELL_BITS));

        // By E3, all that can fail comes before this: it calls nothing, not even to say things shorter.
        long[] lowWords = low.words;
        long[] highWords = high.words;
        boolean hasHigh = from.log2Buckets != to.log2Buckets;
        lowWords[(lowWords.length >>> 1) + index] = lowRoute;
        lowWords[index] = lowMeta;
        if (hasHigh) {
            highWords[(highWords.length >>> 1) + highIndex] = highRoute;
            highWords[highIndex] = highMeta;
        }
        words[index] = Tophash.UNTOUCHED - (occupied >>> 6) + (up >>> 7);
        if (!from.hasCursors) {
            // Lets the collector have what the bucket refers to: the table may stay mid-growth for long.
            while (firstCell < endOfCells) {
                cells[firstCell++] = null;
            }
        }
    }

    private void evacuateChain(Segment segment, int index, int oldBucket) {
        ChainEvacuation chains = this.chains;
        if (chains == null) {
            chains = new ChainEvacuation(this);
            this.chains = chains;
        }
        chains.evacuate(segment, index, oldBucket);
    }

    /** Copies the entries that have not left a generation, and checks before each segment that nobody interferes. */
    static void copyLive(
            BucketArray source,
            BucketArray target,
            ToLongFunction<@Nullable Object> hashFunction,
            boolean isIndexed,
            Runnable check) {
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
                    long hash = hashFunction.applyAsLong(key);
                    if (target.insert(hash, key, segment.value(location))) {
                        target.indexIfOverlong(hash, isIndexed);
                    }
                }
                bucket = segment.next(bucket);
            } while (bucket != 0);
        }
    }
}

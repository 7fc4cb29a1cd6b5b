package io.github.gomap;

import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A growth in flight: the old generation, the new one, and how far the entries have moved. It exists only while the
 * table is growing.
 *
 * <p>Each write moves two old buckets with their chains, so a growth over n old buckets ends within n writes and no
 * write moves more than two chains. Which two, {@link #isOnUse} says.
 *
 * <p>Invariants: (E1) all old buckets below {@link #nextToEvacuate} are evacuated; (E2) a bucket of the new
 * generation is {@link Tophash#UNTOUCHED} exactly as long as its old bucket is not evacuated; (E3) an evacuation
 * that fails, because a key's hashCode throws or memory or stack is exhausted, has moved nothing. Most evacuations call
 * no user code, see {@link Route}.
 */
abstract class Evacuation extends Growth {
    /** How many old buckets one write moves. */
    private static final int BUCKETS_PER_WRITE = 2;

    /** How many evacuated buckets one write may skip, as in Go; it bounds the work. */
    private static final int MAX_LOOKAHEAD = 1024;

    /** When the first write has left the growth unfinished, as {@link System#nanoTime}: most growths of small tables end with it. */
    private long startedAt;

    /** Writes that have moved something, or found that nothing was left to move for them. */
    private int writes;

    /** Go's nevacuate. */
    private int nextToEvacuate;

    Evacuation(BucketArray from, GrownBucketArray to) {
        super(from, to);
    }

    /** Does a write move the old bucket that it uses and the next one in line, as in Go, and not the next two? */
    abstract boolean isOnUse();

    /* ---------------- How far it is ---------------- */

    int nextToEvacuate() {
        return nextToEvacuate;
    }

    /** The buckets before this one have been evacuated elsewhere: this is for a picture of that growth. */
    void skipTo(int nextToEvacuate) {
        this.nextToEvacuate = nextToEvacuate;
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

    /* ---------------- One chain ---------------- */

    /*
     * Moves a chain of one or two buckets whose entries fit into the one or two main buckets that they go to, without
     * need for more memory than these: nearly all chains.
     *
     * Long on purpose: beyond 325 bytecodes the compiler does not inline it. Its parts once became a part of put, which
     * then was so large that the compiler stopped inlining even what looks at the metadata, in every put. CodeSizeTest
     * keeps it so.
     */
    private void evacuate(int oldBucket) {
        BucketArray from = this.from;
        Snapshots snapshots = snapshots();
        Segment first = from.segmentForMarks(oldBucket, snapshots);
        int firstIndex = oldBucket & Segment.BUCKET_MASK;
        long[] firstWords = first.words;
        long firstOccupied = Tophash.occupied(firstWords[firstIndex]);
        BucketRow second = first;
        int secondIndex = firstIndex;
        long secondOccupied = 0;
        int overflow = first.next(firstIndex);
        if (overflow != 0) {
            if (first.next(overflow) != 0) {
                new ChainEvacuation(this).evacuate(first, firstIndex, oldBucket);
                return;
            }
            second = first.row(overflow);
            secondIndex = first.inRow(overflow);
            secondOccupied = Tophash.occupied(second.words[secondIndex]);
        }
        long[] secondWords = second.words;

        // All calls of user code come first, by E3.
        long firstRoute = newRoute(first, firstIndex, firstOccupied);
        long secondRoute = newRoute(second, secondIndex, secondOccupied);
        long firstUp = up(firstOccupied, first.routeAt(firstIndex), firstRoute);
        long secondUp = up(secondOccupied, second.routeAt(secondIndex), secondRoute);
        int highEntries = Long.bitCount(firstUp) + Long.bitCount(secondUp);
        int lowEntries = Long.bitCount(firstOccupied) + Long.bitCount(secondOccupied) - highEntries;
        if (Math.max(lowEntries, highEntries) > Segment.SLOTS_PER_BUCKET) {
            new ChainEvacuation(this).evacuate(first, firstIndex, oldBucket);
            return;
        }

        Segment low = to.segmentForWrite(oldBucket, snapshots);
        int highBucket = (oldBucket + from.bucketCount()) & to.bucketMask();
        Segment high = to.segmentForWrite(highBucket, snapshots);
        int highIndex = highBucket & Segment.BUCKET_MASK;
        @Nullable Object[] lowCells = low.cells;
        @Nullable Object[] highCells = high.cells;
        // From a slot to its first cell, and from that to the last one: key and value, or the value twice.
        int shift = BucketRow.hasKeysInCells(firstWords) ? 1 : 0;
        int bucketShift = Segment.SLOT_BITS + shift;
        int lowCell = firstIndex << bucketShift;
        int highCell = highIndex << bucketShift;
        long lowMeta = 0;
        long highMeta = 0;
        long lowRoute = 0;
        long highRoute = 0;
        int lowSlot = 0;
        int highSlot = 0;
        // In order and without the holes. Nobody sees the copies yet.
        for (int i = 0; i <= (overflow == 0 ? 0 : 1); i++) {
            BucketRow row = i == 0 ? first : second;
            int index = i == 0 ? firstIndex : secondIndex;
            long occupied = i == 0 ? firstOccupied : secondOccupied;
            long up = i == 0 ? firstUp : secondUp;
            long route = i == 0 ? firstRoute : secondRoute;
            long meta = row.words[index];
            @Nullable Object[] cells = row.cells;
            int cellOfSlot0 = index << bucketShift;
            if (shift == 0) {
                Keys.copy(row, index, occupied & ~up, low, firstIndex, lowSlot);
                Keys.copy(row, index, up, high, highIndex, highSlot);
            }
            // A loop for each side, since nobody could predict a branch on the side.
            for (long slots = occupied & ~up; slots != 0; slots &= slots - 1) {
                int slot = Tophash.firstSlot(slots);
                int cell = cellOfSlot0 + (slot << shift);
                int newCell = lowCell + (lowSlot << shift);
                lowCells[newCell] = cells[cell];
                lowCells[newCell + shift] = cells[cell + shift];
                lowMeta |= (long) Tophash.at(meta, slot) << (lowSlot << 3);
                lowRoute |= (long) Route.at(route, slot) << (lowSlot << 2);
                lowSlot++;
            }
            for (long slots = up; slots != 0; slots &= slots - 1) {
                int slot = Tophash.firstSlot(slots);
                int cell = cellOfSlot0 + (slot << shift);
                int newCell = highCell + (highSlot << shift);
                highCells[newCell] = cells[cell];
                highCells[newCell + shift] = cells[cell + shift];
                highMeta |= (long) Tophash.at(meta, slot) << (highSlot << 3);
                highRoute |= (long) Route.at(route, slot) << (highSlot << 2);
                highSlot++;
            }
        }
        @Nullable Object[] oldCells = first.cells;
        int oldCell = firstIndex << bucketShift;
        boolean keepsCells = from.hasCursors || from.bucketCount() <= BUCKETS_PER_WRITE || !first.ownsCells();
        int endOfOldCells = keepsCells ? oldCell : oldCell + (1 << bucketShift);
        long firstMarks = Tophash.marks(firstOccupied, firstUp);
        long secondMarks = Tophash.marks(secondOccupied, secondUp);
        boolean isSameSize = isSameSize();

        // By E3, all that can fail comes before this: it calls nothing, not even to say things shorter.
        beginStores();
        long[] lowWords = low.words;
        lowWords[((lowWords.length & -lowWords.length) >>> 1) + firstIndex] = lowRoute;
        lowWords[firstIndex] = lowMeta;
        if (!isSameSize) {
            long[] highWords = high.words;
            highWords[((highWords.length & -highWords.length) >>> 1) + highIndex] = highRoute;
            highWords[highIndex] = highMeta;
        }
        secondWords[secondIndex] = secondMarks;
        firstWords[firstIndex] = firstMarks;
        // Lets the collector have what the main bucket refers to: unless it ends now, the growth may go on for long.
        while (oldCell < endOfOldCells) {
            oldCells[oldCell++] = null;
        }
        endStores();
    }

    /** What to do with an entry of a generation. */
    @FunctionalInterface
    interface EntryAction {
        void accept(BucketRow row, int slotInRow);
    }

    /** Hands over the entries that have not left a generation, and checks before each segment that nobody interferes. */
    static void forEachLive(BucketArray generation, EntryAction action, Runnable check) {
        for (int index = 0; index < generation.bucketCount(); index++) {
            if ((index & Segment.BUCKET_MASK) == 0) {
                check.run();
            }
            Segment segment = generation.segment(index);
            if (segment == null) {
                index |= Segment.BUCKET_MASK;
                continue;
            }
            int bucket = index & Segment.BUCKET_MASK;
            do {
                BucketRow row = segment.row(bucket);
                int inRow = segment.inRow(bucket);
                for (long slots = Tophash.occupied(row.words[inRow]); slots != 0; slots &= slots - 1) {
                    action.accept(row, BucketRow.slotInRow(inRow, Tophash.firstSlot(slots)));
                }
                bucket = segment.next(bucket);
            } while (bucket != 0);
        }
    }
}

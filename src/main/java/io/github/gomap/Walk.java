package io.github.gomap;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link TableCursor} stands in its table, and how it gets on from bucket to bucket: Go's hiter.
 *
 * <p>It visits the buckets of the generation that was current when it started, from a start bucket on and around, and
 * the slots of each bucket from the same offset on and around. What has moved meanwhile is looked up where it is now.
 */
final class Walk {
    /** No slot of an old bucket is left out. */
    private static final int NO_CHECK = -1;

    /** The cursor has taken nothing of the bucket at hand by itself. */
    static final int AS_IT_WAS = -1;

    /** A stamp that no table has between two writes. */
    static final int NOT_QUIET = 1;

    private final Table<?, ?> table;

    /** The generation that was current at the start; null = the table was empty, so there is nothing to meet. */
    private final @Nullable BucketArray walked;

    private final long seedAtStart;
    final int offset;

    /** The next bucket to enter, and how many are left with it. */
    private int nextBucket;

    private int bucketsLeft;

    /** Where the cursor stands: the main bucket, its generation and segment; null segment = between two chains. */
    private @Nullable BucketArray generation;

    private int mainBucket;
    private @Nullable Segment segment;

    /** The bucket of the chain, counted within the segment, and how many of its slots have been seen. */
    private int bucket;

    private int slotsSeen;

    /** What that bucket belongs to, if it is an overflow bucket. */
    private @Nullable Overflow overflow;

    /**
     * While in an old bucket that a doubling will split: the new bucket whose entries are due; the others are met in
     * their own new bucket. It is settled on entering the bucket and holds until the cursor leaves it (D2).
     */
    private int checkBucket = NO_CHECK;

    /*
     * While nothing is written, a table that is not growing holds still, and the walk goes on without asking what has
     * become of anything; the cursor takes the entries of the bucket at hand by itself. That is most of all walks.
     */

    /** The stamp of the table for which the three fields below hold; {@link #NOT_QUIET} = none. */
    int quietStamp = NOT_QUIET;

    /** The occupied slots of the bucket that have not been seen yet, counted from {@link #offset}. */
    long pending;

    private static final BucketRow NO_ROW = new BucketRow();

    /** The row that the bucket at hand is in, or that of the entry which was located last. */
    BucketRow row = NO_ROW;

    /** The first slot of the bucket at hand, counted through all buckets of its row. */
    int firstSlot;

    /** The slot of the entry that was located last, and the stamp of the table then. */
    int locatedSlot;

    int stampWhenLocated;

    private Walk(
            Table<?, ?> table,
            @Nullable BucketArray walked,
            int offset,
            int firstBucket,
            int buckets,
            long seedAtStart) {
        this.table = table;
        this.walked = walked;
        this.offset = offset;
        nextBucket = firstBucket;
        bucketsLeft = buckets;
        this.seedAtStart = seedAtStart;
    }

    /**
     * A walk over all buckets of a generation, null = there are none.
     *
     * @param isInside the walk stands in the first bucket, which is the only one, already
     */
    static Walk startingAt(
            Table<?, ?> table,
            @Nullable BucketArray walked,
            int firstBucket,
            int offset,
            long seedAtStart,
            boolean isInside) {
        int buckets = walked == null || isInside ? 0 : walked.bucketCount();
        Walk walk = new Walk(table, walked, offset, firstBucket, buckets, seedAtStart);
        if (walked != null && isInside) {
            walk.enter(walked, firstBucket, NO_CHECK);
        }
        return walk;
    }

    /** Leaves the second half of the buckets not entered yet to a new walk; null if that is less than one. */
    @Nullable Walk split() {
        int half = bucketsLeft >>> 1;
        if (half == 0 || walked == null) {
            return null;
        }
        bucketsLeft -= half;
        int firstBucket = (nextBucket + bucketsLeft) & walked.bucketMask();
        return new Walk(table, walked, offset, firstBucket, half, seedAtStart);
    }

    /* ---------------- Locating ---------------- */

    /**
     * Goes on to the next entry, or, as long as nothing is written, to the next bucket that has {@link #pending} ones;
     * false at the end. The cursor tells how many slots of the bucket at hand it has seen.
     *
     * <p>The second way is one long loop on local variables instead of the short methods of the first. That makes the
     * method too large for the compiler to make it part of the cursor's, which then are small enough to become part of
     * the caller's loop: an iteration takes 7 ns per entry instead of 17 to 29.
     */
    boolean locate(int slotsSeen) {
        BucketArray walked = this.walked;
        if (walked == null) {
            return false;
        }
        if (slotsSeen != AS_IT_WAS) {
            this.slotsSeen = slotsSeen;
        }
        // If anything was left of it, something has been written since.
        this.pending = 0;
        int begun = table.beginStep();
        boolean found;
        try {
            if (isQuiet(walked, begun)) {
                Segment segment = this.segment;
                int mainBucket = this.mainBucket;
                int bucket = this.bucket;
                int nextBucket = this.nextBucket;
                int bucketsLeft = this.bucketsLeft;
                long pending = this.pending;
                while (pending == 0) {
                    Overflow overflow = segment == null ? null : segment.overflow;
                    int next = segment == null ? 0 : segment.next(bucket);
                    long meta = 0;
                    if (overflow != null && next != 0) {
                        bucket = next;
                        meta = overflow.meta(bucket);
                        this.overflow = overflow;
                    } else if (bucketsLeft == 0) {
                        segment = null;
                        break;
                    } else {
                        mainBucket = nextBucket;
                        nextBucket = (mainBucket + 1) & walked.bucketMask();
                        bucketsLeft--;
                        bucket = mainBucket & Segment.BUCKET_MASK;
                        segment = walked.segment(mainBucket);
                        if (segment != null) {
                            meta = segment.words[bucket];
                        }
                    }
                    pending = Tophash.occupied(Long.rotateRight(meta, offset << 3));
                    this.slotsSeen = 0;
                }
                this.mainBucket = mainBucket;
                this.bucket = bucket;
                this.nextBucket = nextBucket;
                this.bucketsLeft = bucketsLeft;
                this.pending = pending;
                checkBucket = NO_CHECK;
                // References mostly stay the same, and to store one costs far more than to compare it, under G1.
                if (generation != walked) {
                    generation = walked;
                }
                if (this.segment != segment) {
                    this.segment = segment;
                }
                if (segment != null) {
                    BucketRow row = segment.row(bucket);
                    if (this.row != row) {
                        this.row = row;
                    }
                    firstSlot = BucketRow.slotInRow(segment.inRow(bucket), 0);
                }
                found = pending != 0;
            } else {
                found = findNext(walked);
            }
        } catch (RuntimeException e) {
            throw table.stepFailed(begun, e);
        }
        table.endStep(begun);
        stampWhenLocated = begun;
        return found;
    }

    private boolean isQuiet(BucketArray walked, int stamp) {
        return stamp == quietStamp || becomesQuiet(walked, stamp);
    }

    /** Does the walk stand in the current generation, and is this not being evacuated? Then pending is up to date. */
    private boolean becomesQuiet(BucketArray walked, int stamp) {
        if (table.evacuation() != null || table.buckets() != walked || walked.isRetired()) {
            return false;
        }
        Segment segment = this.segment;
        if (segment != null) {
            Segment present = generation == walked ? present(segment) : null;
            if (present == null) {
                return false;
            }
            this.segment = present;
            pending = Tophash.occupied(Long.rotateRight(present.meta(bucket), offset << 3)) & notYetSeen();
        }
        quietStamp = stamp;
        return true;
    }

    private int takeNextBucket(BucketArray walked) {
        int taken = nextBucket;
        nextBucket = (taken + 1) & walked.bucketMask();
        bucketsLeft--;
        return taken;
    }

    private void enter(BucketArray generation, int mainBucket, int checkBucket) {
        this.generation = generation;
        this.mainBucket = mainBucket;
        this.checkBucket = checkBucket;
        segment = generation.segment(mainBucket);
        bucket = mainBucket & Segment.BUCKET_MASK;
        slotsSeen = 0;
    }

    private void continueIn(Segment segment, int next) {
        overflow = segment.overflow;
        bucket = next;
        slotsSeen = 0;
    }

    private boolean findNext(BucketArray walked) {
        while (true) {
            Segment segment = this.segment == null ? null : present(this.segment);
            this.segment = segment;
            if (segment == null) {
                if (bucketsLeft == 0) {
                    return false;
                }
                enterNextBucket(walked);
            } else if (findInBucket(segment)) {
                return true;
            } else {
                followChain(segment);
            }
        }
    }

    private void enterNextBucket(BucketArray walked) {
        int next = takeNextBucket(walked);
        Evacuation evacuation = table.evacuation();
        // Go asks for the same number of buckets only. After clear() an old generation other than the walked one
        // has nothing but entries added since, distributed by another seed: entering it could meet them twice (D1).
        if (evacuation != null
                && evacuation.to.log2Buckets == walked.log2Buckets
                && (evacuation.from == walked || table.seed() == seedAtStart)) {
            BucketArray old = evacuation.from;
            int oldBucket = next & old.bucketMask();
            if (!old.isEvacuated(oldBucket)) {
                enter(old, oldBucket, evacuation.isSameSize() ? NO_CHECK : next);
                // Go knows of cursors in the generation that they started in only (D3).
                old.noteCursor();
                return;
            }
        }
        enter(walked, next, NO_CHECK);
    }

    private void followChain(Segment segment) {
        int next = segment.next(bucket);
        if (next == 0) {
            this.segment = null;
        } else {
            continueIn(segment, next);
        }
    }

    /**
     * The segment on which the cursor stands, or the copy that has taken its place because a snapshot shares it. Null if
     * clear() has taken the memory away: Go would go on to meet what was cleared. Nor may the cursor go on in an old bucket
     * that stands in for one of the walked generation once the map has been empty and has another seed: entries added since
     * are distributed by that, and will be met in their own buckets (D1).
     */
    private @Nullable Segment present(Segment segment) {
        BucketArray generation = Objects.requireNonNull(this.generation);
        Segment present = generation.segment(mainBucket);
        if (present == null || !present.continues(segment) || (generation != walked && table.seed() != seedAtStart)) {
            return null;
        }
        if (bucket >= Segment.BUCKETS) {
            Overflow presentOverflow = present.overflow;
            Overflow overflow = this.overflow;
            if (presentOverflow == null || overflow == null || !presentOverflow.continues(overflow)) {
                return null;
            }
            this.overflow = presentOverflow;
        }
        return present;
    }

    /** Finds the next entry in the bucket where the cursor stands. */
    private boolean findInBucket(Segment segment) {
        long meta = segment.meta(bucket);
        long candidates = Tophash.occupiedOrEvacuated(Long.rotateRight(meta, offset << 3));
        for (long left = candidates & notYetSeen(); left != 0; left &= left - 1) {
            int rotated = Tophash.firstSlot(left);
            int slot = (rotated + offset) & (Segment.SLOTS_PER_BUCKET - 1);
            boolean due = isDue(segment, slot, Tophash.at(meta, slot));
            // Only now, so that a slot whose key's hashCode or equals threw is tried again.
            slotsSeen = rotated + 1;
            if (due) {
                return true;
            }
        }
        return false;
    }

    private long notYetSeen() {
        return slotsSeen == Segment.SLOTS_PER_BUCKET ? 0 : -1L << (slotsSeen << 3);
    }

    /** Is the entry of this slot, or what has become of it, to be met now? Then it is the located one. */
    private boolean isDue(Segment segment, int slot, int tophash) {
        if (tophash == Tophash.EVACUATED_EMPTY) {
            return false;
        }
        BucketRow candidateRow = segment.row(bucket);
        int candidate = BucketRow.slotInRow(segment.inRow(bucket), slot);
        if (checkBucket != NO_CHECK && isInOtherBucket(candidateRow, candidate)) {
            return false;
        }
        if (tophash >= Tophash.MIN && !Objects.requireNonNull(generation).isRetired()) {
            row = candidateRow;
            locatedSlot = candidate;
            return true;
        }
        Table.Place present = table.placeNow(candidateRow, candidate);
        if (present == null) {
            return false;
        }
        row = present.row();
        locatedSlot = present.slotInRow();
        return true;
    }

    private boolean isInOtherBucket(BucketRow row, int slotInRow) {
        return ((int) table.hashAt(row, slotInRow)
                        & Objects.requireNonNull(walked).bucketMask())
                != checkBucket;
    }
}

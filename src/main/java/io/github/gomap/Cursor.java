package io.github.gomap;

import java.util.ConcurrentModificationException;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A walk over the entries of a table that survives growth and mutation, as Go's hiter.
 *
 * <p>It visits the buckets of the generation that was current when it started, from a start bucket on and around, and
 * the slots of each bucket from the same offset on and around. What has moved meanwhile is looked up where it is now.
 *
 * <p>Guarantees: (I1) an entry present from start to end is met exactly once; (I2) none is met twice; (I3) one
 * removed before it is reached is not met; (I4) one added meanwhile may or may not be met; (I5) the value is the
 * present one. Go 1.19 breaks I1 to I3 in rare situations; the lines that repair this are marked with their number in
 * docs/design.md, D1 to D4.
 */
class Cursor<K extends @Nullable Object, V extends @Nullable Object> {
    /** No slot of an old bucket is left out. */
    private static final int NO_CHECK = -1;

    private static final int NOT_QUIET = 1;
    private static final @Nullable Object[] NO_CELLS = {};

    private final HashTable<K, V> table;

    /** The generation that was current at the start; null = the table was empty, so there is nothing to meet. */
    private final @Nullable BucketArray walked;

    private final long seedAtStart;
    private final boolean isFailFast;
    private final int offset;

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
     * While nothing is written, a table that is not growing holds still, and the cursor walks on without asking what
     * has become of anything. That is most of all walks, and a fifth of the time.
     */

    /** The stamp of the table for which the fields below hold; odd, which no table has between two writes, = none. */
    private int quietStamp = NOT_QUIET;

    /** The occupied slots of the bucket that have not been seen yet, counted from {@link #offset}. */
    private long pending;

    private @Nullable Object[] cells = NO_CELLS;
    private int firstCell;

    private int expectedStructure;

    /** The entry that was located last. */
    private @Nullable Object key;

    private @Nullable Object value;
    private int stampWhenLocated;

    /** hasNext has located an entry that next has not returned yet. */
    private boolean isAnnounced;

    /** The key that advance has moved to, which hasNext leaves alone; NONE = there is nothing to remove. */
    private @Nullable Object removable = HashTable.NONE;

    private Cursor(
            HashTable<K, V> table,
            @Nullable BucketArray walked,
            int offset,
            int firstBucket,
            int buckets,
            long seedAtStart,
            int expectedStructure) {
        this.table = table;
        this.walked = walked;
        this.offset = offset;
        nextBucket = firstBucket;
        bucketsLeft = buckets;
        this.seedAtStart = seedAtStart;
        this.expectedStructure = expectedStructure;
        Settings settings = table.settings();
        isFailFast = settings != null && settings.failFastIterators();
    }

    /** A walk in an order of no interest: it draws no random number. */
    static <K extends @Nullable Object, V extends @Nullable Object> Cursor<K, V> inAnyOrder(HashTable<K, V> table) {
        return startingAt(table, 0);
    }

    /** A walk that starts where iterations of this table do. */
    static <K extends @Nullable Object, V extends @Nullable Object> Cursor<K, V> of(HashTable<K, V> table) {
        return startingAt(table, table.tableSize() == 0 ? 0 : table.drawIterationStart());
    }

    /** A walk over all buckets, starting where this number says. */
    private static <K extends @Nullable Object, V extends @Nullable Object> Cursor<K, V> startingAt(
            HashTable<K, V> table, long start) {
        int begun = table.beginStep();
        BucketArray walked = table.tableSize() == 0 ? null : table.buckets();
        int offset = 0;
        int firstBucket = 0;
        int buckets = 0;
        if (walked != null) {
            offset = (int) (start >>> walked.log2Buckets) & (Segment.SLOTS_PER_BUCKET - 1);
            firstBucket = (int) start & walked.bucketMask();
            buckets = walked.bucketCount();
            walked.noteCursor();
        }
        Cursor<K, V> cursor =
                new Cursor<>(table, walked, offset, firstBucket, buckets, table.seed(), table.structureCount());
        table.endStep(begun);
        return cursor;
    }

    /** Leaves the second half of the buckets not entered yet to a new cursor; null if that is less than one. */
    final @Nullable Cursor<K, V> split() {
        int half = bucketsLeft >>> 1;
        if (half == 0 || walked == null) {
            return null;
        }
        bucketsLeft -= half;
        int firstBucket = (nextBucket + bucketsLeft) & walked.bucketMask();
        return new Cursor<>(table, walked, offset, firstBucket, half, seedAtStart, expectedStructure);
    }

    /* ---------------- The walk, an entry at a time ---------------- */

    final boolean hasNext() {
        if (!isAnnounced) {
            isAnnounced = locateNext();
        }
        return isAnnounced;
    }

    /** Moves to the next entry: {@link #key} and {@link #value} are its. */
    final void advance() {
        checkStructure();
        if (!isAnnounced) {
            if (!locateNext()) {
                throw new NoSuchElementException("the iteration has ended");
            }
        } else if (table.stamp() != stampWhenLocated) {
            refreshValue();
        }
        isAnnounced = false;
        removable = key;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // null if K admits it
    final K key() {
        return (K) key;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // null if V admits it
    final V value() {
        return (V) value;
    }

    final void checkStructure() {
        if (isFailFast && table.structureCount() != expectedStructure) {
            throw new ConcurrentModificationException("the map was changed structurally, not through this iterator");
        }
    }

    /** By I5; an announced entry that has been removed meanwhile is still returned, with the value it had. */
    private void refreshValue() {
        int begun = table.beginStep();
        HashTable.Found present;
        try {
            present = table.lookupEntry(key);
        } catch (RuntimeException e) {
            throw table.stepFailed(begun, e);
        }
        table.endStep(begun);
        if (present != null) {
            value = present.value();
        }
    }

    /** Removes the entry that {@link #advance} moved to. */
    final void remove() {
        if (removable == HashTable.NONE) {
            throw new IllegalStateException("no entry to remove: next has not been called, or remove already has");
        }
        checkStructure();
        table.delete(removable);
        expectedStructure = table.structureCount();
        removable = HashTable.NONE;
    }

    /** Gives the entry that {@link #advance} moved to another value, unless it has been removed meanwhile. */
    final void setValue(V replacement) {
        table.overwrite(key, replacement);
    }

    final void forEachRemaining(BiConsumer<? super K, ? super V> action) {
        while (hasNext()) {
            advance();
            action.accept(key(), value());
            if (!isFailFast) {
                forEachPending(action);
            }
        }
        checkStructure();
    }

    /** The rest of the bucket, as long as nothing is written. */
    private void forEachPending(BiConsumer<? super K, ? super V> action) {
        while (pending != 0 && table.stamp() == quietStamp) {
            takePending();
            table.endStep(quietStamp);
            action.accept(key(), value());
        }
    }

    /* ---------------- Locating ---------------- */

    /** Finds the next entry; false at the end. Seven of eight times it is in the bucket at hand: short, to be inlined. */
    private boolean locateNext() {
        int stamp = quietStamp;
        if (pending == 0 || table.stamp() != stamp) {
            return locateFurther();
        }
        takePending();
        table.endStep(stamp);
        stampWhenLocated = stamp;
        return true;
    }

    private boolean locateFurther() {
        if (walked == null) {
            return false;
        }
        int begun = table.beginStep();
        boolean found;
        try {
            found = isQuiet(walked, begun) ? findNextQuietly(walked) : findNext(walked);
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

    /** Does the cursor stand in the current generation, and is this not being evacuated? Then pending is up to date. */
    private boolean becomesQuiet(BucketArray walked, int stamp) {
        Segment segment = this.segment;
        if (table.evacuation() != null || table.buckets() != walked || walked.isRetired) {
            return false;
        }
        pending = 0;
        if (segment != null) {
            if (generation != walked || isCutOff(segment)) {
                return false;
            }
            lookAt(segment);
        }
        quietStamp = stamp;
        return true;
    }

    /** Takes up the bucket where the cursor stands. */
    private void lookAt(Segment segment) {
        pending = Tophash.occupied(Long.rotateRight(segment.meta(bucket), offset << 3)) & notYetSeen();
        @Nullable Object[] cells = segment.cells(bucket);
        if (this.cells != cells) {
            this.cells = cells;
        }
        firstCell = segment.firstCell(bucket);
    }

    private boolean findNextQuietly(BucketArray walked) {
        while (pending == 0) {
            Segment segment = this.segment;
            int next = segment == null ? 0 : segment.next(bucket);
            if (segment != null && next != 0) {
                continueIn(segment, next);
            } else if (bucketsLeft == 0) {
                this.segment = null;
                return false;
            } else {
                enter(walked, takeNextBucket(walked), NO_CHECK);
            }
            if (this.segment != null) {
                lookAt(this.segment);
            }
        }
        takePending();
        return true;
    }

    /** Locates the entry of the first pending slot. */
    private void takePending() {
        int rotated = Tophash.firstSlot(pending);
        pending &= pending - 1;
        slotsSeen = rotated + 1;
        int cell = firstCell + (((rotated + offset) & (Segment.SLOTS_PER_BUCKET - 1)) << 1);
        key = cells[cell];
        value = cells[cell + 1];
    }

    private int takeNextBucket(BucketArray walked) {
        int taken = nextBucket;
        nextBucket = (taken + 1) & walked.bucketMask();
        bucketsLeft--;
        return taken;
    }

    /** Compares before it stores references, which stay the same nearly always: storing one costs far more under G1. */
    private void enter(BucketArray generation, int mainBucket, int checkBucket) {
        if (this.generation != generation) {
            this.generation = generation;
        }
        this.mainBucket = mainBucket;
        this.checkBucket = checkBucket;
        Segment segment = generation.segment(mainBucket);
        if (this.segment != segment) {
            this.segment = segment;
        }
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
            if (segment == null) {
                if (bucketsLeft == 0) {
                    return false;
                }
                enterNextBucket(walked);
            } else if (isCutOff(segment)) {
                segment = null;
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
                enter(old, oldBucket, evacuation.isSameSize ? NO_CHECK : next);
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
     * Has clear() taken away the memory on which the cursor stands? Go would go on to meet what was cleared. Nor may
     * the cursor go on in an old bucket that stands in for one of the walked generation once the map has been empty and
     * has another seed: entries added since are distributed by that, and will be met in their own buckets (D1).
     */
    private boolean isCutOff(Segment segment) {
        BucketArray generation = Objects.requireNonNull(this.generation);
        return generation.segment(mainBucket) != segment
                || (bucket >= Segment.BUCKETS && segment.overflow != overflow)
                || (generation != walked && table.seed() != seedAtStart);
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
        int candidate = (bucket << Segment.SLOT_BITS) | slot;
        Object found = segment.key(candidate);
        if (checkBucket != NO_CHECK && isInOtherBucket(found)) {
            return false;
        }
        if (tophash >= Tophash.MIN && !Objects.requireNonNull(generation).isRetired) {
            key = found;
            value = segment.value(candidate);
            return true;
        }
        HashTable.Found present = table.lookupEntry(found);
        if (present == null) {
            return false;
        }
        key = present.key();
        value = present.value();
        return true;
    }

    private boolean isInOtherBucket(@Nullable Object key) {
        return ((int) table.hashOf(key) & Objects.requireNonNull(walked).bucketMask()) != checkBucket;
    }
}

package io.github.gomap;

import java.util.ConcurrentModificationException;
import org.jspecify.annotations.Nullable;

/** A {@link Cursor} of a table, but for what depends on the kind of its keys. */
abstract class TableCursor<K extends @Nullable Object, V extends @Nullable Object> implements Cursor<K, V> {
    /*
     * The cursor takes entry after entry out of the bucket at hand, and asks its walk for the next bucket. It hands
     * itself to nobody, so that the compiler can keep it in registers: an iteration in a loop then stores no references,
     * which under G1 took most of its time.
     *
     * Most maps have one bucket only. There the cursor needs no walk, unless something is written meanwhile. In others the
     * walk is made late, so that what makes a cursor is little enough code to become part of its user's.
     */

    /** Where a cursor of an order of no interest starts, without a random number. */
    static final long ANYWHERE = 0;

    final Table<K, V> table;
    final boolean isFailFast;
    private int expectedStructure;

    /** What the walk starts with, see there. It starts when it is needed. */
    private final @Nullable BucketArray walked;

    private final int firstBucket;
    private final int offset;
    private final long seedAtStart;

    @Nullable Walk walk;

    /* The bucket at hand, see Walk. */

    int quietStamp = Walk.NOT_QUIET;
    long pending;

    @Nullable Object[] cells = BucketRow.NO_CELLS;

    private int firstSlot;
    private int slotsSeen = Walk.AS_IT_WAS;

    int stampWhenLocated;

    /** hasNext has located an entry that next has not returned yet. */
    boolean isAnnounced;

    /** The entry that advance has moved to has not been removed by this cursor. */
    boolean isRemovable;

    TableCursor(Table<K, V> table, long start) {
        this.table = table;
        isFailFast = isFailFast(table);
        expectedStructure = table.structureCount;
        int begun = table.beginStep();
        BucketArray walked = table.tableSize() == 0 ? null : table.buckets();
        this.walked = walked;
        seedAtStart = table.seed();
        if (walked == null) {
            firstBucket = 0;
            offset = 0;
        } else {
            firstBucket = (int) start & walked.bucketMask();
            offset = (int) (start >>> walked.log2Buckets) & (Segment.SLOTS_PER_BUCKET - 1);
            walked.noteCursor();
            if (walked.log2Buckets == 0) {
                // The only bucket of the smallest generation.
                quietStamp = begun;
                enterRow(walked);
                pending = Tophash.occupied(Long.rotateRight(walked.words[0], offset << 3));
                slotsSeen = 0;
            }
        }
        table.endStep(begun);
    }

    /** A cursor for a walk that another one has left to it. */
    TableCursor(TableCursor<K, V> other, Walk walk) {
        this.table = other.table;
        this.walk = walk;
        expectedStructure = other.expectedStructure;
        isFailFast = other.isFailFast;
        offset = walk.offset;
        walked = null;
        firstBucket = 0;
        seedAtStart = 0;
    }

    private static boolean isFailFast(Table<?, ?> table) {
        Settings settings = table.settings();
        return settings != null && settings.failFastIterators();
    }

    static long startOf(Table<?, ?> table) {
        return table.tableSize() == 0 ? ANYWHERE : table.drawIterationStart();
    }

    /** The second half of the buckets not entered yet; null if that is less than one. */
    final @Nullable Walk splitWalk() {
        return (walk == null ? startWalk() : walk).split();
    }

    /* ---------------- The walk, an entry at a time ---------------- */

    @Override
    public final void checkStructure() {
        if (isFailFast && table.structureCount != expectedStructure) {
            throw new ConcurrentModificationException("the map was changed structurally, not through this iterator");
        }
    }

    /** Comes before a cursor removes the entry that it stands on. */
    final void beginRemoval() {
        table.checkWritable();
        if (!isRemovable) {
            throw new IllegalStateException("no entry to remove: next has not been called, or remove already has");
        }
        checkStructure();
    }

    /** Comes after that. */
    final void endRemoval() {
        expectedStructure = table.structureCount;
        isRemovable = false;
    }

    /* ---------------- Locating ---------------- */

    /** Takes the first pending slot, counted through all buckets of its row. */
    final int takePending() {
        int rotated = Tophash.firstSlot(pending);
        pending &= pending - 1;
        slotsSeen = rotated + 1;
        return firstSlot + ((rotated + offset) & (Segment.SLOTS_PER_BUCKET - 1));
    }

    /*
     * The next methods have at most 35 bytes of code, so that the compiler makes them part of the loop although they run
     * for one entry in five only (MaxInlineSize): called, they would have the cursor in memory, and a step take twice the
     * time on JDK 25. CodeSizeTest keeps them so.
     */

    final boolean walkOn() {
        Walk walk = this.walk;
        return walk == null ? walkOnWithoutWalk() : ask(walk);
    }

    private boolean walkOnWithoutWalk() {
        if (table.stamp() == quietStamp) {
            // The only bucket has come to its end.
            slotsSeen = Segment.SLOTS_PER_BUCKET;
            return false;
        }
        return ask(startWalk());
    }

    /** In the only bucket, if the cursor is there, or before the first one. */
    private Walk startWalk() {
        boolean isInside = slotsSeen != Walk.AS_IT_WAS;
        Walk started = Walk.startingAt(table, walked, firstBucket, offset, seedAtStart, isInside);
        walk = started;
        return started;
    }

    private boolean ask(Walk walk) {
        int taken = slotsSeen;
        // Stands if this fails: what the walk has done by then, it knows itself.
        slotsSeen = Walk.AS_IT_WAS;
        boolean found = walk.locate(taken);
        enterBucketOf(walk);
        return found;
    }

    private void enterBucketOf(Walk walk) {
        quietStamp = walk.quietStamp;
        pending = walk.pending;
        firstSlot = walk.firstSlot;
        enterRow(walk.row);
    }

    /** The bucket at hand is in this row. */
    void enterRow(BucketRow row) {
        cells = row.cells;
    }
}

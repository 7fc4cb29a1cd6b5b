package io.github.gomap;

import java.util.ConcurrentModificationException;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A walk over the entries of a table that survives growth and mutation, as Go's hiter.
 *
 * <p>Guarantees: (I1) an entry present from start to end is met exactly once; (I2) none is met twice; (I3) one
 * removed before it is reached is not met; (I4) one added meanwhile may or may not be met; (I5) the value is the
 * present one. Go 1.19 breaks I1 to I3 in rare situations; the lines of Walk that repair this are marked with their number in
 * docs/design.md, D1 to D4.
 */
class Cursor<K extends @Nullable Object, V extends @Nullable Object> {
    /*
     * The cursor takes entry after entry out of the bucket at hand, and asks its walk for the next bucket. It hands
     * itself to nobody, so that the compiler can keep it in registers: an iteration in a loop then stores no references,
     * which under G1 took most of its time.
     *
     * Most maps have one bucket only. There the cursor needs no walk, unless something is written meanwhile. In others the
     * walk is made late, so that what makes a cursor is little enough code to become part of its user's.
     */

    final HashTable<K, V> table;
    private final boolean isFailFast;
    private int expectedStructure;

    /** What the walk starts with, see there. It starts when it is needed. */
    private final @Nullable BucketArray walked;

    private final int firstBucket;
    private final int offset;
    private final long seedAtStart;
    private @Nullable Walk<K, V> walk;

    /* The bucket at hand, see Walk. */

    private int quietStamp = Walk.NOT_QUIET;
    private long pending;
    private @Nullable Object[] cells = BucketRow.NO_CELLS;
    private int firstCell;
    private int slotsSeen = Walk.AS_IT_WAS;

    /** The entry that was located last. */
    private @Nullable Object key;

    private @Nullable Object value;
    private int stampWhenLocated;

    /** hasNext has located an entry that next has not returned yet. */
    private boolean isAnnounced;

    /** The key that advance has moved to, which hasNext leaves alone; NONE = there is nothing to remove. */
    private @Nullable Object removable = HashTable.NONE;

    /** A cursor that starts where iterations of this table do. */
    Cursor(HashTable<K, V> table) {
        this(table, table.tableSize() == 0 ? 0 : table.drawIterationStart());
    }

    private Cursor(HashTable<K, V> table, long start) {
        this.table = table;
        isFailFast = isFailFast(table);
        expectedStructure = table.structureCount();
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
            long[] words = walked.words;
            if (words.length == 1) {
                // The only bucket of the smallest generation.
                quietStamp = begun;
                cells = walked.cells;
                pending = Tophash.occupied(Long.rotateRight(words[0], offset << 3));
                slotsSeen = 0;
            }
        }
        table.endStep(begun);
    }

    /** A cursor for a walk that another one has left to it. */
    private Cursor(HashTable<K, V> table, Walk<K, V> walk, int expectedStructure) {
        this.table = table;
        this.walk = walk;
        this.expectedStructure = expectedStructure;
        isFailFast = isFailFast(table);
        offset = walk.offset;
        walked = null;
        firstBucket = 0;
        seedAtStart = 0;
    }

    private static boolean isFailFast(HashTable<?, ?> table) {
        Settings settings = table.settings();
        return settings != null && settings.failFastIterators();
    }

    /** A walk in an order of no interest: it draws no random number. */
    static <K extends @Nullable Object, V extends @Nullable Object> Cursor<K, V> inAnyOrder(HashTable<K, V> table) {
        return new Cursor<>(table, 0);
    }

    /** Leaves the second half of the buckets not entered yet to a new cursor; null if that is less than one. */
    @Nullable Cursor<K, V> split() {
        Walk<K, V> half = (walk == null ? startWalk() : walk).split();
        return half == null ? null : new Cursor<>(table, half, expectedStructure);
    }

    /* ---------------- The walk, an entry at a time ---------------- */

    public final boolean hasNext() {
        if (!isAnnounced) {
            isAnnounced = locateNext();
        }
        return isAnnounced;
    }

    /** Moves to the next entry: {@link #key} and {@link #value} are its. */
    void advance() {
        checkStructure();
        if (!isAnnounced) {
            if (!locateNext()) {
                throw new NoSuchElementException("the iteration has ended");
            }
        } else if (table.stamp() != stampWhenLocated) {
            value = Walk.present(table, key, value);
        }
        isAnnounced = false;
        removable = key;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // null if K admits it
    K key() {
        return (K) key;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // null if V admits it
    V value() {
        return (V) value;
    }

    void checkStructure() {
        if (isFailFast && table.structureCount() != expectedStructure) {
            throw new ConcurrentModificationException("the map was changed structurally, not through this iterator");
        }
    }

    /** Removes the entry that {@link #advance} moved to. */
    public final void remove() {
        if (removable == HashTable.NONE) {
            throw new IllegalStateException("no entry to remove: next has not been called, or remove already has");
        }
        checkStructure();
        table.delete(removable);
        expectedStructure = table.structureCount();
        removable = HashTable.NONE;
    }

    /** Gives the entry that {@link #advance} moved to another value, unless it has been removed meanwhile. */
    void setValue(V replacement) {
        table.overwrite(key, replacement);
    }

    /** Moves to each entry that is left, and hands it to this action. */
    void forEachRemaining(BiConsumer<? super K, ? super V> action) {
        while ((isFailFast || isAnnounced) ? hasNext() : forEachPending(action)) {
            advance();
            action.accept(key(), value());
        }
        checkStructure();
    }

    /**
     * Hands over bucket after bucket as long as nothing is written. Stops before an entry that the walk has located by
     * itself; false at the end.
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null if K and V admit it
    private boolean forEachPending(BiConsumer<? super K, ? super V> action) {
        do {
            int stamp = quietStamp;
            @Nullable Object[] cells = this.cells;
            while (pending != 0 && table.stamp() == stamp) {
                int cell = takePending();
                Object key = cells[cell];
                Object value = cells[cell + 1];
                table.endStep(stamp);
                action.accept((K) key, (V) value);
            }
            if (!walkOn()) {
                return false;
            }
        } while (pending != 0);
        Walk<K, V> walk = Objects.requireNonNull(this.walk);
        key = walk.key;
        value = walk.value;
        stampWhenLocated = walk.stampWhenLocated;
        isAnnounced = true;
        return true;
    }

    /* ---------------- Locating ---------------- */

    /** Finds the next entry; false at the end. */
    private boolean locateNext() {
        if ((pending == 0 || table.stamp() != quietStamp) && !walkOn()) {
            return false;
        }
        Object key;
        Object value;
        int stamp;
        if (pending != 0) {
            stamp = quietStamp;
            int cell = takePending();
            key = cells[cell];
            value = cells[cell + 1];
            table.endStep(stamp);
        } else {
            Walk<K, V> walk = Objects.requireNonNull(this.walk);
            stamp = walk.stampWhenLocated;
            key = walk.key;
            value = walk.value;
        }
        this.key = key;
        this.value = value;
        stampWhenLocated = stamp;
        return true;
    }

    /** Takes the first pending slot; the cell of its key. */
    private int takePending() {
        int rotated = Tophash.firstSlot(pending);
        pending &= pending - 1;
        slotsSeen = rotated + 1;
        return firstCell + (((rotated + offset) & (Segment.SLOTS_PER_BUCKET - 1)) << 1);
    }

    /*
     * The next methods have at most 35 bytes of code, so that the compiler makes them part of the loop although they run
     * for one entry in five only (MaxInlineSize): called, they would have the cursor in memory, and a step take twice the
     * time on JDK 25. CodeSizeTest keeps them so.
     */

    private boolean walkOn() {
        Walk<K, V> walk = this.walk;
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
    private Walk<K, V> startWalk() {
        boolean isInside = slotsSeen != Walk.AS_IT_WAS;
        Walk<K, V> started = Walk.startingAt(table, walked, firstBucket, offset, seedAtStart, isInside);
        walk = started;
        return started;
    }

    private boolean ask(Walk<K, V> walk) {
        int taken = slotsSeen;
        // Stands if this fails: what the walk has done by then, it knows itself.
        slotsSeen = Walk.AS_IT_WAS;
        boolean found = walk.locate(taken);
        enterBucketOf(walk);
        return found;
    }

    private void enterBucketOf(Walk<K, V> walk) {
        quietStamp = walk.quietStamp;
        pending = walk.pending;
        cells = walk.cells;
        firstCell = walk.firstCell;
    }
}

package io.github.gomap;

/**
 * One byte per slot: the state of an empty or evacuated slot, or the top eight bits of an occupied slot's hash.
 *
 * <p>Eight of these bytes make the <em>metadata word</em> of a bucket, slot 0 in the lowest byte, so that one load
 * and a few bit operations answer a question about all eight slots at once. The codes are Go's own, so that an
 * inspection can be compared with a dump of the Go runtime byte by byte.
 *
 * <p>Invariants: (T1) a slot of the current generation is never in an evacuated state; (T2) an occupied slot holds
 * {@link #MIN}..255; (T3) {@link #EMPTY_REST} says that every later slot of the bucket and of its chain is
 * {@link #EMPTY_REST} too.
 */
final class Tophash {
    /** Empty, and so is everything after it in the chain: a search may stop. Zero, so that new memory is valid. */
    static final int EMPTY_REST = 0;

    /** Empty, but something after it in the chain may be occupied. */
    static final int EMPTY_ONE = 1;

    /** Old generation only: the entry moved to the new bucket of the same index (Go's evacuatedX). */
    static final int EVACUATED_LOW = 2;

    /** Old generation only: the entry moved to the new bucket {@code index + oldBucketCount} (Go's evacuatedY). */
    static final int EVACUATED_HIGH = 3;

    /** Old generation only: the slot was empty when its bucket was evacuated. */
    static final int EVACUATED_EMPTY = 4;

    /** The smallest byte of an occupied slot; a top byte below it is bumped by it, past the states. */
    static final int MIN = 5;

    /**
     * Metadata word of a bucket of the new generation whose old bucket has not been evacuated yet. By T1 no real
     * bucket can look like this, so a lookup learns from the word that it read anyway that it must go to the old
     * bucket, and need not ask whether the table is growing. Go has no such marker, and inspections never show it.
     */
    static final long UNTOUCHED = 0x0404040404040404L;

    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Tophash() {}

    /** The byte for an occupied slot whose key has this hash. */
    static int of(long hash) {
        int top = (int) (hash >>> 56);
        return top < MIN ? top + MIN : top;
    }

    /** Eight copies of the byte for this hash, as {@link #matches} wants it. */
    static long broadcast(long hash) {
        return of(hash) * LOW_BITS;
    }

    /**
     * The slots whose byte equals the broadcast one: the high bit of each such byte is set.
     *
     * <p>The subtraction borrows, so a byte that differs in its lowest bit only may be reported falsely, but only
     * above a true match; such a byte is at least 4, hence never an empty slot, and comparing the keys rejects it.
     */
    static long matches(long meta, long broadcast) {
        long difference = meta ^ broadcast;
        return (difference - LOW_BITS) & ~difference & HIGH_BITS;
    }

    /** The slots in state {@link #EMPTY_REST} or {@link #EMPTY_ONE}: the high bit of each such byte is set. */
    static long empties(long meta) {
        // No byte of the masked word is 1, so unlike in matches() no borrow can report a wrong one.
        long masked = meta & ~LOW_BITS;
        return (masked - LOW_BITS) & ~masked & HIGH_BITS;
    }

    /** The slots that hold an entry: the high bit of each byte of at least {@link #MIN} is set. */
    static long occupied(long meta) {
        return atLeast(MIN, meta);
    }

    /** The slots that are or were occupied, and {@link #EVACUATED_EMPTY} ones: bytes of at least 2. */
    static long occupiedOrEvacuated(long meta) {
        return atLeast(EVACUATED_LOW, meta);
    }

    private static long atLeast(int limit, long meta) {
        // Adding 128 - limit to the low seven bits carries into the high bit from the limit on, never beyond it.
        return (((meta & ~HIGH_BITS) + (0x80 - limit) * LOW_BITS) | meta) & HIGH_BITS;
    }

    /** The lowest slot of a non-zero result of the methods above. */
    static int firstSlot(long slots) {
        return Long.numberOfTrailingZeros(slots) >>> 3;
    }

    /** The byte of one slot. */
    static int at(long meta, int slot) {
        return (int) (meta >>> (slot << 3)) & 0xFF;
    }

    /** The word with the byte of one slot replaced. */
    static long with(long meta, int slot, int tophash) {
        int shift = slot << 3;
        return (meta & ~(0xFFL << shift)) | ((long) tophash << shift);
    }

    /** Does the chain end within this bucket, by T3? */
    static boolean endsChain(long meta) {
        return meta >>> 56 == EMPTY_REST;
    }

    /** Has the bucket been evacuated? One look at slot 0 suffices, because a chain is marked as a whole. */
    static boolean isEvacuated(long meta) {
        int first = (int) meta & 0xFF;
        return first >= EVACUATED_LOW && first <= EVACUATED_EMPTY;
    }

    /** The word of an evacuated bucket, given the slots that were occupied and those of them that moved up. */
    static long marks(long occupied, long movedUp) {
        // EVACUATED_EMPTY - 2 = EVACUATED_LOW and - 1 = EVACUATED_HIGH; no byte borrows from the next one.
        return UNTOUCHED - (occupied >>> 6) + (movedUp >>> 7);
    }

    /** The word with the {@link #EMPTY_ONE} bytes after its last occupied slot turned into {@link #EMPTY_REST}. */
    static long withEmptyTail(long meta) {
        long occupied = occupied(meta);
        return occupied == 0 ? 0 : meta & (-1L >>> Long.numberOfLeadingZeros(occupied));
    }
}

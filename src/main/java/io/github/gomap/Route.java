package io.github.gomap;

/**
 * The second word of a bucket, beside its metadata: where its chain goes on, and where its entries will go when the
 * table doubles.
 *
 * <p>The upper half is the number of the next bucket of the chain, 0 = none (Go's overflow pointer). The lower half has
 * four bits per slot, slot 0 lowest: those four bits of the entry's hash that this generation and the next ones ask for
 * when they double. So three of four doublings touch no key. Go has no such bits: it hashes all keys each time, which
 * here would mean to load each key from somewhere in the heap.
 *
 * <p>A generation of 2^B buckets doubles by bit B of the hashes. Its slots keep the bits from 4g - 1 to 4g + 2, where
 * g = (B + 1) / 4, so each group serves four generations (the first one three: bit -1 is always 0):
 *
 * <pre>
 *   B                 0    1  2   3  4  5  6    7  8  9 10   11 .. 14   15 .. 18   19 .. 22   23 24 25
 *   bits of the hash  none [0..2]   [3 .. 6]     [7 .. 10]   [11..14]   [15..18]   [19..22]   [23..25]
 * </pre>
 *
 * A doubling from the last generation of a group hashes the keys, to learn the next four bits. The single bucket of the
 * smallest generation has no route: it has no overflow buckets, and its eight keys are soon hashed.
 */
final class Route {
    private static final int BITS_PER_SLOT = 4;
    private static final int SLOT_MASK = (1 << BITS_PER_SLOT) - 1;

    /** The lowest bit of each slot. */
    private static final int LOW_BITS = 0x11111111;

    private Route() {}

    /** The bits to keep of a hash in a generation of 2^log2Buckets buckets. */
    static int of(long hash, int log2Buckets) {
        return (int) ((hash << 1) >>> firstBit(log2Buckets)) & SLOT_MASK;
    }

    /** One above the lowest bit of the hash that this generation keeps. */
    private static int firstBit(int log2Buckets) {
        return (log2Buckets + 1) & -BITS_PER_SLOT;
    }

    /** Must the keys be hashed to double this generation, because the next one keeps other bits? */
    static boolean endsWith(int log2Buckets) {
        return log2Buckets == 0 || firstBit(log2Buckets) != firstBit(log2Buckets + 1);
    }

    /** The slots whose entries move up when this generation doubles: the high bit of each such byte is set. */
    static long up(long route, int log2Buckets) {
        // One bit per four of an int, moved apart to one bit per eight of a long.
        long bits = (route >>> ((log2Buckets + 1) & (BITS_PER_SLOT - 1))) & LOW_BITS;
        bits = (bits | (bits << 16)) & 0x0000FFFF0000FFFFL;
        bits = (bits | (bits << 8)) & 0x00FF00FF00FF00FFL;
        bits = (bits | (bits << 4)) & 0x0F0F0F0F0F0F0F0FL;
        return bits << 7;
    }

    /** The bits of one slot. */
    static int at(long route, int slot) {
        return (int) (route >>> (slot * BITS_PER_SLOT)) & SLOT_MASK;
    }

    /** The word with the bits of one slot replaced. */
    static long with(long route, int slot, int bits) {
        int shift = slot * BITS_PER_SLOT;
        return (route & ~((long) SLOT_MASK << shift)) | ((long) bits << shift);
    }

    /** The next bucket of the chain, 0 = none. */
    static int next(long route) {
        return (int) (route >>> Integer.SIZE);
    }

    /** The word with another next bucket. */
    static long withNext(long route, int bucket) {
        return (route & 0xFFFFFFFFL) | ((long) bucket << Integer.SIZE);
    }
}

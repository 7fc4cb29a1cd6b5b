package io.github.gomap;

/** Keys that are ints, among the words of a {@link BucketRow}: two in each, the first of them in the lower half. */
final class IntWords {
    /** Words of a bucket. */
    static final int PER_BUCKET = BucketRow.SLOTS_PER_BUCKET / 2;

    private static final long LOWER_HALF = 0xFFFFFFFFL;

    private IntWords() {}

    /** The key of a slot, counted through all buckets of the row. */
    static int key(long[] words, int slotInRow) {
        return (int) (words[word(words, slotInRow)] >>> shift(slotInRow));
    }

    static void setKey(long[] words, int slotInRow, int key) {
        int word = word(words, slotInRow);
        int shift = shift(slotInRow);
        words[word] = (words[word] & ~(LOWER_HALF << shift)) | ((key & LOWER_HALF) << shift);
    }

    private static int word(long[] words, int slotInRow) {
        return BucketRow.firstKey(words) + (slotInRow >>> 1);
    }

    private static int shift(int slotInRow) {
        return (slotInRow & 1) * Integer.SIZE;
    }
}

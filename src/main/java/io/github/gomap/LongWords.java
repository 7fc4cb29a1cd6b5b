package io.github.gomap;

/** Keys that are longs, among the words of a {@link BucketRow}: one in each. */
final class LongWords {
    /** Words of a bucket. */
    static final int PER_BUCKET = BucketRow.SLOTS_PER_BUCKET;

    private LongWords() {}

    /** The key of a slot, counted through all buckets of the row. */
    static long key(long[] words, int slotInRow) {
        return words[BucketRow.firstKey(words) + slotInRow];
    }

    static void setKey(long[] words, int slotInRow, long key) {
        words[BucketRow.firstKey(words) + slotInRow] = key;
    }
}

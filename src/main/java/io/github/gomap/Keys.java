package io.github.gomap;

import org.jspecify.annotations.Nullable;

/** What can be done with keys of whatever kind, because a {@link BucketRow} shows by its words which it has. */
final class Keys {
    private Keys() {}

    /** The key of a slot, counted through all buckets of the row, as an object. */
    static @Nullable Object boxed(BucketRow row, int slotInRow) {
        long[] words = row.words;
        if (BucketRow.hasKeysInCells(words)) {
            return row.cells[slotInRow << 1];
        }
        return areLongs(words) ? (Object) LongWords.key(words, slotInRow) : (Object) IntWords.key(words, slotInRow);
    }

    /** Are the keys among these words longs? Otherwise they are ints. */
    private static boolean areLongs(long[] words) {
        int buckets = BucketRow.firstRoute(words);
        return words.length == buckets * (BucketRow.PLAIN_WORDS + LongWords.PER_BUCKET);
    }

    /** Copies the keys among the words of a bucket, from these slots to others from a first one on, without holes. */
    static void copy(BucketRow from, int index, long slots, BucketRow to, int toIndex, int toSlot) {
        long[] source = from.words;
        long[] target = to.words;
        int toSlotInRow = BucketRow.slotInRow(toIndex, toSlot);
        boolean areLongs = areLongs(source);
        for (long left = slots; left != 0; left &= left - 1) {
            int slotInRow = BucketRow.slotInRow(index, Tophash.firstSlot(left));
            if (areLongs) {
                LongWords.setKey(target, toSlotInRow, LongWords.key(source, slotInRow));
            } else {
                IntWords.setKey(target, toSlotInRow, IntWords.key(source, slotInRow));
            }
            toSlotInRow++;
        }
    }
}

package io.github.gomap;

/**
 * A generation that a growth has made. It remembers the growths so far; a generation of its own class, so that tables
 * which never grew, most of all small ones, need no memory for a history.
 */
final class GrownBucketArray extends BucketArray {
    private final int doublings;
    private final int sameSizeGrowths;

    /** Old buckets that completed growths have moved. */
    private long bucketsMoved;

    /** The generation, without memory, that the entries of another one will move to. */
    GrownBucketArray(BucketArray from, boolean doubled) {
        super(from.log2Buckets + (doubled ? 1 : 0));
        GrowthHistory earlier = from.growths();
        doublings = earlier.doublings() + (doubled ? 1 : 0);
        sameSizeGrowths = earlier.sameSizeGrowths() + (doubled ? 0 : 1);
        bucketsMoved = earlier.bucketsMoved();
    }

    @Override
    GrowthHistory growths() {
        return new GrowthHistory(doublings, sameSizeGrowths, bucketsMoved, null);
    }

    @Override
    void growthFinished(BucketArray from) {
        super.growthFinished(from);
        bucketsMoved += from.bucketCount();
    }
}

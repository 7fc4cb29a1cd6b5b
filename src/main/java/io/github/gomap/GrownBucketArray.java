package io.github.gomap;

/**
 * A generation that a growth has made. It remembers the growths so far; a generation of its own class, so that tables
 * which never grew, most of all small ones, need no memory for a history.
 */
final class GrownBucketArray extends BucketArray {
    private final byte doublings;

    /** log2 of the generation that this one was evacuated from, -1 = that has not ended, or has been cleared since. */
    private byte grownFromLog2;

    private final int sameSizeGrowths;

    /** Old buckets that completed growths have moved. */
    private long bucketsMoved;

    /** The generation, without memory, that the entries of another one will move to. */
    GrownBucketArray(BucketArray from, boolean doubled) {
        super(from.log2Buckets + (doubled ? 1 : 0), from.keyWords);
        // Not by growths(), which would make an object that every growth of a small table pays for.
        GrownBucketArray earlier = from instanceof GrownBucketArray grown ? grown : null;
        doublings = (byte) ((earlier == null ? 0 : earlier.doublings) + (doubled ? 1 : 0));
        sameSizeGrowths = (earlier == null ? 0 : earlier.sameSizeGrowths) + (doubled ? 0 : 1);
        bucketsMoved = earlier == null ? 0 : earlier.bucketsMoved;
        grownFromLog2 = -1;
    }

    private GrownBucketArray(GrownBucketArray original) {
        super(original.log2Buckets, original.keyWords);
        doublings = original.doublings;
        grownFromLog2 = original.grownFromLog2;
        sameSizeGrowths = original.sameSizeGrowths;
        bucketsMoved = original.bucketsMoved;
    }

    @Override
    GrownBucketArray shared() {
        return sharedBy(new GrownBucketArray(this));
    }

    @Override
    GrowthHistory growths() {
        return new GrowthHistory(doublings, sameSizeGrowths, bucketsMoved, null);
    }

    @Override
    int grownFromLog2() {
        return grownFromLog2;
    }

    /** All buckets of this older generation have arrived. */
    void growthFinished(BucketArray from) {
        grownFromLog2 = from.log2Buckets;
        bucketsMoved += from.bucketCount();
    }

    @Override
    void clear() {
        super.clear();
        grownFromLog2 = -1;
    }
}

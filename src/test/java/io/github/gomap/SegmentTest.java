package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Steps of two writers at once, told one after the other: what fails damages nothing that clearing could not repair. */
class SegmentTest {
    private static final long HASH = 5L << 56 | 1;

    private final BucketArray buckets = new BucketArray(2, 0);

    SegmentTest() {
        buckets.allocate(false);
    }

    @Test
    void fill_ofAnOverflowBucketThatHasBeenCleared_leavesTheCells() {
        int cells = buckets.cells.length;
        int location = buckets.appendOverflow(buckets, 1, 1) << Segment.SLOT_BITS;
        buckets.clear();

        assertThrows(NullPointerException.class, () -> ObjectKeys.fill(buckets, 1, location, HASH, 2, "key", "value"));

        assertEquals(cells, buckets.cells.length);
    }

    @Test
    void fill_beyondTheMainBuckets_leavesTheCells() {
        int cells = buckets.cells.length;

        assertThrows(
                IndexOutOfBoundsException.class,
                () -> ObjectKeys.fillMain(buckets, buckets.bucketCount(), 0, HASH, 2, "key", "value"));

        assertEquals(cells, buckets.cells.length);
    }
}

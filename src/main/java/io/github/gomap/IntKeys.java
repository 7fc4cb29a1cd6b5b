package io.github.gomap;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keys that are ints: to find one in a chain, and to add one. */
final class IntKeys {
    private IntKeys() {}

    /** One less than the number of buckets with these words, which is a power of two. */
    static int mask(long[] words) {
        return BucketRow.firstRoute(words) - 1;
    }

    /* ---------------- Finding ---------------- */

    /** The slot of a key in a bucket with this metadata, or {@link BucketRow#ABSENT}. */
    private static int findAt(BucketRow row, int index, long meta, int key, long broadcast) {
        for (long matches = Tophash.matches(meta, broadcast); matches != 0; matches &= matches - 1) {
            int slot = Tophash.firstSlot(matches);
            if (IntWords.key(row.words, BucketRow.slotInRow(index, slot)) == key) {
                return slot;
            }
        }
        return BucketRow.ABSENT;
    }

    /** The location of a key in the chain of a main bucket, or {@link BucketRow#ABSENT}. */
    static int find(Segment segment, int mainBucket, int key, long broadcast) {
        long meta = segment.words[mainBucket];
        int slot = findAt(segment, mainBucket, meta, key, broadcast);
        if (slot >= 0) {
            return (mainBucket << BucketRow.SLOT_BITS) | slot;
        }
        return Tophash.endsChain(meta) ? BucketRow.ABSENT : findInOverflow(segment, mainBucket, key, broadcast);
    }

    /** The same, for a key that is known not to be in the main bucket itself. */
    static int findInOverflow(Segment segment, int mainBucket, int key, long broadcast) {
        Overflow overflow = segment.overflow;
        if (overflow == null) {
            return BucketRow.ABSENT;
        }
        int last = 0;
        for (int bucket = segment.next(mainBucket); bucket > last; ) {
            BucketRow page = overflow.page(bucket);
            int index = overflow.inPage(bucket);
            long meta = page.words[index];
            int slot = findAt(page, index, meta, key, broadcast);
            if (slot >= 0) {
                return (bucket << BucketRow.SLOT_BITS) | slot;
            }
            if (Tophash.endsChain(meta)) {
                break;
            }
            last = bucket;
            bucket = Route.next(page.routeAt(index));
        }
        return BucketRow.ABSENT;
    }

    /* ---------------- Adding ---------------- */

    /**
     * Adds an entry whose key is in none of the slots, at the first empty one of its chain. What fails leaves no entry.
     *
     * @return whether the chain has become longer
     */
    static boolean insert(BucketArray buckets, Snapshots snapshots, long hash, int key, @Nullable Object value) {
        int bucket = (int) hash & buckets.bucketMask();
        Segment segment = buckets.segmentForWrite(bucket, snapshots);
        int mainBucket = bucket & Segment.BUCKET_MASK;
        int location = segment.firstEmpty(mainBucket);
        boolean appended = location < 0;
        if (appended) {
            location = buckets.appendOverflow(segment, mainBucket, ~location) << BucketRow.SLOT_BITS;
        }
        int target = location >>> BucketRow.SLOT_BITS;
        int slot = Segment.slot(location);
        if (target < Segment.BUCKETS) {
            fillMain(segment, target, slot, hash, buckets.log2Buckets, key, value);
        } else {
            // Null only if another thread has cleared the map meanwhile.
            Overflow overflow = Objects.requireNonNull(segment.overflow);
            fillAt(overflow.page(target), overflow.inPage(target), slot, hash, buckets.log2Buckets, key, value);
        }
        return appended;
    }

    /** Puts an entry into an empty slot of a main bucket. */
    static void fillMain(
            Segment segment, int bucket, int slot, long hash, int log2Buckets, int key, @Nullable Object value) {
        if (log2Buckets == 0 && slot >= segment.cells.length) {
            segment.widenSmallestBucket();
        }
        fillAt(segment, bucket, slot, hash, log2Buckets, key, value);
    }

    private static void fillAt(
            BucketRow row, int index, int slot, long hash, int log2Buckets, int key, @Nullable Object value) {
        long[] words = row.words;
        @Nullable Object[] cells = row.cells;
        int slotInRow = BucketRow.slotInRow(index, slot);
        int route = BucketRow.firstRoute(words) + index;
        // First, because they fail if there is no such bucket.
        long meta = Tophash.with(words[index], slot, Tophash.of(hash));
        long newRoute = Route.with(words[route], slot, Route.of(hash, log2Buckets));
        // By S3, but for the key: nobody looks at that of an empty slot.
        IntWords.setKey(words, slotInRow, key);
        cells[slotInRow] = value;
        words[route] = newRoute;
        words[index] = meta;
    }
}

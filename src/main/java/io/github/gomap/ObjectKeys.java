package io.github.gomap;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keys that are objects, compared by their {@code equals}: to find one in a chain, and to add one. */
final class ObjectKeys {
    private ObjectKeys() {}

    /** One less than the number of buckets with these words, which is a power of two. */
    static int mask(long[] words) {
        return (words.length - 1) >>> 1;
    }

    /* ---------------- Finding ---------------- */

    /** The slot of a key in a bucket with this metadata, or {@link BucketRow#ABSENT}. Calls the key's equals. */
    private static int findAt(BucketRow row, int index, long meta, @Nullable Object key, long broadcast) {
        for (long matches = Tophash.matches(meta, broadcast); matches != 0; matches &= matches - 1) {
            int slot = Tophash.firstSlot(matches);
            Object stored = row.cells[BucketRow.keyCell(index, slot)];
            if (stored == key || (key != null && key.equals(stored))) {
                return slot;
            }
        }
        return BucketRow.ABSENT;
    }

    /** The location of a key in the chain of a main bucket, or {@link BucketRow#ABSENT}. Calls the key's equals. */
    static int find(Segment segment, int mainBucket, @Nullable Object key, long broadcast) {
        long meta = segment.words[mainBucket];
        int slot = findAt(segment, mainBucket, meta, key, broadcast);
        if (slot >= 0) {
            return (mainBucket << BucketRow.SLOT_BITS) | slot;
        }
        return Tophash.endsChain(meta) ? BucketRow.ABSENT : findInOverflow(segment, mainBucket, key, broadcast);
    }

    /** The same, for a key that is known not to be in the main bucket itself. */
    static int findInOverflow(Segment segment, int mainBucket, @Nullable Object key, long broadcast) {
        Overflow overflow = segment.overflow;
        if (overflow == null) {
            return BucketRow.ABSENT;
        }
        ChainIndex index = overflow.index(mainBucket);
        int location = index == null ? ChainIndex.UNKNOWN : index.find(key);
        return location == ChainIndex.UNKNOWN
                ? findAlongChain(overflow, segment.next(mainBucket), key, broadcast)
                : location;
    }

    /** As {@link #findInOverflow}, before the key is put; the index of the chain may remember where it belongs. */
    static int findInOverflowToPut(Segment segment, int mainBucket, @Nullable Object key, long broadcast) {
        ChainIndex index = segment.index(mainBucket);
        int location = index == null ? ChainIndex.UNKNOWN : index.findToPut(key);
        return location == ChainIndex.UNKNOWN ? findInOverflow(segment, mainBucket, key, broadcast) : location;
    }

    /** The location of a key in this overflow bucket or those after it, or {@link BucketRow#ABSENT}. */
    private static int findAlongChain(Overflow overflow, int firstBucket, @Nullable Object key, long broadcast) {
        int last = 0;
        for (int bucket = firstBucket; bucket > last; ) {
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
     * @return whether the chain has become longer, which {@link BucketArray#indexIfOverlong} wants to know
     */
    static boolean insert(
            BucketArray buckets, Snapshots snapshots, long hash, @Nullable Object key, @Nullable Object value) {
        int bucket = (int) hash & buckets.bucketMask();
        Segment segment = buckets.segmentForWrite(bucket, snapshots);
        int mainBucket = bucket & Segment.BUCKET_MASK;
        int location = segment.firstEmpty(mainBucket);
        boolean appended = location < 0;
        if (appended) {
            location = buckets.appendOverflow(segment, mainBucket, ~location) << BucketRow.SLOT_BITS;
        }
        fill(segment, mainBucket, location, hash, buckets.log2Buckets, key, value);
        return appended;
    }

    /** Puts an entry into the first empty slot of the chain of a main bucket. */
    static void fill(
            Segment segment,
            int mainBucket,
            int location,
            long hash,
            int log2Buckets,
            @Nullable Object key,
            @Nullable Object value) {
        Overflow overflow = segment.overflow;
        try {
            addToIndex(segment, mainBucket, key);
            fillUnindexed(segment, location, hash, log2Buckets, key, value);
        } catch (StackOverflowError e) {
            Segment.forgetIndex(overflow, mainBucket);
            throw e;
        }
    }

    /** Tells the index of a chain, if there is one, that a key will fill the first empty slot. May call its compareTo. */
    static void addToIndex(Segment segment, int mainBucket, @Nullable Object key) {
        ChainIndex index = segment.index(mainBucket);
        if (index != null) {
            index.fillFirstHole(key);
        }
    }

    /** Puts an entry into an empty slot; the index of its chain, if there is one, knows already. */
    static void fillUnindexed(
            Segment segment, int location, long hash, int log2Buckets, @Nullable Object key, @Nullable Object value) {
        int bucket = location >>> BucketRow.SLOT_BITS;
        if (bucket < Segment.BUCKETS) {
            fillMain(segment, bucket, Segment.slot(location), hash, log2Buckets, key, value);
        } else {
            // Null only if another thread has cleared the map meanwhile.
            Overflow overflow = Objects.requireNonNull(segment.overflow);
            fillAt(
                    overflow.page(bucket),
                    overflow.inPage(bucket),
                    Segment.slot(location),
                    hash,
                    log2Buckets,
                    key,
                    value);
        }
    }

    /** Puts an entry into an empty slot of a main bucket whose chain has no index. */
    static void fillMain(
            Segment segment,
            int bucket,
            int slot,
            long hash,
            int log2Buckets,
            @Nullable Object key,
            @Nullable Object value) {
        if (segment.words.length == 1 && BucketRow.keyCell(bucket, slot) >= segment.cells.length) {
            segment.widenSmallestBucket();
        }
        fillAt(segment, bucket, slot, hash, log2Buckets, key, value);
    }

    private static void fillAt(
            BucketRow row,
            int index,
            int slot,
            long hash,
            int log2Buckets,
            @Nullable Object key,
            @Nullable Object value) {
        long[] words = row.words;
        @Nullable Object[] cells = row.cells;
        // First, because it fails if there is no such bucket.
        long meta = Tophash.with(words[index], slot, Tophash.of(hash));
        int cell = BucketRow.keyCell(index, slot);
        // By S3.
        cells[cell] = key;
        cells[cell + 1] = value;
        if (words.length > 1) {
            int route = (words.length >>> 1) + index;
            words[route] = Route.with(words[route], slot, Route.of(hash, log2Buckets));
        }
        words[index] = meta;
    }
}

package io.github.gomap.tool;

import io.github.gomap.BucketView;
import io.github.gomap.MapInspection;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a table beside that of a {@link java.util.HashMap} with the same entries, beyond the keys and values
 * themselves.
 *
 * <p>Computed and not measured: for a 64-bit VM with compressed references and class pointers (heaps below 32 GB),
 * objects aligned to 8 bytes. The GoMap is one without a hasher of its own.
 *
 * @param goMapBytes the bytes of the GoMap
 * @param hashMapBytes the bytes of the HashMap
 * @param goMapBytesPerEntry the bytes of the GoMap per entry; null if there is none
 * @param hashMapBytesPerEntry the bytes of the HashMap per entry; null if there is none
 */
record Footprint(
        long goMapBytes,
        long hashMapBytes,
        @Nullable Double goMapBytesPerEntry,
        @Nullable Double hashMapBytesPerEntry) {
    /*
     * GoMap, per segment of up to 1,024 main buckets:
     *
     *   main buckets        8 bytes of metadata + 16 references each
     *   overflow, if any    one int per main bucket, and pages of a 32nd of the segment, where a bucket
     *                       takes 8 bytes of metadata + 16 references + one int for the link
     *
     *   overlong chains     an ordered index: about 64 bytes per entry
     *
     * Segments that nothing was written to, and old ones that were evacuated, take no memory. A table of one bucket has
     * half of its references until a fifth entry arrives.
     */

    private static final int REFERENCE = 4;
    private static final int ARRAY_HEADER = 16;
    private static final int SLOTS = 8;
    private static final int CELLS_PER_BUCKET = 2 * SLOTS;
    private static final int SEGMENT_BUCKETS = 1024;
    private static final int PAGES_PER_SEGMENT = 32;
    private static final int INITIAL_PAGES = 4;
    private static final int MAP_OBJECT = 48;
    private static final int GENERATION_OBJECT = 40;
    /** What exists only while the table grows, beside the old generation. */
    private static final int GROWTH_OBJECTS = 184;

    private static final int SEGMENT_OBJECT = 24;
    private static final int OVERFLOW_OBJECT = 40;

    /** The objects of one index, and what it has for each entry. */
    private static final int INDEX_OBJECTS = 400;

    private static final int INDEX_ENTRY = 64;

    /**
     * Computes both.
     *
     * @param inspection the table
     * @param keys the keys in it
     */
    static Footprint of(MapInspection<?, ?> inspection, Set<?> keys) {
        int size = inspection.size();
        long goMap = goMap(inspection);
        long hashMap = HashMapFootprint.bytes(keys);
        return size == 0
                ? new Footprint(goMap, hashMap, null, null)
                : new Footprint(goMap, hashMap, (double) goMap / size, (double) hashMap / size);
    }

    private static long goMap(MapInspection<?, ?> inspection) {
        return MAP_OBJECT
                + (inspection.isGrowing() ? GROWTH_OBJECTS : 0)
                + generation(inspection.bucketCount(), 0, inspection::chain)
                + generation(inspection.oldBucketCount(), inspection.evacuatedCount(), inspection::oldChain);
    }

    /** All storage of that many main buckets, those below {@code evacuated} having been emptied one after the other. */
    private static long generation(
            int buckets, int evacuated, IntFunction<? extends List<? extends BucketView<?, ?>>> chains) {
        if (buckets == 0 || (buckets == 1 && chains.apply(0).isEmpty())) {
            return 0;
        }
        if (buckets <= SEGMENT_BUCKETS) {
            return GENERATION_OBJECT + segment(0, buckets, chains);
        }
        long segments = buckets / SEGMENT_BUCKETS;
        long bytes = GENERATION_OBJECT + 2 * array(segments, REFERENCE);
        for (int start = evacuated / SEGMENT_BUCKETS * SEGMENT_BUCKETS; start < buckets; start += SEGMENT_BUCKETS) {
            long segment = segment(start, SEGMENT_BUCKETS, chains);
            bytes += segment == 0 ? 0 : SEGMENT_OBJECT + segment;
        }
        return bytes;
    }

    /** The arrays of one segment; 0 if none of its buckets has been written to. */
    private static long segment(
            int start, int buckets, IntFunction<? extends List<? extends BucketView<?, ?>>> chains) {
        int written = 0;
        int overflow = 0;
        long indexes = 0;
        for (int bucket = start; bucket < start + buckets; bucket++) {
            List<? extends BucketView<?, ?>> chain = chains.apply(bucket);
            written += chain.isEmpty() ? 0 : 1;
            overflow += Math.max(0, chain.size() - 1);
            indexes += chain.size() < Chains.OVERLONG ? 0 : INDEX_OBJECTS + (long) INDEX_ENTRY * entries(chain);
        }
        if (written == 0) {
            return 0;
        }
        return array(buckets, Long.BYTES)
                + array(
                        buckets == 1 ? cellsOfOnlyBucket(chains.apply(0)) : (long) buckets * CELLS_PER_BUCKET,
                        REFERENCE)
                + (overflow == 0 ? 0 : overflow(buckets, overflow))
                + indexes;
    }

    private static int entries(List<? extends BucketView<?, ?>> chain) {
        int entries = 0;
        for (BucketView<?, ?> bucket : chain) {
            for (int slot = 0; slot < SLOTS; slot++) {
                entries += bucket.isOccupied(slot) ? 1 : 0;
            }
        }
        return entries;
    }

    private static int cellsOfOnlyBucket(List<? extends BucketView<?, ?>> chain) {
        for (int slot = SLOTS / 2; slot < SLOTS; slot++) {
            if (chain.get(0).isOccupied(slot)) {
                return CELLS_PER_BUCKET;
            }
        }
        return CELLS_PER_BUCKET / 2;
    }

    private static long overflow(int mainBuckets, int overflowBuckets) {
        int perPage = Math.max(1, mainBuckets / PAGES_PER_SEGMENT);
        int pages = (overflowBuckets + perPage - 1) / perPage;
        int pageTable = INITIAL_PAGES;
        while (pageTable < pages) {
            pageTable *= 2;
        }
        long page = array(perPage, Long.BYTES)
                + array((long) perPage * CELLS_PER_BUCKET, REFERENCE)
                + array(perPage, Integer.BYTES);
        return OVERFLOW_OBJECT + array(mainBuckets, Integer.BYTES) + 3 * array(pageTable, REFERENCE) + pages * page;
    }

    /** The bytes of an array. */
    static long array(long length, int elementBytes) {
        return (ARRAY_HEADER + length * elementBytes + 7) / 8 * 8;
    }
}

package io.github.gomap.tool;

import io.github.gomap.BucketView;
import io.github.gomap.MapInspection;
import java.util.List;
import java.util.Set;
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
    private static final int ARRAY_HEADER = 16;
    private static final int SLOTS = 8;
    /** The objects of one index, and what it has for each entry. */
    private static final int INDEX_OBJECTS = 400;

    private static final int INDEX_ENTRY = 36;

    /** Chains of this many buckets have an ordered index. */
    static final int OVERLONG = 8;

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
        return inspection.storage().total() + indexes(inspection);
    }

    /** The library does not count the indexes of overlong chains. */
    private static long indexes(MapInspection<?, ?> inspection) {
        if (inspection.chains().longest() < OVERLONG) {
            return 0;
        }
        long bytes = 0;
        for (int bucket = 0; bucket < inspection.bucketCount(); bucket++) {
            bytes += index(inspection.chain(bucket));
        }
        for (int bucket = 0; bucket < inspection.oldBucketCount(); bucket++) {
            bytes += index(inspection.oldChain(bucket));
        }
        return bytes;
    }

    private static long index(List<? extends BucketView<?, ?>> chain) {
        return chain.size() < OVERLONG ? 0 : INDEX_OBJECTS + (long) INDEX_ENTRY * entries(chain);
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

    /** The bytes of an array. */
    static long array(long length, int elementBytes) {
        return (ARRAY_HEADER + length * elementBytes + 7) / 8 * 8;
    }
}

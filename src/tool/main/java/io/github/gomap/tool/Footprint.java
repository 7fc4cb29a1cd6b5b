package io.github.gomap.tool;

import io.github.gomap.BucketView;
import io.github.gomap.MapInspection;
import io.github.gomap.StorageSize;
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
 * @param goMapParts the bytes of the GoMap by what they are for, without its indexes
 * @param goMapIndexes the bytes of the indexes of overlong chains
 * @param hashMapParts the bytes of the HashMap by what they are for
 */
record Footprint(
        long goMapBytes,
        long hashMapBytes,
        @Nullable Double goMapBytesPerEntry,
        @Nullable Double hashMapBytesPerEntry,
        StorageSize goMapParts,
        long goMapIndexes,
        HashMapFootprint hashMapParts) {
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
        StorageSize storage = inspection.storage();
        long indexes = indexes(inspection);
        HashMapFootprint hashMap = HashMapFootprint.of(keys);
        long goMapBytes = storage.total() + indexes;
        return new Footprint(
                goMapBytes,
                hashMap.total(),
                perEntry(goMapBytes, size),
                perEntry(hashMap.total(), size),
                storage,
                indexes,
                hashMap);
    }

    private static @Nullable Double perEntry(long bytes, int size) {
        return size == 0 ? null : (Double) ((double) bytes / size);
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

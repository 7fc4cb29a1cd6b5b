package io.github.gomap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the inside of a {@link GoMap}, taken when {@link GoMap#inspect()} was called. It is immutable and
 * consistent: what happens to the map afterwards does not show in it.
 *
 * <pre>{@code
 * GoMap<Integer, String> map = new GoMap<>();
 * for (int i = 0; i < 100; i++) {
 *     map.put(i, "value " + i);
 * }
 * MapInspection<Integer, String> inspection = map.inspect();
 * System.out.println(inspection.size() + " entries in " + inspection.bucketCount() + " buckets");
 * for (int bucket = 0; bucket < inspection.bucketCount(); bucket++) {
 *     System.out.println(bucket + ": " + inspection.chain(bucket));
 * }
 * }</pre>
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class MapInspection<K extends @Nullable Object, V extends @Nullable Object> {
    private final int size;

    /** Null if nothing was allocated. */
    private final @Nullable BucketArray buckets;

    private final int log2Buckets;

    /** Null if the map was not growing. */
    private final @Nullable BucketArray oldBuckets;

    private final int evacuatedCount;

    private MapInspection(HashTable<K, V> table) {
        size = table.tableSize();
        BucketArray current = table.buckets();
        Evacuation evacuation = table.evacuation();
        log2Buckets = current == null ? 0 : current.log2Buckets;
        buckets = current == null || !current.isAllocated() ? null : current.copy();
        oldBuckets = evacuation == null ? null : evacuation.from.copy();
        if (evacuation != null) {
            evacuatedCount = evacuation.nextToEvacuate();
        } else {
            evacuatedCount = current == null || current.grownFromLog2 < 0 ? 0 : 1 << current.grownFromLog2;
        }
    }

    static <K extends @Nullable Object, V extends @Nullable Object> MapInspection<K, V> of(HashTable<K, V> table) {
        int begun = table.beginRead();
        MapInspection<K, V> inspection;
        try {
            inspection = new MapInspection<>(table);
        } catch (RuntimeException e) {
            throw table.readFailed(begun, e);
        }
        table.endRead(begun);
        return inspection;
    }

    /**
     * The number of entries.
     *
     * @return at least 0
     */
    public int size() {
        return size;
    }

    /**
     * The binary logarithm of the number of main buckets (Go's B).
     *
     * @return 0 to 25
     */
    public int log2Buckets() {
        return log2Buckets;
    }

    /**
     * The number of overflow buckets that were created since the present generation of buckets was installed (Go's
     * noverflow, but exact for any size). Removing entries does not lower it.
     *
     * @return at least 0
     */
    public int overflowCount() {
        return buckets == null ? 0 : buckets.overflowCount();
    }

    /**
     * Whether entries were still on their way from an old generation of buckets.
     *
     * @return true between the insertion that starts a growth and the write that completes it
     */
    public boolean isGrowing() {
        return oldBuckets != null;
    }

    /**
     * Whether the growth under way keeps the number of buckets and closes holes only.
     *
     * @return false if the map was not growing
     */
    public boolean isSameSizeGrowth() {
        return oldBuckets != null && oldBuckets.log2Buckets == log2Buckets;
    }

    /**
     * The number of old buckets from the first one on that have been evacuated without a gap (Go's nevacuate). As in
     * Go it keeps its value when a growth has ended, until the next one starts or the map is cleared.
     *
     * @return at least 0
     */
    public int evacuatedCount() {
        return evacuatedCount;
    }

    /**
     * The number of main buckets, also while no memory has been obtained for them.
     *
     * @return 2 to the power of {@link #log2Buckets()}
     */
    public int bucketCount() {
        return 1 << log2Buckets;
    }

    /**
     * The number of main buckets of the generation that was being evacuated.
     *
     * @return 0 if the map was not growing
     */
    public int oldBucketCount() {
        return oldBuckets == null ? 0 : oldBuckets.bucketCount();
    }

    /**
     * The chain of a main bucket: itself first, then its overflow buckets.
     *
     * @param bucket 0 to {@code bucketCount() - 1}
     * @return an unmodifiable list; empty if nothing has been written to the bucket yet
     * @throws IndexOutOfBoundsException if there is no such bucket
     */
    public List<BucketView<K, V>> chain(int bucket) {
        Objects.checkIndex(bucket, bucketCount());
        return buckets == null || buckets.isUntouched(bucket) ? List.of() : chain(buckets, bucket);
    }

    /**
     * The chain of a main bucket of the generation that was being evacuated. The slots of an evacuated one show the
     * marks 2 to 4 and no entries, and its overflow buckets may have been released.
     *
     * @param bucket 0 to {@code oldBucketCount() - 1}
     * @return an unmodifiable list
     * @throws IndexOutOfBoundsException if there is no such bucket
     */
    public List<BucketView<K, V>> oldChain(int bucket) {
        Objects.checkIndex(bucket, oldBucketCount());
        return chain(Objects.requireNonNull(oldBuckets), bucket);
    }

    private List<BucketView<K, V>> chain(BucketArray generation, int mainBucket) {
        Segment segment = generation.segment(mainBucket);
        if (segment == null) {
            return List.of();
        }
        List<BucketView<K, V>> chain = new ArrayList<>(1);
        int bucket = mainBucket & Segment.BUCKET_MASK;
        do {
            chain.add(new BucketView<>(segment, bucket));
            bucket = segment.next(bucket);
        } while (bucket != 0);
        return Collections.unmodifiableList(chain);
    }

    /** The counters in one line. */
    @Override
    public String toString() {
        return "GoMap[size=" + size + ", log2Buckets=" + log2Buckets + ", overflowCount=" + overflowCount()
                + (isGrowing()
                        ? ", growing " + (isSameSizeGrowth() ? "to the same size" : "to the double") + ": "
                                + evacuatedCount + " of " + oldBucketCount() + " buckets evacuated"
                        : "")
                + "]";
    }
}

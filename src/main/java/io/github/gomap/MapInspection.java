package io.github.gomap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the inside of a map, taken when {@link InspectableMap#inspect()} was called. It is immutable and consistent:
 * what happens to the map afterwards does not show in it.
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
    /**
     * How much an inspection holds: the more, the longer it takes and the more memory it needs.
     *
     * <pre>{@code
     * GoMap<String, Integer> map = new GoMap<>();
     * double load = map.inspect(MapInspection.Detail.COUNTERS).load();
     * }</pre>
     */
    public enum Detail {
        /** The counters: takes constant time and copies nothing. */
        COUNTERS,
        /** Also the shape: chains, storage, heat map. Copies the tophash bytes, 8 bytes per bucket. */
        STRUCTURE,
        /** Also keys and values, which the inspection then keeps alive. Copies all references. */
        ENTRIES
    }

    private final Detail detail;
    private final InspectionCounters counters;

    /** Null if nothing was allocated, or with the counters only. */
    private final @Nullable BucketArray buckets;

    /** Null if the map was not growing, or with the counters only. */
    private final @Nullable BucketArray oldBuckets;

    private final StorageSize.@Nullable Counter storage;

    private MapInspection(Table<K, V> table, Detail detail, Runnable check) {
        this.detail = detail;
        counters = InspectionCounters.of(table);
        if (detail == Detail.COUNTERS) {
            buckets = null;
            oldBuckets = null;
            storage = null;
            return;
        }
        boolean withEntries = detail == Detail.ENTRIES;
        BucketArray current = table.buckets();
        Evacuation evacuation = table.evacuation();
        buckets = current == null || !current.isAllocated() ? null : current.copy(withEntries, check);
        oldBuckets = evacuation == null ? null : evacuation.from.copy(withEntries, check);
        storage = new StorageSize.Counter();
        if (current != null) {
            storage.add(current);
        }
        if (evacuation != null) {
            storage.addGrowth();
            storage.add(evacuation.from);
        }
    }

    static <K extends @Nullable Object, V extends @Nullable Object> MapInspection<K, V> of(
            Table<K, V> table, Detail detail) {
        int begun = table.beginRead();
        MapInspection<K, V> inspection;
        try {
            inspection = new MapInspection<>(table, detail, () -> table.endRead(begun));
        } catch (RuntimeException e) {
            throw table.readFailed(begun, e);
        }
        table.endRead(begun);
        return inspection;
    }

    /** The counters, for a caller who sees to it himself that no write overlaps. */
    static MapInspection<?, ?> counters(Table<?, ?> table) {
        return new MapInspection<>(table, Detail.COUNTERS, () -> {});
    }

    private void require(Detail needed) {
        if (detail.compareTo(needed) < 0) {
            throw new IllegalStateException("the inspection was taken with " + detail + ", this needs " + needed);
        }
    }

    /* ---------------- Counters ---------------- */

    /**
     * How much this inspection holds.
     *
     * @return as it was asked for
     */
    public Detail detail() {
        return detail;
    }

    /**
     * The number of entries.
     *
     * @return at least 0
     */
    public int size() {
        return counters.size();
    }

    /**
     * The binary logarithm of the number of main buckets (Go's B).
     *
     * @return 0 to 25
     */
    public int log2Buckets() {
        return counters.log2Buckets();
    }

    /**
     * The number of overflow buckets that were created since the present generation of buckets was installed (Go's
     * noverflow, but exact for any size). Removing entries does not lower it.
     *
     * @return at least 0
     */
    public int overflowCount() {
        return counters.overflowCount();
    }

    /**
     * Whether entries were still on their way from an old generation of buckets.
     *
     * @return true between the insertion that starts a growth and the write that completes it
     */
    public boolean isGrowing() {
        return counters.isGrowing();
    }

    /**
     * Whether the growth under way keeps the number of buckets and closes holes only.
     *
     * @return false if the map was not growing
     */
    public boolean isSameSizeGrowth() {
        return counters.isSameSizeGrowth();
    }

    /**
     * The number of old buckets from the first one on that have been evacuated without a gap (Go's nevacuate). As in
     * Go it keeps its value when a growth has ended, until the next one starts or the map is cleared.
     *
     * @return at least 0
     */
    public int evacuatedCount() {
        return counters.evacuatedCount();
    }

    /**
     * The number of main buckets, also while no memory has been obtained for them.
     *
     * @return 2 to the power of {@link #log2Buckets()}
     */
    public int bucketCount() {
        return counters.bucketCount();
    }

    /**
     * The number of main buckets of the generation that was being evacuated.
     *
     * @return 0 if the map was not growing
     */
    public int oldBucketCount() {
        return counters.oldBucketCount();
    }

    /**
     * Entries per main bucket. A growth begins when it would exceed 6.5, or 8 in a map of one bucket.
     *
     * @return at least 0
     */
    public double load() {
        return counters.load();
    }

    /**
     * How far the growth under way has come: the part of the old buckets below {@link #evacuatedCount()}.
     *
     * @return 0 to 1; 1 if the map was not growing
     */
    public double evacuationProgress() {
        return isGrowing() ? (double) evacuatedCount() / oldBucketCount() : 1;
    }

    /**
     * The growths of the map so far.
     *
     * @return their history
     */
    public GrowthHistory growths() {
        return counters.growths();
    }

    /* ---------------- Structure ---------------- */

    /**
     * Statistics of all chains. Computed anew by each call, in time linear in the buckets.
     *
     * @return what one walk over the chains finds
     * @throws IllegalStateException if the inspection was taken with {@link Detail#COUNTERS}
     */
    public ChainStatistics chains() {
        require(Detail.STRUCTURE);
        return new ChainStatistics(buckets, oldBuckets, counters);
    }

    /**
     * The memory of the map, beyond its keys and values. Takes time linear in the buckets.
     *
     * @return bytes by part
     * @throws IllegalStateException if the inspection was taken with {@link Detail#COUNTERS}
     */
    public StorageSize storage() {
        require(Detail.STRUCTURE);
        long inOverflow = chains().entriesInOverflow();
        return Objects.requireNonNull(storage).sum(size() - inOverflow, inOverflow);
    }

    /**
     * A picture of the buckets. Takes time linear in them.
     *
     * @return the picture, as SVG or as text
     * @throws IllegalStateException if the inspection was taken with {@link Detail#COUNTERS}
     */
    public HeatMap heatMap() {
        return new HeatMap(counters, chains());
    }

    /* ---------------- Entries ---------------- */

    /**
     * The keys of the longest chain, of one of them if there are several.
     *
     * @return an unmodifiable list in the order of the slots; with null if the null key is among them
     * @throws IllegalStateException if the inspection was not taken with {@link Detail#ENTRIES}
     */
    public List<K> longestChainKeys() {
        require(Detail.ENTRIES);
        ChainStatistics chains = chains();
        int bucket = chains.longestBucket();
        List<K> keys = new ArrayList<>();
        for (BucketView<K, V> view : chains.longestIsOld() ? oldChain(bucket) : chain(bucket)) {
            view.addKeysTo(keys);
        }
        return Collections.unmodifiableList(keys);
    }

    /**
     * What could be done better with this map, in plain sentences: about keys that collide, growths that could have
     * been avoided, a growth that nobody finishes, memory that is not needed. Calls the hashCode of each key.
     *
     * @return an unmodifiable list; empty if there is nothing to say
     * @throws IllegalStateException if the inspection was not taken with {@link Detail#ENTRIES}
     */
    public List<String> advice() {
        require(Detail.ENTRIES);
        return Advice.on(counters, chains(), keys());
    }

    private List<K> keys() {
        List<K> keys = new ArrayList<>(size());
        for (int bucket = 0; bucket < oldBucketCount(); bucket++) {
            oldChain(bucket).forEach(view -> view.addKeysTo(keys));
        }
        for (int bucket = 0; bucket < bucketCount(); bucket++) {
            chain(bucket).forEach(view -> view.addKeysTo(keys));
        }
        return keys;
    }

    /**
     * The chain of a main bucket: itself first, then its overflow buckets.
     *
     * @param bucket 0 to {@code bucketCount() - 1}
     * @return an unmodifiable list; empty if nothing has been written to the bucket yet
     * @throws IndexOutOfBoundsException if there is no such bucket
     * @throws IllegalStateException if the inspection was not taken with {@link Detail#ENTRIES}
     */
    public List<BucketView<K, V>> chain(int bucket) {
        require(Detail.ENTRIES);
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
     * @throws IllegalStateException if the inspection was not taken with {@link Detail#ENTRIES}
     */
    public List<BucketView<K, V>> oldChain(int bucket) {
        require(Detail.ENTRIES);
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

    /* ---------------- Whole ---------------- */

    /**
     * All that the inspection knows as a JSON object: counters, growths, and as far as its detail admits the chains, the
     * storage and the keys of the longest chain, as strings.
     *
     * @return a document of one line
     */
    public String toJson() {
        Json json = new Json()
                .add("size", size())
                .add("log2Buckets", log2Buckets())
                .add("buckets", bucketCount())
                .add("load", load())
                .add("overflowCount", overflowCount())
                .add("growing", isGrowing())
                .add("sameSizeGrowth", isSameSizeGrowth())
                .add("oldBuckets", oldBucketCount())
                .add("evacuated", evacuatedCount())
                .add("growths", growthsAsJson());
        if (detail != Detail.COUNTERS) {
            json.add("chains", chains().asJson()).add("storage", storage().asJson());
        }
        if (detail == Detail.ENTRIES) {
            json.add("longestChainKeys", longestChainKeys());
        }
        return json.toString();
    }

    private Json growthsAsJson() {
        GrowthHistory growths = growths();
        Json json = new Json()
                .add("doublings", growths.doublings())
                .add("sameSizeGrowths", growths.sameSizeGrowths())
                .add("bucketsMoved", growths.bucketsMoved());
        Duration runningFor = growths.runningFor();
        return runningFor == null ? json : json.add("runningForNanos", runningFor.toNanos());
    }

    /** The counters in one line, and a few figures of the chains if they are known. */
    @Override
    public String toString() {
        return "GoMap[size=" + size() + ", log2Buckets=" + log2Buckets() + ", overflowCount=" + overflowCount()
                + (isGrowing()
                        ? ", growing " + (isSameSizeGrowth() ? "to the same size" : "to the double") + ": "
                                + evacuatedCount() + " of " + oldBucketCount() + " buckets evacuated"
                        : "")
                + (detail == Detail.COUNTERS
                        ? ""
                        : "; " + chains() + "; " + storage().total() + " bytes")
                + "]";
    }
}

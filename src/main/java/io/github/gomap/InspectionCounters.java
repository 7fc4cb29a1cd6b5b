package io.github.gomap;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an inspection can tell of a table without a look into its buckets.
 *
 * @param size the number of entries
 * @param log2Buckets the binary logarithm of the number of main buckets
 * @param oldLog2Buckets the same of the old generation, -1 if the table is not growing
 * @param overflowCount the overflow buckets of the current generation
 * @param evacuatedCount Go's nevacuate
 * @param growths the growths so far
 */
record InspectionCounters(
        int size, int log2Buckets, int oldLog2Buckets, int overflowCount, int evacuatedCount, GrowthHistory growths) {

    static InspectionCounters of(Table<?, ?> table) {
        BucketArray current = table.buckets();
        Evacuation evacuation = table.evacuation();
        if (current == null) {
            return new InspectionCounters(table.tableSize(), 0, -1, 0, 0, GrowthHistory.NONE);
        }
        return new InspectionCounters(
                table.tableSize(),
                current.log2Buckets,
                evacuation == null ? -1 : evacuation.from.log2Buckets,
                current.overflowCount(),
                evacuatedCount(current, evacuation),
                growths(current.growths(), evacuation));
    }

    private static int evacuatedCount(BucketArray current, @Nullable Evacuation evacuation) {
        if (evacuation != null) {
            return evacuation.nextToEvacuate();
        }
        return current.grownFromLog2() < 0 ? 0 : 1 << current.grownFromLog2();
    }

    private static GrowthHistory growths(GrowthHistory completed, @Nullable Evacuation evacuation) {
        return evacuation == null
                ? completed
                : new GrowthHistory(
                        completed.doublings(),
                        completed.sameSizeGrowths(),
                        completed.bucketsMoved() + evacuation.nextToEvacuate(),
                        Duration.ofNanos(evacuation.elapsedNanos()));
    }

    int bucketCount() {
        return 1 << log2Buckets;
    }

    boolean isGrowing() {
        return oldLog2Buckets >= 0;
    }

    boolean isSameSizeGrowth() {
        return oldLog2Buckets == log2Buckets;
    }

    int oldBucketCount() {
        return isGrowing() ? 1 << oldLog2Buckets : 0;
    }

    double load() {
        return (double) size / bucketCount();
    }
}

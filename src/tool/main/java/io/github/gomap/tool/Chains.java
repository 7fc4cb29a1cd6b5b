package io.github.gomap.tool;

import io.github.gomap.BucketView;
import io.github.gomap.MapInspection;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one walk over all chains of a table finds.
 *
 * <p>While a table grows there are two kinds of chains a lookup may walk: those of the current buckets, and those of
 * old buckets that are not evacuated yet. A chain is <em>live</em> if lookups walk it. A random hash leads to a certain
 * current chain with probability 1 / bucket count, and to a certain old one with 1 / old bucket count; over all live
 * chains these shares sum to 1.
 */
final class Chains {
    /*
     * What is counted for each live chain, on the way a lookup takes through it (slots 0..7 of the main bucket, then of
     * each overflow bucket):
     *
     *   tophash   17  93  17   5   1  17   0   0   |  next bucket ...
     *              a   b   c   d   -   e
     *
     * A hit on e meets 17 at a and c before: two false positives, two buckets' worth of metadata are never read. A miss
     * walks on until a slot says that nothing follows (0); if its tophash is 17 it meets three false positives.
     */

    /** Chains of this many buckets have an ordered index, which lookups use in place of a walk. */
    static final int OVERLONG = 8;

    private static final int SLOTS = 8;
    private static final int EMPTY_REST = 0;
    private static final int FIRST_EVACUATED = 2;
    private static final int SMALLEST_TOPHASH = 5;
    private static final double TOP_BYTES = 256;

    private final MapInspection<?, ?> inspection;
    private final int[] tophashCounts = new int[256];
    private int[] histogram = new int[16];
    private int liveOldChains;
    private int liveCurrentChains;
    private int longestInBuckets;
    private long entries;
    private long hitFalsePositives;
    private long hitBuckets;
    private double missFalsePositives;
    private double missBuckets;
    private double squaresByShare;

    private Chains(MapInspection<?, ?> inspection) {
        this.inspection = inspection;
    }

    /** Walks all live chains once; also tells the heat map how many entries each bucket index leads to. */
    static Chains of(MapInspection<?, ?> inspection, HeatMap.Builder heatMap) {
        Chains chains = new Chains(inspection);
        chains.walk(heatMap);
        return chains;
    }

    /* ---------------- Results ---------------- */

    /** At index k the number of live chains with k entries; the last element is not 0 unless there is only one. */
    int[] histogram() {
        int length = histogram.length;
        while (length > 1 && histogram[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(histogram, length);
    }

    int liveOldChains() {
        return liveOldChains;
    }

    int liveCurrentChains() {
        return liveCurrentChains;
    }

    /** The length of the longest live chain that holds an entry, overflow buckets included. */
    int longestInBuckets() {
        return longestInBuckets;
    }

    /** Slots with the tophash of the key but another key, met on the average by a lookup of a present key. */
    double falsePositivesPerHit() {
        return entries == 0 ? 0 : (double) hitFalsePositives / entries;
    }

    /** The same, expected for a key that is not in the map and whose hash is random. */
    double falsePositivesPerMiss() {
        return missFalsePositives;
    }

    double bucketsPerHit() {
        return entries == 0 ? 0 : (double) hitBuckets / entries;
    }

    double bucketsPerMiss() {
        return missBuckets;
    }

    /**
     * Variance of the entries per chain over their mean, 1 on the average if every entry fell into a random bucket;
     * null if nothing can vary.
     *
     * <p>It is Pearson's sum of (entries - expected)² / expected over the live chains, divided by their number less
     * one. In this form it also holds while chains of two kinds are live.
     */
    @Nullable Double varianceToMean() {
        int chains = liveOldChains + liveCurrentChains;
        if (entries == 0 || chains < 2) {
            return null;
        }
        return (squaresByShare / entries - entries) / (chains - 1);
    }

    /* ---------------- The walk ---------------- */

    private void walk(HeatMap.Builder heatMap) {
        int oldCount = inspection.oldBucketCount();
        double oldShare = oldCount == 0 ? 0 : 1.0 / oldCount;
        int[] oldEntries = new int[oldCount];
        for (int bucket = 0; bucket < oldCount; bucket++) {
            List<? extends BucketView<?, ?>> chain = inspection.oldChain(bucket);
            oldEntries[bucket] = isEvacuated(chain) ? -1 : addChain(chain, oldShare);
            liveOldChains += oldEntries[bucket] < 0 ? 0 : 1;
        }
        int count = inspection.bucketCount();
        for (int bucket = 0; bucket < count; bucket++) {
            int inOldChain = oldCount == 0 ? -1 : oldEntries[bucket & (oldCount - 1)];
            if (inOldChain >= 0) {
                heatMap.add(bucket, inOldChain);
            } else {
                heatMap.add(bucket, addChain(inspection.chain(bucket), 1.0 / count));
                liveCurrentChains++;
            }
        }
    }

    /** One look suffices: a bucket is evacuated as a whole, and no other bucket carries these marks. */
    private static boolean isEvacuated(List<? extends BucketView<?, ?>> oldChain) {
        if (oldChain.isEmpty()) {
            return true;
        }
        int first = oldChain.get(0).tophash(0);
        return FIRST_EVACUATED <= first && first < SMALLEST_TOPHASH;
    }

    /** Counts one live chain, which a random hash leads to with the given probability; returns its entries. */
    private int addChain(List<? extends BucketView<?, ?>> chain, double share) {
        int inChain = 0;
        for (int index = 0; index < chain.size(); index++) {
            inChain += addBucket(chain.get(index), index, share);
        }
        forgetTophashes(chain);
        missBuckets += share * bucketsToEnd(chain);
        if (inChain > 0) {
            longestInBuckets = Math.max(longestInBuckets, chain.size());
        }
        if (inChain >= histogram.length) {
            histogram = Arrays.copyOf(histogram, Math.max(inChain + 1, 2 * histogram.length));
        }
        histogram[inChain]++;
        entries += inChain;
        squaresByShare += (double) inChain * inChain / share;
        return inChain;
    }

    private int addBucket(BucketView<?, ?> bucket, int indexInChain, double share) {
        int inBucket = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (bucket.isOccupied(slot)) {
                int tophash = bucket.tophash(slot);
                hitFalsePositives += tophashCounts[tophash]++;
                missFalsePositives += share * probability(tophash);
                hitBuckets += indexInChain + 1;
                inBucket++;
            }
        }
        return inBucket;
    }

    private void forgetTophashes(List<? extends BucketView<?, ?>> chain) {
        for (BucketView<?, ?> bucket : chain) {
            for (int slot = 0; slot < SLOTS; slot++) {
                tophashCounts[bucket.tophash(slot)] = 0;
            }
        }
    }

    /** The buckets a miss looks into: up to the first slot that says that nothing follows. */
    private static int bucketsToEnd(List<? extends BucketView<?, ?>> chain) {
        for (int index = 0; index < chain.size(); index++) {
            for (int slot = 0; slot < SLOTS; slot++) {
                if (chain.get(index).tophash(slot) == EMPTY_REST) {
                    return index + 1;
                }
            }
        }
        // A bucket that was never written is looked into all the same.
        return Math.max(1, chain.size());
    }

    /** How often a random hash has this tophash: top bytes 0 to 4 mean slot states and are raised to 5 to 9. */
    private static double probability(int tophash) {
        return (tophash < 2 * SMALLEST_TOPHASH ? 2 : 1) / TOP_BYTES;
    }
}

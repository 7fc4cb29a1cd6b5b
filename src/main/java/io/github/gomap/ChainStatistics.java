package io.github.gomap;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What one walk over the chains of a {@link MapInspection} finds: how long they are, how evenly the entries are spread,
 * what lookups cost.
 *
 * <p>While a map grows, lookups walk two kinds of chains: current ones, and old ones that are not evacuated yet. The
 * statistics are of these <em>live</em> chains, each once.
 *
 * <pre>{@code
 * GoMap<String, Integer> map = new GoMap<>();
 * for (String word : "so long and thanks for all the fish and all".split(" ")) {
 *     map.merge(word, 1, Integer::sum);
 * }
 * ChainStatistics chains = map.inspect().chains();
 * System.out.println("longest: " + chains.longest() + " buckets, a miss looks into " + chains.bucketsPerMiss());
 * }</pre>
 */
public final class ChainStatistics {
    /*
     * What is counted for each live chain, on the way of a lookup through it (slots 0 to 7 of the main bucket, then of
     * each overflow bucket):
     *
     *   tophash   17  93  17   5   1  17   0   0   |  next bucket ...
     *              a   b   c   d   -   e
     *
     * A hit on e meets 17 at a and c before: two false positives. A miss walks on until a slot says that nothing
     * follows (0); if its tophash is 17 it meets three.
     */

    private static final double TOP_BYTES = 256;

    private final @Nullable BucketArray old;
    private final int currentCount;
    private final int size;

    /** By current main bucket: the entries that its chain has, or the old chain that still stands for it. */
    private final int[] entries;

    /** The same for the buckets of the chain. */
    private final int[] lengths;

    private final int[] tophashCounts = new int[256];
    private int[] occupancy = new int[16];
    private int[] lengthHistogram = new int[4];
    private int liveOldChains;
    private int liveCurrentChains;
    private int longest;
    private int longestBucket;
    private long counted;
    private long inOverflow;
    private long holes;
    private long buckets;
    private long falsePositivesOfHits;
    private long bucketsOfHits;
    private double falsePositivesPerMiss;
    private double bucketsPerMiss;
    private double squaresByShare;
    private boolean longestIsOld;

    /** Of the chain counted last. */
    private int lastEntries;

    private int lastLength;

    /** The walk. Without a current generation, the map has one bucket that has no memory yet. */
    ChainStatistics(@Nullable BucketArray current, @Nullable BucketArray old, InspectionCounters counters) {
        this.old = old;
        size = counters.size();
        currentCount = counters.bucketCount();
        entries = new int[currentCount];
        lengths = new int[currentCount];
        int oldCount = old == null ? 0 : old.bucketCount();
        for (int bucket = 0; old != null && bucket < oldCount; bucket++) {
            if (!old.isEvacuated(bucket)) {
                addChain(old, bucket, 1.0 / oldCount);
                liveOldChains++;
                for (int index = bucket; index < currentCount; index += oldCount) {
                    entries[index] = lastEntries;
                    lengths[index] = lastLength;
                }
            }
        }
        for (int bucket = 0; bucket < currentCount; bucket++) {
            if (!isWaiting(bucket)) {
                addChain(current, bucket, 1.0 / currentCount);
                liveCurrentChains++;
                entries[bucket] = lastEntries;
                lengths[bucket] = lastLength;
            }
        }
    }

    /** Is the old chain of this current main bucket not evacuated yet? */
    boolean isWaiting(int bucket) {
        return old != null && !old.isEvacuated(bucket & old.bucketMask());
    }

    int[] entries() {
        return entries;
    }

    int[] lengths() {
        return lengths;
    }

    /** The main bucket of the longest live chain, and whether it is an old one. */
    int longestBucket() {
        return longestBucket;
    }

    boolean longestIsOld() {
        return longestIsOld;
    }

    long entriesInOverflow() {
        return inOverflow;
    }

    /* ---------------- The walk ---------------- */

    /** Counts one live chain, which a random hash leads to with the given probability. */
    private void addChain(@Nullable BucketArray generation, int mainBucket, double share) {
        Segment segment = generation == null || !generation.isAllocated() ? null : generation.segment(mainBucket);
        int length = 0;
        int inChain = 0;
        int untilEnd = 0;
        int bucket = mainBucket & Segment.BUCKET_MASK;
        do {
            long meta = segment == null || segment.meta(bucket) == Tophash.UNTOUCHED ? 0 : segment.meta(bucket);
            int inBucket = addBucket(meta, length, share);
            inOverflow += length == 0 ? 0 : inBucket;
            inChain += inBucket;
            length++;
            if (untilEnd == 0 && Tophash.endsChain(meta)) {
                untilEnd = length;
            }
            bucket = segment == null ? 0 : segment.next(bucket);
        } while (bucket != 0);
        Arrays.fill(tophashCounts, 0);
        lastEntries = inChain;
        lastLength = length;
        bucketsPerMiss += share * (untilEnd == 0 ? length : untilEnd);
        squaresByShare += (double) inChain * inChain / share;
        counted += inChain;
        buckets += length;
        occupancy = increment(occupancy, inChain);
        lengthHistogram = increment(lengthHistogram, length);
        if (length > longest) {
            longest = length;
            longestBucket = mainBucket;
            longestIsOld = generation == old;
        }
    }

    private int addBucket(long meta, int indexInChain, double share) {
        int inBucket = 0;
        for (long slots = Tophash.occupied(meta); slots != 0; slots &= slots - 1) {
            int tophash = Tophash.at(meta, Tophash.firstSlot(slots));
            falsePositivesOfHits += tophashCounts[tophash]++;
            falsePositivesPerMiss += share * probability(tophash);
            bucketsOfHits += indexInChain + 1;
            inBucket++;
        }
        for (int slot = 0; slot < Segment.SLOTS_PER_BUCKET; slot++) {
            holes += Tophash.at(meta, slot) == Tophash.EMPTY_ONE ? 1 : 0;
        }
        return inBucket;
    }

    /** How often a random hash has this tophash: top bytes 0 to 4 mean slot states and are raised to 5 to 9. */
    private static double probability(int tophash) {
        return (tophash < 2 * Tophash.MIN ? 2 : 1) / TOP_BYTES;
    }

    private static int[] increment(int[] histogram, int index) {
        int[] wide = index < histogram.length ? histogram : Arrays.copyOf(histogram, Math.max(index + 1, 2 * index));
        wide[index]++;
        return wide;
    }

    /* ---------------- Results ---------------- */

    /**
     * The length of the longest chain.
     *
     * @return in buckets, at least 1
     */
    public int longest() {
        return longest;
    }

    /**
     * How many chains have how many buckets.
     *
     * @return at index k the number of live chains of k buckets; a copy
     */
    public int[] lengthHistogram() {
        return trimmed(lengthHistogram);
    }

    /**
     * How many chains have how many entries.
     *
     * @return at index k the number of live chains with k entries; a copy
     */
    public int[] occupancyHistogram() {
        return trimmed(occupancy);
    }

    /**
     * What {@link #occupancyHistogram()} would be if every entry were in a random bucket: a Poisson distribution with
     * the load as its mean, or a mixture of two while the map grows.
     *
     * @return at index k the number of live chains expected to have k entries; as long as the observed one
     */
    public double[] expectedOccupancy() {
        double[] expected = new double[occupancyHistogram().length];
        addPoisson(expected, liveOldChains, old == null ? 0 : (double) size / old.bucketCount());
        addPoisson(expected, liveCurrentChains, (double) size / currentCount);
        return expected;
    }

    private static void addPoisson(double[] expected, int chains, double mean) {
        double probability = Math.exp(-mean);
        for (int k = 0; k < expected.length; k++) {
            expected[k] += chains * probability;
            probability *= mean / (k + 1);
        }
    }

    /**
     * The goodness of fit: how unevenly the entries are spread over the chains, beside chance. It is Pearson's sum of
     * (entries − expected)² / expected over the live chains, divided by their number less one: the variance over the
     * mean.
     *
     * @return about 1 for random hashes, less if the spread is more even, more if it is less even; empty if there are
     *     no entries or only one chain
     */
    public OptionalDouble varianceToMean() {
        int chains = liveOldChains + liveCurrentChains;
        return counted == 0 || chains < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of((squaresByShare / counted - counted) / (chains - 1));
    }

    /**
     * The part of the entries that is in overflow buckets.
     *
     * @return 0 to 1; 0 for an empty map
     */
    public double overflowShare() {
        return perEntry((double) inOverflow);
    }

    /**
     * Slots that were emptied and have something behind them in their chain (Go's emptyOne).
     *
     * @return at least 0
     */
    public long holes() {
        return holes;
    }

    /**
     * Pairs of entries of one chain that have the same tophash, so that a lookup of one compares the other in vain.
     *
     * @return at least 0
     */
    public long tophashCollisions() {
        return falsePositivesOfHits;
    }

    /**
     * Slots with the tophash of the key but another key, met on the average by a lookup of a present key.
     *
     * @return at least 0
     */
    public double falsePositivesPerHit() {
        return perEntry((double) falsePositivesOfHits);
    }

    /**
     * The same, expected for a key that is not in the map and whose hash is random.
     *
     * @return at least 0
     */
    public double falsePositivesPerMiss() {
        return falsePositivesPerMiss;
    }

    /**
     * Buckets that a lookup of a present key looks into on the average, if it walks the chain.
     *
     * @return at least 1, or 0 for an empty map
     */
    public double bucketsPerHit() {
        return perEntry((double) bucketsOfHits);
    }

    /**
     * Buckets that a lookup of an absent key with a random hash looks into on the average, if it walks the chain.
     *
     * @return at least 1
     */
    public double bucketsPerMiss() {
        return bucketsPerMiss;
    }

    /**
     * What an iteration costs: the buckets that it looks into for each entry.
     *
     * @return about 0.2 in a full map, more in one with many empty buckets; 0 for an empty map
     */
    public double bucketsPerIteratedEntry() {
        return perEntry((double) buckets);
    }

    /**
     * The number of chains that lookups walk.
     *
     * @return those of old buckets that are not evacuated yet, and of current ones that have nothing to wait for
     */
    public int liveChains() {
        return liveOldChains + liveCurrentChains;
    }

    /**
     * Those of them that are chains of old buckets.
     *
     * @return 0 if the map was not growing
     */
    public int liveOldChains() {
        return liveOldChains;
    }

    private double perEntry(double sum) {
        return counted == 0 ? 0 : sum / counted;
    }

    private static int[] trimmed(int[] histogram) {
        int length = histogram.length;
        while (length > 1 && histogram[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(histogram, length);
    }

    Json asJson() {
        return new Json()
                .add("longest", longest)
                .add("lengths", lengthHistogram())
                .add("occupancy", occupancyHistogram())
                .add("varianceToMean", varianceToMean().orElse(Double.NaN))
                .add("overflowShare", overflowShare())
                .add("holes", holes)
                .add("tophashCollisions", tophashCollisions())
                .add("bucketsPerHit", bucketsPerHit())
                .add("bucketsPerMiss", bucketsPerMiss())
                .add("falsePositivesPerHit", falsePositivesPerHit())
                .add("falsePositivesPerMiss", falsePositivesPerMiss())
                .add("bucketsPerIteratedEntry", bucketsPerIteratedEntry());
    }

    /** A few figures in one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "longest chain %d buckets, %.1f %% of the entries in overflow buckets, %d holes, variance/mean %s,"
                        + " buckets per hit %.2f, per miss %.2f",
                longest,
                100 * overflowShare(),
                holes,
                varianceToMean().isPresent()
                        ? String.format(Locale.ROOT, "%.2f", varianceToMean().getAsDouble())
                        : "-",
                bucketsPerHit(),
                bucketsPerMiss);
    }
}

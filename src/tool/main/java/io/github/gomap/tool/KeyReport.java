package io.github.gomap.tool;

import io.github.gomap.ChainStatistics;
import io.github.gomap.GoMap;
import io.github.gomap.GrowthHistory;
import io.github.gomap.MapInspection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts about a set of keys and the table they are in. The component names are the names of the JSON output.
 *
 * @param input what was read
 * @param keys what the keys are like
 * @param hash how well the bits of the hashes are used
 * @param table what the table looks like
 * @param growth how the table came to its size
 * @param lookups what a lookup costs
 * @param evenness how the entries are spread
 * @param memory what the table costs
 * @param advice what could be done better, in sentences
 */
record KeyReport(
        Input input,
        Keys keys,
        Hash hash,
        Table table,
        Growth growth,
        Lookups lookups,
        Evenness evenness,
        Footprint memory,
        List<String> advice) {

    /**
     * What was read.
     *
     * @param files the names of the sources
     * @param kind what a key is
     * @param bytes bytes read
     * @param lines lines read
     * @param keysRead keys read, repeated ones included
     */
    record Input(List<String> files, Kind kind, long bytes, long lines, long keysRead) {}

    /** What a key is. */
    enum Kind {
        LINES,
        WORDS
    }

    /**
     * What the keys are like.
     *
     * @param entries the number of different keys
     * @param mostFrequent the key read most often; null if there is none
     * @param mostFrequentCount how often that was
     * @param hashCodes how well their hashCodes tell them apart
     */
    record Keys(int entries, @Nullable String mostFrequent, int mostFrequentCount, HashCodes hashCodes) {}

    /**
     * How well the bits of the hashes are used.
     *
     * @param function what makes 64 bits of a key
     * @param bits of its results under the seed of the map: they choose bucket and tophash
     * @param hashCodeBits of the hashCodes: what HashMap uses nearly as it is, and what the author of a key can improve
     */
    record Hash(HashFunction.Kind function, BitShares bits, BitShares hashCodeBits) {}

    /**
     * What the table looks like.
     *
     * @param seed the seed of the generator the map drew its own seed from
     * @param log2Buckets the binary logarithm of the number of main buckets
     * @param buckets the number of main buckets, each with 8 slots
     * @param load entries per main bucket
     * @param overflowBuckets buckets chained behind full ones
     * @param longestChain in buckets, the main bucket included; 0 if the map is empty
     */
    record Table(long seed, int log2Buckets, int buckets, double load, int overflowBuckets, int longestChain) {}

    /**
     * How the table came to its size.
     *
     * @param doublings growths to twice the number of buckets, a running one included
     * @param sameSize growths to the same number of buckets, a running one included
     * @param bucketsMoved old main buckets that all of them have moved
     * @param running the growth that is not finished; null if there is none
     * @param history each growth, the first one first
     */
    record Growth(
            int doublings,
            int sameSize,
            long bucketsMoved,
            @Nullable Running running,
            List<GrowthLog.Step> history) {}

    /**
     * A growth that is not finished.
     *
     * @param sameSize whether the number of buckets stays the same
     * @param oldBuckets the number of old main buckets
     * @param evacuatedOldBuckets how many of them are evacuated
     */
    record Running(boolean sameSize, int oldBuckets, int evacuatedOldBuckets) {}

    /**
     * What a lookup costs that walks its chain, computed from the table: on the average over all present keys, and
     * expected for an absent key with a random hash.
     *
     * @param bucketsPerHit buckets looked into for a present key
     * @param bucketsPerMiss buckets looked into for an absent key
     * @param tophashFalsePositivesPerHit slots with the tophash of the key but another key, for a present key
     * @param tophashFalsePositivesPerMiss the same for an absent key
     */
    record Lookups(
            double bucketsPerHit,
            double bucketsPerMiss,
            double tophashFalsePositivesPerHit,
            double tophashFalsePositivesPerMiss) {}

    /**
     * Computes the facts.
     *
     * @param input what was read
     * @param counts the keys with the number of times each was read; made without an expected size
     * @param inspection of that map
     * @param function that it hashes with
     * @param growths its growths
     */
    static KeyReport of(
            Input input,
            GoMap<String, Integer> counts,
            MapInspection<String, Integer> inspection,
            HashFunction function,
            List<GrowthLog.Step> growths) {
        ChainStatistics chains = inspection.chains();
        return new KeyReport(
                input,
                keys(counts),
                new Hash(
                        function.kind(),
                        BitShares.of(counts.keySet(), Long.SIZE, function::hash),
                        BitShares.of(counts.keySet(), Integer.SIZE, String::hashCode)),
                table(inspection, chains, function.seed()),
                growth(inspection, chains, growths),
                new Lookups(
                        chains.bucketsPerHit(),
                        chains.bucketsPerMiss(),
                        chains.falsePositivesPerHit(),
                        chains.falsePositivesPerMiss()),
                Evenness.of(
                        chains.occupancyHistogram(),
                        groups(inspection, chains),
                        chains.varianceToMean().isEmpty()
                                ? null
                                : chains.varianceToMean().getAsDouble()),
                Footprint.of(inspection, counts.keySet()),
                inspection.advice());
    }

    private static Keys keys(GoMap<String, Integer> counts) {
        String mostFrequent = null;
        int most = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            String key = entry.getKey();
            int count = entry.getValue();
            // The smaller of two equally frequent keys, so that the answer does not depend on the order of the map.
            if (count > most || (count == most && mostFrequent != null && key.compareTo(mostFrequent) < 0)) {
                mostFrequent = key;
                most = count;
            }
        }
        return new Keys(counts.size(), mostFrequent, most, HashCodes.of(counts.keySet()));
    }

    private static Table table(MapInspection<?, ?> inspection, ChainStatistics chains, long seed) {
        return new Table(
                seed,
                inspection.log2Buckets(),
                inspection.bucketCount(),
                inspection.load(),
                inspection.overflowCount(),
                inspection.size() == 0 ? 0 : chains.longest());
    }

    private static Growth growth(MapInspection<?, ?> inspection, ChainStatistics chains, List<GrowthLog.Step> history) {
        GrowthHistory growths = inspection.growths();
        int oldBuckets = inspection.oldBucketCount();
        Running running = inspection.isGrowing()
                ? new Running(inspection.isSameSizeGrowth(), oldBuckets, oldBuckets - chains.liveOldChains())
                : null;
        return new Growth(growths.doublings(), growths.sameSizeGrowths(), growths.bucketsMoved(), running, history);
    }

    private static List<Evenness.Group> groups(MapInspection<?, ?> inspection, ChainStatistics chains) {
        double size = inspection.size();
        List<Evenness.Group> groups = new ArrayList<>();
        if (chains.liveOldChains() > 0) {
            groups.add(new Evenness.Group(chains.liveOldChains(), size / inspection.oldBucketCount()));
        }
        int liveCurrentChains = chains.liveChains() - chains.liveOldChains();
        if (liveCurrentChains > 0) {
            groups.add(new Evenness.Group(liveCurrentChains, size / inspection.bucketCount()));
        }
        return groups;
    }
}

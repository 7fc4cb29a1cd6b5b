package io.github.gomap.benchmarks.results;

/**
 * A GoMap at one load.
 *
 * @param log2Buckets of the buckets in use
 * @param load entries per bucket
 * @param round counts the repetitions from 1
 * @param overflowPercent how many of a hundred buckets have an overflow bucket
 * @param bytesPerEntry beyond keys and values
 * @param hitProbe entries looked at to find a present key, if they were looked at one by one
 * @param missProbe entries in the chain of an absent key
 * @param hitBuckets buckets looked into to find a present key
 * @param missBuckets buckets looked into for an absent key
 * @param longestChain in buckets
 * @param hitNanoseconds of a {@code get}, in the best window
 * @param missNanoseconds of a {@code get}, in the best window
 */
public record LoadResult(
        int log2Buckets,
        double load,
        int round,
        double overflowPercent,
        double bytesPerEntry,
        double hitProbe,
        double missProbe,
        double hitBuckets,
        double missBuckets,
        int longestChain,
        double hitNanoseconds,
        double missNanoseconds) {}

package io.github.gomap.benchmarks.times;

import java.util.stream.IntStream;

/**
 * How full a GoMap of 2^B buckets is, between one doubling and the next. The other maps double at other sizes, so the
 * three loads show each of them at a good and at a bad moment.
 */
public enum Load {
    /** The doubling that led to these buckets has just ended: 3.75 entries per bucket. */
    MIN(3.75),
    /** Between: 5.1 entries per bucket. */
    MID(5.1),
    /** The next doubling, at 6.5, is about to begin: 6.4 entries per bucket. */
    MAX(6.4);

    private final double entriesPerBucket;

    Load(double entriesPerBucket) {
        this.entriesPerBucket = entriesPerBucket;
    }

    /** The size of a GoMap of 2^log2Buckets buckets at this load. */
    public int size(int log2Buckets) {
        return (int) (entriesPerBucket * (1 << log2Buckets));
    }

    /** The sizes at all three loads. */
    static IntStream sizes(int log2Buckets) {
        return IntStream.of(MIN.size(log2Buckets), MID.size(log2Buckets), MAX.size(log2Buckets));
    }
}

package io.github.gomap.benchmarks.concurrency;

import io.github.gomap.benchmarks.Picks;
import org.apache.commons.rng.UniformRandomProvider;

/** How often which key is used. */
public enum Skew {
    /** All keys alike. */
    UNIFORM("uniform", 0),
    /**
     * The second key half as often as the first, the third a third as often, nearly: what is asked of caches. The exponent
     * is that of the YCSB benchmarks, and of most that came after them.
     */
    ZIPF("Zipf", 0.99);

    private final String label;
    private final double exponent;

    Skew(String label, double exponent) {
        this.label = label;
        this.exponent = exponent;
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    /** Numbers of keys from 0 to {@code size - 1}. */
    public int[] picks(UniformRandomProvider random, int size, int count) {
        return Picks.ranks(random, size, exponent)
                .samples(count)
                .map(rank -> rank - 1)
                .toArray();
    }
}

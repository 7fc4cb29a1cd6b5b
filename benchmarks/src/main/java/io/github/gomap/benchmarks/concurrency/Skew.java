package io.github.gomap.benchmarks.concurrency;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DiscreteUniformSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;

/** How often which key is used. */
public enum Skew {
    /** All keys alike. */
    UNIFORM("uniform") {
        @Override
        SharedStateDiscreteSampler ranks(UniformRandomProvider random, int size) {
            return DiscreteUniformSampler.of(random, 1, size);
        }
    },
    /** The second key half as often as the first, the third a third as often, nearly: what is asked of caches. */
    ZIPF("Zipf") {
        @Override
        SharedStateDiscreteSampler ranks(UniformRandomProvider random, int size) {
            return RejectionInversionZipfSampler.of(random, size, EXPONENT);
        }
    };

    /** That of the YCSB benchmarks, and of most that came after them. */
    private static final double EXPONENT = 0.99;

    private final String label;

    Skew(String label) {
        this.label = label;
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    /** Ranks from 1 to {@code size}. */
    abstract SharedStateDiscreteSampler ranks(UniformRandomProvider random, int size);

    /** Numbers of keys from 0 to {@code size - 1}. */
    public int[] picks(UniformRandomProvider random, int size, int count) {
        return ranks(random, size).samples(count).map(rank -> rank - 1).toArray();
    }
}

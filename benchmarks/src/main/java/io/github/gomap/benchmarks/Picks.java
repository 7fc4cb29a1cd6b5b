package io.github.gomap.benchmarks;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;

/** Which of so many keys are asked for, one after the other: the same for every fork, kind of map and type of keys. */
public final class Picks {
    /**
     * Enough in a row that a processor cannot learn by heart how its branches go. Hits and misses of a HashMap of 1,305
     * longs take 5.6 and 4.0 ns if 4,096 lookups are repeated, 6.0 and 4.2 with 16,384, 8.5 and 10.5 with 65,536, 9.8 and
     * 11.7 with so many.
     */
    static final int FEWEST = 1 << 18;

    private Picks() {}

    /**
     * Numbers of keys: each of them once and in random order, few ones repeated until they are many, or as many by Zipf's
     * law.
     *
     * @param zipf the exponent of Zipf's law; 0 = all equally often
     */
    public static int[] lookups(int keys, double zipf) {
        int count = Math.max(keys, FEWEST);
        return zipf == 0 ? eachEquallyOften(keys, count) : byZipf(keys, zipf, count);
    }

    private static int[] eachEquallyOften(int keys, int count) {
        return ArraySampler.shuffle(
                Keys.random(), IntStream.range(0, count).map(i -> i % keys).toArray());
    }

    /** Numbers of keys by Zipf's law. Which ones are frequent has nothing to do with their order. */
    static int[] byZipf(int keys, double exponent, int count) {
        UniformRandomProvider random = Keys.random();
        int[] byRank = shuffled(random, keys);
        SharedStateDiscreteSampler ranks = ranks(random, keys, exponent);
        int[] picked = new int[count];
        Arrays.setAll(picked, i -> byRank[ranks.sample() - 1]);
        return picked;
    }

    static int[] shuffled(UniformRandomProvider random, int count) {
        return ArraySampler.shuffle(random, IntStream.range(0, count).toArray());
    }

    /**
     * Ranks from 1 to {@code count}: the second one half as often as the first, the third a third as often, each to the
     * power of the exponent.
     */
    public static SharedStateDiscreteSampler ranks(UniformRandomProvider random, int count, double exponent) {
        return RejectionInversionZipfSampler.of(random, count, exponent);
    }
}

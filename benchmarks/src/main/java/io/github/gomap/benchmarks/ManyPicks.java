package io.github.gomap.benchmarks;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;

/**
 * Which of many maps of the same size are asked, one after the other, and for which keys.
 *
 * @param maps their numbers
 * @param keys their numbers, if the first {@code size} keys are those of the first map, and so on
 */
public record ManyPicks(int[] maps, int[] keys) {
    public static final int COUNT = Picks.FEWEST;

    /** So many different ones, again and again in another order: few enough that the maps are what fills the caches. */
    private static final int DIFFERENT = 1 << 14;

    /**
     * Picks maps at random.
     *
     * @param zipf the exponent of Zipf's law for the maps; 0 = each equally often
     */
    public static ManyPicks of(int maps, int size, double zipf) {
        UniformRandomProvider random = Keys.random();
        int[] byRank = Picks.shuffled(random, maps);
        SharedStateDiscreteSampler ranks = Picks.ranks(random, maps, zipf);
        int[] different = new int[DIFFERENT];
        for (int i = 0; i < DIFFERENT; i++) {
            int map = byRank[ranks.sample() - 1];
            different[i] = map * size + random.nextInt(size);
        }
        ManyPicks picks = new ManyPicks(new int[COUNT], new int[COUNT]);
        for (int i = 0; i < COUNT; i++) {
            int key = different[random.nextInt(DIFFERENT)];
            picks.maps[i] = key / size;
            picks.keys[i] = key;
        }
        return picks;
    }
}

package io.github.gomap.benchmarks;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which entry goes and which key comes, in a map that always has the same number of entries: the oldest entry goes, and one
 * of the keys outside comes, picked at random. If they came back in turn, the map would be the same again after a few
 * thousand steps, and a processor would learn by heart how its branches go.
 */
public final class Turnover {
    /** From so many on they do come in turn, which takes long enough, and takes no time to reach them in memory. */
    private static final int MANY = 1 << 16;

    /** The numbers of the keys in the map, those of the oldest entry at {@link #oldest}. */
    private final int[] inside;

    private final int[] outside;

    /** Places in {@link #outside}, round after round. */
    private final int[] picks;

    private int oldest = -1;
    private int pick = -1;
    private int goes;
    private int comes;

    /** The first {@code size} of so many keys are in the map, in the order of insertion. */
    public Turnover(int size, int keys) {
        inside = new int[size];
        Arrays.setAll(inside, i -> i);
        outside = new int[keys - size];
        Arrays.setAll(outside, i -> size + i);
        picks = outside.length < MANY
                ? Picks.lookups(outside.length, 0)
                : IntStream.range(0, outside.length).toArray();
    }

    /** Goes on to the next step. */
    public void next() {
        oldest = oldest + 1 == inside.length ? 0 : oldest + 1;
        pick = pick + 1 == picks.length ? 0 : pick + 1;
        goes = inside[oldest];
        comes = outside[picks[pick]];
        inside[oldest] = comes;
        outside[picks[pick]] = goes;
    }

    /** The number of the key that goes. */
    public int goes() {
        return goes;
    }

    /** The number of the key that comes. */
    public int comes() {
        return comes;
    }
}

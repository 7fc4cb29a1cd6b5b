package io.github.gomap.benchmarks.times;

import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.KeySource;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.TimeResult;
import java.util.ArrayList;
import java.util.List;

/**
 * One question about all maps: a workload, a kind of keys, a number of entries.
 *
 * @param workload what is done
 * @param keys with what
 * @param size to how large a map
 * @param zipf the exponent of Zipf's law, by which keys are asked for; 0 = all equally often
 */
public record Cell(WorkloadKind workload, KeySource keys, int size, double zipf) {
    private static final int SMALL = 2_000;
    private static final int LARGE = 1_000_000;
    private static final int SMALL_HEAP_MEGABYTES = 512;

    /** Warming up takes so long per iteration, or as long as one invocation. */
    static final int WARM_UP_MILLISECONDS = 200;

    /**
     * Measuring does so per window. Short enough that on a shared machine some windows are undisturbed, long enough that
     * the clock, and the beginning and end of a window, are nothing beside it, and that one holds an invocation of all
     * but large maps.
     */
    static final int WINDOW_MILLISECONDS = 50;

    /** More would make forks longer, not the best window better. */
    private static final int MOST_WINDOWS = 40;

    private static final int FEWEST_WINDOWS = 3;

    private static final double NANOSECONDS_PER_OPERATION = 150;

    /** All keys are asked for equally often. */
    public Cell(WorkloadKind workload, KeyKind keys, int size) {
        this(workload, KeySource.of(keys), size, 0);
    }

    /** How many different keys it takes. */
    int keysNeeded() {
        return workload.keysNeeded(size);
    }

    /**
     * The flags of a fork. Same for all maps, so that no map gets more room than it says it needs.
     *
     * <p>Small maps leave next to nothing alive. With a quarter of the heap their collections are as short and G1's
     * regions are of 1 MB as well, but a fork begins two seconds earlier, since less is pre-touched. The size of their
     * young generation is fixed: while G1 tries sizes, a few windows of a map that mainly allocates are a quarter faster
     * than all others, and the best window is one of those by chance.
     */
    List<String> flags(Collector collector) {
        List<String> flags = new ArrayList<>(collector.flags(heapMegabytes()));
        if (size <= SMALL) {
            flags.add("-Xmn" + SMALL_HEAP_MEGABYTES / 2 + "m");
        }
        flags.addAll(keys.jvmFlags());
        return flags;
    }

    private int heapMegabytes() {
        return size <= SMALL ? SMALL_HEAP_MEGABYTES : size <= LARGE ? 2048 : 8192;
    }

    /** As many windows as fit into the time that a fork of small maps measures for. */
    int windows() {
        double windows = MOST_WINDOWS * WINDOW_MILLISECONDS / milliseconds(WINDOW_MILLISECONDS);
        return (int) Math.max(FEWEST_WINDOWS, windows);
    }

    /** Compiling takes its time: all maps are given the same, and the one with the largest methods needs most of it. */
    int warmUps() {
        return workload.operations(size) > LARGE / 4 ? 6 : 12;
    }

    /** A guess at the duration of one fork, for the progress bar. */
    double estimatedSeconds() {
        double filling = size * 1e-6;
        double measuring =
                warmUps() * milliseconds(WARM_UP_MILLISECONDS) + windows() * milliseconds(WINDOW_MILLISECONDS);
        return Collector.startingSeconds(heapMegabytes()) + filling + measuring * 1.1e-3;
    }

    /** How long an iteration lasts that ends with the invocation in which so much time is over. */
    private double milliseconds(int atLeast) {
        return Math.max(atLeast, workload.operations(size) * NANOSECONDS_PER_OPERATION * 1e-6);
    }

    /** For the progress bar, and for a table's worst cell. */
    public String description() {
        return workload.label() + ", " + TimeResult.keysLabel(keys.name(), zipf) + ", " + size;
    }
}

package io.github.gomap.benchmarks.times;

import io.github.gomap.benchmarks.KeyKind;

/**
 * One question about all maps: a workload, a kind of keys, a number of entries.
 *
 * @param workload what is done
 * @param keys with what
 * @param size to how large a map
 */
public record Cell(WorkloadKind workload, KeyKind keys, int size) {
    private static final int LARGE = 1_000_000;

    /** Same for all maps, so that no map gets more room than it says it needs. */
    int heapGigabytes() {
        return size > LARGE ? 8 : 2;
    }

    /** Iterations are this long, or as long as one invocation. */
    static final int ITERATION_MILLISECONDS = 200;

    /** Whole large maps take long enough that few iterations will do. */
    int iterations() {
        return handlesLargeMaps() ? 3 : 5;
    }

    /** Compiling takes its time: all maps are given the same, and the one with the largest methods needs most of it. */
    int warmUps() {
        return handlesLargeMaps() ? 6 : 20;
    }

    private boolean handlesLargeMaps() {
        return workload.operations(size) > LARGE / 4;
    }

    /** A guess at the duration of one fork, for the progress bar. */
    double estimatedSeconds() {
        double starting = 0.8;
        double filling = size * 1e-6;
        double secondsPerInvocation = workload.operations(size) * 1.5e-7;
        double iteration = Math.max(ITERATION_MILLISECONDS * 1.1e-3, secondsPerInvocation);
        return starting + filling + (warmUps() + iterations()) * iteration;
    }

    /** For the progress bar. */
    public String description() {
        return workload.label() + ", " + keys + ", " + size;
    }
}

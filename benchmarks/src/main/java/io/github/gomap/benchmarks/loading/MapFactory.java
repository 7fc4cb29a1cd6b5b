package io.github.gomap.benchmarks.loading;

import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Makes the maps of one contestant. A fork has one factory only, so both calls have one target and are inlined.
 *
 * @param unsized makes an empty map as a user gets it who says nothing about its size
 * @param sized makes an empty map that takes so many entries without growing, if the map can do so
 * @param <M> the type that the workloads see
 */
public record MapFactory<M>(Supplier<M> unsized, IntFunction<M> sized) {
    /** An empty map as a user gets it who says nothing about its size. */
    public M newMap() {
        return unsized.get();
    }

    /** An empty map that takes so many entries without growing, if it can be told. */
    public M newMap(int expectedSize) {
        return sized.apply(expectedSize);
    }
}

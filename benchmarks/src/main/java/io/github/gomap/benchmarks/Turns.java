package io.github.gomap.benchmarks;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Maps that are visited in turn: of a single one that is visited over and over the processor would learn by heart where
 * its entries are.
 *
 * @param <M> the kind of map
 */
public final class Turns<M> {
    /** How many entries all of them have, at least: one map if it is that large. */
    private static final int FEWEST_ENTRIES = 1 << 16;

    private final List<M> maps;
    private int next = -1;

    private Turns(List<M> maps) {
        this.maps = maps;
    }

    /** As many maps of this size as are needed. */
    public static <M> Turns<M> of(int size, Supplier<M> maker) {
        int count = (FEWEST_ENTRIES + size - 1) / Math.max(1, size);
        return new Turns<>(Stream.generate(maker).limit(count).toList());
    }

    /** The map whose turn it is. */
    public M next() {
        next = next + 1 == maps.size() ? 0 : next + 1;
        return maps.get(next);
    }
}

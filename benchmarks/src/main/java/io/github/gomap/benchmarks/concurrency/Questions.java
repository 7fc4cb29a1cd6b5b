package io.github.gomap.benchmarks.concurrency;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is asked about maps that threads share: all of this together, as far as it makes sense.
 *
 * @param works what is done
 * @param readPercents of a hundred operations, how many are reads
 * @param skews how often which key is used
 * @param sizes the numbers of entries
 * @param threads how many share a map
 */
public record Questions(
        List<Work> works, List<Integer> readPercents, List<Skew> skews, List<Integer> sizes, List<Integer> threads) {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** All that is published. */
    public static final Questions ALL = new Questions(
            List.of(Work.values()),
            List.of(100, 99, 90, 75),
            List.of(Skew.values()),
            List.of(1_000, 100_000, 1_000_000, 10_000_000),
            List.of(1, PROCESSORS, 2 * PROCESSORS).stream().distinct().toList());

    /** A first look. */
    public static final Questions QUICK = new Questions(
            List.of(Work.values()), List.of(99), List.of(Skew.UNIFORM), List.of(1_000, 100_000), List.of(PROCESSORS));

    /** One by one. */
    public List<Cell> cells() {
        return Cell.all(works, readPercents, skews, sizes, threads);
    }

    /** The same questions, as the Go program understands them. */
    public List<String> goOptions(int rounds) {
        return List.of(
                "-rounds", Integer.toString(rounds),
                "-works", joined(works),
                "-threads", joined(threads),
                "-read-share", joined(readPercents),
                "-sizes", joined(sizes),
                "-skew", joined(skews));
    }

    private static String joined(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}

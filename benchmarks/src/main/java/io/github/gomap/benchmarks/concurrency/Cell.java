package io.github.gomap.benchmarks.concurrency;

import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.ConcurrencyResult.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One question about all maps.
 *
 * @param work what is done
 * @param readPercent of MIX: how many of a hundred operations are reads; else null
 * @param skew of MIX: which keys; else null
 * @param size the number of entries
 * @param threads how many
 */
public record Cell(Work work, Integer readPercent, Skew skew, int size, int threads) {
    private static final int SMALL = 100_000;
    private static final int LARGE = 1_000_000;

    /** A smaller map is full before there is anything to measure. */
    private static final int SMALLEST_GROWTH = 100_000;

    private static final double SECONDS_PER_PUT = 1e-6;
    private static final double SECONDS_PER_GROWTH = 3.5;
    private static final double JOL_SECONDS_PER_ENTRY = 3e-6;

    /** The questions about all of these. Bytes have nothing to do with threads, and small maps do not grow. */
    public static List<Cell> all(
            Collection<Work> works,
            Collection<Integer> readPercents,
            Collection<Skew> skews,
            Collection<Integer> sizes,
            Collection<Integer> threadCounts) {
        List<Cell> cells = new ArrayList<>();
        for (Work work : works) {
            for (int size : sizes) {
                if (work == Work.GROWTH && size < SMALLEST_GROWTH) {
                    continue;
                }
                for (int threads : work == Work.MEMORY ? List.of(1) : threadCounts) {
                    if (work == Work.MIX) {
                        skews.forEach(skew -> readPercents.forEach(
                                readPercent -> cells.add(new Cell(work, readPercent, skew, size, threads))));
                    } else {
                        cells.add(new Cell(work, null, null, size, threads));
                    }
                }
            }
        }
        return cells;
    }

    Question question(String map, Collector collector, int round) {
        return new Question(
                work.name(), readPercent, skew == null ? null : skew.name(), map, size, threads, collector, round);
    }

    /** Same for all maps. */
    int heapMegabytes() {
        return size <= SMALL ? 512 : size <= LARGE ? 2048 : 8192;
    }

    /** A guess at the duration of one fork, for the progress bar. */
    double estimatedSeconds() {
        double measuring = switch (work) {
            case MIX, VIEW -> size * SECONDS_PER_PUT + Timing.STANDARD.milliseconds() * 1e-3;
            case GROWTH -> SECONDS_PER_GROWTH + size * 2 * SECONDS_PER_PUT;
            case MEMORY -> size * JOL_SECONDS_PER_ENTRY;
        };
        return Collector.startingSeconds(heapMegabytes()) + measuring;
    }

    /** For people. */
    public String description() {
        String mix = work == Work.MIX ? ", " + readPercent + " % reads, " + skew.label() + " keys" : "";
        return work.label() + mix + ", " + size + " entries, " + threads + (threads == 1 ? " thread" : " threads");
    }
}

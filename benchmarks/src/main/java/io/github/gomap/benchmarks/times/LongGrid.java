package io.github.gomap.benchmarks.times;

import static io.github.gomap.benchmarks.KeyKind.LONG_CLUSTERED;
import static io.github.gomap.benchmarks.KeyKind.LONG_LOW_BITS_ZERO;
import static io.github.gomap.benchmarks.KeyKind.LONG_RANDOM;
import static io.github.gomap.benchmarks.KeyKind.LONG_SEQUENTIAL;
import static io.github.gomap.benchmarks.times.WorkloadKind.BUILD;
import static io.github.gomap.benchmarks.times.WorkloadKind.BUILD_PRESIZED;
import static io.github.gomap.benchmarks.times.WorkloadKind.CHURN;
import static io.github.gomap.benchmarks.times.WorkloadKind.GET_HIT;
import static io.github.gomap.benchmarks.times.WorkloadKind.GET_MISS;
import static io.github.gomap.benchmarks.times.WorkloadKind.ITERATE;
import static io.github.gomap.benchmarks.times.WorkloadKind.MANY_GET_HIT;
import static io.github.gomap.benchmarks.times.WorkloadKind.MANY_GET_MISS;
import static io.github.gomap.benchmarks.times.WorkloadKind.REPLACE;

import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.longs.LongBuild;
import io.github.gomap.benchmarks.longs.LongChurn;
import io.github.gomap.benchmarks.longs.LongGet;
import io.github.gomap.benchmarks.longs.LongIterate;
import io.github.gomap.benchmarks.longs.LongManyGets;
import io.github.gomap.benchmarks.longs.LongReplace;
import io.github.gomap.benchmarks.times.Grid.Cells;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What is asked about maps with primitive keys: the sizes of {@link Grid}, three kinds of identifiers. */
final class LongGrid {
    private static final List<KeyKind> IDENTIFIERS = List.of(LONG_RANDOM, LONG_SEQUENTIAL, LONG_CLUSTERED);

    private static final Map<WorkloadKind, JmhBenchmark> BENCHMARKS = Map.of(
            GET_HIT, new JmhBenchmark(LongGet.class, "find=HIT"),
            GET_MISS, new JmhBenchmark(LongGet.class, "find=MISS"),
            REPLACE, new JmhBenchmark(LongReplace.class, ""),
            CHURN, new JmhBenchmark(LongChurn.class, ""),
            BUILD, new JmhBenchmark(LongBuild.class, "presized=false"),
            BUILD_PRESIZED, new JmhBenchmark(LongBuild.class, "presized=true"),
            ITERATE, new JmhBenchmark(LongIterate.class, ""),
            MANY_GET_HIT, new JmhBenchmark(LongManyGets.class, "find=HIT"),
            MANY_GET_MISS, new JmhBenchmark(LongManyGets.class, "find=MISS"));

    private LongGrid() {}

    /** What JMH is to run for a workload that a grid of primitive keys has. */
    static JmhBenchmark benchmark(WorkloadKind workload) {
        return BENCHMARKS.get(workload);
    }

    /** The cells, none twice. */
    static Collection<Cell> cells(Grid grid) {
        Cells cells = new Cells();
        switch (grid) {
            case QUICK ->
                cells.add(
                        List.of(GET_HIT, GET_MISS, CHURN, BUILD, ITERATE),
                        IDENTIFIERS,
                        IntStream.of(Load.MID.size(14)));
            case TINY -> addTiny(cells);
            case GOALS -> addGoals(cells);
            case FULL -> addAll(cells);
        }
        return cells.collected();
    }

    private static void addTiny(Cells cells) {
        cells.add(List.of(BUILD, MANY_GET_HIT, MANY_GET_MISS), IDENTIFIERS, IntStream.of(1, 3, 12, 30));
    }

    private static void addGoals(Cells cells) {
        addTiny(cells);
        for (int log2Buckets : new int[] {8, 14, 17, 20}) {
            cells.add(
                    List.of(GET_HIT, GET_MISS, REPLACE, CHURN, BUILD, BUILD_PRESIZED, ITERATE),
                    IDENTIFIERS,
                    Load.sizes(log2Buckets));
        }
    }

    private static void addAll(Cells cells) {
        addGoals(cells);
        List<WorkloadKind> workloads = List.of(GET_HIT, GET_MISS, CHURN, BUILD, ITERATE);
        for (int log2Buckets : new int[] {2, 4, 6, 10, 12, 16, 18}) {
            cells.add(workloads, List.of(LONG_RANDOM), Load.sizes(log2Buckets));
        }
        for (int log2Buckets : new int[] {8, 14, 17}) {
            cells.add(
                    workloads,
                    List.of(LONG_LOW_BITS_ZERO),
                    IntStream.of(Load.MIN.size(log2Buckets), Load.MAX.size(log2Buckets)));
        }
    }
}

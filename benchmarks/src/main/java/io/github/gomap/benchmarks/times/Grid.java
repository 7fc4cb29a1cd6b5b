package io.github.gomap.benchmarks.times;

import static io.github.gomap.benchmarks.KeyKind.BADLY_HASHED;
import static io.github.gomap.benchmarks.KeyKind.LONG_LOW_BITS_ZERO;
import static io.github.gomap.benchmarks.KeyKind.LONG_RANDOM;
import static io.github.gomap.benchmarks.KeyKind.LONG_SEQUENTIAL;
import static io.github.gomap.benchmarks.KeyKind.RECORD;
import static io.github.gomap.benchmarks.KeyKind.STRING;
import static io.github.gomap.benchmarks.KeyKind.STRING_SAME_HASH;
import static io.github.gomap.benchmarks.KeyKind.UUID_RANDOM;
import static io.github.gomap.benchmarks.times.WorkloadKind.BUILD;
import static io.github.gomap.benchmarks.times.WorkloadKind.BUILD_AFTER_CLEAR;
import static io.github.gomap.benchmarks.times.WorkloadKind.BUILD_PRESIZED;
import static io.github.gomap.benchmarks.times.WorkloadKind.CHURN;
import static io.github.gomap.benchmarks.times.WorkloadKind.COPY_PUT_ALL;
import static io.github.gomap.benchmarks.times.WorkloadKind.COPY_PUT_EACH;
import static io.github.gomap.benchmarks.times.WorkloadKind.COUNT_COMPUTE;
import static io.github.gomap.benchmarks.times.WorkloadKind.COUNT_MERGE;
import static io.github.gomap.benchmarks.times.WorkloadKind.GET_HIT;
import static io.github.gomap.benchmarks.times.WorkloadKind.GET_HIT_SAME;
import static io.github.gomap.benchmarks.times.WorkloadKind.GET_MISS;
import static io.github.gomap.benchmarks.times.WorkloadKind.ITERATE;
import static io.github.gomap.benchmarks.times.WorkloadKind.MANY_CLEAR_AND_PUT;
import static io.github.gomap.benchmarks.times.WorkloadKind.MANY_COMPUTE_IF_ABSENT;
import static io.github.gomap.benchmarks.times.WorkloadKind.MANY_FOR_EACH;
import static io.github.gomap.benchmarks.times.WorkloadKind.MANY_GET_HIT;
import static io.github.gomap.benchmarks.times.WorkloadKind.MANY_GET_MISS;
import static io.github.gomap.benchmarks.times.WorkloadKind.MANY_ITERATE;
import static io.github.gomap.benchmarks.times.WorkloadKind.MANY_ITERATE_KEYS;
import static io.github.gomap.benchmarks.times.WorkloadKind.MANY_REPLACE;
import static io.github.gomap.benchmarks.times.WorkloadKind.MID_GROWTH_HIT;
import static io.github.gomap.benchmarks.times.WorkloadKind.MID_GROWTH_MISS;
import static io.github.gomap.benchmarks.times.WorkloadKind.POP_FIRST;
import static io.github.gomap.benchmarks.times.WorkloadKind.REPLACE;
import static io.github.gomap.benchmarks.times.WorkloadKind.SMALL_MAP;

import io.github.gomap.benchmarks.KeyKind;
import io.github.gomap.benchmarks.KeyType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The sets of cells that belong together. A GoMap has 2^B buckets; sizes are chosen by B and {@link Load}: about 6 for
 * B = 0, 1.6 thousand for 8, 105 thousand for 14, 839 thousand for 17, 6.7 million for 20, 7.9 million for 21.
 */
public enum Grid {
    /** A first look. */
    QUICK {
        @Override
        void addTo(Cells cells) {
            cells.add(List.of(GET_HIT, GET_MISS, CHURN, BUILD, ITERATE), List.of(LONG_RANDOM), Load.sizes(14));
        }
    },
    /** What most maps of most programs are: a handful of entries, made, filled, asked, iterated and cleared. */
    TINY {
        @Override
        void addTo(Cells cells) {
            cells.add(
                    List.of(
                            BUILD,
                            MANY_GET_HIT,
                            MANY_GET_MISS,
                            MANY_REPLACE,
                            MANY_COMPUTE_IF_ABSENT,
                            MANY_CLEAR_AND_PUT,
                            MANY_ITERATE,
                            MANY_ITERATE_KEYS,
                            MANY_FOR_EACH),
                    List.of(LONG_RANDOM, STRING),
                    IntStream.of(1, 3, 12, 30));
        }
    },
    /** The comparison with HashMap that the design aims at: tiny maps, and four numbers of buckets. */
    GOALS {
        @Override
        void addTo(Cells cells) {
            TINY.addTo(cells);
            for (int log2Buckets : new int[] {8, 14, 17, 20}) {
                cells.add(
                        List.of(GET_HIT, GET_MISS, REPLACE, CHURN, BUILD, BUILD_PRESIZED, ITERATE),
                        List.of(LONG_RANDOM, STRING),
                        Load.sizes(log2Buckets));
            }
        }
    },
    /** All workloads, all keys, all sizes, as far as they make sense together. */
    FULL {
        @Override
        void addTo(Cells cells) {
            GOALS.addTo(cells);
            addOtherSizes(cells);
            addSmallMaps(cells);
            addMidGrowth(cells);
            addOtherWorkloads(cells);
            addOtherKeys(cells);
        }

        private void addOtherSizes(Cells cells) {
            List<WorkloadKind> workloads = List.of(GET_HIT, GET_MISS, CHURN, BUILD, ITERATE);
            cells.add(workloads, List.of(LONG_RANDOM), IntStream.of(3, 6, 8));
            for (int log2Buckets : new int[] {2, 4, 6, 10, 12, 16, 18}) {
                cells.add(workloads, List.of(LONG_RANDOM), Load.sizes(log2Buckets));
            }
            cells.add(workloads, List.of(LONG_RANDOM), IntStream.of(Load.MIN.size(21)));
        }

        private void addSmallMaps(Cells cells) {
            cells.add(
                    List.of(SMALL_MAP),
                    List.of(LONG_RANDOM, STRING),
                    IntStream.of(0, 1, 2, 4, 6, 8, 9, 12, 13, 16, 20, 24, 26, 30));
        }

        private void addMidGrowth(Cells cells) {
            for (int log2Buckets : new int[] {8, 14, 17, 20}) {
                int limit = 13 << (log2Buckets - 1);
                cells.add(
                        List.of(MID_GROWTH_HIT, MID_GROWTH_MISS),
                        List.of(LONG_RANDOM, STRING),
                        IntStream.of(limit + 1, limit + (1 << (log2Buckets - 2))));
            }
        }

        private void addOtherWorkloads(Cells cells) {
            Set<WorkloadKind> ratios = EnumSet.range(WorkloadKind.HIT_RATIO_0, WorkloadKind.HIT_RATIO_100);
            Set<WorkloadKind> visits = EnumSet.range(WorkloadKind.ITERATE_FOR_EACH, WorkloadKind.ITERATE_STREAM_LOW);
            for (int log2Buckets : new int[] {8, 14, 17}) {
                List<KeyKind> keys = List.of(LONG_RANDOM, STRING);
                cells.add(List.of(GET_HIT_SAME), keys, Load.sizes(log2Buckets));
                cells.add(ratios, keys, IntStream.of(Load.MIN.size(log2Buckets), Load.MAX.size(log2Buckets)));
                cells.add(
                        List.of(BUILD_AFTER_CLEAR, COPY_PUT_ALL, COPY_PUT_EACH, COUNT_MERGE, COUNT_COMPUTE),
                        keys,
                        Load.sizes(log2Buckets));
                cells.add(visits, List.of(LONG_RANDOM), Load.sizes(log2Buckets));
            }
            cells.add(List.of(POP_FIRST), List.of(LONG_RANDOM), IntStream.of(6, 102, 819, 6553));
        }

        private void addOtherKeys(Cells cells) {
            for (int log2Buckets : new int[] {8, 14, 17}) {
                cells.add(
                        List.of(GET_HIT, GET_MISS, CHURN, BUILD, ITERATE),
                        List.of(LONG_SEQUENTIAL, LONG_LOW_BITS_ZERO, UUID_RANDOM, RECORD, BADLY_HASHED),
                        IntStream.of(Load.MIN.size(log2Buckets), Load.MAX.size(log2Buckets)));
            }
            cells.add(List.of(GET_HIT, GET_MISS, BUILD), List.of(STRING_SAME_HASH), IntStream.of(120, 960, 7680));
        }
    };

    abstract void addTo(Cells cells);

    /** The cells for keys that are objects, none twice. */
    public Collection<Cell> cells() {
        Cells cells = new Cells();
        addTo(cells);
        return cells.collected();
    }

    /** The cells for keys of this type, none twice. */
    public Collection<Cell> cells(KeyType keys) {
        return keys == KeyType.LONG ? LongGrid.cells(this) : cells();
    }

    /** Collects cells. */
    static final class Cells {
        private final Set<Cell> collected = new LinkedHashSet<>();

        Set<Cell> collected() {
            return collected;
        }

        void add(Collection<WorkloadKind> workloads, Collection<KeyKind> keys, IntStream sizes) {
            for (int size : sizes.toArray()) {
                for (KeyKind kind : keys) {
                    for (WorkloadKind workload : workloads) {
                        collected.add(new Cell(workload, kind, size));
                    }
                }
            }
        }
    }
}

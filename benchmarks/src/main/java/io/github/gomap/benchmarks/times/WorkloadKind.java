package io.github.gomap.benchmarks.times;

import io.github.gomap.benchmarks.Build;
import io.github.gomap.benchmarks.BuildAfterClear;
import io.github.gomap.benchmarks.Churn;
import io.github.gomap.benchmarks.CopyInto;
import io.github.gomap.benchmarks.GetHit;
import io.github.gomap.benchmarks.GetMiss;
import io.github.gomap.benchmarks.HitRatio;
import io.github.gomap.benchmarks.Iterate;
import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.Keys;
import io.github.gomap.benchmarks.ManyGets;
import io.github.gomap.benchmarks.ManyMaps;
import io.github.gomap.benchmarks.ManyRefills;
import io.github.gomap.benchmarks.ManyUpdates;
import io.github.gomap.benchmarks.ManyVisits;
import io.github.gomap.benchmarks.MidGrowthReads;
import io.github.gomap.benchmarks.PopFirst;
import io.github.gomap.benchmarks.Replace;
import io.github.gomap.benchmarks.SmallMaps;
import io.github.gomap.benchmarks.WordCount;
import io.github.gomap.benchmarks.Workload;
import java.util.Set;

/** The workloads with their parameters set: the rows of a report. */
public enum WorkloadKind {
    GET_HIT("get hit", GetHit.class, Unit.OPERATION, "reference=EQUAL"),
    GET_HIT_SAME("get hit, same reference", GetHit.class, Unit.OPERATION, "reference=SAME"),
    GET_MISS("get miss", GetMiss.class, Unit.OPERATION),
    HIT_RATIO_0("get, 0 % hits", HitRatio.class, Unit.OPERATION, "percent=0"),
    HIT_RATIO_25("get, 25 % hits", HitRatio.class, Unit.OPERATION, "percent=25"),
    HIT_RATIO_50("get, 50 % hits", HitRatio.class, Unit.OPERATION, "percent=50"),
    HIT_RATIO_75("get, 75 % hits", HitRatio.class, Unit.OPERATION, "percent=75"),
    HIT_RATIO_100("get, 100 % hits", HitRatio.class, Unit.OPERATION, "percent=100"),
    REPLACE("replace", Replace.class, Unit.OPERATION),
    CHURN("remove + insert", Churn.class, Unit.OPERATION),
    BUILD("build", Build.class, Unit.ENTRY, "presized=false"),
    BUILD_PRESIZED("build presized", Build.class, Unit.ENTRY, "presized=true"),
    BUILD_AFTER_CLEAR("build after clear", BuildAfterClear.class, Unit.ENTRY),
    COPY_PUT_ALL("copy by putAll", CopyInto.class, Unit.ENTRY, "how=PUT_ALL"),
    COPY_PUT_EACH("copy by put of each", CopyInto.class, Unit.ENTRY, "how=PUT_EACH"),
    COUNT_MERGE("word count by merge", WordCount.class, Unit.WORD, "how=MERGE"),
    COUNT_COMPUTE("word count by compute", WordCount.class, Unit.WORD, "how=COMPUTE"),
    ITERATE("iterate", Iterate.class, Unit.ENTRY, "how=ENTRY_ITERATOR,fill=FULL"),
    ITERATE_FOR_EACH("forEach", Iterate.class, Unit.ENTRY, "how=FOR_EACH,fill=FULL"),
    ITERATE_STREAM("stream", Iterate.class, Unit.ENTRY, "how=STREAM,fill=FULL"),
    ITERATE_LOW("iterate, low load", Iterate.class, Unit.ENTRY_LEFT, "how=ENTRY_ITERATOR,fill=LOW"),
    ITERATE_FOR_EACH_LOW("forEach, low load", Iterate.class, Unit.ENTRY_LEFT, "how=FOR_EACH,fill=LOW"),
    ITERATE_STREAM_LOW("stream, low load", Iterate.class, Unit.ENTRY_LEFT, "how=STREAM,fill=LOW"),
    POP_FIRST("fill and pop first", PopFirst.class, Unit.ENTRY),
    SMALL_MAP("life of a small map", SmallMaps.class, Unit.OPERATION),
    MANY_GET_HIT("get hit, one of many maps", ManyGets.class, Unit.OPERATION, "find=HIT"),
    MANY_GET_MISS("get miss, one of many maps", ManyGets.class, Unit.OPERATION, "find=MISS"),
    MANY_REPLACE("replace, one of many maps", ManyUpdates.class, Unit.OPERATION, "how=REPLACE"),
    MANY_COMPUTE_IF_ABSENT(
            "computeIfAbsent of a present key, one of many maps",
            ManyUpdates.class,
            Unit.OPERATION,
            "how=COMPUTE_IF_ABSENT"),
    MANY_CLEAR_AND_PUT("clear and put, one of many maps", ManyRefills.class, Unit.ENTRY),
    MANY_ITERATE("iterate, one of many maps", ManyVisits.class, Unit.ENTRY, "how=ENTRY_ITERATOR"),
    MANY_ITERATE_KEYS("iterate over keys, one of many maps", ManyVisits.class, Unit.ENTRY, "how=KEY_ITERATOR"),
    MANY_FOR_EACH("forEach, one of many maps", ManyVisits.class, Unit.ENTRY, "how=FOR_EACH"),
    MID_GROWTH_HIT("get hit in mid-growth", MidGrowthReads.class, Unit.OPERATION, "find=HIT"),
    MID_GROWTH_MISS("get miss in mid-growth", MidGrowthReads.class, Unit.OPERATION, "find=MISS");

    /** What the time of one invocation is divided by. */
    private enum Unit {
        OPERATION,
        ENTRY,
        ENTRY_LEFT,
        WORD
    }

    private static final Set<Class<? extends Workload>> WITH_CHOICE =
            Set.of(GetHit.class, GetMiss.class, HitRatio.class, Replace.class, MidGrowthReads.class);

    private final String label;
    private final JmhBenchmark benchmark;
    private final Unit unit;

    WorkloadKind(String label, Class<? extends Workload> workload, Unit unit) {
        this(label, workload, unit, "");
    }

    WorkloadKind(String label, Class<? extends Workload> workload, Unit unit, String parameters) {
        this.label = label;
        this.benchmark = new JmhBenchmark(workload, parameters);
        this.unit = unit;
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    /** What JMH is to run for keys of this type. */
    JmhBenchmark benchmark(KeyType keys) {
        return keys == KeyType.LONG ? LongGrid.benchmark(this) : benchmark;
    }

    /** Can some keys, or maps, be asked for more often than others? Counting words does so in any case. */
    boolean hasChoice() {
        return WITH_CHOICE.contains(benchmark.workload()) || isOfManyMaps();
    }

    /** How many different keys it takes. */
    int keysNeeded(int size) {
        int present = isOfManyMaps() ? ManyMaps.MAPS * size : presentKeysNeeded(size);
        return asksForAbsentKeys() ? 2 * present : present;
    }

    private int presentKeysNeeded(int size) {
        return switch (this) {
            case CHURN -> Churn.keysNeeded(size);
            case BUILD,
                    BUILD_PRESIZED,
                    BUILD_AFTER_CLEAR,
                    POP_FIRST,
                    SMALL_MAP,
                    ITERATE,
                    ITERATE_FOR_EACH,
                    ITERATE_STREAM,
                    ITERATE_LOW,
                    ITERATE_FOR_EACH_LOW,
                    ITERATE_STREAM_LOW,
                    COPY_PUT_ALL,
                    COPY_PUT_EACH -> Keys.forRounds(size);
            default -> size;
        };
    }

    private boolean asksForAbsentKeys() {
        return this == GET_MISS
                || this == MANY_GET_MISS
                || this == MID_GROWTH_MISS
                || benchmark.workload() == HitRatio.class;
    }

    private boolean isOfManyMaps() {
        return ManyMaps.class.isAssignableFrom(benchmark.workload());
    }

    /** How many operations, or entries, one invocation handles. */
    int operations(int size) {
        return switch (unit) {
            case OPERATION -> 1;
            case ENTRY -> size;
            case ENTRY_LEFT -> (size + Iterate.ENTRIES_PER_LEFT - 1) / Iterate.ENTRIES_PER_LEFT;
            case WORD -> size * WordCount.WORDS_PER_SIZE;
        };
    }
}

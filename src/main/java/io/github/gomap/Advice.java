package io.github.gomap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sentences about a map that its owner can act on; none for a map that is well. */
final class Advice {
    /** Below this, nothing that could be said is worth it. */
    private static final int SMALLEST_SIZE = 100;

    private static final int MANY_DOUBLINGS = 5;
    private static final double LARGE_SHARE = 0.25;

    /** The hash mixes all bits, but hashCodes that differ only here and there point to a weak hashCode. */
    private static final int LOW_BITS = 16;

    private static final double SPARSE_LOAD = 0.8;

    /** The variance of as many random chains is this far above the mean once in thousands of tables. */
    private static final double STANDARD_DEVIATIONS = 4;

    private final InspectionCounters counters;
    private final List<String> sentences = new ArrayList<>();

    private Advice(InspectionCounters counters) {
        this.counters = counters;
    }

    static List<String> on(
            InspectionCounters counters, ChainStatistics chains, Iterable<? extends @Nullable Object> keys) {
        Advice advice = new Advice(counters);
        if (counters.size() >= SMALLEST_SIZE) {
            boolean hashCodesAreBad = advice.onHashCodes(keys);
            advice.onUnevenChains(chains, hashCodesAreBad);
            advice.onGrowths();
        }
        advice.onUnfinishedGrowth();
        advice.onEmptyBuckets();
        return List.copyOf(advice.sentences);
    }

    /** Calls the hashCode of every key. */
    private boolean onHashCodes(Iterable<? extends @Nullable Object> keys) {
        int size = counters.size();
        Map<Integer, Integer> sharing = new HashMap<>();
        Map<Integer, Integer> sharingLowBits = new HashMap<>();
        for (Object key : keys) {
            int hashCode = key == null ? 0 : key.hashCode();
            sharing.merge(hashCode, 1, Integer::sum);
            sharingLowBits.merge(hashCode & ((1 << LOW_BITS) - 1), 1, Integer::sum);
        }
        int collided = size - sharing.size();
        int most = sharing.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int mostLow = sharingLowBits.values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        if (collided > LARGE_SHARE * size) {
            say(
                    "%.0f %% of the keys have a hashCode that another key has, and %,d share one: improve their hashCode,"
                            + " or build the map with Hashers.sipHash13() if the keys are strings.",
                    100.0 * collided / size, most);
            return true;
        }
        if (mostLow > LARGE_SHARE * size) {
            say(
                    "%.0f %% of the keys share the low %d bits of their hashCode: GoMap mixes all bits, but a HashMap of"
                            + " these keys would collide, and so will code that takes hashCode modulo a power of two.",
                    100.0 * mostLow / size, LOW_BITS);
        }
        return false;
    }

    private void onUnevenChains(ChainStatistics chains, boolean hashCodesAreBad) {
        double tolerance = STANDARD_DEVIATIONS * Math.sqrt(2.0 / chains.liveChains());
        chains.varianceToMean().ifPresent(ratio -> {
            if (ratio > 1 + tolerance && !hashCodesAreBad) {
                say(
                        "The entries are spread less evenly than by chance (variance/mean %.2f, longest chain %,d"
                                + " buckets): the hashes of the keys depend on each other; try Hashers.sipHash13().",
                        ratio, chains.longest());
            }
        });
    }

    private void onGrowths() {
        int doublings = counters.growths().doublings();
        if (doublings >= MANY_DOUBLINGS) {
            say(
                    "Built without expectedSize: %d growths moved %,d buckets; new GoMap<>(%s) avoids them.",
                    doublings,
                    counters.growths().bucketsMoved(),
                    String.format(Locale.ROOT, "%,d", counters.size()).replace(',', '_'));
        }
    }

    private void onUnfinishedGrowth() {
        if (counters.isGrowing()) {
            say(
                    "In the middle of a growth (the first %,d of %,d old buckets evacuated): if the map is only read from now on,"
                            + " finishGrowth() makes lookups faster and frees the old buckets.",
                    counters.evacuatedCount(), counters.oldBucketCount());
        }
    }

    private void onEmptyBuckets() {
        if (counters.bucketCount() > 1 << 4 && counters.load() < SPARSE_LOAD) {
            say(
                    "%,d entries in %,d buckets: if it stays so, trim() saves memory and makes iteration faster.",
                    counters.size(), counters.bucketCount());
        }
    }

    private void say(String format, Object... arguments) {
        sentences.add(String.format(Locale.ROOT, format, arguments));
    }
}

package io.github.gomap.tool;

import io.github.gomap.GoMap;
import io.github.gomap.MapInspection;
import io.github.gomap.MapInspection.Detail;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches a map that is being filled, and notes each of its growths: with which key it began, and with which it ended.
 */
final class GrowthLog {

    /**
     * One growth.
     *
     * @param sameSize whether the number of buckets stayed the same
     * @param oldBuckets main buckets before
     * @param buckets main buckets after
     * @param entries the entries with the one that started the growth
     * @param firstKey the number, counted from 1, of the key read whose write started it
     * @param lastKey the number of the key whose write ended it; null if that has not happened
     */
    record Step(
            boolean sameSize,
            int oldBuckets,
            int buckets,
            int entries,
            long firstKey,
            @Nullable Long lastKey) {

        Step endedBy(long key) {
            return new Step(sameSize, oldBuckets, buckets, entries, firstKey, key);
        }
    }

    private final GoMap<?, ?> map;
    private final List<Step> steps = new ArrayList<>();
    private long keys;
    private int size;
    private int buckets;
    private int growths;
    private boolean growing;

    /** Watches a map that is not growing and has not grown. */
    GrowthLog(GoMap<?, ?> map) {
        this.map = map;
        compare(map.inspect(Detail.COUNTERS));
    }

    /** Looks at the map after a key was written. */
    void keyWritten() {
        keys++;
        // Only a new key starts a growth; while one runs, every write takes it further.
        if (growing || map.size() != size) {
            size = map.size();
            compare(map.inspect(Detail.COUNTERS));
        }
    }

    private void compare(MapInspection<?, ?> now) {
        int begun = now.growths().doublings() + now.growths().sameSizeGrowths();
        if (growing && (begun != growths || !now.isGrowing())) {
            steps.set(steps.size() - 1, steps.get(steps.size() - 1).endedBy(keys));
        }
        if (begun != growths) {
            boolean sameSize = now.bucketCount() == buckets;
            // A growth of one or two buckets ends with the write that starts it.
            Long end = now.isGrowing() ? null : (Long) keys;
            steps.add(new Step(sameSize, buckets, now.bucketCount(), size, keys, end));
        }
        growths = begun;
        buckets = now.bucketCount();
        growing = now.isGrowing();
    }

    /** The growths so far, the first one first. */
    List<Step> steps() {
        return Collections.unmodifiableList(new ArrayList<>(steps));
    }
}

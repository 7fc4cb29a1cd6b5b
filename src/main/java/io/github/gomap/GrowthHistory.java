package io.github.gomap;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The growths of a map since it was made, copied or trimmed. {@code clear()} leaves them as they are.
 *
 * <pre>{@code
 * GoMap<Integer, String> map = new GoMap<>();
 * for (int i = 0; i < 1_000; i++) {
 *     map.put(i, "value");
 * }
 * GrowthHistory growths = map.inspect(MapInspection.Detail.COUNTERS).growths();
 * System.out.println(growths.doublings() + " doublings moved " + growths.bucketsMoved() + " buckets");
 * }</pre>
 *
 * @param doublings growths to twice the number of buckets, including one under way
 * @param sameSizeGrowths growths that closed holes only, including one under way
 * @param bucketsMoved old main buckets that were moved, with their chains, by all of them; those of a growth that
 *     {@code clear()} ended are not counted
 * @param runningFor how long ago the growth under way began; null if the map was not growing
 */
public record GrowthHistory(
        int doublings,
        int sameSizeGrowths,
        long bucketsMoved,
        @Nullable Duration runningFor) {

    static final GrowthHistory NONE = new GrowthHistory(0, 0, 0, null);
}

package io.github.gomap;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One bucket of a {@link MapInspection}: eight slots with their tophash bytes, keys and values.
 *
 * <pre>{@code
 * GoMap<String, Integer> map = new GoMap<>();
 * map.put("one", 1);
 * BucketView<String, Integer> bucket = map.inspect().chain(0).get(0);
 * for (int slot = 0; slot < 8; slot++) {
 *     if (bucket.isOccupied(slot)) {
 *         System.out.println(bucket.tophash(slot) + ": " + bucket.key(slot) + " = " + bucket.value(slot));
 *     }
 * }
 * }</pre>
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class BucketView<K extends @Nullable Object, V extends @Nullable Object> {
    private final Segment segment;
    private final int bucket;

    BucketView(Segment segment, int bucket) {
        this.segment = segment;
        this.bucket = bucket;
    }

    /**
     * The byte of a slot: the top eight bits of its key's hash, or one of Go's codes below 5 (0 empty and so is the
     * rest of the chain, 1 empty, 2 and 3 evacuated to the lower and the upper half, 4 was empty when evacuated).
     *
     * @param slot 0 to 7
     * @return 0 to 255
     * @throws IndexOutOfBoundsException if there is no such slot
     */
    public int tophash(int slot) {
        return segment.tophash(location(slot));
    }

    /**
     * Whether a slot holds an entry.
     *
     * @param slot 0 to 7
     * @return true if its tophash is at least 5
     * @throws IndexOutOfBoundsException if there is no such slot
     */
    public boolean isOccupied(int slot) {
        return tophash(slot) >= Tophash.MIN;
    }

    /**
     * The key in a slot.
     *
     * @param slot 0 to 7
     * @return the key; null for the null key and for a slot without an entry
     * @throws IndexOutOfBoundsException if there is no such slot
     */
    @SuppressWarnings("unchecked")
    public @Nullable K key(int slot) {
        return isOccupied(slot) ? (K) Keys.boxed(segment.row(bucket), segment.slotInRow(location(slot))) : null;
    }

    /**
     * The value in a slot.
     *
     * @param slot 0 to 7
     * @return the value; null for a null value and for a slot without an entry
     * @throws IndexOutOfBoundsException if there is no such slot
     */
    @SuppressWarnings("unchecked")
    public @Nullable V value(int slot) {
        return isOccupied(slot) ? (V) segment.value(location(slot)) : null;
    }

    /** Null only if K admits it. */
    @SuppressWarnings({"unchecked", "NullAway"})
    void addKeysTo(List<K> keys) {
        for (int slot = 0; slot < Segment.SLOTS_PER_BUCKET; slot++) {
            if (isOccupied(slot)) {
                keys.add((K) Keys.boxed(segment.row(bucket), segment.slotInRow(location(slot))));
            }
        }
    }

    private int location(int slot) {
        return (bucket << Segment.SLOT_BITS) | Objects.checkIndex(slot, Segment.SLOTS_PER_BUCKET);
    }

    /** The eight slots, for instance {@code [17:one=1 40:two=2 - - - - - -]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int slot = 0; slot < Segment.SLOTS_PER_BUCKET; slot++) {
            text.append(slot == 0 ? "" : " ");
            if (isOccupied(slot)) {
                text.append(tophash(slot))
                        .append(':')
                        .append(key(slot))
                        .append('=')
                        .append(value(slot));
            } else {
                text.append('-');
            }
        }
        return text.append(']').toString();
    }
}

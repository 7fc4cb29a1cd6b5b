package io.github.gomap;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An ordered index over one overlong chain, for keys whose hashCodes collide: accident or attack.
 *
 * <p>The chain itself stays as it is; the index only tells where in it a key is and where its first hole is, without
 * walking. Keys are indexed if their class is comparable with itself. The index trusts no comparison more than it must:
 * equality alone decides, and a class whose order turns out to be broken makes it say that it does not know. Whatever
 * compareTo throws, errors included, ends here: the operation of the map does not need the order, so it goes on.
 */
final class ChainIndex {
    /**
     * An index is made for a chain of this many buckets. With hashes that spread, a bucket of 6.5 entries on average has
     * 57 of them less often than once in 10^30 (Poisson), so only colliding keys ever pay for one.
     */
    static final int MIN_BUCKETS = 8;

    /** The answer of a search that must go on along the chain. */
    static final int UNKNOWN = -2;

    /**
     * Up to this many entries, a miss among keys of a class not known to order consistently with equals is verified
     * along the chain: cheap enough, and where a class breaks the rule it soon shows.
     */
    private static final int MAX_VERIFIED = 512;

    private static final Set<Class<?>> KNOWN_CONSISTENT = Set.of(
            String.class,
            Long.class,
            Integer.class,
            Short.class,
            Byte.class,
            Character.class,
            Double.class,
            Float.class,
            UUID.class,
            BigInteger.class);

    /** The entries in the order of their keys, by class of keys. */
    private final Map<Class<?>, SortedSlots> orders = new HashMap<>();

    private final PriorityQueue<Integer> holes = new PriorityQueue<>();

    /** The buckets of the chain, ascending by O1. */
    private int[] buckets = new int[MIN_BUCKETS * 2];

    private int bucketCount;
    private int indexed;

    /** Entries that are in no order. */
    private int unindexed;

    /** The key that was last searched in order to be put, and its place in the order of its class; null = unknown. */
    private @Nullable Object soughtKey;

    private long soughtPlace;

    /** A comparison failed or contradicted another one: nothing is known any more but holes and buckets. */
    private boolean isOrderBroken;

    /** An index over the chain of this main bucket. */
    static ChainIndex of(Segment segment, int mainBucket) {
        ChainIndex index = new ChainIndex();
        index.readBuckets(segment, mainBucket);
        for (int i = 0; i < index.bucketCount; i++) {
            int bucket = index.buckets[i];
            for (long slots = Tophash.occupied(segment.meta(bucket)); slots != 0; slots &= slots - 1) {
                int location = (bucket << Segment.SLOT_BITS) | Tophash.firstSlot(slots);
                index.add(segment.key(location), location);
            }
        }
        return index;
    }

    private ChainIndex() {}

    private ChainIndex(ChainIndex original) {
        original.orders.forEach((type, order) -> orders.put(type, order.copy()));
        holes.addAll(original.holes);
        buckets = original.buckets.clone();
        bucketCount = original.bucketCount;
        indexed = original.indexed;
        unindexed = original.unindexed;
        isOrderBroken = original.isOrderBroken;
    }

    /** An index of its own over a copy of the chain. */
    ChainIndex copy() {
        return new ChainIndex(this);
    }

    int chainLength() {
        return bucketCount;
    }

    private void readBuckets(Segment segment, int mainBucket) {
        bucketCount = 0;
        holes.clear();
        int bucket = mainBucket;
        do {
            addBucket(bucket, Tophash.empties(segment.meta(bucket)));
            bucket = segment.next(bucket);
        } while (bucket != 0);
    }

    /* ---------------- Searching ---------------- */

    /** The location of a key, {@link Segment#ABSENT} or {@link #UNKNOWN}. */
    int find(@Nullable Object key) {
        return find(key, false);
    }

    /** The same before a missing key is put, which spares the second search for its place. A write, unlike the other. */
    int findToPut(@Nullable Object key) {
        return find(key, true);
    }

    private int find(@Nullable Object key, boolean isToPut) {
        if (key == null || isOrderBroken) {
            return UNKNOWN;
        }
        SortedSlots order = orders.get(key.getClass());
        SortedSlots.Slot candidate = null;
        long place = 0;
        if (order != null) {
            try {
                place = order.search(key);
                candidate = order.at(place);
            } catch (Throwable compareToFailed) {
                return UNKNOWN;
            }
        }
        for (; candidate != null; candidate = candidate.next) {
            if (candidate.key == key || key.equals(candidate.key)) {
                return candidate.location;
            }
        }
        if (isToPut && order != null) {
            soughtKey = key;
            soughtPlace = place;
        }
        return isMissCertain(key) ? Segment.ABSENT : UNKNOWN;
    }

    /** May a miss in the order of this key's class be believed? Keys of other classes might equal it. */
    private boolean isMissCertain(Object key) {
        if (unindexed > 0 || !isComparable(key.getClass())) {
            return false;
        }
        boolean known = KNOWN_CONSISTENT.contains(key.getClass());
        return known ? KNOWN_CONSISTENT.containsAll(orders.keySet()) : orders.size() <= 1 && indexed > MAX_VERIFIED;
    }

    /** The first empty slot of the chain; if there is none, its last bucket complemented. */
    int firstHole() {
        Integer first = holes.peek();
        return first == null ? ~buckets[bucketCount - 1] : first;
    }

    /** The bucket before this one in the chain. */
    int bucketBefore(int bucket) {
        return buckets[position(buckets, bucketCount, bucket) - 1];
    }

    private static int position(int[] buckets, int count, int bucket) {
        return Arrays.binarySearch(buckets, 0, count, bucket);
    }

    /* ---------------- Following the chain ---------------- */

    /** The chain has got another, empty bucket at its end. */
    void addBucket(int bucket) {
        addBucket(bucket, Tophash.empties(0));
    }

    private void addBucket(int bucket, long empties) {
        if (bucketCount == buckets.length) {
            buckets = Arrays.copyOf(buckets, bucketCount * 2);
        }
        buckets[bucketCount++] = bucket;
        for (long slots = empties; slots != 0; slots &= slots - 1) {
            holes.add((bucket << Segment.SLOT_BITS) | Tophash.firstSlot(slots));
        }
    }

    /** An entry was put into the first hole. */
    void fillFirstHole(@Nullable Object key) {
        Integer location = holes.remove();
        add(key, location);
    }

    private void add(@Nullable Object key, int location) {
        if (key == null || isOrderBroken || !isComparable(key.getClass())) {
            unindexed++;
            return;
        }
        try {
            SortedSlots order = orders.computeIfAbsent(key.getClass(), type -> new SortedSlots());
            long place = key == soughtKey ? soughtPlace : order.search(key);
            if (!KNOWN_CONSISTENT.contains(key.getClass()) && !order.confirms(key, place)) {
                giveUpOrder();
                return;
            }
            soughtKey = null;
            order.add(new SortedSlots.Slot(key, location), place);
            indexed++;
        } catch (Throwable compareToFailed) {
            giveUpOrder();
        }
    }

    /** The entry at this location was removed. */
    void remove(@Nullable Object key, int location) {
        soughtKey = null;
        holes.add(location);
        if (key == null || isOrderBroken || !isComparable(key.getClass())) {
            unindexed--;
            return;
        }
        boolean isRemoved = false;
        try {
            SortedSlots order = orders.get(key.getClass());
            isRemoved = order != null && order.remove(key, location);
        } catch (Throwable compareToFailed) {
            // What is left of the order is dropped below.
        }
        if (isRemoved) {
            indexed--;
        } else {
            giveUpOrder();
        }
    }

    private void giveUpOrder() {
        isOrderBroken = true;
        soughtKey = null;
        orders.clear();
    }

    /** The chain was evacuated as a whole: its entries have kept their order and lost the holes between them. */
    ChainIndex relocated(Segment from, Segment to, int mainBucket) {
        soughtKey = null;
        int[] oldBuckets = buckets;
        int oldCount = bucketCount;
        int[] entriesBefore = new int[oldCount];
        for (int i = 1; i < oldCount; i++) {
            entriesBefore[i] = entriesBefore[i - 1] + Long.bitCount(moved(from.meta(oldBuckets[i - 1])));
        }
        buckets = new int[Math.max(oldCount, MIN_BUCKETS)];
        readBuckets(to, mainBucket);
        for (SortedSlots order : orders.values()) {
            order.forEach(
                    slot -> slot.location = locationAfter(slot.location, from, oldBuckets, oldCount, entriesBefore));
        }
        return this;
    }

    private int locationAfter(int location, Segment from, int[] oldBuckets, int oldCount, int[] entriesBefore) {
        int bucket = location >>> Segment.SLOT_BITS;
        long below = (1L << ((location & (Segment.SLOTS_PER_BUCKET - 1)) << Segment.SLOT_BITS)) - 1;
        int rank =
                entriesBefore[position(oldBuckets, oldCount, bucket)] + Long.bitCount(moved(from.meta(bucket)) & below);
        return (buckets[rank >>> Segment.SLOT_BITS] << Segment.SLOT_BITS) | (rank & (Segment.SLOTS_PER_BUCKET - 1));
    }

    /** One bit per slot whose entry moved: the marks of those differ from EVACUATED_EMPTY in its only bit. */
    private static long moved(long marks) {
        return ~marks & Tophash.UNTOUCHED;
    }

    /* ---------------- Which keys ---------------- */

    private static boolean isComparable(Class<?> type) {
        return KNOWN_CONSISTENT.contains(type) || COMPARABLE.get(type);
    }

    /** Does the class itself declare to be comparable with its own kind? */
    private static final ClassValue<Boolean> COMPARABLE = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            for (Type implemented : type.getGenericInterfaces()) {
                if (implemented instanceof ParameterizedType parameterized
                        && parameterized.getRawType() == Comparable.class
                        && parameterized.getActualTypeArguments()[0] == type) {
                    return true;
                }
            }
            return false;
        }
    };
}

package io.github.gomap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What holds for every table between two operations, whatever was done to it.
 *
 * <ul>
 *   <li>T1 the size is the number of occupied slots in current and unevacuated old buckets, and of entries iterated
 *   <li>T2 in a chain, no slot after an emptyRest is anything but emptyRest
 *   <li>T3 a key has one copy, and looking it up finds the value of that copy
 *   <li>T4 while an old bucket is unevacuated, the one or two new buckets it will move to are untouched
 *   <li>T5 a table of one bucket has no overflow bucket and is not growing
 *   <li>T6 the overflow count is the number of overflow buckets of the current generation
 *   <li>T7 load and overflow stay where growth keeps them: at most 7.5 entries per main bucket (8 in a single one)
 *       and at most two overflow buckets per main bucket
 *   <li>T8 a key lies in the bucket its hash chooses, under the tophash of its hash
 *   <li>T9 a generation is what its marks say: evacuated marks only in old buckets and in all slots of a chain or in
 *       none, all old buckets below the evacuation mark are evacuated, and the write flag is clear
 *   <li>T10 beside each occupied slot are those bits of its key's hash that its generation keeps (see {@link Route})
 *   <li>T11 the links of a chain rise
 * </ul>
 *
 * <p>Keys must have a consistent {@code equals} and {@code hashCode}. The check is O(n) and iterates. So, although it
 * changes no entry, it draws a random number on a map with {@code randomIterationStart}, and old buckets that its
 * cursor may stand in are not wiped or given back: tests that mean those paths check seldom.
 */
final class TableInvariants {

    private static final int SLOTS = 8;
    private static final int EMPTY_REST = 0;
    private static final int EMPTY_ONE = 1;
    private static final int EVACUATED_LOW = 2;
    private static final int EVACUATED_HIGH = 3;
    private static final int EVACUATED_EMPTY = 4;
    private static final int LOWEST_TOPHASH = 5;

    private TableInvariants() {}

    /** Fails with the number of the broken invariant and a dump of the table. */
    static <K, V> void check(InspectableMap<K, V> map) {
        if (TestMaps.tableOf(map).writing()) {
            throw new AssertionError("T9 is broken: the write flag is set between two operations");
        }
        MapInspection<K, V> inspection = map.inspect();
        try {
            new Checker<>(map, inspection).checkAll();
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + System.lineSeparator() + TableDump.of(inspection), e);
        } catch (RuntimeException e) {
            throw new AssertionError(e + System.lineSeparator() + TableDump.of(inspection), e);
        }
    }

    /** One check of one picture. */
    private static final class Checker<K, V> {
        private final InspectableMap<K, V> map;
        private final MapInspection<K, V> table;
        private final List<List<BucketView<K, V>>> chains = new ArrayList<>();
        private final List<List<BucketView<K, V>>> oldChains = new ArrayList<>();
        private final Set<K> keys = new HashSet<>();
        private int occupied;

        Checker(InspectableMap<K, V> map, MapInspection<K, V> table) {
            this.map = map;
            this.table = table;
            for (int bucket = 0; bucket < table.bucketCount(); bucket++) {
                chains.add(table.chain(bucket));
            }
            for (int bucket = 0; bucket < table.oldBucketCount(); bucket++) {
                oldChains.add(table.oldChain(bucket));
            }
        }

        void checkAll() {
            checkHeader();
            checkChains(chains, "bucket ");
            checkChains(oldChains, "old bucket ");
            checkEvacuation();
            checkEntries();
            checkRoutes();
            checkSize();
            checkOverflow();
        }

        /* ---------------- T9, T5: header ---------------- */

        private void checkHeader() {
            require(table.bucketCount() == 1 << table.log2Buckets(), "T9", "bucketCount is " + table.bucketCount());
            int evacuated = table.evacuatedCount();
            if (table.isGrowing()) {
                int expected = table.isSameSizeGrowth() ? table.bucketCount() : table.bucketCount() / 2;
                require(table.oldBucketCount() == expected, "T9", "oldBucketCount is " + table.oldBucketCount());
                require(
                        evacuated >= 0 && evacuated < expected,
                        "T9",
                        "evacuation mark of a running growth: " + evacuated);
            } else {
                require(table.oldBucketCount() == 0, "T9", "old buckets although not growing");
                require(!table.isSameSizeGrowth(), "T9", "same-size growth although not growing");
                // The mark of a growth that has ended is its number of old buckets.
                require(
                        evacuated == 0 || Integer.bitCount(evacuated) == 1,
                        "T9",
                        "evacuation mark at rest: " + evacuated);
            }
            if (table.log2Buckets() == 0) {
                require(!table.isGrowing(), "T5", "one bucket, and growing");
                require(chains.get(0).size() <= 1, "T5", "one bucket with an overflow bucket");
            }
        }

        /* ---------------- T2, T9: marks ---------------- */

        private void checkChains(List<List<BucketView<K, V>>> generation, String name) {
            for (int bucket = 0; bucket < generation.size(); bucket++) {
                List<BucketView<K, V>> chain = generation.get(bucket);
                if (generation == oldChains && TableDump.isEvacuated(chain)) {
                    checkEvacuatedMarks(chain, name + bucket);
                } else {
                    checkLiveMarks(chain, name + bucket);
                }
            }
        }

        private void checkEvacuatedMarks(List<BucketView<K, V>> chain, String name) {
            for (BucketView<K, V> view : chain) {
                for (int slot = 0; slot < SLOTS; slot++) {
                    int mark = view.tophash(slot);
                    if (mark < EVACUATED_LOW || mark > EVACUATED_EMPTY) {
                        throw broken("T9", name + " is evacuated in part");
                    }
                    if (mark == EVACUATED_HIGH && table.isSameSizeGrowth()) {
                        throw broken("T9", name + " moved to a high bucket in a same-size growth");
                    }
                    if (view.isOccupied(slot)) {
                        throw broken("T9", name + " is evacuated, yet its slot " + slot + " is occupied");
                    }
                }
            }
        }

        private void checkLiveMarks(List<BucketView<K, V>> chain, String name) {
            boolean rest = false;
            for (BucketView<K, V> view : chain) {
                for (int slot = 0; slot < SLOTS; slot++) {
                    int mark = view.tophash(slot);
                    boolean occupied = mark >= LOWEST_TOPHASH && mark <= 255;
                    if (!occupied && mark != EMPTY_ONE && mark != EMPTY_REST) {
                        throw broken("T9", name + " is not evacuated, yet has the mark " + mark);
                    }
                    if (view.isOccupied(slot) != occupied) {
                        throw broken("T9", name + ": isOccupied(" + slot + ") contradicts tophash " + mark);
                    }
                    if (rest && mark != EMPTY_REST) {
                        throw broken("T2", name + " has the mark " + mark + " after an emptyRest");
                    }
                    rest |= mark == EMPTY_REST;
                }
            }
        }

        /* ---------------- T4, T9: growth ---------------- */

        private void checkEvacuation() {
            for (int old = 0; old < oldChains.size(); old++) {
                // An empty list may stand for a bucket without memory or for one whose memory was given back.
                if (oldChains.get(old).isEmpty() || TableDump.isEvacuated(oldChains.get(old))) {
                    continue;
                }
                require(old >= table.evacuatedCount(), "T9", "old bucket " + old + " below the mark is not evacuated");
                for (int bucket = old; bucket < table.bucketCount(); bucket += oldChains.size()) {
                    if (!TableDump.isUntouched(chains.get(bucket))) {
                        throw broken("T4", "bucket " + bucket + " is in use before old bucket " + old + " has moved");
                    }
                }
            }
        }

        /* ---------------- T3, T8: entries ---------------- */

        private void checkEntries() {
            for (int bucket = 0; bucket < chains.size(); bucket++) {
                checkEntriesOf(chains.get(bucket), bucket, table.bucketCount() - 1);
            }
            for (int bucket = 0; bucket < oldChains.size(); bucket++) {
                if (!TableDump.isEvacuated(oldChains.get(bucket))) {
                    checkEntriesOf(oldChains.get(bucket), bucket, table.oldBucketCount() - 1);
                }
            }
        }

        private void checkEntriesOf(List<BucketView<K, V>> chain, int bucket, int mask) {
            for (BucketView<K, V> view : chain) {
                for (int slot = 0; slot < SLOTS; slot++) {
                    if (view.isOccupied(slot)) {
                        occupied++;
                        checkEntry(view, slot, bucket, mask);
                    }
                }
            }
        }

        private void checkEntry(BucketView<K, V> view, int slot, int bucket, int mask) {
            K key = view.key(slot);
            if (!keys.add(key)) {
                throw broken("T3", "key " + key + " is in the table twice");
            }
            long hash = TestMaps.hashOf(TestMaps.tableOf(map), key);
            if (((int) hash & mask) != bucket) {
                throw broken("T8", "key " + key + " lies in bucket " + bucket + " instead of " + ((int) hash & mask));
            }
            int top = (int) (hash >>> 56);
            if (view.tophash(slot) != (top < LOWEST_TOPHASH ? top + LOWEST_TOPHASH : top)) {
                throw broken("T8", "key " + key + " of top byte " + top + " lies under tophash " + view.tophash(slot));
            }
            if (!map.containsKey(key)) {
                throw broken("T3", "key " + key + " is not found");
            }
            if (map.get(key) != view.value(slot)) {
                throw broken("T3", "key " + key + " has value " + view.value(slot) + ", but get finds " + map.get(key));
            }
        }

        /* ---------------- T10, T11: routes ---------------- */

        private void checkRoutes() {
            BucketArray buckets = TestMaps.tableOf(map).buckets();
            if (buckets != null && buckets.isAllocated()) {
                checkRoutesOf(buckets);
            }
            Evacuation evacuation = TestMaps.tableOf(map).evacuation();
            if (evacuation != null) {
                checkRoutesOf(evacuation.from);
            }
        }

        private void checkRoutesOf(BucketArray generation) {
            for (int mainBucket = 0; mainBucket < generation.bucketCount(); mainBucket++) {
                Segment segment = generation.segment(mainBucket);
                // The single bucket of the smallest generation has no route.
                if (segment != null && segment.words.length > 1) {
                    checkRoutesOfChain(segment, mainBucket & Segment.BUCKET_MASK, generation.log2Buckets);
                }
            }
        }

        private void checkRoutesOfChain(Segment segment, int mainBucket, int log2Buckets) {
            int bucket = mainBucket;
            while (true) {
                long route = segment.row(bucket).routeAt(segment.inRow(bucket));
                for (int slot = 0; slot < SLOTS; slot++) {
                    int location = bucket * SLOTS + slot;
                    if (segment.tophash(location) >= LOWEST_TOPHASH) {
                        checkRoute(
                                Keys.boxed(segment.row(bucket), segment.slotInRow(location)), route, slot, log2Buckets);
                    }
                }
                int next = (int) (route >>> 32);
                if (next == 0) {
                    return;
                }
                if (next <= bucket || next < Segment.BUCKETS) {
                    throw broken("T11", "a link leads from bucket " + bucket + " of a segment to " + next);
                }
                bucket = next;
            }
        }

        private void checkRoute(Object key, long route, int slot, int log2Buckets) {
            int firstBit = (log2Buckets + 1) / 4 * 4 - 1;
            long hash = TestMaps.hashOf(TestMaps.tableOf(map), key);
            for (int i = 0; i < 4; i++) {
                long kept = route >>> 4 * slot + i & 1;
                long expected = firstBit + i < 0 ? 0 : hash >>> firstBit + i & 1;
                if (kept != expected) {
                    throw broken(
                            "T10",
                            "bit " + (firstBit + i) + " of key " + key + " is kept as " + kept + " among 2^"
                                    + log2Buckets);
                }
            }
        }

        /* ---------------- T1, T6, T7: figures ---------------- */

        private void checkSize() {
            require(occupied == map.size(), "T1", occupied + " occupied slots, but the size is " + map.size());
            require(occupied == table.size(), "T1", "the picture's size is " + table.size());
            int steps = 0;
            Set<K> missing = new HashSet<>(keys);
            for (Map.Entry<K, V> entry : map.entrySet()) {
                steps++;
                if (!missing.remove(entry.getKey())) {
                    throw broken(
                            "T1", "the iteration yields " + entry + ", which no slot holds or which it had before");
                }
                if (entry.getValue() != map.get(entry.getKey())) {
                    throw broken("T1", "the iteration yields " + entry + " with a value that get does not find");
                }
            }
            require(steps == occupied, "T1", steps + " entries iterated instead of " + occupied + ", not " + missing);
            int most = table.log2Buckets() == 0 ? SLOTS : table.bucketCount() / 2 * 15;
            require(occupied <= most, "T7", occupied + " entries in " + table.bucketCount() + " buckets");
        }

        private void checkOverflow() {
            int overflow = 0;
            for (List<BucketView<K, V>> chain : chains) {
                overflow += Math.max(0, chain.size() - 1);
            }
            require(overflow == table.overflowCount(), "T6", overflow + " overflow buckets hang in the chains");
            require(overflow <= 2 * table.bucketCount(), "T7", overflow + " overflow buckets: no growth was started");
        }

        private static void require(boolean condition, String invariant, String failure) {
            if (!condition) {
                throw broken(invariant, failure);
            }
        }

        private static AssertionError broken(String invariant, String failure) {
            return new AssertionError(invariant + " is broken: " + failure);
        }
    }
}

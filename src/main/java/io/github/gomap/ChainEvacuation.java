package io.github.gomap;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Moves a long chain, which needs overflow buckets where it goes, for an {@link Evacuation}. */
final class ChainEvacuation {
    private final Growth growth;
    private final BucketArray from;
    private final BucketArray to;
    private final Destination low;
    private final Destination high;

    /** The buckets of the chain, main bucket first. An array, since {@link #commit} calls nothing. */
    private Source[] sources = new Source[2];

    ChainEvacuation(Growth growth) {
        this.growth = growth;
        from = growth.from;
        to = growth.to;
        low = new Destination(to, growth.snapshots());
        high = new Destination(to, growth.snapshots());
    }

    /** Moves the chain of a main bucket. */
    void evacuate(Segment segment, int main, int oldBucket) {
        int entries = 0;
        int highEntries = 0;
        int buckets = 0;
        int bucket = main;
        // All calls of user code come first, by E3.
        do {
            Source source = new Source(segment, bucket, growth);
            if (buckets == sources.length) {
                sources = Arrays.copyOf(sources, buckets * 2);
            }
            sources[buckets++] = source;
            entries += Long.bitCount(source.moving);
            highEntries += Long.bitCount(source.up);
            bucket = segment.next(bucket);
        } while (bucket != 0);

        boolean isSameSize = growth.isSameSize();
        low.open(oldBucket, entries - highEntries, null);
        if (!isSameSize) {
            high.open(oldBucket + from.bucketCount(), highEntries, low);
        }
        for (int i = 0; i < buckets; i++) {
            Source source = sources[i];
            low.addAll(source, source.moving & ~source.up);
            high.addAll(source, source.up);
        }
        low.close();
        high.close();
        // By E3, all that can fail comes before this.
        boolean ownsCells = segment.ownsCells();
        growth.beginStores();
        commit(buckets, isSameSize, ownsCells);
        growth.endStores();
        if (growth.isIndexed() && entries > (ChainIndex.MIN_BUCKETS - 1) << Segment.SLOT_BITS) {
            moveIndex(segment, main, highEntries == entries, highEntries == 0);
        }
    }

    /**
     * Makes the copies the entries, and marks the old chain. It calls nothing, not even to say things shorter: so a
     * stack that overflows does so before the first change or not at all.
     */
    private void commit(int buckets, boolean isSameSize, boolean ownsCells) {
        Overflow lowOverflow = low.overflow;
        if (lowOverflow != null) {
            lowOverflow.count += low.overflowBuckets;
            to.overflowCount += low.overflowBuckets;
        }
        long[] lowWords = low.segment.words;
        lowWords[((lowWords.length & -lowWords.length) >>> 1) + low.mainBucket] = low.mainRoute;
        lowWords[low.mainBucket] = low.mainMeta;
        if (!isSameSize) {
            Overflow highOverflow = high.overflow;
            if (highOverflow != null) {
                highOverflow.count += high.overflowBuckets;
                to.overflowCount += high.overflowBuckets;
            }
            long[] highWords = high.segment.words;
            highWords[((highWords.length & -highWords.length) >>> 1) + high.mainBucket] = high.mainRoute;
            highWords[high.mainBucket] = high.mainMeta;
        }
        for (int i = 0; i < buckets; i++) {
            Source source = sources[i];
            source.words[source.index] = source.marks;
        }
        if (!from.hasCursors && ownsCells) {
            // Lets the collector have what the main bucket refers to: the table may stay mid-growth for long.
            Object[] cells = sources[0].cells;
            int bucketShift = Segment.SLOT_BITS + sources[0].shift;
            int cell = sources[0].index << bucketShift;
            for (int i = 0; i < 1 << bucketShift; i++) {
                cells[cell + i] = null;
            }
        }
    }

    /** Sees to it that what has arrived in one piece keeps its index, and that other overlong chains get one. */
    private void moveIndex(Segment segment, int main, boolean allHigh, boolean allLow) {
        ChainIndex index = segment.index(main);
        if (index != null && (allHigh || allLow)) {
            (allHigh ? high : low).takeIndex(index, segment);
            return;
        }
        low.index();
        if (!growth.isSameSize()) {
            high.index();
        }
    }

    /** A bucket of the old chain, and where its entries go. It is settled once, so that no race adds to them. */
    private static final class Source {
        private final BucketRow row;
        private final long[] words;
        private final @Nullable Object[] cells;
        private final int index;
        private final long meta;

        /** From a slot to its first cell, and from that to the last one: key and value, or the value alone. */
        private final int shift;

        /** The slots to copy, as a mask of {@link Tophash}, and which of them move up. */
        private final long moving;

        private final long up;

        /** The routes of the entries in the new generation. */
        private final long route;

        /** The metadata of this bucket when they are gone. */
        private final long marks;

        /** Calls user code, if the keys must be hashed. */
        Source(Segment segment, int bucket, Growth growth) {
            row = segment.row(bucket);
            words = row.words;
            cells = row.cells;
            shift = BucketRow.hasKeysInCells(words) ? 1 : 0;
            index = segment.inRow(bucket);
            meta = words[index];
            moving = Tophash.occupied(meta);
            route = growth.newRoute(row, index, moving);
            up = growth.up(moving, row.routeAt(index), route);
            marks = Tophash.marks(moving, up);
        }
    }

    /**
     * The chain of a new main bucket while it is being filled, one slot after the other. Until {@link #commit} the
     * bucket is untouched and its overflow buckets are not handed out.
     */
    private static final class Destination {
        private final BucketArray to;
        private final Snapshots snapshots;
        private Segment segment;
        private int mainBucket;
        private long mainMeta;
        private long mainRoute;

        /** Null as long as the chain needs no overflow buckets. */
        private @Nullable Overflow overflow;

        private int firstOverflow;
        private int overflowBuckets;

        /** The bucket that is being filled, with its row and its words to be. */
        private int bucket;

        private BucketRow row;
        private int index;
        private int slot;
        private long meta;
        private long route;

        Destination(BucketArray to, Snapshots snapshots) {
            this.to = to;
            this.snapshots = snapshots;
            segment = to;
            row = to;
        }

        /**
         * Obtains all memory for that many entries, so that {@link #addAll} needs none.
         *
         * @param earlier the other destination, which may take overflow buckets of the same segment
         */
        void open(int mainBucket, int entries, @Nullable Destination earlier) {
            segment = to.segmentForWrite(mainBucket, snapshots);
            overflow = null;
            overflowBuckets = 0;
            if (entries > Segment.SLOTS_PER_BUCKET) {
                Overflow overflow = segment.overflowForWrite();
                int needed = (entries - 1) >>> Segment.SLOT_BITS;
                int taken = earlier != null && earlier.overflow == overflow ? earlier.overflowBuckets : 0;
                overflow.reserve(taken + needed);
                this.overflow = overflow;
                firstOverflow = overflow.nextBucket() + taken;
                overflowBuckets = needed;
            }
            this.mainBucket = mainBucket & Segment.BUCKET_MASK;
            continueIn(this.mainBucket);
        }

        private void continueIn(int next) {
            bucket = next;
            row = segment.row(next);
            index = segment.inRow(next);
            slot = 0;
            meta = 0;
            route = 0;
        }

        /** Adds the entries of these slots of an old bucket. */
        void addAll(Source source, long slots) {
            while (slots != 0) {
                if (slot == Segment.SLOTS_PER_BUCKET) {
                    continueInOverflow();
                }
                int oldSlot = Tophash.firstSlot(slots);
                int oldCell = BucketRow.slotInRow(source.index, oldSlot) << source.shift;
                int cell = BucketRow.slotInRow(index, slot) << source.shift;
                row.cells[cell] = source.cells[oldCell];
                row.cells[cell + source.shift] = source.cells[oldCell + source.shift];
                if (source.shift == 0) {
                    Keys.copy(source.row, source.index, Long.lowestOneBit(slots), row, index, slot);
                }
                meta = Tophash.with(meta, slot, Tophash.at(source.meta, oldSlot));
                route = Route.with(route, slot, Route.at(source.route, oldSlot));
                slot++;
                slots &= slots - 1;
            }
        }

        private void continueInOverflow() {
            int next = bucket < Segment.BUCKETS ? firstOverflow : bucket + 1;
            route = Route.withNext(route, next);
            close();
            Objects.requireNonNull(overflow).empty(next);
            continueIn(next);
        }

        /** Nothing more will come into the bucket in hand. A main bucket keeps its marker until {@link #commit}. */
        void close() {
            if (bucket < Segment.BUCKETS) {
                mainMeta = meta;
                mainRoute = route;
            } else {
                row.words[index] = meta;
                row.words[BucketRow.firstRoute(row.words) + index] = route;
            }
        }

        void index() {
            segment.indexIfOverlong(mainBucket);
        }

        void takeIndex(ChainIndex index, Segment from) {
            segment.takeIndex(mainBucket, index, from);
        }
    }
}

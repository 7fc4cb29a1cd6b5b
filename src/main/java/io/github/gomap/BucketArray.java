package io.github.gomap;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One generation of buckets: all storage of a table between two growths.
 *
 * <p>Invariants: (B1) the number of main buckets is a power of two; (B2) a chain is evacuated as a whole or not at
 * all; (B3) memory is obtained for a segment when something is first written to it.
 */
class BucketArray extends Segment {
    /*
     * A generation of up to 256 buckets is flat: it is its own only segment, which spares small maps an object and
     * every lookup in them an indirection. A larger one keeps directories, one element per segment:
     *
     *   segments       [ ─► Segment ][ null ][ ─► Segment ] ...
     *   metaDirectory  [ ─► long[]  ][ ─► EMPTY or UNTOUCHED, shared ][ ─► long[] ] ...
     *
     * The arrays of words have a directory of their own, so that a lookup which finds no match never loads the
     * segment. Elements of segments that have no memory refer to a shared array instead of null, so that a lookup
     * reads the metadata of their buckets without asking: as empty, or as untouched while they wait for evacuation.
     *
     * The directories of 2^B buckets have 2^(B-8) elements: 4 KiB each for a million entries, 512 KiB each for the
     * largest table of 2^25 buckets. They are the only memory obtained at once that grows with the map.
     */

    /** At most 2^25 main buckets, 6.5 entries each: directories stay small; beyond that chains get longer. */
    static final int MAX_LOG2_BUCKETS = 25;

    /** Go's load factor, 13/2 entries per main bucket. */
    private static final int LOAD_NUMERATOR = 13;

    private static final int LOAD_DENOMINATOR = 2;

    /** Metadata of segments without memory: never written to, or not written to yet, or all of them evacuated. */
    private static final long[] EMPTY_METAS = new long[BUCKETS];

    private static final long[] UNTOUCHED_METAS = new long[BUCKETS];
    private static final long[] EVACUATED_METAS = UNTOUCHED_METAS;

    static {
        Arrays.fill(UNTOUCHED_METAS, Tophash.UNTOUCHED);
    }

    final byte log2Buckets;

    /** The words of a bucket that hold keys, see {@link BucketRow}; 0 = the keys are objects. */
    final byte keyWords;

    /**
     * A cursor may stand in this generation, so evacuation leaves its entries in place. Set by readers, perhaps
     * several at once, by {@link #noteCursor}, and never taken back.
     */
    boolean hasCursors;

    /** The table has dropped this generation without evacuating it: cursors trust none of its slots. */
    private static final byte RETIRED = 1;

    /** A snapshot shares the arrays: they must be replaced by copies before anything is changed. */
    private static final byte SHARED = 2;

    /** Written by writers only. */
    private byte states;

    /** Overflow buckets created in this generation. Never falls, as Go's noverflow; exact, where Go's is not. */
    int overflowCount;

    /** Null in a flat generation, and until {@link #allocate}; so is the other directory. */
    private @Nullable DirectorySegment @Nullable [] segments;

    long @Nullable [][] metaDirectory;

    /** A generation without memory, of a table that has not grown. */
    BucketArray(int log2Buckets, int keyWords) {
        this.log2Buckets = (byte) log2Buckets;
        this.keyWords = (byte) keyWords;
    }

    /**
     * A copy that shares no storage; without entries, it has the metadata and the chains only. Checks before each segment
     * that nobody interferes.
     */
    final BucketArray copy(boolean withEntries, Runnable check) {
        BucketArray copy = new BucketArray(log2Buckets, keyWords);
        copy.overflowCount = overflowCount;
        copy.copyFrom(this, withEntries);
        @Nullable DirectorySegment[] segments = this.segments;
        if (segments != null) {
            @Nullable DirectorySegment[] copiedSegments = new DirectorySegment[segments.length];
            long[][] copiedDirectory = Objects.requireNonNull(metaDirectory).clone();
            for (int i = 0; i < segments.length; i++) {
                check.run();
                DirectorySegment segment = segments[i];
                if (segment != null) {
                    DirectorySegment copied = new DirectorySegment(0);
                    copied.copyFrom(segment, withEntries);
                    copiedSegments[i] = copied;
                    copiedDirectory[i] = copied.words;
                }
            }
            copy.segments = copiedSegments;
            copy.metaDirectory = copiedDirectory;
        }
        return copy;
    }

    /**
     * A cursor is about to stand in this generation, unless it now finds that a write is in progress. A write that
     * evacuates, for its part, raises its flag and then asks for cursors. Of a cursor and a write that begin at the same
     * time one notices the other only if neither asks before the other can see what it has said: hence a fence here and
     * one in {@link Evacuation#beginWrite}.
     */
    final void noteCursor() {
        if (!hasCursors) {
            hasCursors = true;
            VarHandle.fullFence();
        }
    }

    boolean isRetired() {
        return (states & RETIRED) != 0;
    }

    void retire() {
        states |= RETIRED;
    }

    /* ---------------- Snapshots ---------------- */

    /** This generation as it is now, in constant time: it has the same arrays, and whoever changes them makes copies first. */
    BucketArray shared() {
        return sharedBy(new BucketArray(log2Buckets, keyWords));
    }

    final <T extends BucketArray> T sharedBy(T snapshot) {
        BucketArray other = snapshot;
        other.words = words;
        other.cells = cells;
        other.overflow = overflow;
        other.segments = segments;
        other.metaDirectory = metaDirectory;
        other.overflowCount = overflowCount;
        // Nobody has to say so any more, since nothing will move.
        other.hasCursors = true;
        states |= SHARED;
        return snapshot;
    }

    boolean isShared() {
        return (states & SHARED) != 0;
    }

    /**
     * Has the arrays for itself from now on: those of a flat generation, the directories of a larger one, whose segments are
     * copied one by one when they are written to.
     *
     * @param isHeld somebody holds a snapshot that shares them, so copies are needed
     */
    void ownArrays(boolean isHeld) {
        @Nullable DirectorySegment[] segments = this.segments;
        if (isHeld) {
            if (segments == null) {
                copyForWrite(this, true);
            } else {
                @Nullable DirectorySegment[] ownSegments = segments.clone();
                long[][] ownDirectory = Objects.requireNonNull(metaDirectory).clone();
                // For those who read without a lock, see Shard.
                VarHandle.storeStoreFence();
                metaDirectory = ownDirectory;
                this.segments = ownSegments;
            }
        }
        states &= ~SHARED;
    }

    /* ---------------- Growths so far ---------------- */

    /** The growths that have led to this generation. */
    GrowthHistory growths() {
        return GrowthHistory.NONE;
    }

    /** log2 of the generation that this one was evacuated from, -1 = it was not; for inspections. */
    int grownFromLog2() {
        return -1;
    }

    /* ---------------- Sizes ---------------- */

    int bucketCount() {
        return 1 << log2Buckets;
    }

    int bucketMask() {
        return (1 << log2Buckets) - 1;
    }

    int overflowCount() {
        return overflowCount;
    }

    /** The number of entries that 2^log2Buckets buckets hold before they double: 8, then 6.5 per bucket. */
    static int loadLimit(int log2Buckets) {
        return log2Buckets == 0 ? SLOTS_PER_BUCKET : (LOAD_NUMERATOR << log2Buckets) / LOAD_DENOMINATOR;
    }

    /** The smallest log2 of a number of buckets that holds this many entries without growing. */
    static int smallestLog2Buckets(int size) {
        int log2Buckets = 0;
        while (size > loadLimit(log2Buckets) && log2Buckets < MAX_LOG2_BUCKETS) {
            log2Buckets++;
        }
        return log2Buckets;
    }

    /** Must another entry wait for a growth to begin? */
    final boolean mustGrow(int size) {
        return (isOverLoaded(size) || hasTooManyOverflowBuckets()) && isGrowthOfUse(size);
    }

    /** Beyond its load limit the largest table needs its overflow buckets; closing holes would not end. */
    private boolean isGrowthOfUse(int size) {
        return log2Buckets < MAX_LOG2_BUCKETS || !isOverLoaded(size);
    }

    /** Would another entry exceed the load limit? */
    final boolean isOverLoaded(int size) {
        return size >= loadLimit(log2Buckets);
    }

    /** As many overflow buckets as main buckets: chains full of holes, which evacuation to the same size closes. */
    private boolean hasTooManyOverflowBuckets() {
        return overflowCount >= bucketCount();
    }

    /* ---------------- Segments ---------------- */

    private boolean isFlat() {
        return log2Buckets <= BITS;
    }

    /** Obtains the arrays of a flat generation, the directories of a larger one. */
    void allocate(boolean untouched) {
        if (isFlat()) {
            allocateBuckets(bucketCount(), keyWords, untouched ? Tophash.UNTOUCHED : 0);
            return;
        }
        long[][] directory = new long[bucketCount() >>> BITS][];
        Arrays.fill(directory, untouched ? UNTOUCHED_METAS : EMPTY_METAS);
        segments = new DirectorySegment[directory.length];
        metaDirectory = directory;
    }

    boolean isAllocated() {
        return words.length != 0 || metaDirectory != null;
    }

    /*
     * Of the number of a main bucket the following use only the lowest bits, so that a hash will do as well. To take their mask
     * from the directory and not from the number of buckets saves loads, one after the other, and a test of the index: a
     * hit at 83,558 entries takes a tenth less, a miss a fifth.
     */

    /** The segment of a main bucket; null if it has no memory, because nothing was written to it or all has left. */
    @Nullable Segment segment(int bucket) {
        @Nullable DirectorySegment[] segments = this.segments;
        return segments == null ? this : segments[bucket >>> BITS & segments.length - 1];
    }

    /** The words of the segment of a main bucket; if it has no memory, shared ones without routes. */
    static long[] words(long[][] directory, int bucket) {
        return directory[bucket >>> BITS & directory.length - 1];
    }

    /** The segment of a main bucket in which there are entries. */
    Segment presentSegment(int bucket) {
        return Objects.requireNonNull(segment(bucket));
    }

    /** The segment of a main bucket, obtained if need be, and copied if one of these snapshots shares it. */
    Segment segmentForWrite(int bucket, Snapshots snapshots) {
        @Nullable DirectorySegment[] segments = this.segments;
        if (segments == null) {
            return this;
        }
        int index = bucket >>> BITS & segments.length - 1;
        DirectorySegment segment = segments[index];
        return segment == null || snapshots.mayShare(segment.cellsMadeAt())
                ? prepareSegment(segments, index, snapshots)
                : segment;
    }

    /** The same, of a number below that of the buckets, for an evacuation of this generation, which changes words only. */
    Segment segmentForMarks(int bucket, Snapshots snapshots) {
        @Nullable DirectorySegment[] segments = this.segments;
        if (segments == null) {
            return this;
        }
        DirectorySegment segment = segments[bucket >>> BITS];
        if (segment == null) {
            return prepareSegment(segments, bucket >>> BITS, snapshots);
        }
        boolean isShared = snapshots.mayShare(segment.wordsMadeAt()) && snapshots.share(segment.wordsMadeAt());
        return isShared ? install(segments, bucket >>> BITS, segment.copyForWrite(snapshots.taken(), false)) : segment;
    }

    private Segment prepareSegment(@Nullable DirectorySegment[] segments, int index, Snapshots snapshots) {
        DirectorySegment segment = segments[index];
        if (segment == null) {
            DirectorySegment obtained = new DirectorySegment(snapshots.taken());
            obtained.allocateBuckets(BUCKETS, keyWords, Objects.requireNonNull(metaDirectory)[index][0]);
            return install(segments, index, obtained);
        }
        if (snapshots.share(segment.wordsMadeAt())) {
            return install(segments, index, segment.copyForWrite(snapshots.taken(), true));
        }
        if (snapshots.share(segment.cellsMadeAt())) {
            segment.ownCells();
        }
        return segment;
    }

    private Segment install(@Nullable DirectorySegment[] segments, int index, DirectorySegment segment) {
        // For those who read without a lock, see Shard.
        VarHandle.storeStoreFence();
        segments[index] = segment;
        Objects.requireNonNull(metaDirectory)[index] = segment.words;
        return segment;
    }

    /** The metadata word of a main bucket. */
    long mainMeta(int bucket) {
        long[][] directory = metaDirectory;
        return directory == null ? words[bucket] : directory[bucket >>> BITS][bucket & BUCKET_MASK];
    }

    /** Has nothing of the old generation arrived in this main bucket yet? By T1 only its metadata can say so. */
    boolean isUntouched(int bucket) {
        return mainMeta(bucket) == Tophash.UNTOUCHED;
    }

    /** Has this main bucket of an old generation been evacuated? */
    boolean isEvacuated(int bucket) {
        return Tophash.isEvacuated(mainMeta(bucket));
    }

    /** Gives back the memory of a segment, all of whose buckets have been evacuated. */
    void release(int bucket) {
        @Nullable DirectorySegment[] segments = this.segments;
        if (segments != null) {
            segments[bucket >>> BITS] = null;
            Objects.requireNonNull(metaDirectory)[bucket >>> BITS] = EVACUATED_METAS;
        }
    }

    /** Empties the generation; afterwards it is as if nothing had been written to it. */
    void clear() {
        if (isShared()) {
            allocate(false);
            overflow = null;
            states &= ~SHARED;
        } else if (segments != null) {
            Arrays.fill(segments, null);
            Arrays.fill(Objects.requireNonNull(metaDirectory), EMPTY_METAS);
        } else if (words.length != 0) {
            zero();
        }
        overflowCount = 0;
    }

    /* ---------------- Chains that become longer ---------------- */

    /** After a chain has become longer; whether it has become overlong by that. */
    boolean indexIfOverlong(long hash, boolean isIndexed) {
        int bucket = (int) hash & bucketMask();
        Segment segment = presentSegment(bucket);
        int mainBucket = bucket & BUCKET_MASK;
        if (isIndexed) {
            segment.indexIfOverlong(mainBucket);
        }
        return segment.isJustOverlong(mainBucket);
    }

    /** A new overflow bucket behind the last one of a chain. */
    int appendOverflow(Segment segment, int mainBucket, int tail) {
        int bucket = segment.overflowForWrite().append();
        // The bucket is empty before it is linked, also for those who read without a lock, see Shard.
        VarHandle.storeStoreFence();
        segment.row(tail).setNextAt(segment.inRow(tail), bucket);
        overflowCount++;
        segment.indexBucket(mainBucket, bucket);
        return bucket;
    }
}

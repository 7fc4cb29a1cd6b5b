package io.github.gomap;

import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The life of a table as a whole: its generations and how it grows, is cleared, trimmed and copied, and the seed of its
 * hashes. What knows of keys is in {@link ObjectTable}, {@link LongTable} and {@link IntTable}.
 *
 * <p>Invariants: (H1) {@link #size} is the number of occupied slots in the current generation and in the buckets of
 * the old one that are not evacuated; (H2) a key is in at most one of them, in the old generation exactly if its old
 * bucket is not evacuated; (H3) outside of an operation {@link #stamp} is even; (H4) reads write nothing.
 */
abstract class Table<K extends @Nullable Object, V extends @Nullable Object> extends WriteGuard {
    /** Says in place of a value that there is none, because null is one. */
    static final Object NONE = new Object();

    /** Renewed whenever the table becomes empty. */
    long seed;

    int size;

    /** Insertions of new keys, removals and clearings so far, for iterators that fail fast. */
    int structureCount;

    /** Null = all default. */
    private @Nullable Settings settings;

    /** The current generation; null while nothing was ever put into a table without expected size. */
    @Nullable BucketArray buckets;

    /** Null = not growing. */
    @Nullable Evacuation evacuation;

    /** The words of a flat current generation: kept here too, because it saves lookups a load. */
    long @Nullable [] flatWords;

    Table(int expectedSize, @Nullable Settings settings) {
        this.settings = settings;
        int log2Buckets = BucketArray.smallestLog2Buckets(expectedSize);
        if (log2Buckets > 0) {
            buckets = new BucketArray(log2Buckets, keyWords());
        }
        seed = draw();
    }

    /* ---------------- Queries ---------------- */

    final int tableSize() {
        return size;
    }

    final long seed() {
        return seed;
    }

    final @Nullable Settings settings() {
        return settings;
    }

    final @Nullable BucketArray buckets() {
        return buckets;
    }

    /** For callers who know that there is something in the table. */
    final BucketArray currentBuckets() {
        return Objects.requireNonNull(buckets);
    }

    final @Nullable Evacuation evacuation() {
        return evacuation;
    }

    /** Was nothing ever put into it, nor expected? */
    final boolean isUntouched() {
        return buckets == null;
    }

    /**
     * May overlong chains have an index? A map with a hasher of its own has none: its structure is exactly Go's, and its
     * hashes are its business.
     */
    boolean hasIndexes() {
        return settings == null || settings.hasher() == null;
    }

    /* ---------------- Keys ---------------- */

    /** The words of a bucket that hold keys, see {@link BucketRow}. Is asked for while the table is being made. */
    abstract int keyWords();

    /** The hash of the key of a slot, counted through all buckets of its row, under the present seed. May call user code. */
    abstract long hashAt(BucketRow row, int slotInRow);

    /** Fails if hashing a key has renewed this seed. */
    final void checkHashed(long hashSeed) {
        if (seed != hashSeed) {
            throw new ConcurrentModificationException("the map is emptied whenever a key is hashed");
        }
    }

    /** Where an entry is: the row and the slot, counted through all buckets of the row. */
    record Place(BucketRow row, int slotInRow) {}

    /** Where the key that was in this slot is now, null = nowhere. Like Go's, this lookup tests no write flag. */
    abstract @Nullable Place placeNow(BucketRow row, int slotInRow);

    /** Where a key is now, null = nowhere. Like Go's, this lookup tests no write flag. */
    abstract @Nullable Place placeOf(@Nullable Object key);

    /** Adds the entry of a slot, which may be another table's, to a generation of this one; as {@link ObjectKeys#insert}. */
    abstract boolean insertCopy(BucketArray target, long hash, BucketRow row, int slotInRow);

    /*
     * For views and other code that serves keys of all kinds, with keys as objects.
     */

    /** The value of a key, or this default. */
    abstract @Nullable Object lookup(@Nullable Object key, @Nullable Object absent);

    /** Removes a key if it is mapped to this value, or to whatever if that is {@link #NONE}; its value, or NONE. */
    abstract @Nullable Object delete(@Nullable Object key, @Nullable Object expected);

    /** Gives a present key another value; NONE if it is absent, else the value before. Starts no growth. */
    abstract @Nullable Object overwrite(@Nullable Object key, @Nullable Object value);

    /** Fails if the table is a snapshot, before a view or a cursor changes it. */
    final void checkWritable() {
        if (this instanceof Unmodifiable) {
            throw Unmodifiable.refusal();
        }
    }

    /** A cursor that starts where iterations of this table do. */
    abstract Cursor<K, V> newCursor();

    /** A cursor in an order of no interest: it draws no random number. */
    abstract Cursor<K, V> newCursorInAnyOrder();

    abstract Iterator<K> newKeyIterator();

    abstract Iterator<V> newValueIterator();

    abstract Iterator<Map.Entry<K, V>> newEntryIterator();

    /* ---------------- Readers without a lock ---------------- */

    /*
     * Most tables have none, see Shard. There, nothing that a reader may see half done is stored outside of these two.
     */

    void beginStores() {}

    void endStores() {}

    /* ---------------- Generations ---------------- */

    /** Obtains memory for the first entry, or moves a growth on; the generation in which a key of this hash is written. */
    final BucketArray generationForWrite(long hash) {
        allocateIfNeeded();
        ownArrays();
        growWork(hash);
        return generationOf(hash);
    }

    final void allocateIfNeeded() {
        BucketArray expected = buckets;
        if (expected == null || !expected.isAllocated()) {
            BucketArray allocated = expected == null ? new BucketArray(0, keyWords()) : expected;
            allocated.allocate(false);
            install(allocated);
        }
    }

    /** Makes this the current generation. */
    final void install(BucketArray generation) {
        flatWords = generation.metaDirectory == null ? generation.words : null;
        buckets = generation;
    }

    /** The generation that a key of this hash belongs in at present: by E2, the metadata says so. */
    final BucketArray generationOf(long hash) {
        BucketArray buckets = currentBuckets();
        Evacuation evacuation = this.evacuation;
        return evacuation != null && buckets.isUntouched((int) hash & buckets.bucketMask()) ? evacuation.from : buckets;
    }

    /* ---------------- Snapshots ---------------- */

    final Snapshots snapshots() {
        Settings settings = this.settings;
        Snapshots snapshots = settings == null ? null : settings.snapshots();
        return snapshots == null ? Snapshots.NONE : snapshots;
    }

    /** Makes this empty table a snapshot of another one, in constant time. For the other table it is a write. */
    final void becomeSnapshotOf(Table<K, V> table) {
        int begun = table.beginWrite();
        try {
            settings = Settings.forPartOf(table.settings);
            seed = table.seed;
            size = table.size;
            BucketArray shared = table.buckets;
            if (shared != null && shared.isAllocated()) {
                Snapshots snapshots = table.snapshots();
                if (snapshots == Snapshots.NONE) {
                    table.settings = Settings.withSnapshots(table.settings);
                    snapshots = table.snapshots();
                }
                snapshots.add(this);
                Evacuation shownEvacuation = table.evacuation;
                BucketArray ownBuckets = shared.shared();
                if (shownEvacuation != null) {
                    evacuation = new TableEvacuation(shownEvacuation.from.shared(), (GrownBucketArray) ownBuckets);
                    evacuation.skipTo(shownEvacuation.nextToEvacuate());
                }
                install(ownBuckets);
            }
        } catch (Throwable t) {
            if (table.stamp == begun) table.stamp = begun + 1;
            throw table.writeFailed(begun, t);
        }
        table.endWrite(begun);
    }

    /**
     * Comes before everything that is changed: arrays that a snapshot shares are replaced by copies, those of the segments of
     * a large generation excepted, which are copied when they are written to.
     */
    final void ownArrays() {
        BucketArray buckets = this.buckets;
        if (buckets != null && buckets.isShared()) {
            ownSharedArrays(buckets);
        }
    }

    private void ownSharedArrays(BucketArray buckets) {
        Snapshots snapshots = snapshots();
        boolean isHeld = snapshots.shareArrays();
        Evacuation evacuation = this.evacuation;
        if (evacuation != null && evacuation.from.isShared()) {
            evacuation.from.ownArrays(isHeld);
        }
        buckets.ownArrays(isHeld);
        install(buckets);
        snapshots.arraysOwned();
    }

    /* ---------------- Growth ---------------- */

    /** Moves a growth on, if there is one, before a key of this hash is written. */
    final void growWork(long hash) {
        Evacuation evacuation = this.evacuation;
        if (evacuation != null) {
            ownArrays();
            evacuation.advance((int) hash & evacuation.to.bucketMask());
            endGrowthIfFinished(evacuation);
        }
    }

    private void endGrowthIfFinished(Evacuation evacuation) {
        if (evacuation.isFinished()) {
            evacuation.to.growthFinished(evacuation.from);
            this.evacuation = null;
            evacuation.reportFinished(this);
        }
    }

    /** Doubles the buckets, or renews them if only their overflow buckets have become too many. Moves nothing yet. */
    final void startGrowth() {
        BucketArray from = currentBuckets();
        GrownBucketArray to = new GrownBucketArray(from, from.isOverLoaded(size));
        to.allocate(true);
        evacuation = new TableEvacuation(from, to);
        install(to);
        Events.growthStarted(this, size, from.bucketCount(), to.bucketCount());
    }

    /** An evacuation of this table. */
    private final class TableEvacuation extends Evacuation {
        TableEvacuation(BucketArray from, GrownBucketArray to) {
            super(from, to);
        }

        @Override
        long hashAt(BucketRow row, int slotInRow) {
            return Table.this.hashAt(row, slotInRow);
        }

        @Override
        Snapshots snapshots() {
            return Table.this.snapshots();
        }

        @Override
        void beginStores() {
            Table.this.beginStores();
        }

        @Override
        void endStores() {
            Table.this.endStores();
        }

        @Override
        boolean isIndexed() {
            return hasIndexes();
        }

        @Override
        boolean isOnUse() {
            return settings != null && settings.evacuatesOnUse();
        }
    }

    /** Moves all that a growth has not moved yet. */
    final void finishTableGrowth() {
        Evacuation started = evacuation;
        if (started == null) {
            return;
        }
        int begun = beginWrite();
        started.beginWrite();
        try {
            ownArrays();
            for (Evacuation left = started; left != null; left = evacuation) {
                left.moveNext();
                endGrowthIfFinished(left);
            }
        } catch (Throwable t) {
            if (stamp == begun) stamp = begun + 1;
            throw writeFailed(begun, t);
        }
        endWrite(begun);
    }

    /** Ends a growth and rebuilds the table with the fewest buckets that hold its entries. */
    final void trimTable() {
        finishTableGrowth();
        BucketArray present = buckets;
        if (present == null) {
            return;
        }
        int begun = beginWrite();
        try {
            BucketArray trimmed = size == 0 ? null : newGeneration(size);
            if (trimmed != null) {
                trimmed.allocate(false);
                copyInto(trimmed, this, () -> checkUnchanged(begun));
            }
            present.retire();
            if (trimmed == null) {
                buckets = null;
                flatWords = null;
            } else {
                install(trimmed);
            }
            snapshots().arraysOwned();
        } catch (Throwable t) {
            if (stamp == begun) stamp = begun + 1;
            throw writeFailed(begun, t);
        }
        endWrite(begun);
    }

    /** Takes over the entries of another table without comparing keys, which are known to differ; this one is empty. */
    final void fillFrom(Table<?, ?> source) {
        if (source.size == 0) {
            return;
        }
        int begun = beginWrite();
        try {
            // Another thread may have been first.
            if (buckets != null) {
                throw concurrentWrites();
            }
            int reading = source.beginRead();
            int entries = source.size;
            BucketArray filled = newGeneration(entries);
            filled.allocate(false);
            try {
                source.copyInto(filled, this, () -> source.endRead(reading));
            } catch (RuntimeException e) {
                throw source.readFailed(reading, e);
            }
            source.endRead(reading);
            install(filled);
            size = entries;
            structureCount++;
        } catch (Throwable t) {
            if (stamp == begun) stamp = begun + 1;
            throw writeFailed(begun, t);
        }
        endWrite(begun);
    }

    private BucketArray newGeneration(int entries) {
        return new BucketArray(BucketArray.smallestLog2Buckets(entries), keyWords());
    }

    private void copyInto(BucketArray target, Table<?, ?> hashing, Runnable check) {
        Evacuation.EntryAction copy = (row, slotInRow) -> {
            long hash = hashing.hashAt(row, slotInRow);
            // By the other table, which will own what is made here: it counts snapshots of its own.
            if (hashing.insertCopy(target, hash, row, slotInRow)) {
                target.indexIfOverlong(hash, hashing.hasIndexes());
            }
        };
        BucketArray buckets = currentBuckets();
        Evacuation evacuation = this.evacuation;
        if (evacuation != null) {
            Evacuation.forEachLive(evacuation.from, copy, check);
        }
        Evacuation.forEachLive(buckets, copy, check);
    }

    /** Provides room for this many entries, if nothing has been allocated yet. */
    final void expect(int entries) {
        int log2Buckets = BucketArray.smallestLog2Buckets(entries);
        BucketArray present = buckets;
        if (present == null ? log2Buckets > 0 : !present.isAllocated() && log2Buckets > present.log2Buckets) {
            BucketArray expected = new BucketArray(log2Buckets, keyWords());
            int begun = beginWrite();
            buckets = expected;
            // Not by endWrite: a call that follows no deeper one may be the one too many for the stack.
            if (stamp != begun) {
                throw concurrentWrites();
            }
            stamp = begun + 1;
        }
    }

    /** Removes everything and keeps the number of buckets, as Go; ends a growth, also of an empty table, unlike Go. */
    final void clearTable() {
        BucketArray buckets = this.buckets;
        if (buckets == null) {
            return;
        }
        int removed = size;
        int begun = beginWrite();
        try {
            long nextSeed = removed == 0 ? seed : nextSeed();
            // First, because it obtains memory if a snapshot shares the arrays.
            buckets.clear();
            Evacuation ended = evacuation;
            if (ended != null) {
                ended.from.retire();
            }
            evacuation = null;
            if (buckets.isAllocated()) {
                install(buckets);
            }
            snapshots().arraysOwned();
            seed = nextSeed;
            structureCount += removed == 0 ? 0 : 1;
            size = 0;
        } catch (Throwable t) {
            if (stamp == begun) stamp = begun + 1;
            throw writeFailed(begun, t);
        }
        // Without a call, as in expect().
        if (stamp != begun) {
            throw concurrentWrites();
        }
        stamp = begun + 1;
        Events.mapCleared(this, removed, buckets.bucketCount());
    }

    /* ---------------- Read, compute, write ---------------- */

    /*
     * compute, merge and their like hash and search once: locate() first; then the user's function runs, with the flag
     * down; then settle() uses the location again. The token taken in between tells what the function did to the map:
     * nothing, in which case the location stands; something that is no structural change, in which case the key is
     * searched again; or a structural change, which java.util.Map forbids.
     */

    /** Moves a growth on, if there is one; the token of the state in which it leaves the map. */
    final long prepare(long hash, long hashSeed) {
        int begun = beginWriteless();
        if (evacuation != null) {
            begun = beginWrite();
            try {
                growWork(hash);
            } catch (Throwable t) {
                if (stamp == begun) stamp = begun + 1;
                throw writeFailed(begun, t);
            }
            endWrite(begun);
            begun++;
        }
        long token = ((long) structureCount << Integer.SIZE) | (begun & 0xFFFFFFFFL);
        checkSeed(hashSeed);
        checkUnchanged(begun);
        return token;
    }

    /** Fails if another thread has emptied the table since a key was hashed with this seed. */
    final void checkSeed(long hashSeed) {
        if (seed != hashSeed) {
            throw concurrentWrites();
        }
    }

    /** The value at a location in {@link #generationOf} a hash. */
    final @Nullable Object valueAt(long hash, int location) {
        return generationOf(hash).presentSegment((int) hash).value(location);
    }

    /** The same, outside of a write. */
    @SuppressWarnings({"unchecked", "NullAway"}) // null if V admits it
    final V valueAt(long hash, int location, long token) {
        V value;
        try {
            value = (V) valueAt(hash, location);
        } catch (RuntimeException e) {
            throw searchFailed((int) token, e);
        }
        checkUnchanged((int) token);
        return value;
    }

    /** What settle() compares: the stamp and the count of structural changes. */
    final long token() {
        return ((long) structureCount << Integer.SIZE) | (stamp() & 0xFFFFFFFFL);
    }

    /** Fails if the user's function changed the map structurally. */
    final void checkStructure(long token) {
        if (structureCount != (int) (token >>> Integer.SIZE)) {
            throw concurrentWrites();
        }
    }

    /** Gives a location in {@link #generationOf} a hash another value, or removes its entry if that is {@link #NONE}. */
    final void settleAt(long hash, int location, @Nullable Object result) {
        BucketArray generation = generationOf(hash);
        int bucket = (int) hash & generation.bucketMask();
        if (result == NONE) {
            removeAt(generation, bucket, location);
        } else {
            generation.segmentForWrite(bucket, snapshots()).setValue(location, result);
        }
    }

    final void removeAt(BucketArray generation, int bucket, int location) {
        // The generator is user code, so it comes before the change.
        long nextSeed = size == 1 ? nextSeed() : seed;
        generation.segmentForWrite(bucket, snapshots()).vacate(bucket & Segment.BUCKET_MASK, location);
        seed = nextSeed;
        size--;
        structureCount++;
    }

    /* ---------------- Randomness ---------------- */

    final long draw() {
        return Settings.draw(settings);
    }

    /** The seed of a table that has become empty. A step from the old one is as little known as that. */
    final long nextSeed() {
        return settings == null || settings.random() == null ? Hashing.nextSeed(seed) : draw();
    }

    /** The number that decides where an iteration starts. */
    final long drawIterationStart() {
        Settings settings = this.settings;
        return settings != null && settings.randomIterationStart() ? draw() : Hashing.derive(seed);
    }

    /** Makes an empty table of its own of one that no constructor has made: a shallow copy, or one from a stream. */
    final void reset(@Nullable Settings settings) {
        this.settings = settings;
        size = 0;
        resetStamp();
        structureCount = 0;
        buckets = null;
        evacuation = null;
        flatWords = null;
        seed = draw();
    }
}

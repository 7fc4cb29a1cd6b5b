package io.github.gomap;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The life of a table as a whole: its generations and how it grows, is cleared, trimmed and copied, and the seed of its
 * hashes. What knows of keys is in {@link HashTable}.
 *
 * <p>Invariants: (H1) {@link #size} is the number of occupied slots in the current generation and in the buckets of
 * the old one that are not evacuated; (H2) a key is in at most one of them, in the old generation exactly if its old
 * bucket is not evacuated; (H3) outside of an operation {@link #stamp} is even; (H4) reads write nothing.
 */
abstract class Table extends WriteGuard {
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
            buckets = new BucketArray(log2Buckets);
        }
        seed = draw();
    }

    /* ---------------- Queries ---------------- */

    final int tableSize() {
        return size;
    }

    final int structureCount() {
        return structureCount;
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

    /** The hash of a key under the present seed. */
    abstract long hashOf(@Nullable Object key);

    /** A map with a hasher of its own has no indexes: its structure is exactly Go's, and its hashes are its business. */
    final boolean hasDefaultHash() {
        return settings == null || settings.hasher() == null;
    }

    /* ---------------- Generations ---------------- */

    /** Obtains memory for the first entry, or moves a growth on; the generation in which a key of this hash is written. */
    final BucketArray generationForWrite(long hash) {
        allocateIfNeeded();
        growWork(hash);
        return generationOf(hash);
    }

    final void allocateIfNeeded() {
        BucketArray expected = buckets;
        if (expected == null || !expected.isAllocated()) {
            BucketArray allocated = expected == null ? new BucketArray(0) : expected;
            allocated.allocate(false);
            install(allocated);
        }
    }

    /** Makes this the current generation. */
    private void install(BucketArray generation) {
        flatWords = generation.metaDirectory == null ? generation.words : null;
        buckets = generation;
    }

    /** The generation that a key of this hash belongs in at present: by E2, the metadata says so. */
    final BucketArray generationOf(long hash) {
        BucketArray buckets = currentBuckets();
        Evacuation evacuation = this.evacuation;
        return evacuation != null && buckets.isUntouched((int) hash & buckets.bucketMask()) ? evacuation.from : buckets;
    }

    /* ---------------- Growth ---------------- */

    /** Moves a growth on, if there is one, before a key of this hash is written. */
    final void growWork(long hash) {
        Evacuation evacuation = this.evacuation;
        if (evacuation != null) {
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
        BucketArray to = new GrownBucketArray(from, from.isOverLoaded(size));
        to.allocate(true);
        evacuation = new TableEvacuation(from, to);
        install(to);
        Events.growthStarted(this, size, from.bucketCount(), to.bucketCount());
    }

    /** An evacuation of this table. */
    private final class TableEvacuation extends Evacuation {
        TableEvacuation(BucketArray from, BucketArray to) {
            super(from, to);
        }

        @Override
        long hashOf(@Nullable Object key) {
            return Table.this.hashOf(key);
        }

        @Override
        boolean isIndexed() {
            return hasDefaultHash();
        }

        @Override
        boolean isOnUse() {
            return settings != null && settings.evacuatesOnUse();
        }
    }

    /** Moves all that a growth has not moved yet. */
    final void finishTableGrowth() {
        Evacuation started = this.evacuation;
        if (started == null) {
            return;
        }
        int begun = beginWrite();
        started.beginWrite();
        try {
            Evacuation evacuation;
            while ((evacuation = this.evacuation) != null) {
                evacuation.moveNext();
                endGrowthIfFinished(evacuation);
            }
        } catch (Throwable t) {
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
            BucketArray trimmed = size == 0 ? null : new BucketArray(BucketArray.smallestLog2Buckets(size));
            if (trimmed != null) {
                trimmed.allocate(false);
                copyInto(trimmed, this, () -> checkUnchanged(begun));
            }
            present.isRetired = true;
            if (trimmed == null) {
                buckets = null;
                flatWords = null;
            } else {
                install(trimmed);
            }
        } catch (Throwable t) {
            throw writeFailed(begun, t);
        }
        endWrite(begun);
    }

    /** Takes over the entries of another table without comparing keys, which are known to differ; this one is empty. */
    final void fillFrom(Table source) {
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
            BucketArray filled = new BucketArray(BucketArray.smallestLog2Buckets(entries));
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
            throw writeFailed(begun, t);
        }
        endWrite(begun);
    }

    private void copyInto(BucketArray target, Table hashing, Runnable check) {
        BucketArray buckets = currentBuckets();
        Evacuation evacuation = this.evacuation;
        if (evacuation != null) {
            Evacuation.copyLive(evacuation.from, target, hashing::hashOf, hashing.hasDefaultHash(), check);
        }
        Evacuation.copyLive(buckets, target, hashing::hashOf, hashing.hasDefaultHash(), check);
    }

    /** Provides room for this many entries, if nothing has been allocated yet. */
    final void expect(int entries) {
        int log2Buckets = BucketArray.smallestLog2Buckets(entries);
        BucketArray present = buckets;
        if (present == null ? log2Buckets > 0 : !present.isAllocated() && log2Buckets > present.log2Buckets) {
            BucketArray expected = new BucketArray(log2Buckets);
            int begun = beginWrite();
            buckets = expected;
            endWrite(begun);
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
            Evacuation ended = evacuation;
            if (ended != null) {
                ended.from.isRetired = true;
            }
            evacuation = null;
            buckets.clear();
            if (buckets.isAllocated()) {
                install(buckets);
            }
            seed = nextSeed;
            structureCount += removed == 0 ? 0 : 1;
            size = 0;
        } catch (Throwable t) {
            throw writeFailed(begun, t);
        }
        endWrite(begun);
        Events.mapCleared(this, removed, buckets.bucketCount());
    }

    /* ---------------- Randomness ---------------- */

    final long draw() {
        Settings settings = this.settings;
        return settings == null || settings.random() == null
                ? Hashing.freshSeed()
                : settings.random().nextLong();
    }

    /** The seed of a table that has become empty. A step from the old one is as little known as that. */
    final long nextSeed() {
        Settings settings = this.settings;
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

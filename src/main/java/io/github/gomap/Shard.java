package io.github.gomap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a {@link ConcurrentGoMap}: a table that is written under its lock and read without it.
 *
 * <p>Readers read optimistically, as with a sequence lock (Boehm, "Can seqlocks get along with programming language memory
 * models?", MSPC 2012): they compare the version before and after, and try again if a writer has stored something meanwhile.
 *
 * <p>Invariants: (V1) the version is odd exactly while the lock is held and something is being stored that a reader may see half
 * done: between {@link #beginStores} and {@link #endStores} nothing is called that may be user code, may fail or may take
 * long (should a stack end in the very call that makes it even, the next one who has the lock does); (V2) what is stored
 * outside of these two is complete before it can be reached, and means the same to readers as what it replaces; (V3) a reader
 * uses an index only with an array that it has compared it with, follows chains only upwards, and calls {@code equals} of a key
 * only after it has found the version unchanged: so it never fails and never meets an object that was not published.
 */
final class Shard<K, V> extends ObjectTable<K, V> {
    /*
     * A write, under the lock:
     *
     *   find        calls equals, version even: nobody else writes, and readers are not disturbed
     *   prepare     obtain memory, copy what a snapshot shares, plan an evacuation, tell an index
     *   store       version odd: a few words
     *
     * Tearing the root is what comparable maps got wrong for years: keys, values and a mask, read one after the other, were of
     * different tables. Here everything hangs off one reference to an immutable root, and each mask is taken from the array.
     */

    private static final VarHandle VERSION;
    private static final VarHandle ROOT;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            VERSION = lookup.findVarHandle(Shard.class, "version", long.class);
            ROOT = lookup.findVarHandle(Shard.class, "root", Root.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** After so many attempts a reader takes the lock, so that writers cannot keep it from reading. */
    private static final int MOST_ATTEMPTS = 32;

    /** The generations: where to look first, and where a bucket that is untouched there has its entries. */
    private static final class Root {
        final BucketArray current;

        /** Those of a flat current generation, or null. */
        final long @Nullable [] words;

        /** That of a larger one, or null. */
        final long @Nullable [][] directory;

        final @Nullable BucketArray old;

        Root(BucketArray current, @Nullable BucketArray old) {
            this.current = current;
            this.old = old;
            directory = current.metaDirectory;
            words = directory == null ? current.words : null;
        }

        boolean shows(BucketArray current, @Nullable BucketArray old) {
            return this.current == current
                    && this.old == old
                    && directory == current.metaDirectory
                    && (directory != null || words == current.words);
        }
    }

    /** What an attempt to read found out if something was stored meanwhile, or what only the lock can tell. */
    private static final Object AGAIN = new Object();

    private static final Object LOCKED = new Object();

    /** Held by who writes. */
    final ShardLock lock = new ShardLock();

    /** Keeps what readers read apart from what writers write most often, the state of the lock; never used. */
    @SuppressWarnings("unused")
    private long padding0, padding1, padding2, padding3, padding4, padding5, padding6;

    /** Odd while something is being stored. */
    private long version;

    /** Null until something is put. */
    private @Nullable Root root;

    /** The thread that computes a value under the lock, null = none. Set without a call, which a short stack might refuse. */
    @Nullable Thread computing;

    /** Attempts to read that were in vain. Several threads count at once, so some are lost. */
    private long failedReads;

    /** All shards of a map have the same seed, for good, so that a key is hashed once. */
    Shard(int expectedSize, @Nullable Settings settings, long seed) {
        super(expectedSize, settings);
        this.seed = seed;
    }

    /* ---------------- The lock ---------------- */

    /** Takes the lock to write, which nobody may do who holds it already: that is a function or a key of this map. */
    void lockToWrite() {
        if (lock.isHeldByCurrentThread()) {
            throw recursiveUpdate();
        }
        lock.lock();
    }

    boolean isLockedByThisThread() {
        return lock.isHeldByCurrentThread();
    }

    static IllegalStateException recursiveUpdate() {
        return new IllegalStateException("recursive update: a function or a key of this map writes to it");
    }

    boolean isComputing(Thread thread) {
        return computing == thread;
    }

    /* ---------------- Reading without the lock ---------------- */

    /**
     * The value of a key, or null.
     *
     * <p>The first attempt in a main bucket is written out, since that is nearly all there is to do: it takes two thirds of the
     * time of the general way.
     */
    @Nullable Object read(Object key, long hash) {
        long begun = (long) VERSION.getAcquire(this);
        Root root = this.root;
        if (root != null && (begun & 1) == 0) {
            long[] words = root.words;
            int bucket;
            if (words != null) {
                bucket = (int) hash & ObjectKeys.mask(words);
            } else {
                words = BucketArray.words(Objects.requireNonNull(root.directory), (int) hash);
                bucket = (int) hash & Segment.BUCKET_MASK;
            }
            long meta = words[bucket];
            long matches = Tophash.matches(meta, Tophash.broadcast(hash));
            if (matches != 0) {
                BucketArray generation = root.current;
                Segment segment = root.words != null ? generation : generation.segment((int) hash);
                int cell = BucketRow.keyCell(bucket, Tophash.firstSlot(matches));
                @Nullable Object[] cells = segment == null ? BucketRow.NO_CELLS : segment.cells;
                if (cell + 1 < cells.length) {
                    Object stored = cells[cell];
                    Object value = cells[cell + 1];
                    if (isUnchanged(begun) && (stored == key || key.equals(stored))) {
                        return value;
                    }
                }
            } else if (Tophash.endsChain(meta) && isUnchanged(begun)) {
                return null;
            }
        }
        return readAnew(key, hash);
    }

    private @Nullable Object readAnew(Object key, long hash) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            long begun = (long) VERSION.getAcquire(this);
            Object found = (begun & 1) == 0 ? tryRead(key, hash, begun) : AGAIN;
            if (found == LOCKED) {
                break;
            }
            if (found != AGAIN) {
                return found;
            }
            failedReads++;
            Thread.onSpinWait();
        }
        return readUnderLock(key, hash);
    }

    private @Nullable Object readUnderLock(Object key, long hash) {
        // A function that reads its own map holds it already.
        boolean isOurs = isLockedByThisThread();
        if (!isOurs) {
            lock.lock();
        }
        try {
            if ((version & 1) != 0) {
                // A stack has ended in the call that was to make it even; until now all readers have come here.
                endStores();
            }
            int location = find(key, hash);
            return location < 0 ? null : valueAt(hash, location);
        } finally {
            if (!isOurs) {
                lock.owner = null;
                lock.wakeNext();
            }
        }
    }

    /** Is all that has been read since this version of one moment? */
    private boolean isUnchanged(long begun) {
        VarHandle.loadLoadFence();
        return (long) VERSION.getOpaque(this) == begun;
    }

    private @Nullable Object absent(long begun) {
        return isUnchanged(begun) ? null : AGAIN;
    }

    private @Nullable Object tryRead(Object key, long hash, long begun) {
        Root root = this.root;
        if (root == null) {
            return absent(begun);
        }
        BucketArray generation = root.current;
        long[] words =
                root.words == null ? BucketArray.words(Objects.requireNonNull(root.directory), (int) hash) : root.words;
        int bucket = (int) hash & generation.bucketMask() & Segment.BUCKET_MASK;
        long meta = words[bucket];
        if (meta == Tophash.UNTOUCHED) {
            generation = root.old;
            if (generation == null) {
                return AGAIN;
            }
            long[][] directory = generation.metaDirectory;
            words = directory == null ? generation.words : BucketArray.words(directory, (int) hash);
            bucket = (int) hash & generation.bucketMask() & Segment.BUCKET_MASK;
            meta = words[bucket];
        }
        long matches = Tophash.matches(meta, Tophash.broadcast(hash));
        boolean endsHere = Tophash.endsChain(meta);
        if (matches == 0 && endsHere) {
            return absent(begun);
        }
        Segment segment = generation.segment((int) hash);
        if (segment == null) {
            return absent(begun);
        }
        Object found = tryMatches(segment.cells, bucket, matches, key, begun);
        if (found != null) {
            return found;
        }
        if (endsHere) {
            return absent(begun);
        }
        int route = BucketRow.firstRoute(words) + bucket;
        return route < words.length ? tryOverflow(segment, bucket, Route.next(words[route]), key, hash, begun) : AGAIN;
    }

    /** The value of the key if it is in one of these slots, null if it is not, AGAIN. */
    private @Nullable Object tryMatches(@Nullable Object[] cells, int index, long matches, Object key, long begun) {
        for (long left = matches; left != 0; left &= left - 1) {
            int cell = BucketRow.keyCell(index, Tophash.firstSlot(left));
            if (cell + 1 >= cells.length) {
                return AGAIN;
            }
            Object stored = cells[cell];
            Object value = cells[cell + 1];
            if (!isUnchanged(begun)) {
                return AGAIN;
            }
            if (stored == key || key.equals(stored)) {
                return value;
            }
        }
        return null;
    }

    private @Nullable Object tryOverflow(
            Segment segment, int mainBucket, int firstBucket, Object key, long hash, long begun) {
        Overflow overflow = segment.overflow;
        if (overflow == null) {
            return absent(begun);
        }
        // Who is inside of a function holds a lock, perhaps one that the owner of this one waits for: he walks along
        // the chain.
        if (overflow.index(mainBucket) != null && !Computations.mayRunIn(Thread.currentThread())) {
            return LOCKED;
        }
        int last = 0;
        for (int bucket = firstBucket; bucket > last; ) {
            BucketRow page = overflow.pageIfPresent(bucket);
            int index = overflow.inPage(bucket);
            if (page == null) {
                return AGAIN;
            }
            long[] words = page.words;
            if (index >= BucketRow.firstRoute(words)) {
                return AGAIN;
            }
            long meta = words[index];
            Object found = tryMatches(page.cells, index, Tophash.matches(meta, Tophash.broadcast(hash)), key, begun);
            if (found != null) {
                return found;
            }
            if (Tophash.endsChain(meta)) {
                break;
            }
            last = bucket;
            bucket = Route.next(words[BucketRow.firstRoute(words) + index]);
        }
        return absent(begun);
    }

    /** How many entries there are, as a thread without the lock sees it. */
    int count() {
        // Not from a register, in a loop that waits for it.
        VarHandle.acquireFence();
        return size;
    }

    long failedReads() {
        return failedReads;
    }

    /* ---------------- Writing under the lock ---------------- */

    /** Makes the version odd. It may be so already, if a stack has ended in the very call that was to make it even. */
    @Override
    void beginStores() {
        VERSION.setOpaque(this, version | 1);
        VarHandle.storeStoreFence();
    }

    @Override
    void endStores() {
        VERSION.setRelease(this, version + 1);
    }

    /** Lets readers know of the generations. They may go on with the former ones until something is stored. */
    private void publishRoot() {
        BucketArray current = buckets;
        Evacuation evacuation = this.evacuation;
        BucketArray old = evacuation == null ? null : evacuation.from;
        Root published = root;
        if (current == null) {
            root = null;
        } else if (published == null || !published.shows(current, old)) {
            ROOT.setRelease(this, new Root(current, old));
        }
    }

    /**
     * Replaces what a snapshot shares by copies and lets readers know of them before anything is stored there: else they would
     * go on looking into the former arrays. Also lets them know of generations for whose root memory was too short before.
     */
    private void ownArraysForReaders() {
        ownArrays();
        publishRoot();
    }

    /** Moves a growth on, if there is one, before a key of this hash is written. */
    void prepareToWrite(long hash) {
        allocateIfNeeded();
        ownArraysForReaders();
        growWork(hash);
        publishRoot();
    }

    /** Gives the entry at a location another value. */
    void replaceAt(long hash, int location, Object value) {
        Segment segment = segmentForWrite(generationOf(hash), hash);
        beginStores();
        try {
            segment.setValue(location, value);
        } finally {
            endStores();
        }
    }

    /** Removes the entry at a location. */
    void removeAt(long hash, int location) {
        BucketArray generation = generationOf(hash);
        Segment segment = segmentForWrite(generation, hash);
        int mainBucket = (int) hash & generation.bucketMask() & Segment.BUCKET_MASK;
        Overflow overflow = segment.overflow;
        try {
            segment.removeFromIndex(mainBucket, location);
            beginStores();
            try {
                segment.vacateSlot(location);
                size--;
            } finally {
                endStores();
            }
            segment.shortenChain(mainBucket, location >>> Segment.SLOT_BITS);
        } catch (StackOverflowError e) {
            Segment.forgetIndex(overflow, mainBucket);
            throw e;
        }
        structureCount++;
    }

    /** Adds a key that is not there, after {@link #prepareToWrite}. */
    void insert(Object key, long hash, Object value) {
        while (evacuation == null && currentBuckets().mustGrow(size)) {
            startGrowth();
            // Before anything moves, since the former root knows of no other place.
            publishRoot();
            growWork(hash);
            publishRoot();
        }
        BucketArray generation = generationOf(hash);
        Segment segment = segmentForWrite(generation, hash);
        int mainBucket = (int) hash & generation.bucketMask() & Segment.BUCKET_MASK;
        int location = segment.firstEmpty(mainBucket);
        boolean isLonger = location < 0;
        if (isLonger) {
            location = generation.appendOverflow(segment, mainBucket, ~location) << Segment.SLOT_BITS;
        } else if (generation.log2Buckets == 0 && BucketRow.keyCell(0, location) >= segment.cells.length) {
            segment.widenSmallestBucket();
        }
        Overflow overflow = segment.overflow;
        try {
            ObjectKeys.addToIndex(segment, mainBucket, key);
            beginStores();
            try {
                ObjectKeys.fillUnindexed(segment, location, hash, generation.log2Buckets, key, value);
                // Before the end: who finds the entry finds the map not empty.
                size++;
            } finally {
                endStores();
            }
        } catch (StackOverflowError e) {
            Segment.forgetIndex(overflow, mainBucket);
            throw e;
        }
        structureCount++;
        if (isLonger && generation.indexIfOverlong(hash, hasIndexes())) {
            Events.longChainMet(this, ChainIndex.MIN_BUCKETS, size, generation.bucketCount());
        }
    }

    /** After {@link #prepareToWrite}: no snapshot is taken in between, since the lock is held and the map refuses it to its holder. */
    private Segment segmentForWrite(BucketArray generation, long hash) {
        return generation.segmentForWrite((int) hash, snapshots());
    }

    /** Removes everything and keeps the number of buckets; ends a growth. */
    void removeAll() {
        BucketArray present = buckets;
        if (present == null || !present.isAllocated()) {
            return;
        }
        BucketArray cleared = new BucketArray(present.log2Buckets, keyWords());
        cleared.allocate(false);
        Root clearedRoot = new Root(cleared, null);
        int removed = size;
        beginStores();
        evacuation = null;
        install(cleared);
        size = 0;
        ROOT.setOpaque(this, clearedRoot);
        endStores();
        structureCount += removed == 0 ? 0 : 1;
        Events.mapCleared(this, removed, cleared.bucketCount());
    }

    /*
     * The stamp that reports misuse says nothing here, since the lock keeps other writers away. If a stack has ended in the very
     * call that was to take its flag down, it is raised still: so what uses it takes it down first.
     */

    /** The table as it is now, for good. */
    GoMapSnapshot<K, V> snapshot() {
        resetStamp();
        return new GoMapSnapshot<>(this);
    }

    /** Rebuilds the table with the fewest buckets that hold its entries. */
    void rebuildSmallest() {
        resetStamp();
        // Before anything moves.
        ownArraysForReaders();
        trimTable();
        publishRoot();
    }
}

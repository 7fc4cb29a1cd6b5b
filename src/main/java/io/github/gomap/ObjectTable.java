package io.github.gomap;

import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a table does with a key that is an object: find, insert and delete, each under the write flag that reports misuse from two threads.
 *
 * <p>It is the base class of {@link GoMap}, not a field of it, so that a lookup starts with the fields at hand and
 * an empty map is one object.
 */
abstract class ObjectTable<K extends @Nullable Object, V extends @Nullable Object> extends Table<K, V> {
    /*
     * A write goes through these steps:
     *
     *   1. hash the key                  user code, before anything has changed
     *   2. beginWrite                    the stamp becomes odd: who sees it knows of a write in progress
     *   3. growWork                      if growing: move two old buckets
     *   4. find                          in the generation that the key belongs in: the old one until its bucket has moved
     *   5. change; for a new key, startGrowth and step 3 again first, if the table is full
     *   6. endWrite                      the stamp becomes even; one that was changed meanwhile shows a second writer
     *
     * A read finds its entry without step 3: the metadata of a bucket that is still in the old generation says so.
     * It compares the stamp at its end with that at its beginning, and so notices a write that overlapped with it.
     */

    ObjectTable(int expectedSize, @Nullable Settings settings) {
        super(expectedSize, settings);
    }

    /**
     * For tables from a stream, which makes them with the constructor of the first class that is not serializable. It is
     * protected because the JDK asks whether a subclass of GoMap in another package could call it.
     */
    protected ObjectTable() {
        this(0, Settings.ofPlainMap());
    }

    /* ---------------- Hashing ---------------- */

    /** The hash of a key under the present seed. Calls user code, which might even clear the table and so renew the seed. */
    final long hashOf(@Nullable Object key) {
        long seed = this.seed;
        long hash = hash(key, seed);
        return seed == this.seed ? hash : hashAgain(key);
    }

    private long hash(@Nullable Object key, long seed) {
        return hash(settings(), key, seed);
    }

    /** The hash of a key under a seed, by the hasher of these settings if they have one. Calls user code. */
    static long hash(@Nullable Settings settings, @Nullable Object key, long seed) {
        if (settings == null || settings.hasher() == null || key == null) {
            return Hashing.spread(key, seed);
        }
        return settings.hasher().hash(key, seed);
    }

    private long hashAgain(@Nullable Object key) {
        long seed = this.seed;
        long hash = hash(key, seed);
        checkHashed(seed);
        return hash;
    }

    /* ---------------- Slots ---------------- */

    @Override
    final int keyWords() {
        return 0;
    }

    @Override
    final long hashAt(BucketRow row, int slotInRow) {
        return hashOf(row.cells[slotInRow << 1]);
    }

    @Override
    final @Nullable Place placeNow(BucketRow row, int slotInRow) {
        return placeOf(row.cells[slotInRow << 1]);
    }

    @Override
    final boolean insertCopy(BucketArray target, long hash, BucketRow row, int slotInRow) {
        return ObjectKeys.insert(target, snapshots(), hash, row.cells[slotInRow << 1], row.valueAt(slotInRow));
    }

    /* ---------------- Lookup ---------------- */

    @Override
    final @Nullable Object lookup(@Nullable Object key, @Nullable Object absent) {
        if (size == 0) {
            return absent;
        }
        // First, so that the key's hashCode may use this map.
        long hash = hashOf(key);
        int begun = beginRead();
        Object value;
        try {
            value = lookup(key, hash, absent);
        } catch (RuntimeException e) {
            throw readFailed(begun, e);
        }
        endRead(begun);
        return value;
    }

    private @Nullable Object lookup(@Nullable Object key, long hash, @Nullable Object absent) {
        BucketArray buckets = this.buckets;
        if (buckets == null) {
            // The key's hashCode has emptied and trimmed the table.
            return absent;
        }
        long[] flatWords = this.flatWords;
        long[] words;
        int bucket;
        if (flatWords != null) {
            words = flatWords;
            bucket = (int) hash & ObjectKeys.mask(flatWords);
        } else {
            words = BucketArray.words(Objects.requireNonNull(buckets.metaDirectory), (int) hash);
            bucket = (int) hash & Segment.BUCKET_MASK;
        }
        long meta = words[bucket];
        long matches = Tophash.matches(meta, Tophash.broadcast(hash));
        if (matches != 0) {
            // A flat generation is its own segment.
            Segment segment = flatWords != null ? buckets : buckets.presentSegment((int) hash);
            Object[] cells = segment.cells;
            do {
                int cell = BucketRow.keyCell(bucket, Tophash.firstSlot(matches));
                Object stored = cells[cell];
                if (stored == key || (key != null && key.equals(stored))) {
                    return cells[cell + 1];
                }
                matches &= matches - 1;
            } while (matches != 0);
        }
        return Tophash.endsChain(meta) ? absent : lookupElsewhere(key, hash, meta, absent);
    }

    /** Beyond a main bucket with this metadata: in the rest of its chain, or in the old generation. */
    private @Nullable Object lookupElsewhere(@Nullable Object key, long hash, long meta, @Nullable Object absent) {
        BucketArray generation = currentBuckets();
        boolean moved = meta != Tophash.UNTOUCHED;
        if (!moved) {
            generation = Objects.requireNonNull(evacuation).from;
        }
        int bucket = (int) hash & generation.bucketMask();
        Segment segment = generation.segment(bucket);
        if (segment == null) {
            return absent;
        }
        int mainBucket = bucket & Segment.BUCKET_MASK;
        long broadcast = Tophash.broadcast(hash);
        int location = moved
                ? ObjectKeys.findInOverflow(segment, mainBucket, key, broadcast)
                : ObjectKeys.find(segment, mainBucket, key, broadcast);
        return location < 0 ? absent : segment.value(location);
    }

    @Override
    final @Nullable Place placeOf(@Nullable Object key) {
        long hash = hashOf(key);
        if (size == 0 || buckets == null) {
            return null;
        }
        BucketArray generation = generationOf(hash);
        int bucket = (int) hash & generation.bucketMask();
        Segment segment = generation.segment(bucket);
        if (segment == null) {
            return null;
        }
        int location = find(segment, bucket, key, hash);
        return location < 0
                ? null
                : new Place(segment.row(location >>> Segment.SLOT_BITS), segment.slotInRow(location));
    }

    private static int find(Segment segment, int bucket, @Nullable Object key, long hash) {
        return ObjectKeys.find(segment, bucket & Segment.BUCKET_MASK, key, Tophash.broadcast(hash));
    }

    /* ---------------- Insertion ---------------- */

    /** Maps a key to a value; the previous value, or {@link #NONE}. */
    final @Nullable Object assign(@Nullable Object key, @Nullable Object value) {
        long hash = hashOf(key);
        long hashSeed = seed;
        int begun = beginWrite();
        Object previous;
        try {
            checkSeed(hashSeed);
            previous = assign(key, hash, value);
        } catch (Throwable t) {
            if (stamp == begun) stamp = begun + 1;
            throw writeFailed(begun, t);
        }
        endWrite(begun);
        return previous;
    }

    /*
     * One pass over the main bucket, where most searches end, both compares the keys and finds the empty slot: half
     * the work of the general path below, which searches the chain first and then looks for a place in it.
     */
    private @Nullable Object assign(@Nullable Object key, long hash, @Nullable Object value) {
        BucketArray generation = buckets;
        long[] words = flatWords;
        Segment segment;
        int bucket;
        if (words != null && generation != null && evacuation == null && !generation.isShared()) {
            segment = generation;
            bucket = (int) hash & ObjectKeys.mask(words);
        } else {
            generation = generationForWrite(hash);
            segment = generation.segmentForWrite((int) hash, snapshots());
            bucket = (int) hash & generation.bucketMask() & Segment.BUCKET_MASK;
            words = segment.words;
        }
        long meta = words[bucket];
        @Nullable Object[] cells = segment.cells;
        long matches = Tophash.matches(meta, Tophash.broadcast(hash));
        while (matches != 0) {
            int cell = BucketRow.keyCell(bucket, Tophash.firstSlot(matches));
            Object stored = cells[cell];
            if (stored == key || (key != null && key.equals(stored))) {
                Object previous = cells[cell + 1];
                cells[cell + 1] = value;
                return previous;
            }
            matches &= matches - 1;
        }
        if (Tophash.endsChain(meta)
                && segment.index(bucket) == null
                && (evacuation != null || !generation.mustGrow(size))) {
            int slot = Tophash.firstSlot(Tophash.empties(meta));
            ObjectKeys.fillMain(segment, bucket, slot, hash, generation.log2Buckets, key, value);
            size++;
            structureCount++;
            return NONE;
        }
        return assignInChain(segment, bucket, key, hash, value);
    }

    /** The rest of an assignment to a key that is not in the main bucket. */
    private @Nullable Object assignInChain(
            Segment segment, int mainBucket, @Nullable Object key, long hash, @Nullable Object value) {
        int location = ObjectKeys.findInOverflowToPut(segment, mainBucket, key, Tophash.broadcast(hash));
        if (location >= 0) {
            return segment.setValue(location, value);
        }
        insertAbsent(key, hash, value);
        return NONE;
    }

    /** Adds a key that is not there. */
    private void insertAbsent(@Nullable Object key, long hash, @Nullable Object value) {
        while (evacuation == null && currentBuckets().mustGrow(size)) {
            startGrowth();
            growWork(hash);
        }
        BucketArray buckets = generationOf(hash);
        boolean isLonger = ObjectKeys.insert(buckets, snapshots(), hash, key, value);
        size++;
        structureCount++;
        try {
            if (isLonger && buckets.indexIfOverlong(hash, hasIndexes())) {
                Events.longChainMet(this, ChainIndex.MIN_BUCKETS, size, buckets.bucketCount());
            }
        } catch (StackOverflowError e) {
            // The entry is there; the next long chain will be met.
        }
    }

    /* ---------------- Deletion ---------------- */

    /** Removes a key; its value, or {@link #NONE}. */
    final @Nullable Object delete(@Nullable Object key) {
        return delete(key, NONE);
    }

    @Override
    final @Nullable Object delete(@Nullable Object key, @Nullable Object expected) {
        if (size == 0) {
            return NONE;
        }
        long hash = hashOf(key);
        long hashSeed = seed;
        int begun = beginWrite();
        Object removed;
        try {
            checkSeed(hashSeed);
            removed = delete(key, hash, expected);
        } catch (Throwable t) {
            if (stamp == begun) stamp = begun + 1;
            throw writeFailed(begun, t);
        }
        endWrite(begun);
        return removed;
    }

    private @Nullable Object delete(@Nullable Object key, long hash, @Nullable Object expected) {
        BucketArray generation = buckets;
        if (generation == null) {
            return NONE;
        }
        if (evacuation != null || generation.isShared()) {
            generation = generationForWrite(hash);
        }
        int bucket = (int) hash & generation.bucketMask();
        Segment segment = generation.segment(bucket);
        if (segment == null) {
            return NONE;
        }
        int location = find(segment, bucket, key, hash);
        if (location < 0) {
            return NONE;
        }
        Object value = segment.value(location);
        if (expected != NONE && !Objects.equals(expected, value)) {
            return NONE;
        }
        removeAt(generation, bucket, location);
        return value;
    }

    /* ---------------- Read, compute, write ---------------- */

    /** Where the key is in {@link #generationOf} its hash, or {@link Segment#ABSENT}. */
    final int locate(@Nullable Object key, long hash, long token) {
        int begun = (int) token;
        int location;
        try {
            location = find(key, hash);
        } catch (Throwable t) {
            throw searchFailed(begun, t);
        }
        checkUnchanged(begun);
        return location;
    }

    /** The location of a key in {@link #generationOf} its hash, or {@link Segment#ABSENT}. Calls the key's equals. */
    final int find(@Nullable Object key, long hash) {
        if (size == 0 || buckets == null) {
            return Segment.ABSENT;
        }
        BucketArray generation = generationOf(hash);
        int bucket = (int) hash & generation.bucketMask();
        Segment segment = generation.segment(bucket);
        return segment == null ? Segment.ABSENT : find(segment, bucket, key, hash);
    }

    /** Writes the result of a user's function that was called after {@link #locate}: a value, or NONE = remove. */
    final void settle(@Nullable Object key, long hash, int location, @Nullable Object result, long token) {
        checkStructure(token);
        if (result == NONE && location < 0) {
            return;
        }
        int begun = beginWrite();
        try {
            checkStructure(token);
            ownArrays();
            int present = begun == raised((int) token) ? location : findAgain(key, hash);
            if (present < 0) {
                if (result != NONE) {
                    allocateIfNeeded();
                    insertAbsent(key, hash, result);
                }
            } else {
                settleAt(hash, present, result);
            }
        } catch (Throwable t) {
            if (stamp == begun) stamp = begun + 1;
            throw writeFailed(begun, t);
        }
        endWrite(begun);
    }

    private int findAgain(@Nullable Object key, long hash) {
        growWork(hash);
        return find(key, hash);
    }

    @Override
    final @Nullable Object overwrite(@Nullable Object key, @Nullable Object value) {
        if (size == 0) {
            return NONE;
        }
        long hash = hashOf(key);
        long hashSeed = seed;
        long token = prepare(hash, hashSeed);
        int location = locate(key, hash, token);
        if (location < 0) {
            return NONE;
        }
        Object previous = valueAt(hash, location, token);
        settle(key, hash, location, value, token);
        return previous;
    }

    /* ---------------- All entries ---------------- */

    @Override
    final Cursor<K, V> newCursor() {
        return new ObjectCursor<>(this);
    }

    @Override
    final Cursor<K, V> newCursorInAnyOrder() {
        return ObjectCursor.inAnyOrder(this);
    }

    @Override
    final Iterator<K> newKeyIterator() {
        return new ObjectCursor.Keys<>(this);
    }

    @Override
    final Iterator<V> newValueIterator() {
        return new ObjectCursor.Values<>(this);
    }

    @Override
    final Iterator<Map.Entry<K, V>> newEntryIterator() {
        return new ObjectCursor.Entries<>(this);
    }
}

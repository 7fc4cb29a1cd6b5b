package io.github.gomap;

import java.util.ConcurrentModificationException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a table does with a key: find, insert and delete, each under the write flag that reports misuse from two threads.
 *
 * <p>It is the base class of {@link GoMap}, not a field of it, so that a lookup starts with the fields at hand and
 * an empty map is one object.
 */
abstract class HashTable<K extends @Nullable Object, V extends @Nullable Object> extends Table {
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

    /** Says in place of a value that there is none, because null is one. */
    static final Object NONE = new Object();

    HashTable(int expectedSize, @Nullable Settings settings) {
        super(expectedSize, settings);
    }

    /**
     * For tables from a stream, which makes them with the constructor of the first class that is not serializable. It is
     * protected because the JDK asks whether a subclass of GoMap in another package could call it.
     */
    protected HashTable() {
        this(0, Settings.ofPlainMap());
    }

    /* ---------------- Hashing ---------------- */

    /** The hash of a key under the present seed. Calls user code, which might even clear the table and so renew the seed. */
    @Override
    final long hashOf(@Nullable Object key) {
        long seed = this.seed;
        long hash = hash(key, seed);
        return seed == this.seed ? hash : hashAgain(key);
    }

    private long hash(@Nullable Object key, long seed) {
        Settings settings = settings();
        if (settings == null || settings.hasher() == null || key == null) {
            return Hashing.spread(key, seed);
        }
        return settings.hasher().hash(key, seed);
    }

    private long hashAgain(@Nullable Object key) {
        long seed = this.seed;
        long hash = hash(key, seed);
        if (seed != this.seed) {
            throw new ConcurrentModificationException("the map is emptied whenever a key is hashed");
        }
        return hash;
    }

    /** Fails if another thread has emptied the table since a key was hashed with this seed. */
    private void checkSeed(long hashSeed) {
        if (seed != hashSeed) {
            throw concurrentWrites();
        }
    }

    /* ---------------- Lookup ---------------- */

    /** The value of a key, or this default. */
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
            bucket = (int) hash & BucketRow.mask(flatWords);
        } else {
            int index = (int) hash & buckets.bucketMask();
            words = Objects.requireNonNull(buckets.metaDirectory)[index >>> Segment.BITS];
            bucket = index & Segment.BUCKET_MASK;
        }
        long meta = words[bucket];
        long matches = Tophash.matches(meta, Tophash.broadcast(hash));
        if (matches != 0) {
            // A flat generation is its own segment.
            Segment segment = flatWords != null ? buckets : buckets.presentSegment((int) hash & buckets.bucketMask());
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
        int location =
                moved ? segment.findInOverflow(mainBucket, key, broadcast) : segment.find(mainBucket, key, broadcast);
        return location < 0 ? absent : segment.value(location);
    }

    /** What {@link #lookupEntry} found. */
    record Found(@Nullable Object key, @Nullable Object value) {}

    /** The stored key that equals this one and its value, or null. Like Go's, this lookup tests no write flag. */
    final @Nullable Found lookupEntry(@Nullable Object key) {
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
        return location < 0 ? null : new Found(segment.key(location), segment.value(location));
    }

    private static int find(Segment segment, int bucket, @Nullable Object key, long hash) {
        return segment.find(bucket & Segment.BUCKET_MASK, key, Tophash.broadcast(hash));
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
        if (words != null && generation != null && evacuation == null) {
            segment = generation;
            bucket = (int) hash & BucketRow.mask(words);
        } else {
            generation = generationForWrite(hash);
            int index = (int) hash & generation.bucketMask();
            segment = generation.segmentForWrite(index);
            bucket = index & Segment.BUCKET_MASK;
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
            segment.fillMain(bucket, slot, hash, generation.log2Buckets, key, value);
            size++;
            structureCount++;
            return NONE;
        }
        return assignInChain(segment, bucket, key, hash, value);
    }

    /** The rest of an assignment to a key that is not in the main bucket. */
    private @Nullable Object assignInChain(
            Segment segment, int mainBucket, @Nullable Object key, long hash, @Nullable Object value) {
        int location = segment.findInOverflowToPut(mainBucket, key, Tophash.broadcast(hash));
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
        boolean isLonger = buckets.insert(hash, key, value);
        size++;
        structureCount++;
        try {
            if (isLonger && buckets.indexIfOverlong(hash, hasDefaultHash())) {
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

    /** Removes a key if it is mapped to this value, or to whatever if that is {@link #NONE}; its value, or NONE. */
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
        if (evacuation != null) {
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
        removeAt(segment, bucket & Segment.BUCKET_MASK, location);
        return value;
    }

    private void removeAt(Segment segment, int mainBucket, int location) {
        // The generator is user code, so it comes before the change.
        long nextSeed = size == 1 ? nextSeed() : seed;
        segment.vacate(mainBucket, location);
        seed = nextSeed;
        size--;
        structureCount++;
    }

    /* ---------------- Read, compute, write ---------------- */

    /*
     * compute, merge and their like hash and search once: locate() first; then the user's function runs, with the flag
     * down; then writeAt() or removeAt() use the location again. The token taken in between tells what the function
     * did to the map: nothing, in which case the location stands; something that is no structural change, in which
     * case the key is searched again; or a structural change, which java.util.Map forbids.
     */

    /** Where the key is in {@link #generationOf} its hash, or {@link Segment#ABSENT}. */
    final int locate(@Nullable Object key, long hash, long token) {
        int begun = (int) token;
        int location;
        try {
            location = size == 0 ? Segment.ABSENT : find(key, hash);
        } catch (Throwable t) {
            throw writeFailed(begun, t);
        }
        checkUnchanged(begun);
        return location;
    }

    /** Moves a growth on, if there is one; the token of the state in which it leaves the map. */
    final long prepare(long hash, long hashSeed) {
        int begun = beginWriteless();
        if (evacuation != null) {
            begun = beginWrite();
            try {
                growWork(hash);
            } catch (Throwable t) {
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

    private int find(@Nullable Object key, long hash) {
        if (buckets == null) {
            return Segment.ABSENT;
        }
        BucketArray generation = generationOf(hash);
        int bucket = (int) hash & generation.bucketMask();
        Segment segment = generation.segment(bucket);
        return segment == null ? Segment.ABSENT : find(segment, bucket, key, hash);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // null if V admits it
    final V valueAt(long hash, int location, long token) {
        V value;
        try {
            BucketArray generation = generationOf(hash);
            int bucket = (int) hash & generation.bucketMask();
            value = (V) generation.presentSegment(bucket).value(location);
        } catch (RuntimeException e) {
            throw writeFailed((int) token, e);
        }
        checkUnchanged((int) token);
        return value;
    }

    /** What {@link #settle} compares: the stamp and the count of structural changes. */
    final long token() {
        return ((long) structureCount << Integer.SIZE) | (stamp() & 0xFFFFFFFFL);
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
            int present = begun == raised((int) token) ? location : findAgain(key, hash);
            if (present < 0) {
                if (result != NONE) {
                    allocateIfNeeded();
                    insertAbsent(key, hash, result);
                }
            } else {
                BucketArray generation = generationOf(hash);
                int bucket = (int) hash & generation.bucketMask();
                Segment segment = generation.presentSegment(bucket);
                if (result == NONE) {
                    removeAt(segment, bucket & Segment.BUCKET_MASK, present);
                } else {
                    segment.setValue(present, result);
                }
            }
        } catch (Throwable t) {
            throw writeFailed(begun, t);
        }
        endWrite(begun);
    }

    private int findAgain(@Nullable Object key, long hash) {
        growWork(hash);
        return find(key, hash);
    }

    /** Fails if the user's function changed the map structurally. */
    final void checkStructure(long token) {
        if (structureCount != (int) (token >>> Integer.SIZE)) {
            throw concurrentWrites();
        }
    }

    /** Gives a present key another value; NONE if it is absent, else the value before. Starts no growth. */
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
}

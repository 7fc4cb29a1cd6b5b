package io.github.gomap;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a table does with a key that is a long: find, insert and delete, each under the write flag that reports misuse from
 * two threads, in the steps that {@link ObjectTable} names. Go has such code for keys of 32 and of 64 bits, too
 * ({@code mapaccess1_fast64}). It calls no user code but the hasher, if the map was given one.
 */
abstract class LongTable<V extends @Nullable Object> extends Table<Long, V> {
    LongTable(int expectedSize, @Nullable Settings settings) {
        super(expectedSize, settings);
    }

    /** The hash of a key under the present seed. */
    final long hashOf(long key) {
        Settings settings = settings();
        return settings == null || settings.hasher() == null
                ? Hashing.spread(key, seed())
                : hashByHasher(settings, key);
    }

    /** A hasher might even clear the table and so renew the seed. */
    private long hashByHasher(Settings settings, long key) {
        LongHasher hasher = (LongHasher) (Object) Objects.requireNonNull(settings.hasher());
        long seed = this.seed;
        long hash = hasher.hash(key, seed);
        if (seed != this.seed) {
            seed = this.seed;
            hash = hasher.hash(key, seed);
            checkHashed(seed);
        }
        return hash;
    }

    /* ---------------- Slots ---------------- */

    @Override
    final int keyWords() {
        return LongWords.PER_BUCKET;
    }

    @Override
    final long hashAt(BucketRow row, int slotInRow) {
        return hashOf(LongWords.key(row.words, slotInRow));
    }

    @Override
    final @Nullable Place placeNow(BucketRow row, int slotInRow) {
        return placeOf(LongWords.key(row.words, slotInRow));
    }

    @Override
    final boolean insertCopy(BucketArray target, long hash, BucketRow row, int slotInRow) {
        return LongKeys.insert(target, snapshots(), hash, LongWords.key(row.words, slotInRow), row.valueAt(slotInRow));
    }

    /** A chain has no index: there is nothing to search it by but the key, which one comparison of a word tells apart. */
    @Override
    final boolean hasIndexes() {
        return false;
    }

    /* ---------------- Keys as objects ---------------- */

    @Override
    final @Nullable Place placeOf(@Nullable Object key) {
        return key instanceof Long number ? placeOf(number.longValue()) : null;
    }

    @Override
    final @Nullable Object lookup(@Nullable Object key, @Nullable Object absent) {
        return key instanceof Long number ? lookup(number.longValue(), absent) : absent;
    }

    @Override
    final @Nullable Object delete(@Nullable Object key, @Nullable Object expected) {
        return key instanceof Long number ? delete(number.longValue(), expected) : NONE;
    }

    @Override
    final @Nullable Object overwrite(@Nullable Object key, @Nullable Object value) {
        return key instanceof Long number ? overwrite(number.longValue(), value) : NONE;
    }

    /* ---------------- Lookup ---------------- */

    /** The value of a key, or this default. */
    final @Nullable Object lookup(long key, @Nullable Object absent) {
        if (size == 0) {
            return absent;
        }
        // First, so that a hasher may use this map.
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

    private @Nullable Object lookup(long key, long hash, @Nullable Object absent) {
        BucketArray buckets = this.buckets;
        if (buckets == null) {
            // The hasher has emptied and trimmed the table.
            return absent;
        }
        long[] flatWords = this.flatWords;
        long[] words;
        int bucket;
        if (flatWords != null) {
            words = flatWords;
            bucket = (int) hash & LongKeys.mask(flatWords);
        } else {
            words = BucketArray.words(Objects.requireNonNull(buckets.metaDirectory), (int) hash);
            bucket = (int) hash & Segment.BUCKET_MASK;
        }
        long meta = words[bucket];
        for (long matches = Tophash.matches(meta, Tophash.broadcast(hash)); matches != 0; matches &= matches - 1) {
            int slotInRow = BucketRow.slotInRow(bucket, Tophash.firstSlot(matches));
            if (LongWords.key(words, slotInRow) == key) {
                // A flat generation is its own segment.
                Segment segment = flatWords != null ? buckets : buckets.presentSegment((int) hash);
                return segment.cells[slotInRow];
            }
        }
        return Tophash.endsChain(meta) ? absent : lookupElsewhere(key, hash, meta, absent);
    }

    /** Beyond a main bucket with this metadata: in the rest of its chain, or in the old generation. */
    private @Nullable Object lookupElsewhere(long key, long hash, long meta, @Nullable Object absent) {
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
                ? LongKeys.findInOverflow(segment, mainBucket, key, broadcast)
                : LongKeys.find(segment, mainBucket, key, broadcast);
        return location < 0 ? absent : segment.value(location);
    }

    /** Where a key is, null = nowhere. Like Go's, this lookup tests no write flag. */
    final @Nullable Place placeOf(long key) {
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

    private static int find(Segment segment, int bucket, long key, long hash) {
        return LongKeys.find(segment, bucket & Segment.BUCKET_MASK, key, Tophash.broadcast(hash));
    }

    /* ---------------- Insertion ---------------- */

    /** Maps a key to a value; the previous value, or {@link #NONE}. */
    final @Nullable Object assign(long key, @Nullable Object value) {
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

    /** One pass over the main bucket both compares the keys and finds the empty slot, as in {@link ObjectTable}. */
    private @Nullable Object assign(long key, long hash, @Nullable Object value) {
        BucketArray generation = buckets;
        long[] words = flatWords;
        Segment segment;
        int bucket;
        if (words != null && generation != null && evacuation == null && !generation.isShared()) {
            segment = generation;
            bucket = (int) hash & LongKeys.mask(words);
        } else {
            generation = generationForWrite(hash);
            segment = generation.segmentForWrite((int) hash, snapshots());
            bucket = (int) hash & generation.bucketMask() & Segment.BUCKET_MASK;
            words = segment.words;
        }
        long meta = words[bucket];
        for (long matches = Tophash.matches(meta, Tophash.broadcast(hash)); matches != 0; matches &= matches - 1) {
            int slotInRow = BucketRow.slotInRow(bucket, Tophash.firstSlot(matches));
            if (LongWords.key(words, slotInRow) == key) {
                @Nullable Object[] cells = segment.cells;
                Object previous = cells[slotInRow];
                cells[slotInRow] = value;
                return previous;
            }
        }
        if (Tophash.endsChain(meta) && (evacuation != null || !generation.mustGrow(size))) {
            int slot = Tophash.firstSlot(Tophash.empties(meta));
            LongKeys.fillMain(segment, bucket, slot, hash, generation.log2Buckets, key, value);
            size++;
            structureCount++;
            return NONE;
        }
        return assignInChain(segment, bucket, key, hash, value);
    }

    /** The rest of an assignment to a key that is not in the main bucket. */
    private @Nullable Object assignInChain(
            Segment segment, int mainBucket, long key, long hash, @Nullable Object value) {
        int location = LongKeys.findInOverflow(segment, mainBucket, key, Tophash.broadcast(hash));
        if (location >= 0) {
            return segment.setValue(location, value);
        }
        insertAbsent(key, hash, value);
        return NONE;
    }

    /** Adds a key that is not there. */
    private void insertAbsent(long key, long hash, @Nullable Object value) {
        while (evacuation == null && currentBuckets().mustGrow(size)) {
            startGrowth();
            growWork(hash);
        }
        BucketArray buckets = generationOf(hash);
        boolean isLonger = LongKeys.insert(buckets, snapshots(), hash, key, value);
        size++;
        structureCount++;
        if (isLonger && buckets.indexIfOverlong(hash, hasIndexes())) {
            Events.longChainMet(this, ChainIndex.MIN_BUCKETS, size, buckets.bucketCount());
        }
    }

    /* ---------------- Deletion ---------------- */

    /** Removes a key if it is mapped to this value, or to whatever if that is {@link #NONE}; its value, or NONE. */
    final @Nullable Object delete(long key, @Nullable Object expected) {
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

    private @Nullable Object delete(long key, long hash, @Nullable Object expected) {
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
    final int locate(long key, long hash, long token) {
        int begun = (int) token;
        int location;
        try {
            location = size == 0 ? Segment.ABSENT : find(key, hash);
        } catch (Throwable t) {
            throw searchFailed(begun, t);
        }
        checkUnchanged(begun);
        return location;
    }

    private int find(long key, long hash) {
        if (buckets == null) {
            return Segment.ABSENT;
        }
        BucketArray generation = generationOf(hash);
        int bucket = (int) hash & generation.bucketMask();
        Segment segment = generation.segment(bucket);
        return segment == null ? Segment.ABSENT : find(segment, bucket, key, hash);
    }

    /** Writes the result of a user's function that was called after {@link #locate}: a value, or NONE = remove. */
    final void settle(long key, long hash, int location, @Nullable Object result, long token) {
        checkStructure(token);
        if (result == NONE && location < 0) {
            return;
        }
        int begun = beginWrite();
        try {
            checkStructure(token);
            ownArrays();
            int present = begun == raised((int) token) ? location : findAgain(key, hash);
            if (present >= 0) {
                settleAt(hash, present, result);
            } else if (result != NONE) {
                allocateIfNeeded();
                insertAbsent(key, hash, result);
            }
        } catch (Throwable t) {
            if (stamp == begun) stamp = begun + 1;
            throw writeFailed(begun, t);
        }
        endWrite(begun);
    }

    private int findAgain(long key, long hash) {
        growWork(hash);
        return find(key, hash);
    }

    /** Gives a present key another value; NONE if it is absent, else the value before. Starts no growth. */
    final @Nullable Object overwrite(long key, @Nullable Object value) {
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

package io.github.gomap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The shards of a {@link ConcurrentGoMap}, which are made when something is first put into them: how a key comes to its shard,
 * and who may lock one.
 */
abstract class Shards<K, V> {
    /** The shard is chosen by bits of the hash that choose neither the bucket nor the tophash. */
    static final int SHARD_SHIFT = 32;

    private static final VarHandle SHARDS = MethodHandles.arrayElementVarHandle(Shard[].class);

    static final int MOST_SHARDS = 1 << 14;

    /** With so many shards for each processor, two writers seldom meet. */
    private static final int SHARDS_PER_PROCESSOR = 16;

    /**
     * A shard that another thread has just added may be seen as if nothing had been put into it, unless it was before what this
     * thread has read: no more is promised.
     */
    final transient @Nullable Shard<K, V>[] shards;

    final transient int shardMask;
    private final transient int expectedSize;
    private final transient @Nullable Settings settings;
    private final transient long seed;

    Shards(int expectedSize, int shards, @Nullable Settings settings) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        @Nullable Shard<K, V>[] none = new Shard[shards];
        this.shards = none;
        shardMask = shards - 1;
        this.settings = settings;
        // Some more than their share, since no spread is even.
        int share = expectedSize / shards;
        this.expectedSize = share == 0 ? 0 : share + (int) (4 * Math.sqrt(share));
        seed = Settings.draw(settings);
    }

    static int defaultShards() {
        return shardsFor(Runtime.getRuntime().availableProcessors() * SHARDS_PER_PROCESSOR);
    }

    static int shardsFor(int wanted) {
        return Math.min(MOST_SHARDS, Integer.highestOneBit(Math.max(1, wanted * 2 - 1)));
    }

    /* ---------------- From a key to its shard ---------------- */

    final long hashOf(Object key) {
        return ObjectTable.hash(settings, key, seed);
    }

    /** The shard of a hash, null = nothing was ever put there. */
    final @Nullable Shard<K, V> shard(long hash) {
        @Nullable Shard<K, V>[] shards = this.shards;
        int index = (int) (hash >>> SHARD_SHIFT) & (shards.length - 1);
        Shard<K, V> shard = shards[index];
        return shard == null ? addedShard(index) : shard;
    }

    /** Looks again, as somebody must who does so in a loop until another thread has put something. */
    @SuppressWarnings("unchecked")
    private @Nullable Shard<K, V> addedShard(int index) {
        return (Shard<K, V>) SHARDS.getAcquire(shards, index);
    }

    final Shard<K, V> shardForWrite(long hash) {
        Shard<K, V> present = shard(hash);
        return present == null ? addShard((int) (hash >>> SHARD_SHIFT) & shardMask) : present;
    }

    private Shard<K, V> addShard(int index) {
        Shard<K, V> added = new Shard<>(expectedSize, Settings.forPartOf(settings), seed);
        @SuppressWarnings("unchecked")
        Shard<K, V> before = (Shard<K, V>) SHARDS.compareAndExchange(shards, index, null, added);
        return before == null ? added : before;
    }

    final void lockToWrite(Shard<K, V> shard) {
        checkNotComputing();
        shard.lockToWrite();
    }

    /** Fails if this thread is inside of a function of this map. */
    final void checkNotComputing() {
        Thread thread = Thread.currentThread();
        if (Computations.mayRunIn(thread)) {
            for (int i = 0; i <= shardMask; i++) {
                Shard<K, V> shard = shards[i];
                if (shard != null && shard.isComputing(thread)) {
                    throw Shard.recursiveUpdate();
                }
            }
        }
    }

    /** Fails if this thread holds a lock of this map: it is inside of a function, or of a key that a write hashes or compares. */
    final void checkHoldsNoLock() {
        for (int i = 0; i <= shardMask; i++) {
            Shard<K, V> shard = shards[i];
            if (shard != null && shard.isLockedByThisThread()) {
                throw Shard.recursiveUpdate();
            }
        }
    }

    /* ---------------- All of them ---------------- */

    final int shardCount() {
        return shardMask + 1;
    }

    /** A shard as it is now, null = it is empty. */
    final @Nullable GoMapSnapshot<K, V> snapshotOf(int index) {
        Shard<K, V> shard = shards[index];
        if (shard == null || shard.count() == 0) {
            return null;
        }
        lockToWrite(shard);
        try {
            return shard.snapshot();
        } finally {
            shard.lock.owner = null;
            shard.lock.wakeNext();
        }
    }

    /** Changes shard after shard, each under its lock. */
    final void writeEach(Consumer<Shard<K, V>> change) {
        checkHoldsNoLock();
        for (Shard<K, V> shard : shards) {
            if (shard != null) {
                lockToWrite(shard);
                try {
                    change.accept(shard);
                } finally {
                    shard.lock.owner = null;
                    shard.lock.wakeNext();
                }
            }
        }
    }

    /** All shards as they are at one moment, for which it holds all their locks. */
    @SuppressWarnings("NullAway") // those that are locked are there
    final GoMapSnapshot<K, V>[] snapshotOfAll() {
        int locked = 0;
        try {
            for (; locked <= shardMask; locked++) {
                Shard<K, V> shard = shards[locked];
                (shard == null ? addShard(locked) : shard).lockToWrite();
            }
            @SuppressWarnings({"unchecked", "rawtypes"})
            GoMapSnapshot<K, V>[] shown = new GoMapSnapshot[locked];
            for (int i = 0; i <= shardMask; i++) {
                shown[i] = Objects.requireNonNull(shards[i]).snapshot();
            }
            return shown;
        } finally {
            // All of them before the first call.
            for (int i = locked - 1; i >= 0; i--) {
                shards[i].lock.owner = null;
            }
            for (int i = locked - 1; i >= 0; i--) {
                shards[i].lock.wakeNext();
            }
        }
    }

    /** The sum of the entries of all shards, each at some moment. */
    final long entries() {
        long count = 0;
        for (Shard<K, V> shard : shards) {
            count += shard == null ? 0 : shard.count();
        }
        return count;
    }

    /** The sum of the attempts to read that were in vain. */
    final long failedAttempts() {
        long failed = 0;
        for (Shard<K, V> shard : shards) {
            failed += shard == null ? 0 : shard.failedReads();
        }
        return failed;
    }

    final @Nullable Settings settings() {
        return settings;
    }
}

package io.github.gomap;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A concurrent map that never stops to resize, and that can be photographed: {@link #snapshot} is the whole map at one moment.
 *
 * <p>The entries are spread over shards, each with the storage of a {@link GoMap}. A write holds the lock of its shard; a read
 * takes no lock, writes nothing and is repeated if a write of the same shard has come in between. A shard grows as GoMap does:
 * each write moves at most two old buckets, and nobody waits for a table to be transferred.
 *
 * <pre>{@code
 * ConcurrentGoMap<String, Integer> hits = new ConcurrentGoMap<>();
 * hits.merge("/index.html", 1, Integer::sum);
 * int first = hits.computeIfAbsent("/about.html", page -> 0);
 * }</pre>
 *
 * <h2>What it promises</h2>
 * What {@link java.util.concurrent.ConcurrentHashMap} does, where programs rely on it:
 * <ul>
 *   <li>Neither keys nor values are null: all methods throw {@link NullPointerException} for them.
 *   <li>Every method for one key is atomic. A function is called at most once, and while it runs no other write of its key comes
 *       in between; reads see the value before. It should be short: other writes of the same shard wait.
 *   <li>{@code computeIfAbsent} and {@code putIfAbsent} of a present key take no lock.
 *   <li>What a thread did before it put something happens before what another one does that has read it.
 *   <li>Iterators, streams and {@code forEach} never throw {@link java.util.ConcurrentModificationException}. They go from shard to
 *       shard, each as it was at some moment since they began, and meet no key twice. No lock is held while
 *       user code runs. {@code equals}, {@code hashCode} and {@code toString} do the same.
 *   <li>{@code size}, {@code isEmpty} and {@link #mappingCount} are those of no single moment while others write. {@code putAll} and
 *       {@code clear} are not atomic.
 * </ul>
 * Beyond that:
 * <ul>
 *   <li>A function that itself writes to the map, even if there is nothing to change, iterates or takes a snapshot causes an
 *       {@link IllegalStateException}, always and at once, and not only where it is detected by chance. It may read. A method of a
 *       key that is called by a write gets the same exception for the shard of that write, and for iterations and snapshots.
 *   <li>{@link #snapshot} is one moment of the whole map, in time that depends on the number of shards only.
 * </ul>
 *
 * <h2>Complexity</h2>
 * With hashes that spread, all methods for one key take constant expected time, in every single call but for waiting. Keys whose
 * hashes collide are found in time logarithmic in their number if they are comparable, under the lock of the shard.
 *
 * <h2>Exceptions of user code</h2>
 * If {@code hashCode}, {@code equals}, a {@link Hasher} or a function throws, the exception passes through, the map is as it was
 * before the call, and no lock stays taken. The lock does not pin virtual threads; waiting for it cannot be interrupted.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class ConcurrentGoMap<K, V> extends Shards<K, V> implements ConcurrentMap<K, V>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /* ---------------- Construction ---------------- */

    /** Makes an empty map. It obtains a shard when the first of its entries is put. */
    public ConcurrentGoMap() {
        this(0, defaultShards(), Settings.ofPlainMap());
    }

    /**
     * Makes an empty map that holds a number of entries without growing.
     *
     * @param expectedSize the number of entries
     * @throws IllegalArgumentException if it is negative
     */
    public ConcurrentGoMap(int expectedSize) {
        this(Settings.checkExpectedSize(expectedSize), defaultShards(), Settings.ofPlainMap());
    }

    /**
     * Makes a map with the entries of another one.
     *
     * @param source the map to copy
     * @throws NullPointerException if it is null, or has a null key or value
     */
    public ConcurrentGoMap(Map<? extends K, ? extends V> source) {
        this(Objects.requireNonNull(source, "source").size(), defaultShards(), Settings.ofPlainMap());
        putAll(source);
    }

    ConcurrentGoMap(int expectedSize, int shards, @Nullable Settings settings) {
        super(expectedSize, shards, settings);
    }

    /**
     * Starts to build a map that differs from the default.
     *
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return a new builder
     */
    public static <K, V> Builder<K, V> builder() {
        return new Builder<>();
    }

    /* ---------------- One entry ---------------- */

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(Object key) {
        long hash = hashOf(Objects.requireNonNull(key, "key"));
        Shard<K, V> shard = shard(hash);
        return shard == null ? null : (V) shard.read(key, hash);
    }

    @Override
    public V getOrDefault(Object key, V defaultValue) {
        V value = get(key);
        return value == null ? defaultValue : value;
    }

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    @Override
    public @Nullable V put(K key, V value) {
        return put(key, value, false);
    }

    @Override
    public @Nullable V putIfAbsent(K key, V value) {
        Objects.requireNonNull(value, "value");
        checkNotComputing();
        V present = get(key);
        return present == null ? put(key, value, true) : present;
    }

    @SuppressWarnings("unchecked")
    private @Nullable V put(K key, V value, boolean onlyIfAbsent) {
        Objects.requireNonNull(value, "value");
        long hash = hashOf(Objects.requireNonNull(key, "key"));
        Shard<K, V> shard = shardForWrite(hash);
        lockToWrite(shard);
        try {
            shard.prepareToWrite(hash);
            int location = shard.find(key, hash);
            if (location < 0) {
                shard.insert(key, hash, value);
                return null;
            }
            V present = (V) shard.valueAt(hash, location);
            if (!onlyIfAbsent) {
                shard.replaceAt(hash, location, value);
            }
            return present;
        } finally {
            shard.lock.owner = null;
            shard.lock.wakeNext();
        }
    }

    @Override
    public @Nullable V remove(Object key) {
        return change(key, null, null);
    }

    @Override
    public boolean remove(Object key, @Nullable Object value) {
        Objects.requireNonNull(key, "key");
        return value != null && change(key, value, null) != null;
    }

    @Override
    public @Nullable V replace(K key, V value) {
        return change(key, null, Objects.requireNonNull(value, "value"));
    }

    @Override
    public boolean replace(K key, V oldValue, V newValue) {
        Objects.requireNonNull(oldValue, "oldValue");
        return change(key, oldValue, Objects.requireNonNull(newValue, "newValue")) != null;
    }

    /**
     * Gives a present key another value, or removes it if that is null.
     *
     * @param expected the value that it must have, null = any
     * @return the value that it had, null = nothing was changed
     */
    @SuppressWarnings("unchecked")
    private @Nullable V change(Object key, @Nullable Object expected, @Nullable Object value) {
        long hash = hashOf(Objects.requireNonNull(key, "key"));
        Shard<K, V> shard = shard(hash);
        if (shard == null) {
            checkNotComputing();
            return null;
        }
        lockToWrite(shard);
        try {
            shard.prepareToWrite(hash);
            int location = shard.find(key, hash);
            V present = location < 0 ? null : (V) shard.valueAt(hash, location);
            if (present == null || !isExpected(expected, present)) {
                return null;
            }
            if (value == null) {
                shard.removeAt(hash, location);
            } else {
                shard.replaceAt(hash, location, value);
            }
            return present;
        } finally {
            shard.lock.owner = null;
            shard.lock.wakeNext();
        }
    }

    private static boolean isExpected(@Nullable Object expected, Object present) {
        return expected == null || expected == present || expected.equals(present);
    }

    /* ---------------- One entry, computed ---------------- */

    @Override
    @SuppressWarnings("NullAway") // null if the function returns it, as the interface has it
    public V computeIfAbsent(K key, Function<? super K, ? extends V> mappingFunction) {
        Objects.requireNonNull(mappingFunction, "mappingFunction");
        checkNotComputing();
        V present = get(key);
        return present == null
                ? compute(key, (absentKey, value) -> value == null ? mappingFunction.apply(absentKey) : value)
                : present;
    }

    @Override
    public @Nullable V computeIfPresent(
            K key, BiFunction<? super K, ? super V, ? extends @Nullable V> remappingFunction) {
        Objects.requireNonNull(remappingFunction, "remappingFunction");
        checkNotComputing();
        return get(key) == null
                ? null
                : compute(
                        key, (presentKey, value) -> value == null ? null : remappingFunction.apply(presentKey, value));
    }

    @Override
    public @Nullable V merge(
            K key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> remappingFunction) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(remappingFunction, "remappingFunction");
        return compute(key, (mergedKey, present) -> present == null ? value : remappingFunction.apply(present, value));
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V compute(
            K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> remappingFunction) {
        Objects.requireNonNull(remappingFunction, "remappingFunction");
        long hash = hashOf(Objects.requireNonNull(key, "key"));
        Shard<K, V> shard = shardForWrite(hash);
        lockToWrite(shard);
        try {
            shard.prepareToWrite(hash);
            int location = shard.find(key, hash);
            V present = location < 0 ? null : (V) shard.valueAt(hash, location);
            V computed = callFunction(shard, remappingFunction, key, present);
            if (present == null) {
                if (computed != null) {
                    shard.insert(key, hash, computed);
                }
            } else if (computed == null) {
                shard.removeAt(hash, location);
            } else if (computed != present) {
                shard.replaceAt(hash, location, computed);
            }
            return computed;
        } finally {
            shard.lock.owner = null;
            shard.lock.wakeNext();
        }
    }

    private @Nullable V callFunction(
            Shard<K, V> shard,
            BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function,
            K key,
            @Nullable V present) {
        Thread thread = Thread.currentThread();
        Computations.begin(thread);
        shard.computing = thread;
        try {
            return function.apply(key, present);
        } finally {
            shard.computing = null;
            Computations.end(thread);
        }
    }

    /* ---------------- All entries ---------------- */

    @Override
    public int size() {
        return (int) Math.min(Integer.MAX_VALUE, mappingCount());
    }

    /**
     * The number of entries, which may be more than an int can tell.
     *
     * @return the sum over the shards, each at some moment
     */
    public long mappingCount() {
        return entries();
    }

    @Override
    public boolean isEmpty() {
        return mappingCount() == 0;
    }

    @Override
    public boolean containsValue(Object value) {
        Objects.requireNonNull(value, "value");
        return values().stream().anyMatch(value::equals);
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> source) {
        source.forEach(this::put);
    }

    @Override
    public void clear() {
        writeEach(Shard::removeAll);
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        Objects.requireNonNull(action, "action");
        checkHoldsNoLock();
        for (int i = 0; i <= shardMask; i++) {
            GoMapSnapshot<K, V> shown = snapshotOf(i);
            if (shown != null) {
                shown.forEach(action);
            }
        }
    }

    @Override
    public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
        Objects.requireNonNull(function, "function");
        forEach((key, value) -> computeIfPresent(
                key, (presentKey, present) -> Objects.requireNonNull(function.apply(presentKey, present))));
    }

    @Override
    public Set<K> keySet() {
        return new ConcurrentViews.Keys<>(this);
    }

    @Override
    public Collection<V> values() {
        return new ConcurrentViews.Values<>(this);
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new ConcurrentViews.Entries<>(this);
    }

    /** A walk over the shards, each as it is when the walk comes to it. */
    Iterator<Entry<K, V>> newEntryIterator() {
        checkHoldsNoLock();
        return new ConcurrentViews.EntryIterator<>(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || (other instanceof Map<?, ?> && snapshot().equals(other));
    }

    @Override
    public int hashCode() {
        return snapshot().hashCode();
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        snapshot().forEach((key, value) -> text.add(nameOf(key) + "=" + nameOf(value)));
        return text.toString();
    }

    private String nameOf(Object part) {
        return part == this ? "(this Map)" : part.toString();
    }

    /* ---------------- Snapshots and storage ---------------- */

    /**
     * The whole map as it is at one moment between call and return, for good. All writes that have returned before the call
     * are in it, and of writes that overlap with it either none or all that one thread made before another which is in it.
     * It takes the locks of all shards one after the other, holds them together for an instant, and copies nothing; later
     * writes pay for it as told at {@link GoMapSnapshot}.
     *
     * @return an unmodifiable map
     * @throws IllegalStateException if it is called from a function of this map, or from a key that a write hashes or compares
     */
    public ConcurrentGoMapSnapshot<K, V> snapshot() {
        checkHoldsNoLock();
        return new ConcurrentGoMapSnapshot<>(snapshotOfAll(), SHARD_SHIFT);
    }

    /** Releases memory: rebuilds each shard with the fewest buckets that hold its entries, under its lock. */
    public void trim() {
        writeEach(Shard::rebuildSmallest);
    }

    /**
     * How many attempts to read without a lock have been repeated because a write came in between, since the map was made.
     *
     * @return a number that may be somewhat too small, since threads count without waiting for each other
     */
    public long failedReads() {
        return failedAttempts();
    }

    /**
     * What a stream holds instead of this object: its hasher and its entries.
     *
     * @return the serialized form
     */
    @Serial
    private Object writeReplace() {
        return new SerializedConcurrentGoMap(this);
    }

    /**
     * Refuses a stream that was not written by {@link #writeReplace}.
     *
     * @param in the stream
     * @throws InvalidObjectException always
     */
    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a ConcurrentGoMap is read through its serialized form only");
    }

    /* ---------------- Builder ---------------- */

    /**
     * Builds maps that differ from the default.
     *
     * <pre>{@code
     * ConcurrentGoMap<String, Integer> map = ConcurrentGoMap.<String, Integer>builder()
     *         .expectedSize(10_000)
     *         .shards(64)
     *         .build();
     * }</pre>
     *
     * @param <K> the type of the keys
     * @param <V> the type of the values
     */
    public static final class Builder<K, V> {
        private int expectedSize;
        private int shards = defaultShards();
        private final Settings.Choices choices = new Settings.Choices();

        private Builder() {}

        /**
         * The number of entries that the map holds without growing; 0 if not set.
         *
         * @param expectedSize a number of entries
         * @return this builder
         * @throws IllegalArgumentException if it is negative
         */
        public Builder<K, V> expectedSize(int expectedSize) {
            this.expectedSize = Settings.checkExpectedSize(expectedSize);
            return this;
        }

        /**
         * The number of shards: as many writes can go on at the same time. If not set, sixteen for each processor.
         *
         * @param shards 1 to 16,384; the next power of two is taken
         * @return this builder
         * @throws IllegalArgumentException if it is out of this range
         */
        public Builder<K, V> shards(int shards) {
            if (shards < 1 || shards > MOST_SHARDS) {
                throw new IllegalArgumentException("shards is not 1 to " + MOST_SHARDS + ": " + shards);
            }
            this.shards = shardsFor(shards);
            return this;
        }

        /**
         * Hashes the keys instead of their {@code hashCode}.
         *
         * @param hasher the hash function; called by several threads at once. The bits from 32 on choose the shard
         * @return this builder
         * @throws NullPointerException if it is null
         */
        public Builder<K, V> hasher(Hasher<? super K> hasher) {
            choices.hasher(Objects.requireNonNull(hasher, "hasher"));
            return this;
        }

        /**
         * Makes the random decision of the map, which is its seed, when it is built.
         *
         * @param random the generator, whose {@code nextLong()} is called once for each map
         * @return this builder
         * @throws NullPointerException if it is null
         */
        public Builder<K, V> random(RandomGenerator random) {
            choices.random = Objects.requireNonNull(random, "random");
            return this;
        }

        /**
         * Makes a map. The builder may be used again.
         *
         * @return a new, empty map
         */
        public ConcurrentGoMap<K, V> build() {
            return new ConcurrentGoMap<>(expectedSize, shards, choices.settings());
        }
    }
}

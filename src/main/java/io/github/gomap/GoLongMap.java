package io.github.gomap;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A {@link GoMap} whose keys are longs: it never stops to resize, and stores the keys themselves instead of objects.
 *
 * <p>Every method of {@link Map} that takes a key has a twin that takes a {@code long}; a call with a number picks that one,
 * and makes no object. As a {@code Map<Long, V>} it can be used wherever one is wanted, and is equal to each that has the same
 * entries.
 *
 * <pre>{@code
 * GoLongMap<String> names = new GoLongMap<>();
 * names.put(42, "answer");
 * names.computeIfAbsent(7, key -> "number " + key);
 * names.forEach((key, name) -> System.out.println(key + 1 + ": " + name));
 * long sum = names.keys().sum();
 * }</pre>
 *
 * <p>Where the value is a number, too, the compiler cannot tell the two methods apart, because either would make an object of
 * one: {@code counts.put(7L, 1)} does not compile, and {@code counts.put(7L, (Integer) 1)} does.
 *
 * <h2>Nulls</h2>
 * Null values are allowed, as in {@link GoMap}; there is no value that means "missing". A null key, or a key that is no
 * {@link Long}, is absent for the methods that read or remove; those that write refuse null with a
 * {@link NullPointerException}.
 *
 * <h2>Complexity</h2>
 * That of {@link GoMap}: constant expected time in every single call. Keys whose hashes collide share a chain and are found
 * in time linear in its length. Who chooses the keys cannot know the seed of the hash; against those who may learn about it
 * there is {@link Hashers#sipHash13ForLongs()}.
 *
 * <h2>Iteration</h2>
 * The order is unspecified, and differs between maps of equal content. The map may be changed while it is iterated, by
 * whatever way ({@link #cursor}, {@link #forEach(LongObjConsumer)}, {@link #keys}, {@link #keyIterator} or the views), with
 * these guarantees:
 * <ol>
 *   <li>an entry that is present from start to end is met exactly once;
 *   <li>no entry is met twice;
 *   <li>an entry that is removed before it is reached is not met, except that {@code next} returns the entry that
 *       {@code hasNext} has announced;
 *   <li>an entry that is added meanwhile may or may not be met;
 *   <li>the value met is the present one.
 * </ol>
 *
 * <h2>Threads, exceptions</h2>
 * As for {@link GoMap}.
 *
 * @param <V> the type of the values
 * @see <a href="https://github.com/golang/go/blob/go1.19/src/runtime/map_fast64.go">map_fast64 of the Go 1.19 runtime</a>
 */
public final class GoLongMap<V extends @Nullable Object> extends AbstractLongMap<V>
        implements InspectableMap<Long, V>, Cloneable, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /* ---------------- Construction ---------------- */

    /** Makes an empty map. It obtains no memory for entries before the first is put. */
    public GoLongMap() {
        this(0, Settings.ofPlainMap());
    }

    /**
     * Makes an empty map that holds a number of entries without growing.
     *
     * @param expectedSize the number of entries, not of buckets; memory is obtained as they arrive
     * @throws IllegalArgumentException if it is negative
     */
    public GoLongMap(int expectedSize) {
        this(Settings.checkExpectedSize(expectedSize), Settings.ofPlainMap());
    }

    /**
     * Makes a map with the entries of another one.
     *
     * @param source the map to copy
     * @throws NullPointerException if it is null or has the null key
     */
    public GoLongMap(Map<Long, ? extends V> source) {
        this(0, Settings.ofPlainMap());
        Objects.requireNonNull(source, "source");
        putAll(source);
    }

    /** With these settings, null = all default. */
    GoLongMap(int expectedSize, @Nullable Settings settings) {
        super(expectedSize, settings);
    }

    /**
     * Starts to build a map that differs from the default.
     *
     * @param <V> the type of the values
     * @return a new builder
     */
    public static <V extends @Nullable Object> Builder<V> builder() {
        return new Builder<>();
    }

    /* ---------------- One entry ---------------- */

    /**
     * The value of a key.
     *
     * @param key the key
     * @return the value, which may be null; null if there is none
     */
    @SuppressWarnings("unchecked")
    public @Nullable V get(long key) {
        return (V) lookup(key, null);
    }

    /**
     * The value of a key, or another one.
     *
     * @param key the key
     * @param defaultValue what is returned if there is none
     * @return the value, which may be null
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null if V admits it
    public V getOrDefault(long key, V defaultValue) {
        return (V) lookup(key, defaultValue);
    }

    /**
     * Whether there is a key.
     *
     * @param key the key
     * @return true if it has a value, null included
     */
    public boolean containsKey(long key) {
        return lookup(key, NONE) != NONE;
    }

    /**
     * Gives a key a value.
     *
     * @param key the key
     * @param value the value
     * @return the value before; null if there was none
     */
    @Override
    public @Nullable V put(long key, V value) {
        return valueOrNull(assign(key, value));
    }

    /**
     * Removes a key.
     *
     * @param key the key
     * @return the value that it had; null if there was none
     */
    public @Nullable V remove(long key) {
        return valueOrNull(delete(key, NONE));
    }

    /**
     * Removes a key if it has a certain value.
     *
     * @param key the key
     * @param value the value that it must have
     * @return whether it has been removed
     */
    public boolean remove(long key, @Nullable Object value) {
        return delete(key, value) != NONE;
    }

    /**
     * Gives a key a value if it has none, or null.
     *
     * @param key the key
     * @param value the value
     * @return the value that it has had all along; null if it has the new one now
     */
    @Override
    public @Nullable V putIfAbsent(long key, V value) {
        long hash = hashOf(key);
        long hashSeed = seed();
        long token = prepare(hash, hashSeed);
        int location = locate(key, hash, token);
        V present = location < 0 ? null : valueAt(hash, location, token);
        if (present == null) {
            settle(key, hash, location, value, token);
        }
        return present;
    }

    /**
     * Gives a key another value if it has one.
     *
     * @param key the key
     * @param value the value
     * @return the value before; null if there was none
     */
    @Override
    public @Nullable V replace(long key, V value) {
        return valueOrNull(overwrite(key, value));
    }

    /**
     * Gives a key another value if it has a certain one.
     *
     * @param key the key
     * @param oldValue the value that it must have
     * @param newValue the value that it gets
     * @return whether it has been replaced
     */
    @Override
    public boolean replace(long key, V oldValue, V newValue) {
        long hash = hashOf(key);
        long hashSeed = seed();
        long token = prepare(hash, hashSeed);
        int location = locate(key, hash, token);
        if (location < 0 || !Objects.equals(oldValue, valueAt(hash, location, token))) {
            return false;
        }
        settle(key, hash, location, newValue, token);
        return true;
    }

    /* ---------------- One entry, computed ---------------- */

    /**
     * The value of a key; if it has none, or null, first gives it the one that a function computes, unless that is null.
     *
     * @param key the key
     * @param mappingFunction computes the value; must not change the map
     * @return the value; null if the function returned it
     */
    @Override
    public V computeIfAbsent(long key, LongFunction<? extends V> mappingFunction) {
        Objects.requireNonNull(mappingFunction, "mappingFunction");
        long hash = hashOf(key);
        long hashSeed = seed();
        long token = prepare(hash, hashSeed);
        int location = locate(key, hash, token);
        V present = location < 0 ? null : valueAt(hash, location, token);
        if (present != null) {
            return present;
        }
        V computed = mappingFunction.apply(key);
        if (computed == null) {
            checkStructure(token);
        } else {
            settle(key, hash, location, computed, token);
        }
        return computed;
    }

    /**
     * Gives a key that has a value, other than null, the one that a function computes from it, or removes it if that is null.
     *
     * @param key the key
     * @param remappingFunction computes the value; must not change the map
     * @return the new value; null if the key has none now
     */
    @Override
    public @Nullable V computeIfPresent(long key, LongObjFunction<? super V, ? extends @Nullable V> remappingFunction) {
        Objects.requireNonNull(remappingFunction, "remappingFunction");
        long hash = hashOf(key);
        long hashSeed = seed();
        long token = prepare(hash, hashSeed);
        int location = locate(key, hash, token);
        V present = location < 0 ? null : valueAt(hash, location, token);
        if (present == null) {
            return null;
        }
        return settleComputed(key, hash, location, remappingFunction.apply(key, present), token);
    }

    /**
     * Gives a key the value that a function computes from the one that it has, or removes it if that is null.
     *
     * @param key the key
     * @param remappingFunction computes the value from the present one, null if there is none; must not change the map
     * @return the new value; null if the key has none now
     */
    @Override
    @SuppressWarnings("NullAway") // the function takes null
    public @Nullable V compute(
            long key, LongObjFunction<? super @Nullable V, ? extends @Nullable V> remappingFunction) {
        Objects.requireNonNull(remappingFunction, "remappingFunction");
        long hash = hashOf(key);
        long hashSeed = seed();
        long token = prepare(hash, hashSeed);
        int location = locate(key, hash, token);
        V present = location < 0 ? null : valueAt(hash, location, token);
        return settleComputed(key, hash, location, remappingFunction.apply(key, present), token);
    }

    /**
     * Gives a key a value if it has none, or null; otherwise the one that a function computes from both, or removes it if
     * that is null.
     *
     * @param key the key
     * @param value the value, not null
     * @param remappingFunction computes the value from the present one and the given one; must not change the map
     * @return the new value; null if the key has none now
     */
    @Override
    public @Nullable V merge(
            long key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> remappingFunction) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(remappingFunction, "remappingFunction");
        long hash = hashOf(key);
        long hashSeed = seed();
        long token = prepare(hash, hashSeed);
        int location = locate(key, hash, token);
        V present = location < 0 ? null : valueAt(hash, location, token);
        V merged = present == null ? value : remappingFunction.apply(present, value);
        return settleComputed(key, hash, location, merged, token);
    }

    /** Null from a function means that there shall be no mapping. */
    private @Nullable V settleComputed(long key, long hash, int location, @Nullable V computed, long token) {
        settle(key, hash, location, computed == null ? NONE : computed, token);
        return computed;
    }

    /* ---------------- All entries ---------------- */

    /**
     * Puts all entries of another map into this one. A map that nothing was ever put into makes room for them first;
     * otherwise this is the same as single puts.
     *
     * @param source the map to copy from
     * @throws NullPointerException if it is null or has the null key; the entries met before that have been put
     */
    @Override
    public void putAll(Map<? extends Long, ? extends V> source) {
        if (isUntouched() && source instanceof LongTable<?> table) {
            fillFrom(table);
            return;
        }
        expect(source.size());
        if (source instanceof LongTable<?> table) {
            new LongCursor<>(table).forEachRemaining((long key, @Nullable Object value) -> assign(key, value));
        } else {
            source.forEach((key, value) -> assign(key.longValue(), value));
        }
    }

    /** Removes all entries. The number of buckets stays; a growth under way is over. */
    @Override
    public void clear() {
        clearTable();
    }

    /**
     * Hands every entry to an action.
     *
     * @param action what to do with a key and its value
     */
    public void forEach(LongObjConsumer<? super V> action) {
        Objects.requireNonNull(action, "action");
        new LongCursor<>(this).forEachRemaining(action);
    }

    /**
     * Gives every key the value that a function computes.
     *
     * @param function from a key and its value to the new value
     */
    @Override
    public void replaceAll(LongObjFunction<? super V, ? extends V> function) {
        Objects.requireNonNull(function, "function");
        LongCursor<V> cursor = new LongCursor<>(this);
        while (cursor.hasNext()) {
            cursor.advance();
            long token = token();
            V replacement = function.apply(cursor.key(), cursor.value());
            checkStructure(token);
            cursor.setValue(replacement);
        }
    }

    /**
     * Removes the entries that a test accepts, one by one, so that an exception of the test keeps the others.
     *
     * @param test whether an entry is to be removed
     * @return whether there was one
     */
    public boolean removeIf(LongObjPredicate<? super V> test) {
        Objects.requireNonNull(test, "test");
        LongCursor<V> cursor = new LongCursor<>(this);
        boolean removed = false;
        while (cursor.hasNext()) {
            cursor.advance();
            if (test.test(cursor.key(), cursor.value())) {
                cursor.remove();
                removed = true;
            }
        }
        return removed;
    }

    /**
     * A walk over the entries that makes no objects for them.
     *
     * @return a new cursor, before the first entry
     */
    public LongEntryCursor<V> cursor() {
        return new LongEntryCursor<>(this);
    }

    /**
     * The keys as numbers.
     *
     * @return a new iterator, which can remove
     */
    public PrimitiveIterator.OfLong keyIterator() {
        return new LongCursor.Keys<>(this);
    }

    /**
     * The keys as a stream of numbers, sequential and in the order of an iteration. It begins when its terminal operation
     * does.
     *
     * @return a new stream
     */
    public LongStream keys() {
        return LongCursor.Keys.stream(this);
    }

    /**
     * The keys as numbers, in the order of an iteration.
     *
     * @return a new array
     */
    public long[] toKeyArray() {
        return keys().toArray();
    }

    @Override
    Cursor<Long, V> newCursor() {
        return new LongCursor<>(this);
    }

    @Override
    Cursor<Long, V> newCursorInAnyOrder() {
        return LongCursor.inAnyOrder(this);
    }

    @Override
    Iterator<Long> newKeyIterator() {
        return new LongCursor.Keys<>(this);
    }

    @Override
    Iterator<V> newValueIterator() {
        return new LongCursor.Values<>(this);
    }

    @Override
    Iterator<Entry<Long, V>> newEntryIterator() {
        return new LongCursor.Entries<>(this);
    }

    /* ---------------- Storage ---------------- */

    /**
     * Moves all entries that a growth has not moved yet, and releases the old buckets. Does nothing if the map is not
     * growing. Takes time linear in what is left; writes do the same work little by little.
     */
    public void finishGrowth() {
        finishTableGrowth();
    }

    /**
     * Releases memory: finishes a growth and rebuilds the map with the fewest buckets that hold its entries. Takes
     * time linear in the map, and memory for the new buckets beside the old ones.
     */
    public void trim() {
        trimTable();
    }

    /**
     * Takes a picture of the inside of the map. It copies the buckets, so it takes time and memory linear in them.
     *
     * @return an immutable picture, with all details
     */
    @Override
    public MapInspection<Long, V> inspect() {
        return inspect(MapInspection.Detail.ENTRIES);
    }

    /**
     * Takes a picture of the inside of the map that holds no more than is asked for.
     *
     * @param detail how much; {@link MapInspection.Detail#COUNTERS} takes constant time
     * @return an immutable picture
     */
    @Override
    public MapInspection<Long, V> inspect(MapInspection.Detail detail) {
        return MapInspection.of(this, Objects.requireNonNull(detail, "detail"));
    }

    /**
     * The map as it is now, for good. Takes constant time and memory, also while the map grows; see {@link GoMapSnapshot} for
     * what it costs later writes. For the detection of misuse it is a write.
     *
     * @return an unmodifiable map
     * @throws java.util.ConcurrentModificationException if another thread writes
     */
    public GoLongMapSnapshot<V> snapshot() {
        return new GoLongMapSnapshot<>(this);
    }

    /**
     * Copies the map; values themselves are not copied. The copy has the same hasher and the same kind of iterators, but a
     * seed and, if the map was built with one, not the generator of this map. Takes time linear in the map and leaves it as
     * it is.
     *
     * @return a map of its own with the same entries
     */
    @Override
    public GoLongMap<V> clone() {
        GoLongMap<V> copy;
        try {
            @SuppressWarnings("unchecked")
            GoLongMap<V> shallow = (GoLongMap<V>) super.clone();
            copy = shallow;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("GoLongMap is cloneable", e);
        }
        copy.reset(Settings.forCopyOf(settings()));
        copy.fillFrom(this);
        return copy;
    }

    /**
     * What a stream holds instead of this object: its settings and entries.
     *
     * @return the serialized form
     */
    @Serial
    private Object writeReplace() {
        return new SerializedGoLongMap(this);
    }

    /**
     * Refuses a stream that was not written by {@link #writeReplace}.
     *
     * @param in the stream
     * @throws InvalidObjectException always
     */
    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a GoLongMap is read through its serialized form only");
    }

    /* ---------------- Builder ---------------- */

    /**
     * Builds maps that differ from the default.
     *
     * <pre>{@code
     * GoLongMap<String> map = GoLongMap.<String>builder()
     *         .expectedSize(10_000)
     *         .failFastIterators(true)
     *         .build();
     * }</pre>
     *
     * @param <V> the type of the values
     */
    public static final class Builder<V extends @Nullable Object> {
        private int expectedSize;
        private final Settings.Choices choices = new Settings.Choices();

        private Builder() {}

        /**
         * The number of entries that the map holds without growing; 0 if not set.
         *
         * @param expectedSize a number of entries, not of buckets
         * @return this builder
         * @throws IllegalArgumentException if it is negative
         */
        public Builder<V> expectedSize(int expectedSize) {
            this.expectedSize = Settings.checkExpectedSize(expectedSize);
            return this;
        }

        /**
         * Hashes the keys instead of the default, which mixes them with the seed.
         *
         * @param hasher the hash function
         * @return this builder
         * @throws NullPointerException if it is null
         */
        public Builder<V> hasher(LongHasher hasher) {
            choices.hasher(Objects.requireNonNull(hasher, "hasher"));
            return this;
        }

        /**
         * Makes all random decisions of the map, as {@link GoMap.Builder#random}.
         *
         * @param random the generator; not to be shared with another thread
         * @return this builder
         * @throws NullPointerException if it is null
         */
        public Builder<V> random(RandomGenerator random) {
            choices.random = Objects.requireNonNull(random, "random");
            return this;
        }

        /**
         * Whether iterators throw {@link java.util.ConcurrentModificationException} after a structural change that
         * did not go through them; false if not set.
         *
         * @param failFastIterators true for the behaviour of HashMap's iterators
         * @return this builder
         */
        public Builder<V> failFastIterators(boolean failFastIterators) {
            choices.failFastIterators = failFastIterators;
            return this;
        }

        /**
         * Whether each iteration starts at another entry, as in Go; false if not set.
         *
         * @param randomIterationStart true for Go's behaviour
         * @return this builder
         */
        public Builder<V> randomIterationStart(boolean randomIterationStart) {
            choices.randomIterationStart = randomIterationStart;
            return this;
        }

        /**
         * Whether a write during a growth moves the old bucket that it uses and one more, as in Go, instead of the next two
         * in line, as {@link GoMap.Builder#evacuateOnUse}.
         *
         * @param evacuateOnUse true for Go's behaviour
         * @return this builder
         */
        public Builder<V> evacuateOnUse(boolean evacuateOnUse) {
            choices.evacuateOnUse = evacuateOnUse;
            return this;
        }

        /**
         * Makes a map. The builder may be used again; maps made by it share its generator.
         *
         * @return a new, empty map
         */
        public GoLongMap<V> build() {
            return new GoLongMap<>(expectedSize, choices.settings());
        }
    }
}

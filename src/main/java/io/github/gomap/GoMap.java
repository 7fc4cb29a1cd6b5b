package io.github.gomap;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A hash map that never stops to resize, modelled on the bucket map of the Go runtime.
 *
 * <p>Entries live in buckets of eight slots. When the map is full it obtains twice as many buckets and then moves the
 * entries little by little: each later {@code put} or {@code remove} moves at most two old buckets. Memory, too, is
 * obtained in segments of bounded size when they are first needed, so that no single operation pauses for the size of
 * the map.
 *
 * <pre>{@code
 * Map<String, Integer> stock = new GoMap<>();
 * stock.put("apples", 3);
 * stock.merge("apples", 2, Integer::sum);
 * for (Map.Entry<String, Integer> entry : stock.entrySet()) {
 *     System.out.println(entry.getKey() + ": " + entry.getValue());
 * }
 * }</pre>
 *
 * <h2>Nulls</h2>
 * The null key and null values are allowed, as in {@link java.util.HashMap}. {@code putIfAbsent},
 * {@code computeIfAbsent} and {@code merge} treat a key that is mapped to null as absent, as {@link Map} prescribes.
 *
 * <h2>Complexity</h2>
 * With hashes that spread well, {@code get}, {@code put}, {@code remove} and their like take constant expected time;
 * {@code put} and {@code remove} take it in every single call, not only on average. Keys whose hashes collide share a
 * chain and are found in time linear in its length. An iteration takes time linear in the size plus the number of
 * buckets. {@link #finishGrowth}, {@link #trim}, {@link #clone} and {@link #inspect} take time linear in the map. A
 * map holds up to 2^25 buckets; beyond 218 million entries its chains grow longer.
 *
 * <h2>Iteration</h2>
 * The order is unspecified. It differs between maps of equal content and between runs, but is the same for every
 * iteration of an unchanged map, unless {@link Builder#randomIterationStart} is set. The map may be changed while it is
 * iterated, through the iterator or directly:
 * <ol>
 *   <li>an entry that is present from start to end is met exactly once;
 *   <li>no entry is met twice;
 *   <li>an entry that is removed before it is reached is not met, except that {@code next} returns the entry that
 *       {@code hasNext} has announced;
 *   <li>an entry that is added meanwhile may or may not be met;
 *   <li>the value met is the present one.
 * </ol>
 * An entry that is removed and added again counts as a new one. An iterator made on an empty map stays finished. With
 * {@link Builder#failFastIterators} iterators throw {@link java.util.ConcurrentModificationException} after a change
 * that did not go through them, as those of HashMap do. Spliterators bind late and split by buckets.
 *
 * <p>Entries are objects that may be kept. While its key is in the map, an entry shows the present value, and
 * {@code setValue} writes through; later it keeps the value that it showed last.
 *
 * <h2>Threads</h2>
 * Any number of threads may read and iterate a map that nobody writes. A map that is written by one thread while others
 * use it must be guarded by a lock. Misuse is reported on a best-effort basis by a
 * {@link java.util.ConcurrentModificationException} with one of Go's messages: "concurrent map writes", "concurrent map
 * read and map write" or "concurrent map iteration and map write".
 *
 * <h2>Exceptions of user code</h2>
 * If {@code hashCode}, {@code equals}, a {@link Hasher} or a function throws, the exception passes through and the
 * map is as it was before the call; entries may have moved to the new buckets of a growth under way. A function that
 * changes the map that it computes a value for causes a {@code ConcurrentModificationException}; so does
 * {@code equals} if it uses the map that is just being written.
 *
 * <h2>Extending</h2>
 * The methods call each other as those of HashMap do, except {@code clone}. {@code equals}, {@code hashCode} and
 * {@code toString} see what {@code size} and {@code entrySet} show. {@code contains} and {@code clear} of the views call
 * {@code containsKey}, {@code containsValue} and {@code clear} of the map. Nothing else calls a method that a subclass may
 * have overridden: no constructor does, {@code putAll} puts without {@code put}, iterators remove without {@code remove},
 * {@code clone} and a stream take the entries that are stored. Another map that is copied is asked for its {@code size} and
 * {@code entrySet}.
 *
 * <p>{@code clone} and serialization keep the class and the fields of a subclass, without calling a constructor of it.
 * What the map itself relies on cannot be overridden.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 * @see <a href="https://github.com/golang/go/blob/go1.19/src/runtime/map.go">The map of the Go 1.19 runtime</a>
 */
public class GoMap<K extends @Nullable Object, V extends @Nullable Object> extends ObjectTable<K, V>
        implements InspectableMap<K, V>, Cloneable, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /* ---------------- Construction ---------------- */

    /** Makes an empty map. It obtains no memory for entries before the first is put. */
    public GoMap() {
        this(0, Settings.ofPlainMap());
    }

    /**
     * Makes an empty map that holds a number of entries without growing.
     *
     * @param expectedSize the number of entries, not of buckets; memory is obtained as they arrive
     * @throws IllegalArgumentException if it is negative
     */
    public GoMap(int expectedSize) {
        this(Settings.checkExpectedSize(expectedSize), Settings.ofPlainMap());
    }

    /**
     * Makes an empty map that holds a number of entries without growing. It is there so that a program that was written
     * for HashMap compiles: the load factor is checked and otherwise ignored.
     *
     * @param expectedSize the number of entries, not of buckets; memory is obtained as they arrive
     * @param loadFactor any positive number
     * @throws IllegalArgumentException if the expected size is negative, or the load factor not positive or not a number
     */
    public GoMap(int expectedSize, float loadFactor) {
        this(expectedSize);
        if (!(loadFactor > 0)) {
            throw new IllegalArgumentException("loadFactor is not positive: " + loadFactor);
        }
    }

    /**
     * Makes a map with the entries of another one.
     *
     * @param source the map to copy
     * @throws NullPointerException if it is null
     */
    @SuppressWarnings("this-escape") // into methods that cannot be overridden
    public GoMap(Map<? extends K, ? extends V> source) {
        this(0, Settings.ofPlainMap());
        putEntries(Objects.requireNonNull(source, "source"));
    }

    /**
     * Makes an empty map as its builder says, for subclasses. The builder may be used again.
     *
     * @param builder what differs from the default
     * @throws NullPointerException if it is null
     */
    protected GoMap(Builder<K, V> builder) {
        this(Objects.requireNonNull(builder, "builder").expectedSize, builder.settings());
    }

    /** With these settings, null = all default. */
    GoMap(int expectedSize, @Nullable Settings settings) {
        super(expectedSize, settings);
    }

    /**
     * Starts to build a map that differs from the default.
     *
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return a new builder
     */
    public static <K extends @Nullable Object, V extends @Nullable Object> Builder<K, V> builder() {
        return new Builder<>();
    }

    /** Is this no map of a subclass, which might have overridden something? */
    private static boolean isPlain(Object map) {
        return map.getClass() == GoMap.class || map.getClass() == GoMapSnapshot.class;
    }

    /* ---------------- One entry ---------------- */

    @Override
    public int size() {
        return tableSize();
    }

    @Override
    public boolean isEmpty() {
        return tableSize() == 0;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(@Nullable Object key) {
        return (V) lookup(key, null);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // null if V admits it
    public V getOrDefault(@Nullable Object key, V defaultValue) {
        return (V) lookup(key, defaultValue);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return lookup(key, NONE) != NONE;
    }

    @Override
    public boolean containsValue(@Nullable Object value) {
        return AllEntries.containsValue(this, value);
    }

    @Override
    public @Nullable V put(K key, V value) {
        return valueOrNull(assign(key, value));
    }

    @Override
    public @Nullable V remove(@Nullable Object key) {
        return valueOrNull(delete(key));
    }

    @Override
    public boolean remove(@Nullable Object key, @Nullable Object value) {
        return delete(key, value) != NONE;
    }

    @Override
    public @Nullable V putIfAbsent(K key, V value) {
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

    @Override
    public @Nullable V replace(K key, V value) {
        return valueOrNull(overwrite(key, value));
    }

    @Override
    public boolean replace(K key, V oldValue, V newValue) {
        long hash = hashOf(key);
        long hashSeed = seed();
        long token = prepare(hash, hashSeed);
        int location = locate(key, hash, token);
        if (location < 0 || !Objects.equals(valueAt(hash, location, token), oldValue)) {
            return false;
        }
        settle(key, hash, location, newValue, token);
        return true;
    }

    @SuppressWarnings("unchecked")
    private @Nullable V valueOrNull(@Nullable Object valueOrNone) {
        return valueOrNone == NONE ? null : (V) valueOrNone;
    }

    /* ---------------- One entry, computed ---------------- */

    @Override
    public V computeIfAbsent(K key, Function<? super K, ? extends V> mappingFunction) {
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

    @Override
    public @Nullable V computeIfPresent(
            K key, BiFunction<? super K, ? super V, ? extends @Nullable V> remappingFunction) {
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

    @Override
    public @Nullable V compute(
            K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> remappingFunction) {
        Objects.requireNonNull(remappingFunction, "remappingFunction");
        long hash = hashOf(key);
        long hashSeed = seed();
        long token = prepare(hash, hashSeed);
        int location = locate(key, hash, token);
        V present = location < 0 ? null : valueAt(hash, location, token);
        return settleComputed(key, hash, location, remappingFunction.apply(key, present), token);
    }

    @Override
    public @Nullable V merge(
            K key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> remappingFunction) {
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
    private @Nullable V settleComputed(K key, long hash, int location, @Nullable V computed, long token) {
        settle(key, hash, location, computed == null ? NONE : computed, token);
        return computed;
    }

    /* ---------------- All entries ---------------- */

    /**
     * Puts all entries of another map into this one. A map that nothing was ever put into makes room for them first;
     * otherwise this is the same as single puts.
     *
     * @param source the map to copy from
     * @throws NullPointerException if it is null
     */
    @Override
    public void putAll(Map<? extends K, ? extends V> source) {
        putEntries(source);
    }

    private void putEntries(Map<? extends K, ? extends V> source) {
        if (isUntouched() && source instanceof ObjectTable<?, ?> table && isPlain(table)) {
            fillFrom(table);
            return;
        }
        expect(source.size());
        for (Entry<? extends K, ? extends V> entry : source.entrySet()) {
            assign(entry.getKey(), entry.getValue());
        }
    }

    /** Removes all entries. The number of buckets stays; a growth under way is over. */
    @Override
    public void clear() {
        clearTable();
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        Objects.requireNonNull(action, "action");
        newCursor().forEachRemaining(action);
    }

    @Override
    public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
        Objects.requireNonNull(function, "function");
        Cursor<K, V> cursor = newCursor();
        while (cursor.hasNext()) {
            cursor.advance();
            long token = token();
            V replacement = function.apply(cursor.boxedKey(), cursor.value());
            checkStructure(token);
            cursor.setValue(replacement);
        }
    }

    @Override
    public Set<K> keySet() {
        return Views.keys(this);
    }

    @Override
    public Collection<V> values() {
        return Views.values(this);
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return Views.entries(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (other == this) {
            return true;
        }
        return other instanceof Map<?, ?> map
                && (isPlain(this) ? AllEntries.equal(this, map) : new AsOverridden<>(this).equals(map));
    }

    @Override
    public int hashCode() {
        return isPlain(this) ? AllEntries.hashCode(this) : new AsOverridden<>(this).hashCode();
    }

    @Override
    public String toString() {
        return isPlain(this) ? AllEntries.toString(this) : new AsOverridden<>(this).toString();
    }

    /* ---------------- Storage ---------------- */

    /**
     * Moves all entries that a growth has not moved yet, and releases the old buckets. Does nothing if the map is not
     * growing. Takes time linear in what is left; writes do the same work little by little. If the hashCode of a key
     * throws, its exception passes through and the growth stays where it is.
     */
    public void finishGrowth() {
        finishTableGrowth();
    }

    /**
     * Releases memory: finishes a growth and rebuilds the map with the fewest buckets that hold its entries. Takes
     * time linear in the map, and memory for the new buckets beside the old ones. If the hashCode of a key throws,
     * its exception passes through and the entries stay where they are.
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
    public MapInspection<K, V> inspect() {
        return inspect(MapInspection.Detail.ENTRIES);
    }

    /**
     * Takes a picture of the inside of the map that holds no more than is asked for.
     *
     * @param detail how much; {@link MapInspection.Detail#COUNTERS} takes constant time
     * @return an immutable picture
     */
    @Override
    public MapInspection<K, V> inspect(MapInspection.Detail detail) {
        return MapInspection.of(this, Objects.requireNonNull(detail, "detail"));
    }

    /**
     * The map as it is now, for good. Takes constant time and memory, also while the map grows; see {@link GoMapSnapshot} for
     * what it costs later writes. For the detection of misuse it is a write.
     *
     * @return an unmodifiable map
     * @throws java.util.ConcurrentModificationException if another thread writes
     */
    public GoMapSnapshot<K, V> snapshot() {
        return new GoMapSnapshot<>(this);
    }

    /**
     * Copies the map; keys and values themselves are not copied. The copy has the same hasher and the same kind of
     * iterators, but a seed and, if the map was built with one, not the generator of this map. Takes time linear in
     * the map and leaves it as it is.
     *
     * @return a map of its own, of the same class, with the same entries
     */
    @Override
    public GoMap<K, V> clone() {
        GoMap<K, V> copy;
        try {
            @SuppressWarnings("unchecked")
            GoMap<K, V> shallow = (GoMap<K, V>) super.clone();
            copy = shallow;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("GoMap is cloneable", e);
        }
        copy.reset(Settings.forCopyOf(settings()));
        copy.fillFrom(this);
        return copy;
    }

    /* ---------------- Serialization ---------------- */

    /**
     * Writes the settings and the entries. Neither seed nor layout is in the stream, so a forged one cannot choose them: the
     * map is filled like any other.
     *
     * @param out the stream
     * @throws IOException if it fails, or if the hasher or an entry is not serializable
     *
     * @serialData failFastIterators, randomIterationStart and evacuateOnUse (boolean), the hasher or null (Object), the
     *     number of entries (int), and for each its key and value (Object)
     */
    @Serial
    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        SerializedSettings.write(settings(), out);
        int size = tableSize();
        out.writeInt(size);
        Cursor<K, V> cursor = newCursorInAnyOrder();
        int written = 0;
        for (; written < size && cursor.hasNext(); written++) {
            cursor.advance();
            out.writeObject(cursor.boxedKey());
            out.writeObject(cursor.value());
        }
        if (written < size || cursor.hasNext()) {
            // Otherwise the stream would not hold what its number of entries says.
            throw WriteGuard.concurrentIterationAndWrite();
        }
    }

    /**
     * Reads what {@link #writeObject} has written into this map, which is empty and of default settings.
     *
     * @param in the stream
     * @throws InvalidObjectException if no map can have written it
     * @throws IOException if it fails
     * @throws ClassNotFoundException if there is no such class as that of the hasher or an entry
     */
    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Settings settings = SerializedSettings.read(in, Hasher.class);
        int size = SerializedSettings.readSize(in);
        if (!isUntouched()) {
            throw new InvalidObjectException("the hasher of the map has put something into it");
        }
        reset(settings);
        expect(Math.min(size, SerializedSettings.MAX_TRUSTED_SIZE));
        for (int i = 0; i < size; i++) {
            readEntry(in);
        }
    }

    /** A key that comes half made out of a stream may fail in its own hashCode or equals. */
    private void readEntry(ObjectInputStream in) throws IOException, ClassNotFoundException {
        @Nullable Object key = in.readObject();
        @Nullable Object value = in.readObject();
        Object previous;
        try {
            previous = assign(key, value);
        } catch (RuntimeException e) {
            throw SerializedSettings.refused(e);
        }
        if (previous != NONE) {
            throw new InvalidObjectException("the stream has two entries with the key " + key);
        }
    }

    /* ---------------- Builder ---------------- */

    /**
     * Builds maps that differ from the default.
     *
     * <pre>{@code
     * GoMap<String, Integer> map = GoMap.<String, Integer>builder()
     *         .expectedSize(10_000)
     *         .failFastIterators(true)
     *         .build();
     * }</pre>
     *
     * @param <K> the type of the keys
     * @param <V> the type of the values
     */
    public static final class Builder<K extends @Nullable Object, V extends @Nullable Object> {
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
        public Builder<K, V> expectedSize(int expectedSize) {
            this.expectedSize = Settings.checkExpectedSize(expectedSize);
            return this;
        }

        /**
         * Hashes the keys instead of their {@code hashCode}.
         *
         * @param hasher the hash function
         * @return this builder
         * @throws NullPointerException if it is null
         */
        public Builder<K, V> hasher(Hasher<? super K> hasher) {
            choices.hasher(Objects.requireNonNull(hasher, "hasher"));
            return this;
        }

        /**
         * Makes all random decisions of the map, which a seeded generator renders reproducible. Each takes one
         * {@code nextLong()}: the seed when the map is made, when it is cleared while not empty and when its last
         * entry is removed; and the start of each iteration, if {@link #randomIterationStart} is set.
         *
         * @param random the generator; not to be shared with another thread
         * @return this builder
         * @throws NullPointerException if it is null
         */
        public Builder<K, V> random(RandomGenerator random) {
            choices.random = Objects.requireNonNull(random, "random");
            return this;
        }

        /**
         * Whether iterators throw {@link java.util.ConcurrentModificationException} after a structural change that
         * did not go through them, as those of HashMap do; false if not set.
         *
         * @param failFastIterators true for HashMap's behaviour
         * @return this builder
         */
        public Builder<K, V> failFastIterators(boolean failFastIterators) {
            choices.failFastIterators = failFastIterators;
            return this;
        }

        /**
         * Whether each iteration starts at another entry, as in Go; false if not set. Then two iterations of an
         * unchanged map differ in order, which {@link Map} allows but some programs do not expect.
         *
         * @param randomIterationStart true for Go's behaviour
         * @return this builder
         */
        public Builder<K, V> randomIterationStart(boolean randomIterationStart) {
            choices.randomIterationStart = randomIterationStart;
            return this;
        }

        /**
         * Whether a write during a growth moves the old bucket that it uses and one more, as in Go, instead of the next two
         * in line. If not set, a map does so only if it was asked for {@link #randomIterationStart}, for the sake of Go's
         * order: what an iteration meets when during a growth depends on which buckets have moved. In line takes less
         * time and less memory, since neighbours are moved together.
         *
         * @param evacuateOnUse true for Go's behaviour
         * @return this builder
         */
        public Builder<K, V> evacuateOnUse(boolean evacuateOnUse) {
            choices.evacuateOnUse = evacuateOnUse;
            return this;
        }

        /**
         * Makes a map. The builder may be used again; maps made by it share its generator.
         *
         * @return a new, empty map
         */
        public GoMap<K, V> build() {
            return new GoMap<>(this);
        }

        private @Nullable Settings settings() {
            return choices.settings();
        }
    }
}

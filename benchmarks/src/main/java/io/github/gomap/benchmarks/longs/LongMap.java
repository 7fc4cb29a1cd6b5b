package io.github.gomap.benchmarks.longs;

/**
 * A map from primitive longs to objects, as the benchmarks see it. Who wants to compare another primitive map writes an
 * adapter: a public class that implements this interface and has a public constructor without arguments; if it has one
 * that takes an int, that is given the number of entries which the map is to take without growing.
 *
 * <p>An adapter that extends the map costs nothing. One that holds it costs one more reference on the way; then
 * {@link #structure()} says what counts as the map's memory. A fork knows one implementation only, so all calls are
 * inlined. Nothing here is called by several threads.
 *
 * @param <V> the type of the values, which are never null
 */
public interface LongMap<V> {
    /** The value of a key, null if it is absent. */
    V get(long key);

    /** Sets the value of a key, and returns the one that it had, null if it was absent. */
    V put(long key, V value);

    /** Removes a key, and returns the value that it had, null if it was absent. */
    V remove(long key);

    /** The number of entries. */
    int size();

    /** Removes all entries. */
    void clear();

    /** Shows all entries, each once, in the way in which the map does so without boxing, if it has one. */
    void visit(Visitor<? super V> visitor);

    /** The object whose memory is counted, with all that it refers to. */
    default Object structure() {
        return this;
    }

    /**
     * Sees entries.
     *
     * @param <V> the type of the values
     */
    interface Visitor<V> {
        /** An entry. */
        void see(long key, V value);
    }
}

package io.github.gomap;

/**
 * A seeded 64-bit hash function for the keys of a {@link GoIntMap}, as {@link Hasher} is for keys that are objects. All that
 * is said there holds here.
 *
 * <pre>{@code
 * IntHasher byPage = (key, seed) -> ((key >>> 12) ^ seed) * 0x9E3779B97F4A7C15L;
 * GoIntMap<String> pages = GoIntMap.<String>builder().hasher(byPage).build();
 * }</pre>
 */
@FunctionalInterface
public interface IntHasher extends Hasher<Integer> {
    /**
     * The hash of a key under a seed.
     *
     * @param key the key
     * @param seed the present seed of the map
     * @return 64 bits, the same for the same key and the same seed
     */
    long hash(int key, long seed);

    /**
     * The hash of a key under a seed.
     *
     * @param key the key, never null
     * @param seed the present seed of the map
     * @return that of the number
     */
    @Override
    default long hash(Integer key, long seed) {
        return hash(key.intValue(), seed);
    }
}

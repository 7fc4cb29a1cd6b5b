package io.github.gomap;

/**
 * A seeded 64-bit hash function for the keys of a {@link GoMap}, to be used instead of {@code hashCode()}.
 *
 * <p>The low bits of the result choose the bucket and the top eight bits tell the slots of a bucket apart, so all
 * 64 bits should depend on the whole key and on the seed. Keys that are equal must have equal hashes under the same
 * seed. The map draws a new seed whenever it becomes empty, so a hash must not be remembered across seeds.
 *
 * <p>A hasher is never handed a null key: the map hashes null itself. An exception that it throws passes through
 * the operation of the map that called it, and leaves the map as it was. A map is serializable only if its hasher
 * is; a hasher that is shared between threads must be safe to call from them.
 *
 * <pre>{@code
 * Hasher<String> ignoringCase = (key, seed) -> {
 *     long hash = seed;
 *     for (int i = 0; i < key.length(); i++) {
 *         hash = (hash ^ Character.toLowerCase(key.charAt(i))) * 0x9E3779B97F4A7C15L;
 *         hash ^= hash >>> 32;
 *     }
 *     return hash;
 * };
 * GoMap<String, Integer> map = GoMap.<String, Integer>builder().hasher(ignoringCase).build();
 * }</pre>
 *
 * @param <K> the type of the keys
 */
@FunctionalInterface
public interface Hasher<K> {
    /**
     * The hash of a key under a seed.
     *
     * @param key the key, never null
     * @param seed the present seed of the map
     * @return 64 bits, the same for equal keys and the same seed
     */
    long hash(K key, long seed);
}

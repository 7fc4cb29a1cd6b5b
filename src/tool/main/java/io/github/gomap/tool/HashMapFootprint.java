package io.github.gomap.tool;

import java.util.Set;

/**
 * The memory of a {@link java.util.HashMap} that was filled with given keys one by one, beyond the keys and values.
 *
 * <p>Computed as in {@link Footprint}: a table that doubles when more than three quarters of it are used, and a node per
 * entry, which is larger where more than eight entries share a bin.
 */
final class HashMapFootprint {

    private static final int MAP_OBJECT = 48;
    private static final int NODE = 32;
    private static final int TREE_NODE = 56;
    private static final int SMALLEST_TABLE = 16;
    private static final int LARGEST_TABLE = 1 << 30;
    private static final int SMALLEST_TABLE_WITH_TREES = 64;
    private static final int LARGEST_LIST = 8;
    private static final int REFERENCE = 4;

    private HashMapFootprint() {}

    static long bytes(Set<?> keys) {
        int size = keys.size();
        if (size == 0) {
            return MAP_OBJECT;
        }
        int table = table(size);
        long treeNodes = table < SMALLEST_TABLE_WITH_TREES ? 0 : treeNodes(keys, table);
        return MAP_OBJECT + Footprint.array(table, REFERENCE) + NODE * (size - treeNodes) + TREE_NODE * treeNodes;
    }

    private static int table(int size) {
        int table = SMALLEST_TABLE;
        while (size > table / 4 * 3 && table < LARGEST_TABLE) {
            table *= 2;
        }
        return table;
    }

    /** The entries in bins that are searched as trees. */
    private static long treeNodes(Set<?> keys, int table) {
        int[] bins = new int[table];
        for (Object key : keys) {
            int hashCode = key == null ? 0 : key.hashCode();
            bins[(hashCode ^ (hashCode >>> 16)) & (table - 1)]++;
        }
        long nodes = 0;
        for (int entries : bins) {
            nodes += entries > LARGEST_LIST ? entries : 0;
        }
        return nodes;
    }
}

package io.github.gomap.tool;

import java.util.Set;

/**
 * The memory of a {@link java.util.HashMap} that was filled with given keys one by one, beyond the keys and values.
 *
 * <p>Computed as in {@link Footprint}: a table that doubles when more than three quarters of it are used, and a node per
 * entry, which is larger where more than eight entries share a bin.
 *
 * @param object the map object
 * @param table the array of references to the bins
 * @param nodes the entries in bins that are searched as lists
 * @param treeNodes the entries in bins that are searched as trees
 */
record HashMapFootprint(long object, long table, long nodes, long treeNodes) {

    private static final int MAP_OBJECT = 48;
    private static final int NODE = 32;
    private static final int TREE_NODE = 56;
    private static final int SMALLEST_TABLE = 16;
    private static final int LARGEST_TABLE = 1 << 30;
    private static final int SMALLEST_TABLE_WITH_TREES = 64;
    private static final int LARGEST_LIST = 8;
    private static final int REFERENCE = 4;

    static HashMapFootprint of(Set<?> keys) {
        int size = keys.size();
        if (size == 0) {
            return new HashMapFootprint(MAP_OBJECT, 0, 0, 0);
        }
        int table = table(size);
        long treeNodes = table < SMALLEST_TABLE_WITH_TREES ? 0 : treeNodes(keys, table);
        return new HashMapFootprint(
                MAP_OBJECT, Footprint.array(table, REFERENCE), NODE * (size - treeNodes), TREE_NODE * treeNodes);
    }

    /** All parts together, in bytes. */
    long total() {
        return object + table + nodes + treeNodes;
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

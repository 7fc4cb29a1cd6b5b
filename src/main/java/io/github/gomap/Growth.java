package io.github.gomap;

import org.jspecify.annotations.Nullable;

/** The two generations of a growth, and what decides where an entry of the old one goes in the new one. */
abstract class Growth {
    final BucketArray from;
    final BucketArray to;

    Growth(BucketArray from, BucketArray to) {
        this.from = from;
        this.to = to;
    }

    /** The hash of a key under the table's present seed. Calls user code. */
    abstract long hashOf(@Nullable Object key);

    /** Shall overlong chains have an index? */
    abstract boolean isIndexed();

    /** Same number of buckets (Go's sameSizeGrow): to close the holes, not to hold more. */
    final boolean isSameSize() {
        return from.log2Buckets == to.log2Buckets;
    }

    /** Must this growth hash the keys? Most need not, see {@link Route}. */
    final boolean hashesKeys() {
        return !isSameSize() && Route.endsWith(from.log2Buckets);
    }

    /**
     * The slots that move up when the keys have been hashed. The old route still knows; but the smallest generation has
     * none, and the bits of the next one begin where it needs them.
     */
    final long up(long route, long renewed) {
        return Route.up(from.log2Buckets == 0 ? renewed : route, from.log2Buckets);
    }

    /** The route of these slots in the new generation, if that keeps other bits than the old one. Calls user code. */
    final long renewedRoute(BucketRow row, int index, long occupied) {
        long route = 0;
        for (long slots = occupied; slots != 0; slots &= slots - 1) {
            int slot = Tophash.firstSlot(slots);
            long hash = hashOf(row.cells[BucketRow.keyCell(index, slot)]);
            route = Route.with(route, slot, Route.of(hash, to.log2Buckets));
        }
        return route;
    }
}

package io.github.gomap;

/** The two generations of a growth, and what decides where an entry of the old one goes in the new one. */
abstract class Growth {
    final BucketArray from;
    final GrownBucketArray to;

    Growth(BucketArray from, GrownBucketArray to) {
        this.from = from;
        this.to = to;
    }

    /** The hash of the key of a slot, counted through all buckets of its row, under the table's present seed. Calls user code. */
    abstract long hashAt(BucketRow row, int slotInRow);

    /** The snapshots that may share storage of either generation. */
    abstract Snapshots snapshots();

    /** Comes before what has been prepared is stored, one chain at a time: for tables that are read without a lock. */
    abstract void beginStores();

    /** Comes after that. */
    abstract void endStores();

    /** Shall overlong chains have an index? */
    abstract boolean isIndexed();

    /** Same number of buckets (Go's sameSizeGrow): to close the holes, not to hold more. */
    final boolean isSameSize() {
        return from.log2Buckets == to.log2Buckets;
    }

    /**
     * The route of the entries of a bucket in the new generation. It is the old one, unless the new generation keeps other
     * bits: then the keys are hashed, which calls user code.
     */
    final long newRoute(BucketRow row, int index, long occupied) {
        boolean keepsBits = isSameSize() || !Route.endsWith(from.log2Buckets);
        return keepsBits ? row.routeAt(index) : renewedRoute(row, index, occupied);
    }

    private long renewedRoute(BucketRow row, int index, long occupied) {
        long route = 0;
        for (long slots = occupied; slots != 0; slots &= slots - 1) {
            int slot = Tophash.firstSlot(slots);
            long hash = hashAt(row, BucketRow.slotInRow(index, slot));
            route = Route.with(route, slot, Route.of(hash, to.log2Buckets));
        }
        return route;
    }

    /**
     * Those of these slots whose entries move up. The old route knows; but the smallest generation has none, and the bits of
     * the next one begin where it needs them.
     */
    final long up(long occupied, long route, long newRoute) {
        if (isSameSize()) {
            return 0;
        }
        return occupied & Route.up(from.log2Buckets == 0 ? newRoute : route, from.log2Buckets);
    }
}

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
}

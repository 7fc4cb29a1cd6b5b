package io.github.gomap;

/**
 * A segment of a generation that has several: the unit of copying on write. A snapshot shares all of them with the table, which
 * copies one before it first changes it.
 *
 * <p>Invariants: (C1) arrays that are shared with a {@link Snapshots snapshot} which somebody holds are changed by nobody; (C2)
 * the cells are not marked as younger than the words; (C3) a copy has the same content in the same places, so locations and
 * cursors stay valid.
 */
final class DirectorySegment extends Segment {
    /** When the words were made, as {@link Snapshots#taken}. */
    private final long wordsMadeAt;

    /** When the cells were made, or a time before. By C2 not after the words. */
    private long cellsMadeAt;

    /** The same for all copies of a segment, by which a walk knows where it stands. */
    private final Object lineage;

    /** The segment without content. */
    DirectorySegment(long madeAt) {
        wordsMadeAt = madeAt;
        cellsMadeAt = madeAt;
        lineage = this;
    }

    private DirectorySegment(DirectorySegment original, long madeAt, boolean withCells) {
        wordsMadeAt = madeAt;
        cellsMadeAt = withCells ? madeAt : original.cellsMadeAt;
        lineage = original.lineage;
        copyForWrite(original, withCells);
    }

    /** A copy to be written to, which has the cells for itself or shares them with the original, whose marks only are changed. */
    DirectorySegment copyForWrite(long madeAt, boolean withCells) {
        return new DirectorySegment(this, madeAt, withCells);
    }

    /** Has the cells for itself from now on, as it has the words. */
    void ownCells() {
        copyCells();
        cellsMadeAt = wordsMadeAt;
    }

    long wordsMadeAt() {
        return wordsMadeAt;
    }

    long cellsMadeAt() {
        return cellsMadeAt;
    }

    @Override
    boolean ownsCells() {
        return cellsMadeAt == wordsMadeAt;
    }

    @Override
    Object lineage() {
        return lineage;
    }
}

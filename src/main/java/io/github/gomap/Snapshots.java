package io.github.gomap;

import java.lang.ref.PhantomReference;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots that were taken of a table, as far as somebody may still hold them, numbered from 1. Storage is told apart by
 * how many had been taken when it was made: those taken since share it.
 *
 * <p>Invariant: (C4) a snapshot that nobody holds any longer costs nothing more: it is forgotten when somebody asks, or when
 * further ones are taken. References are phantom ones because a finalizer might revive what weak ones have already given up.
 */
final class Snapshots {
    /** Of a table that none was ever taken of. */
    static final Snapshots NONE = new Snapshots();

    /** How many older ones each new one looks at to forget those that nobody holds: more than come, so they do not add up. */
    private static final int EXAMINED = 2;

    /** How many of the newest a write may find forgotten; it bounds the work, and what is left counts as held until the next. */
    private static final int MOST_FORGOTTEN_AT_ONCE = 1_000;

    private long taken;

    /** The number of the newest one that may be held, 0 = none. */
    private long newestHeld;

    private @Nullable Held newest;

    /** Where the search for forgotten ones goes on. */
    private @Nullable Held examined;

    /** How many had been taken when the table last had its arrays for itself. */
    private long takenWhenOwned;

    private static final class Held extends PhantomReference<Object> {
        private final long number;
        private @Nullable Held older;

        Held(Object snapshot, long number, @Nullable Held older) {
            super(snapshot, null);
            this.number = number;
            this.older = older;
        }

        boolean isForgotten() {
            return refersTo(null);
        }
    }

    /** A snapshot has been taken. */
    void add(Object snapshot) {
        forgetSome();
        taken++;
        newest = new Held(snapshot, taken, newest);
        newestHeld = taken;
    }

    private void forgetSome() {
        for (int i = 0; i < EXAMINED; i++) {
            Held held = examined == null ? newest : examined;
            Held older = held == null ? null : held.older;
            if (held != null && older != null && older.isForgotten()) {
                held.older = older.older;
            } else {
                examined = older;
            }
        }
    }

    /** How many have been taken: the time that storage is marked with. */
    long taken() {
        return taken;
    }

    /** May storage that was made at this time be shared with one that somebody holds? */
    boolean mayShare(long madeAt) {
        return madeAt < newestHeld;
    }

    /** Is it? For callers who have found that it may be. */
    boolean share(long madeAt) {
        Held newest = this.newest;
        for (int i = 0; i < MOST_FORGOTTEN_AT_ONCE && newest != null && newest.isForgotten(); i++) {
            newest = newest.older;
        }
        if (newest != this.newest) {
            this.newest = newest;
            examined = null;
        }
        newestHeld = newest == null ? 0 : newest.number;
        return mayShare(madeAt);
    }

    /** Does one that somebody holds share the arrays of the table's generations? */
    boolean shareArrays() {
        return share(takenWhenOwned);
    }

    /** The table has those arrays for itself. Writes nothing to {@link #NONE}, which all tables share. */
    void arraysOwned() {
        if (takenWhenOwned != taken) {
            takenWhenOwned = taken;
        }
    }

    /** How many may be held; for tests. Takes time linear in it. */
    int count() {
        int count = 0;
        for (Held held = newest; held != null; held = held.older) {
            count++;
        }
        return count;
    }
}

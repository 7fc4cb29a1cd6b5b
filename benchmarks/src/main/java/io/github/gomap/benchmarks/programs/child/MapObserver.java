package io.github.gomap.benchmarks.programs.child;

import io.github.gomap.benchmarks.traces.format.Operation;
import java.util.Map;

/** Is told what is done with one map, after it was done. */
interface MapObserver {
    /** Something was done with one key. */
    void onKey(Operation operation, Object key, int size);

    /** The map was searched for a value. */
    void onContainsValue(boolean found);

    /**
     * The map was cleared.
     *
     * @param before the number of entries that it had
     */
    void onClear(int before);

    /** All entries were visited in one call. */
    void onAll(Operation operation, int size);

    /** All entries of another map were put into this one. */
    void onPutAll(Map<?, ?> source, int size);

    /** An iterator begins. */
    Walk onWalk(Operation operation);

    /** Is told what an iterator does. */
    interface Walk {
        /** It went on to one more entry. */
        void onStep();

        /** It removed the entry that it is at. */
        void onRemove(Object key, int size);

        /** There are no more entries. */
        void onEnd();
    }

    /** Observes all maps. */
    interface Factory {
        /**
         * A map was made.
         *
         * @param expected entries, or {@code TraceFormat.NOTHING_EXPECTED}
         */
        MapObserver onNewMap(int expected);

        /** A map was cloned, which its own observer does not see. */
        default MapObserver onClone(Map<?, ?> copy) {
            MapObserver observer = onNewMap(copy.size());
            observer.onPutAll(copy, copy.size());
            return observer;
        }
    }
}

package io.github.gomap.benchmarks.traces.replay;

import io.github.gomap.benchmarks.MapKind;
import java.util.Map;

/** Makes the maps that a trace is done to. */
interface Maps {
    /** An empty map. */
    Map<Object, Object> newMap();

    /** An empty map for so many entries. */
    Map<Object, Object> newMap(int expected);

    /** Can their iterators remove? */
    boolean removesByIterator();

    /** Maps of one kind; of none, those of the control. */
    static Maps of(MapKind kind) {
        return kind == null ? new OfControl() : new OfKind(kind);
    }

    /** Maps of a kind. */
    record OfKind(MapKind kind) implements Maps {
        @Override
        public Map<Object, Object> newMap() {
            return kind.newMap();
        }

        @Override
        public Map<Object, Object> newMap(int expected) {
            return kind.newMap(expected);
        }

        @Override
        public boolean removesByIterator() {
            return kind.removesByIterator();
        }
    }

    /** Maps that do nothing. */
    record OfControl() implements Maps {
        @Override
        public Map<Object, Object> newMap() {
            return new NoMap();
        }

        @Override
        public Map<Object, Object> newMap(int expected) {
            return new NoMap();
        }

        @Override
        public boolean removesByIterator() {
            return false;
        }
    }
}

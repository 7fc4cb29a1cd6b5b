package io.github.gomap.benchmarks.programs.child;

import io.github.gomap.benchmarks.traces.format.Operation;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** How many maps there were, how large each was in the end, and what was done with them. */
final class Census {
    private static final Queue<Tally> MAPS = new ConcurrentLinkedQueue<>();
    private static final Map<Event, LongAdder> EVENTS = new EnumMap<>(Event.class);

    /** What can be done with a map. */
    enum Event {
        /** A lookup, also by containsKey and getOrDefault, that found its key. */
        GET_HIT,
        /** A lookup that did not. */
        GET_MISS,
        /** A put that added a key. */
        PUT_NEW,
        /** A put that replaced a value. */
        PUT_REPLACED,
        /** Any of putIfAbsent, compute, computeIfAbsent, computeIfPresent, merge and replace. */
        COMPUTE,
        /** A removal, also by an iterator, that found its key. */
        REMOVE_HIT,
        /** A removal that did not. */
        REMOVE_MISS,
        /** An iterator, a stream or a forEach over entries, keys or values, also of a copy that is made of a map. */
        ITERATION,
        /** A clear of a map with entries. */
        CLEAR,
        /** A clear of an empty map. */
        CLEAR_EMPTY,
        /** A putAll, or a constructor with entries. */
        PUT_ALL,
        /** A search for a value. */
        CONTAINS_VALUE,
        /** A clone. */
        CLONE
    }

    /** Counts maps and what is done with them. */
    static final MapObserver.Factory OBSERVERS = new MapObserver.Factory() {
        @Override
        public MapObserver onNewMap(int expected) {
            return newTally();
        }

        @Override
        public MapObserver onClone(Map<?, ?> copy) {
            count(Event.CLONE);
            Tally tally = newTally();
            tally.size = copy.size();
            return tally;
        }
    };

    /** The last known number of entries of one map. */
    private static final class Tally implements MapObserver, MapObserver.Walk {
        private volatile int size;

        @Override
        public void onKey(Operation operation, Object key, int now) {
            count(event(operation));
            size = now;
        }

        @Override
        public void onContainsValue(boolean found) {
            count(Event.CONTAINS_VALUE);
        }

        @Override
        public void onClear(int before) {
            count(before == 0 ? Event.CLEAR_EMPTY : Event.CLEAR);
            size = 0;
        }

        @Override
        public void onAll(Operation operation, int now) {
            count(Event.ITERATION);
        }

        @Override
        public void onPutAll(Map<?, ?> source, int now) {
            count(Event.PUT_ALL);
            size = now;
        }

        @Override
        public Walk onWalk(Operation operation) {
            count(Event.ITERATION);
            return this;
        }

        @Override
        public void onStep() {
            // Not counted.
        }

        @Override
        public void onRemove(Object key, int now) {
            count(Event.REMOVE_HIT);
            size = now;
        }

        @Override
        public void onEnd() {
            // Not counted.
        }
    }

    static {
        for (Event event : Event.values()) {
            EVENTS.put(event, new LongAdder());
        }
    }

    private Census() {}

    private static Tally newTally() {
        Tally tally = new Tally();
        MAPS.add(tally);
        return tally;
    }

    private static Event event(Operation operation) {
        return switch (operation) {
            case GET_HIT, CONTAINS_HIT -> Event.GET_HIT;
            case GET_MISS, CONTAINS_MISS -> Event.GET_MISS;
            case PUT_NEW -> Event.PUT_NEW;
            case PUT_REPLACED -> Event.PUT_REPLACED;
            case REMOVE_HIT, REMOVE_PAIR_HIT -> Event.REMOVE_HIT;
            case REMOVE_MISS, REMOVE_PAIR_MISS -> Event.REMOVE_MISS;
            default -> Event.COMPUTE;
        };
    }

    private static void count(Event event) {
        EVENTS.get(event).increment();
    }

    /** Writes the number of maps by their final size, and the number of events. */
    static void describe(Properties answer) {
        int maps = 0;
        int largest = 0;
        Map<SizeClass, Integer> bySize = new EnumMap<>(SizeClass.class);
        for (Tally tally : MAPS) {
            maps++;
            largest = Math.max(largest, tally.size);
            bySize.merge(SizeClass.of(tally.size), 1, Integer::sum);
        }
        answer.setProperty("maps", Integer.toString(maps));
        answer.setProperty("largest", Integer.toString(largest));
        for (SizeClass size : SizeClass.values()) {
            answer.setProperty("size." + size, bySize.getOrDefault(size, 0).toString());
        }
        EVENTS.forEach((event, count) -> answer.setProperty("event." + event, count.toString()));
    }
}

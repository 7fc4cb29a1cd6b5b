package io.github.gomap.benchmarks.programs.child;

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

    /** The last known number of entries of one map. */
    static final class Tally {
        private volatile int size;

        void isNow(int entries) {
            size = entries;
        }
    }

    static {
        for (Event event : Event.values()) {
            EVENTS.put(event, new LongAdder());
        }
    }

    private Census() {}

    /** A map was made. */
    static Tally newMap() {
        Tally tally = new Tally();
        MAPS.add(tally);
        return tally;
    }

    static void count(Event event) {
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

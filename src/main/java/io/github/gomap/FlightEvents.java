package io.github.gomap;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * The events of the flight recorder. Only {@link Events} uses this class, and only in a runtime that has the recorder.
 *
 * <p>Every event is off until a recording enables it by its name.
 */
@SuppressWarnings("UnusedVariable") // the fields of events are read by the recorder
final class FlightEvents {
    private FlightEvents() {}

    /** Has the recorder ever been used? Until then no event class need be loaded. */
    static boolean areRecorded() {
        return FlightRecorder.isInitialized();
    }

    /* ---------------- Reporting ---------------- */

    static void growthStarted(Object map, int size, int bucketsBefore, int bucketsAfter) {
        GrowthStarted event = new GrowthStarted();
        if (event.shouldCommit()) {
            event.map = System.identityHashCode(map);
            event.size = size;
            event.bucketsBefore = bucketsBefore;
            event.bucketsAfter = bucketsAfter;
            event.commit();
        }
    }

    static void growthFinished(Object map, int bucketsBefore, int bucketsAfter, int writes, long elapsedNanos) {
        GrowthFinished event = new GrowthFinished();
        if (event.shouldCommit()) {
            event.map = System.identityHashCode(map);
            event.bucketsMoved = bucketsBefore;
            event.bucketsAfter = bucketsAfter;
            event.writes = writes;
            event.elapsed = elapsedNanos;
            event.commit();
        }
    }

    static void longChainMet(Object map, int chainLength, int size, int bucketCount) {
        LongChainMet event = new LongChainMet();
        if (event.shouldCommit()) {
            event.map = System.identityHashCode(map);
            event.size = size;
            event.buckets = bucketCount;
            event.chainLength = chainLength;
            event.commit();
        }
    }

    static void indexBuilt(int chainLength) {
        IndexBuilt event = new IndexBuilt();
        if (event.shouldCommit()) {
            event.chainLength = chainLength;
            event.commit();
        }
    }

    static void misuseDetected(String message) {
        MisuseDetected event = new MisuseDetected();
        if (event.shouldCommit()) {
            event.message = message;
            event.commit();
        }
    }

    static void mapCleared(Object map, int size, int bucketCount) {
        MapCleared event = new MapCleared();
        if (event.shouldCommit()) {
            event.map = System.identityHashCode(map);
            event.size = size;
            event.buckets = bucketCount;
            event.commit();
        }
    }

    /* ---------------- The events ---------------- */

    /** What all of them have: they are off, and listed under GoMap. */
    @Enabled(false)
    @Category("GoMap")
    private abstract static class MapEvent extends Event {}

    /** Those that know which map they come from. */
    private abstract static class IdentifiedEvent extends MapEvent {
        @Label("Map")
        @Description("Identity hash code of the map: the same in all events of one map")
        int map;
    }

    @Name("io.github.gomap.GrowthStarted")
    @Label("Growth Started")
    @Description("An insertion gave the map another generation of buckets; its writes move the entries bit by bit")
    private static final class GrowthStarted extends IdentifiedEvent {
        @Label("Size")
        @Description("Entries when the growth started")
        int size;

        @Label("Buckets Before")
        int bucketsBefore;

        @Label("Buckets After")
        @Description("The double; or as many as before, if only holes are to be closed")
        int bucketsAfter;
    }

    @Name("io.github.gomap.GrowthFinished")
    @Label("Growth Finished")
    @Description("The last old bucket was evacuated")
    @StackTrace(false)
    private static final class GrowthFinished extends IdentifiedEvent {
        @Label("Buckets Moved")
        int bucketsMoved;

        @Label("Buckets After")
        @Description("The double; or as many as before, if holes were closed only")
        int bucketsAfter;

        @Label("Writes")
        @Description("Writes to the map from the one that started the growth to the one that finished it")
        int writes;

        @Label("Elapsed")
        @Description("Time since the growth started, most of which the program did something else")
        @Timespan(Timespan.NANOSECONDS)
        long elapsed;
    }

    @Name("io.github.gomap.LongChainMet")
    @Label("Long Chain Met")
    @Description("An insertion made a chain longer than it becomes with hashes that spread")
    private static final class LongChainMet extends IdentifiedEvent {
        @Label("Chain Length")
        @Description("Buckets of the chain")
        int chainLength;

        @Label("Size")
        @Description("Entries of the map")
        int size;

        @Label("Buckets")
        int buckets;
    }

    @Name("io.github.gomap.IndexBuilt")
    @Label("Ordered Index Built")
    @Description("An overlong chain got an index, so that colliding keys are found by their order")
    private static final class IndexBuilt extends MapEvent {
        @Label("Chain Length")
        @Description("Buckets of the chain")
        int chainLength;
    }

    @Name("io.github.gomap.MisuseDetected")
    @Label("Misuse Detected")
    @Description("A map was used by several threads at once without synchronization")
    private static final class MisuseDetected extends MapEvent {
        @Label("Message")
        @Description("That of the ConcurrentModificationException")
        String message = "";
    }

    @Name("io.github.gomap.MapCleared")
    @Label("Map Cleared")
    private static final class MapCleared extends IdentifiedEvent {
        @Label("Size")
        @Description("Entries before")
        int size;

        @Label("Buckets")
        int buckets;
    }
}

package io.github.gomap;

/**
 * The reporter of what happens inside of tables: passes it on to the flight recorder, if this runtime has one and it
 * is in use.
 *
 * <p>All calls come from rare events. When nothing is recorded, one costs a look at two flags; nothing of the recorder
 * but its entrance is loaded then.
 */
final class Events {
    /** Whether the module jdk.jfr is there, which GoMap can do without. */
    private static final boolean IS_PRESENT = isRecorderPresent();

    private Events() {}

    private static boolean isRecorderPresent() {
        try {
            Class<?> recorder = Class.forName("jdk.jfr.FlightRecorder");
            return Events.class.getModule().canRead(recorder.getModule());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static boolean areRecorded() {
        return IS_PRESENT && FlightEvents.areRecorded();
    }

    /** A table of this size has begun to move its entries. */
    static void growthStarted(Object map, int size, int bucketsBefore, int bucketsAfter) {
        if (areRecorded()) {
            report(() -> FlightEvents.growthStarted(map, size, bucketsBefore, bucketsAfter));
        }
    }

    /** A table has moved its last bucket, so many writes and nanoseconds after the first. */
    static void growthFinished(Object map, int bucketsBefore, int bucketsAfter, int writes, long elapsedNanos) {
        if (areRecorded()) {
            report(() -> FlightEvents.growthFinished(map, bucketsBefore, bucketsAfter, writes, elapsedNanos));
        }
    }

    /** An insertion has made a chain so long, in a table of this size. */
    static void longChainMet(Object map, int chainLength, int size, int bucketCount) {
        if (areRecorded()) {
            report(() -> FlightEvents.longChainMet(map, chainLength, size, bucketCount));
        }
    }

    /** A chain has got an ordered index. */
    static void indexBuilt(int chainLength) {
        if (areRecorded()) {
            report(() -> FlightEvents.indexBuilt(chainLength));
        }
    }

    /** A table was used in a way that it does not allow. */
    static void misuseDetected(String message) {
        if (areRecorded()) {
            report(() -> FlightEvents.misuseDetected(message));
        }
    }

    /** A table that had this size was emptied. */
    static void mapCleared(Object map, int size, int bucketCount) {
        if (areRecorded()) {
            report(() -> FlightEvents.mapCleared(map, size, bucketCount));
        }
    }

    /** An event can be done without, so it is no reason for the operation that it tells of to fail. */
    private static void report(Runnable event) {
        try {
            event.run();
        } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
            // The recording lacks this event.
        }
    }
}

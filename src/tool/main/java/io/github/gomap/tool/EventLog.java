package io.github.gomap.tool;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a flight recording holds of maps, beside the garbage collections. The component names are the names of the JSON
 * output; times are nanoseconds since the first event of a map, what happened before it has negative ones.
 *
 * @param recording what was read
 * @param growths in the order of their starts
 * @param occurrences everything that has no length, in order
 * @param pauses of the garbage collector, in order
 */
record EventLog(Recording recording, List<Growth> growths, List<Occurrence> occurrences, List<Pause> pauses) {

    /**
     * What was read.
     *
     * @param file its name
     * @param start the time of the first event of a map, as ISO 8601
     * @param events all events in it, those of the Java runtime included
     * @param mapEvents those of maps
     * @param maps the number of different maps that events name
     * @param spanNanos from the first event of a map to the last
     */
    record Recording(String file, String start, long events, long mapEvents, int maps, long spanNanos) {}

    /**
     * One growth. What the recording does not hold of it is null.
     *
     * @param map the identity hash code of the map, eight hexadecimal digits
     * @param start when it started; if its start is older than the recording, computed from its end
     * @param end when it ended; if that is not recorded, null
     * @param ending how it ended
     * @param sameSize whether the number of buckets stayed the same
     * @param bucketsBefore main buckets of the old generation
     * @param bucketsAfter main buckets of the new generation
     * @param size entries when it started
     * @param writes writes to the map from its start to its end
     * @param place the method that put the key which started it, outside of the library
     * @param pauses garbage collector pauses that overlapped it
     * @param pauseNanos how long those were
     */
    record Growth(
            String map,
            long start,
            @Nullable Long end,
            Ending ending,
            boolean sameSize,
            int bucketsBefore,
            int bucketsAfter,
            @Nullable Integer size,
            @Nullable Integer writes,
            @Nullable String place,
            int pauses,
            long pauseNanos) {

        /** Its length as far as the recording goes. */
        long length(long spanNanos) {
            return (end == null ? spanNanos : end) - start;
        }

        long endOr(long spanNanos) {
            return end == null ? spanNanos : end;
        }
    }

    /** How a growth ended. */
    enum Ending {
        /** All old buckets were evacuated. */
        FINISHED,
        /** The map was cleared meanwhile. */
        CLEARED,
        /** The recording does not say: the growth went on, the map was trimmed or became garbage. */
        NOT_RECORDED
    }

    /**
     * Something that has no length.
     *
     * @param kind what it is
     * @param map the identity hash code of the map; null if the event does not name it
     * @param time when
     * @param text what there is to say of it
     * @param place the method that did it, outside of the library; null if the event has no stack trace
     */
    record Occurrence(
            Kind kind,
            @Nullable String map,
            long time,
            String text,
            @Nullable String place) {}

    /** The kinds of occurrences. */
    enum Kind {
        CLEAR("MapCleared", "clear", "clears"),
        LONG_CHAIN("LongChainMet", "long chain", "long chains"),
        INDEX("IndexBuilt", "index", "indexes"),
        MISUSE("MisuseDetected", "misuse", "misuses");

        private final String event;
        private final String singular;
        private final String plural;

        Kind(String event, String singular, String plural) {
            this.event = event;
            this.singular = singular;
            this.plural = plural;
        }

        /** The name of the event without its package. */
        String event() {
            return event;
        }

        String singular() {
            return singular;
        }

        String plural() {
            return plural;
        }
    }

    /**
     * The garbage collector stopped the program.
     *
     * @param name what the collector calls it
     * @param collection the collection it belongs to and its cause; null if not recorded
     * @param start when
     * @param nanos how long
     */
    record Pause(String name, @Nullable String collection, long start, long nanos) {

        long end() {
            return start + nanos;
        }

        boolean overlaps(long from, long to) {
            return start <= to && end() >= from;
        }
    }

    /** The growths that took longest, the longest first. */
    Stream<Growth> longestGrowths() {
        long span = recording.spanNanos();
        return growths.stream()
                .sorted(Comparator.comparingLong((Growth growth) -> growth.length(span))
                        .reversed());
    }

    /** The pauses that took longest, the longest first. */
    Stream<Pause> longestPauses() {
        return pauses.stream().sorted(Comparator.comparingLong(Pause::nanos).reversed());
    }

    long totalPauseNanos() {
        return pauses.stream().mapToLong(Pause::nanos).sum();
    }
}

package io.github.gomap.tool;

import io.github.gomap.tool.EventLog.Ending;
import io.github.gomap.tool.EventLog.Growth;
import io.github.gomap.tool.EventLog.Kind;
import io.github.gomap.tool.EventLog.Occurrence;
import io.github.gomap.tool.EventLog.Pause;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads an {@link EventLog} out of a flight recording: keeps the events of maps and the pauses of the garbage
 * collector, and makes growths of their starts and ends.
 */
final class EventReader {

    static final String PREFIX = "io.github.gomap.";
    static final String GROWTH_STARTED = "GrowthStarted";
    static final String GROWTH_FINISHED = "GrowthFinished";
    static final String PAUSE = "jdk.GCPhasePause";
    static final String COLLECTION = "jdk.GarbageCollection";

    /** So many events between two updates of the progress line. */
    private static final int REPORTED = 1 << 14;

    private final String name;
    private final List<RecordedEvent> mapEvents = new ArrayList<>();
    private final List<RecordedEvent> pauseEvents = new ArrayList<>();
    private final Map<Integer, String> collections = new HashMap<>();
    private long eventCount;

    private final List<Growth> growths = new ArrayList<>();
    private final List<Occurrence> occurrences = new ArrayList<>();
    private final Map<String, RecordedEvent> runningByMap = new HashMap<>();
    private final Set<String> maps = new HashSet<>();
    private List<Pause> pauses = List.of();
    private Instant zero = Instant.EPOCH;

    private EventReader(String name) {
        this.name = name;
    }

    /**
     * Reads a recording.
     *
     * @throws CommandFailure if it is none, or holds no event of a map
     */
    static EventLog read(Path file, String name, Progress progress) {
        EventReader reader = new EventReader(name);
        try (RecordingFile recording = new RecordingFile(file)) {
            reader.read(recording, progress);
            return reader.log();
        } catch (IOException e) {
            throw CommandFailure.badInput(name + ": is no flight recording, or a damaged one: " + Terminal.reason(e));
        } catch (CommandFailure failure) {
            throw failure;
        } catch (RuntimeException | VirtualMachineError e) {
            // The parser trusts what it reads: a damaged file makes it, or who asks it, stumble over nulls and indexes,
            // raise an InternalError, or ask for more memory than there is.
            throw CommandFailure.badInput(name + ": is a damaged flight recording: " + e);
        }
    }

    private void read(RecordingFile recording, Progress progress) throws IOException {
        while (recording.hasMoreEvents()) {
            RecordedEvent event = recording.readEvent();
            String type = event.getEventType().getName();
            if (type.startsWith(PREFIX)) {
                mapEvents.add(event);
            } else if (type.equals(PAUSE)) {
                pauseEvents.add(event);
            } else if (type.equals(COLLECTION)) {
                collections.put(event.getInt("gcId"), event.getString("name") + ", " + event.getString("cause"));
            }
            if (++eventCount % REPORTED == 0) {
                progress.stage("read " + Units.count(eventCount, "event", "events") + ", "
                        + Units.count(mapEvents.size()) + " of them of maps");
            }
        }
    }

    private EventLog log() {
        if (mapEvents.isEmpty()) {
            throw CommandFailure.badInput(name + ": has no events of GoMap among its "
                    + Units.count(eventCount, "event", "events")
                    + "; they are off by default, 'gomap events --help' says how to record them");
        }
        // A recording has them in the order of buffers; a growth that took no time ends after it starts.
        mapEvents.sort(Comparator.comparing(RecordedEvent::getStartTime).thenComparing(EventReader::isFinish));
        zero = mapEvents.get(0).getStartTime();
        Instant last = mapEvents.get(mapEvents.size() - 1).getStartTime();
        pauses = pauseEvents.stream()
                .map(event -> new Pause(
                        event.getString("name"),
                        collections.get(event.getInt("gcId")),
                        nanos(event.getStartTime()),
                        event.getDuration().toNanos()))
                .sorted(Comparator.comparingLong(Pause::start))
                .toList();
        long span = Duration.between(zero, last).toNanos();
        mapEvents.forEach(this::take);
        runningByMap.values().forEach(started -> addGrowth(started, null, Ending.NOT_RECORDED, span));
        growths.sort(Comparator.comparingLong(Growth::start));
        return new EventLog(
                new EventLog.Recording(name, zero.toString(), eventCount, mapEvents.size(), maps.size(), span),
                List.copyOf(growths),
                List.copyOf(occurrences),
                pauses);
    }

    private static boolean isFinish(RecordedEvent event) {
        return event.getEventType().getName().equals(PREFIX + GROWTH_FINISHED);
    }

    private long nanos(Instant time) {
        return Duration.between(zero, time).toNanos();
    }

    /* ---------------- Events of maps, in order ---------------- */

    private void take(RecordedEvent event) {
        switch (event.getEventType().getName().substring(PREFIX.length())) {
            case GROWTH_STARTED -> growthStarted(event);
            case GROWTH_FINISHED -> growthFinished(event);
            case "MapCleared" -> cleared(event);
            case "LongChainMet" ->
                occurred(
                        Kind.LONG_CHAIN,
                        event,
                        Units.count(event.getInt("chainLength"), "bucket", "buckets") + ", in a map of "
                                + sizes(event));
            case "IndexBuilt" ->
                occurred(
                        Kind.INDEX,
                        event,
                        "for a chain of " + Units.count(event.getInt("chainLength"), "bucket", "buckets"));
            case "MisuseDetected" -> occurred(Kind.MISUSE, event, Printable.name(event.getString("message")));
            default -> {
                // An event of a later version.
            }
        }
    }

    private static String sizes(RecordedEvent event) {
        return Units.count(event.getInt("size"), "entry", "entries") + " in "
                + Units.count(event.getInt("buckets"), "main bucket", "main buckets");
    }

    private void growthStarted(RecordedEvent started) {
        RecordedEvent unfinished = runningByMap.put(map(started), started);
        if (unfinished != null) {
            // Trimmed meanwhile, or another map with the same identity hash code.
            addGrowth(unfinished, null, Ending.NOT_RECORDED, nanos(started.getStartTime()));
        }
    }

    private void growthFinished(RecordedEvent finished) {
        RecordedEvent started = runningByMap.remove(map(finished));
        long end = nanos(finished.getStartTime());
        if (started != null && started.getInt("bucketsAfter") == finished.getInt("bucketsAfter")) {
            addGrowth(started, finished, Ending.FINISHED, end);
            return;
        }
        if (started != null) {
            addGrowth(started, null, Ending.NOT_RECORDED, end);
        }
        addGrowth(null, finished, Ending.FINISHED, end);
    }

    private void cleared(RecordedEvent event) {
        occurred(Kind.CLEAR, event, "of " + sizes(event));
        RecordedEvent started = runningByMap.remove(map(event));
        if (started != null) {
            addGrowth(started, null, Ending.CLEARED, nanos(event.getStartTime()));
        }
    }

    private void occurred(Kind kind, RecordedEvent event, String text) {
        String map = event.hasField("map") ? map(event) : null;
        occurrences.add(new Occurrence(kind, map, nanos(event.getStartTime()), text, place(event)));
    }

    /** At least one of the two events is there. */
    private void addGrowth(
            @Nullable RecordedEvent started, @Nullable RecordedEvent finished, Ending ending, long until) {
        RecordedEvent known = started != null ? started : finished;
        if (known == null) {
            return;
        }
        int before = known.getInt(started != null ? "bucketsBefore" : "bucketsMoved");
        int after = known.getInt("bucketsAfter");
        // A growth that was under way when the recording began is older than the event that tells of it.
        long start = started != null
                ? nanos(started.getStartTime())
                : until - known.getDuration("elapsed").toNanos();
        List<Pause> during = pausesBetween(start, until);
        growths.add(new Growth(
                map(known),
                start,
                ending == Ending.NOT_RECORDED ? null : Long.valueOf(until),
                ending,
                before == after,
                before,
                after,
                started == null ? null : Integer.valueOf(started.getInt("size")),
                finished == null ? null : Integer.valueOf(finished.getInt("writes")),
                started == null ? null : place(started),
                during.size(),
                during.stream().mapToLong(Pause::nanos).sum()));
    }

    /** Pauses do not overlap each other, so their ends are in order too. */
    private List<Pause> pausesBetween(long start, long end) {
        int low = 0;
        int high = pauses.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pauses.get(middle).end() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int after = low;
        while (after < pauses.size() && pauses.get(after).start() <= end) {
            after++;
        }
        return pauses.subList(low, after);
    }

    private String map(RecordedEvent event) {
        String map = String.format(Locale.ROOT, "%08x", event.getInt("map"));
        maps.add(map);
        return map;
    }

    /** The topmost method of the stack trace that is not of the library or the Java runtime. */
    private static @Nullable String place(RecordedEvent event) {
        RecordedStackTrace trace = event.getStackTrace();
        if (trace == null) {
            return null;
        }
        for (RecordedFrame frame : trace.getFrames()) {
            String type = frame.getMethod().getType().getName();
            if (!isOfLibrary(type) && !type.startsWith("java.")) {
                return type + '.' + frame.getMethod().getName() + ':' + frame.getLineNumber();
            }
        }
        return null;
    }

    private static boolean isOfLibrary(String type) {
        // The names of lambda expressions go on after two dollars, with dots.
        String named = type.contains("$$") ? type.substring(0, type.indexOf("$$")) : type;
        return named.startsWith(PREFIX) && named.indexOf('.', PREFIX.length()) < 0;
    }
}

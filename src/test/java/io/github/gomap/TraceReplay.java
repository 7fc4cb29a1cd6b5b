package io.github.gomap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * Repeats a recorded trace of Go's map on a GoMap, a GoLongMap or a GoIntMap, through the public API only, and compares
 * everything the recording tells: results, the table's figures after each operation, checksums, dumps, and each step of each
 * iteration.
 *
 * <p>The key of an entry is the id of the recording and the value is the number of the operation that stored it. The
 * recorded hashes are handed in by a {@link Hasher} that knows nothing but them, and the recorded random decisions by a
 * {@link ScriptedRandom}: asking for a hash or a random number that Go did not need is a failure too.
 *
 * @param <K> the type of the keys
 */
final class TraceReplay<K> {

    /** The map that a trace is replayed on. */
    enum Subject {
        OBJECTS,
        /** Keys that are longs, through the methods for numbers. */
        LONGS,
        /** The same for ints. */
        INTS
    }

    /** How a map is made that hashes by a function and draws from a generator. */
    private interface Maker<K> {
        InspectableMap<K, Long> make(int expectedSize, Hasher<K> hasher, ScriptedRandom random);
    }

    /** The operations of a map that do what Go's assignment and delete do; all must leave the same table behind. */
    enum Way {
        PUT_AND_REMOVE {
            @Override
            <K> Long put(Map<K, Long> map, K id, Long value) {
                return map.put(id, value);
            }

            @Override
            <K> Long remove(Map<K, Long> map, K id) {
                return map.remove(id);
            }
        },
        COMPUTE {
            @Override
            <K> Long put(Map<K, Long> map, K id, Long value) {
                AtomicReference<Long> previous = new AtomicReference<>();
                map.compute(id, (key, present) -> {
                    previous.set(present);
                    return value;
                });
                return previous.get();
            }

            @Override
            <K> Long remove(Map<K, Long> map, K id) {
                AtomicReference<Long> previous = new AtomicReference<>();
                map.computeIfPresent(id, (key, present) -> {
                    previous.set(present);
                    return null;
                });
                return previous.get();
            }
        },
        MERGE {
            @Override
            <K> Long put(Map<K, Long> map, K id, Long value) {
                AtomicReference<Long> previous = new AtomicReference<>();
                map.merge(id, value, (present, given) -> {
                    previous.set(present);
                    return given;
                });
                return previous.get();
            }

            @Override
            <K> Long remove(Map<K, Long> map, K id) {
                Long present = map.get(id);
                return map.remove(id, present) ? present : null;
            }
        },
        REPLACE_OR_ADD {
            @Override
            <K> Long put(Map<K, Long> map, K id, Long value) {
                return map.containsKey(id) ? map.replace(id, value) : map.putIfAbsent(id, value);
            }

            @Override
            <K> Long remove(Map<K, Long> map, K id) {
                Long present = map.get(id);
                return map.keySet().remove(id) ? present : null;
            }
        },
        PUT_ALL {
            @Override
            <K> Long put(Map<K, Long> map, K id, Long value) {
                Long previous = map.get(id);
                map.putAll(Map.of(id, value));
                return previous;
            }

            @Override
            <K> Long remove(Map<K, Long> map, K id) {
                Long present = map.getOrDefault(id, -1L);
                return map.entrySet().remove(Map.entry(id, present)) ? present : null;
            }
        };

        /** Stores a value and tells the previous one, null if there was none. */
        abstract <K> Long put(Map<K, Long> map, K id, Long value);

        /** Removes a key and tells its value, null if there was none. */
        abstract <K> Long remove(Map<K, Long> map, K id);
    }

    /** Go treats hints that cannot be allocated, and negative ones, as no hint at all; GoMap rejects the negative. */
    private static final long LARGEST_SENSIBLE_HINT = 1 << 27;

    /** Fields of a STATE group that the replay compares, relative to its start; flags, spare and alloc lie between. */
    private static final int STATE_FIGURES = 6;

    private static final int STATE_CRC = 9;

    private final TraceReader.Trace trace;
    private final Way way;
    private final ScriptedRandom random = new ScriptedRandom();
    private final IntFunction<K> keys;
    private final Maker<K> maker;
    private final UnaryOperator<Map<K, Long>> calls;
    private final Map<K, Long> hashes = new HashMap<>();
    private final Map<K, Long> expectedValues = new HashMap<>();
    private final Map<String, Iterator<Map.Entry<K, Long>>> iterators = new HashMap<>();

    private InspectableMap<K, Long> map;
    /** The map, through the methods that are to be called. */
    private Map<K, Long> called;

    private long seed;
    private long operation;
    private List<String> figures = List.of();
    private int position;

    private TraceReplay(
            TraceReader.Trace trace, Way way, IntFunction<K> keys, Maker<K> maker, UnaryOperator<Map<K, Long>> calls) {
        this.trace = trace;
        this.way = way;
        this.keys = keys;
        this.maker = maker;
        this.calls = calls;
        random.unscripted(() -> map = maker.make(0, this::recordedHash, random));
        called = map;
    }

    /** Replays the whole trace; a difference is an {@link AssertionError} naming the file, the line and the dump. */
    static void replay(TraceReader.Trace trace, Subject subject, Way way) {
        replayOf(trace, subject, way).run();
    }

    private static TraceReplay<?> replayOf(TraceReader.Trace trace, Subject subject, Way way) {
        return switch (subject) {
            case OBJECTS ->
                new TraceReplay<Integer>(
                        trace,
                        way,
                        id -> id,
                        (size, hasher, random) -> GoMap.<Integer, Long>builder()
                                .expectedSize(size)
                                .hasher(hasher)
                                .random(random)
                                .randomIterationStart(true)
                                .build(),
                        map -> map);
            case LONGS ->
                new TraceReplay<Long>(
                        trace,
                        way,
                        id -> (long) id,
                        (size, hasher, random) -> GoLongMap.<Long>builder()
                                .expectedSize(size)
                                .hasher(hasher::hash)
                                .random(random)
                                .randomIterationStart(true)
                                .build(),
                        map -> new LongCalls<>((GoLongMap<Long>) map));
            case INTS ->
                new TraceReplay<Integer>(
                        trace,
                        way,
                        id -> id,
                        (size, hasher, random) -> GoIntMap.<Long>builder()
                                .expectedSize(size)
                                .hasher(hasher::hash)
                                .random(random)
                                .randomIterationStart(true)
                                .build(),
                        map -> new IntCalls<>((GoIntMap<Long>) map));
        };
    }

    private void run() {
        while (position < trace.lines().size()) {
            TraceReader.Line line = trace.lines().get(position);
            position++;
            try {
                execute(line);
                random.requireConsumed();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(trace.file() + ", " + line + ": " + e + System.lineSeparator() + dump(), e);
            }
        }
        check(!trace.lines().isEmpty() && lastLine().type().equals("Z"), "the trace ends without its Z record");
    }

    private String dump() {
        try {
            return TableDump.of(map.inspect());
        } catch (RuntimeException e) {
            return "no dump: " + e;
        }
    }

    private TraceReader.Line lastLine() {
        return trace.lines().get(trace.lines().size() - 1);
    }

    private void execute(TraceReader.Line line) {
        switch (line.type()) {
            case "M" -> create(line);
            case "P" -> put(line);
            case "G" -> get(line);
            case "X" -> remove(line);
            case "C" -> clear(line);
            case "U" -> putMany(line);
            case "I" -> startIteration(line);
            case "N" -> continueIteration(line);
            case "R" -> renewSeed(line);
            case "H" -> hashes.put(keys.apply(line.intField(1)), line.hexField(2));
            case "S" -> compareDump(line);
            case "Z" -> end(line);
            default -> throw new AssertionError("unknown record");
        }
    }

    /* ---------------- Operations ---------------- */

    private void create(TraceReader.Line line) {
        long hint = Long.parseLong(line.field(1));
        seed = Long.parseLong(Objects.requireNonNull(trace.header().get("hash0")), 16);
        random.prescribe(seed);
        map = maker.make(hint < 0 || hint > LARGEST_SENSIBLE_HINT ? 0 : (int) hint, this::recordedHash, random);
        called = calls.apply(map);
        compareState(line, 2);
    }

    private void put(TraceReader.Line line) {
        operation++;
        K id = learnHash(line);
        long value = Long.parseLong(line.field(3));
        equal(value, operation, "number of the operation");
        equal(expectedValues.put(id, value), way.put(called, id, value), "previous value");
        compareState(line, 4);
    }

    private void get(TraceReader.Line line) {
        operation++;
        K id = learnHash(line);
        Long expected = line.isAbsent(3) ? null : Long.valueOf(line.field(3));
        equal(expected, called.get(id), "get returned");
        equal(expected != null, called.containsKey(id), "containsKey returned");
        compareState(line, 4);
    }

    private void remove(TraceReader.Line line) {
        operation++;
        K id = learnHash(line);
        prescribeReseed();
        Long removed = way.remove(called, id);
        equal(line.intField(3), removed == null ? 0 : 1, "number of entries removed");
        equal(expectedValues.remove(id), removed, "removed value");
        compareState(line, 4);
    }

    private void clear(TraceReader.Line line) {
        operation++;
        prescribeReseed();
        // Go ignores a clear of an empty map; GoMap also ends a growth that is under way. From there on figures and
        // dumps would differ although neither map is wrong.
        check(!map.isEmpty() || !map.inspect().isGrowing(), "Go does not end a growth when it clears an empty map");
        map.clear();
        expectedValues.clear();
        compareState(line, 4);
    }

    private void putMany(TraceReader.Line line) {
        int to = line.intField(2);
        int step = line.intField(3);
        for (int id = line.intField(1); id != to; id += step) {
            operation++;
            K key = keys.apply(id);
            hashes.put(key, (long) id);
            equal(expectedValues.put(key, operation), way.put(called, key, operation), "previous value");
        }
        equal(Long.parseLong(line.field(4)), operation, "number of the operation");
        compareState(line, 5);
    }

    /* ---------------- Iteration ---------------- */

    private void startIteration(TraceReader.Line line) {
        operation++;
        if (!line.isAbsent(2)) {
            int log2Buckets = line.intField(4);
            equal(log2Buckets, map.inspect().log2Buckets(), "log2Buckets at the start of an iteration");
            random.prescribe(Long.parseLong(line.field(2)) | (Long.parseLong(line.field(3)) << log2Buckets));
        }
        Iterator<Map.Entry<K, Long>> iterator = map.entrySet().iterator();
        random.requireConsumed();
        iterators.put(line.field(1), iterator);
        step(line, iterator, 5);
        compareState(line, 11);
    }

    private void continueIteration(TraceReader.Line line) {
        operation++;
        Iterator<Map.Entry<K, Long>> iterator = Objects.requireNonNull(iterators.get(line.field(1)));
        step(line, iterator, 2);
        equal(figures, figuresOf(map.inspect()), "figures after a step of an iteration, which change nothing");
    }

    private static <K> void step(TraceReader.Line line, Iterator<Map.Entry<K, Long>> iterator, int idField) {
        String actual = "- -";
        if (iterator.hasNext()) {
            Map.Entry<K, Long> entry = iterator.next();
            actual = entry.getKey() + " " + entry.getValue();
        }
        equal(line.field(idField) + " " + line.field(idField + 1), actual, "id and value of the step");
    }

    /* ---------------- Hashes and random decisions ---------------- */

    /** Takes the hash of an operation's key from the record and returns the key. */
    private K learnHash(TraceReader.Line line) {
        K id = keys.apply(line.intField(1));
        hashes.put(id, line.hexField(2));
        return id;
    }

    private long recordedHash(K id, long givenSeed) {
        Long hash = hashes.get(id);
        check(hash != null, "hash of " + id + " wanted, which Go did not need");
        equal(seed, givenSeed, "seed handed to the hasher");
        return hash;
    }

    /** A reseed is written after the operation that caused it, so whether this one does is seen in the next record. */
    private void prescribeReseed() {
        TraceReader.Line next = trace.lines().get(position);
        if (next.type().equals("R")) {
            random.prescribe(next.hexField(2));
        }
    }

    private void renewSeed(TraceReader.Line line) {
        seed = line.hexField(2);
        hashes.clear();
    }

    /* ---------------- Comparing ---------------- */

    /** Go keeps the old buckets of a growth until its end; ours are given back by segments, unless somebody iterates. */
    private void keepOldBuckets() {
        Evacuation evacuation = ((Table<?, ?>) map).evacuation();
        if (evacuation != null && evacuation.from.bucketCount() > Segment.BUCKETS) {
            evacuation.from.noteCursor();
        }
    }

    private void compareState(TraceReader.Line line, int start) {
        random.requireConsumed();
        keepOldBuckets();
        MapInspection<K, Long> inspection = map.inspect();
        figures = line.fields().subList(start, start + STATE_FIGURES);
        equal(figures, figuresOf(inspection), "count, B, noverflow, growing, sameSize, nevacuate");
        equal(expectedValues.size(), map.size(), "size");
        if (!line.isAbsent(start + STATE_CRC)) {
            equal(line.field(start + STATE_CRC), TableDump.crc(TableDump.canonicalLines(inspection)), "CRC");
        }
    }

    private static List<String> figuresOf(MapInspection<?, ?> inspection) {
        return List.of(
                String.valueOf(inspection.size()),
                String.valueOf(inspection.log2Buckets()),
                String.valueOf(inspection.overflowCount()),
                inspection.isGrowing() ? "1" : "0",
                inspection.isSameSizeGrowth() ? "1" : "0",
                String.valueOf(inspection.evacuatedCount()));
    }

    private void compareDump(TraceReader.Line line) {
        List<String> expected = new ArrayList<>();
        for (int remaining = line.intField(2); remaining > 0; remaining--) {
            TraceReader.Line dumpLine = trace.lines().get(position++);
            equal("D", dumpLine.type(), "type of record inside a dump");
            expected.add(String.join("\t", dumpLine.fields().subList(1, 4)));
        }
        TraceReader.Line end = trace.lines().get(position++);
        equal("T", end.type(), "type of record after a dump");

        List<String> actual = TableDump.canonicalLines(map.inspect());
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            equal(expected.get(i), actual.get(i), "line " + (i + 1) + " of the dump");
        }
        equal(expected.size(), actual.size(), "number of lines of the dump");
        equal(end.field(1), TableDump.crc(actual), "CRC of the dump");
        random.unscripted(() -> TableInvariants.check(map));
    }

    private void end(TraceReader.Line line) {
        equal(Long.parseLong(line.field(1)), operation, "number of operations in the trace");
        equal("0", line.field(2), "guarantee violations, of which the manifest knows none");
        random.unscripted(() -> {
            TableInvariants.check(map);
            equal(expectedValues, map, "all entries at the end");
        });
    }

    private static void check(boolean condition, String failure) {
        if (!condition) {
            throw new AssertionError(failure);
        }
    }

    private static void equal(Object expected, Object actual, String what) {
        check(Objects.equals(expected, actual), what + ": expected " + expected + ", found " + actual);
    }
}

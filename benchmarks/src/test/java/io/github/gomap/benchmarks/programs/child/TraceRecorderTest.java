package io.github.gomap.benchmarks.programs.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gomap.benchmarks.traces.Trace;
import io.github.gomap.benchmarks.traces.TraceReader;
import io.github.gomap.benchmarks.traces.format.KeyType;
import io.github.gomap.benchmarks.traces.format.TraceFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is done with maps, and what of it is written down. */
class TraceRecorderTest {
    @TempDir
    private Path folder;

    private TraceRecorder recorder;
    private ObservedHashMap<Object, Object> map;

    @BeforeEach
    void observe() {
        begin(TraceFormat.MOST);
    }

    private void begin(int mostOperations) {
        recorder = new TraceRecorder(mostOperations);
        ObservedHashMap.observeBy(recorder);
        map = new ObservedHashMap<>();
    }

    @AfterEach
    void observeNoMore() {
        ObservedHashMap.observeBy(Census.OBSERVERS);
    }

    private Trace trace() throws IOException {
        Path file = folder.resolve("test.trace.gz");
        recorder.writeTo(file, "1500000000");
        return TraceReader.read(file);
    }

    private void assertRecorded(String... operations) throws IOException {
        Trace trace = trace();
        assertEquals(
                List.of(operations),
                IntStream.range(0, trace.operationCount())
                        .mapToObj(trace::describe)
                        .toList());
    }

    @Test
    void lookups() throws IOException {
        map.get("a");
        map.put("a", 1);
        map.get("a");
        map.getOrDefault("a", 2);
        map.getOrDefault("b", 2);
        map.containsKey("a");
        map.keySet().contains("b");
        map.entrySet().contains(Map.entry("a", 1));
        map.entrySet().contains(Map.entry("a", 2));
        map.containsValue(1);
        map.values().contains(2);
        assertRecorded(
                "0 CREATE",
                "0 GET_MISS 0",
                "0 PUT_NEW 0",
                "0 GET_HIT 0",
                "0 GET_HIT 0",
                "0 GET_MISS 1",
                "0 CONTAINS_HIT 0",
                "0 CONTAINS_MISS 1",
                "0 CONTAINS_HIT 0",
                "0 CONTAINS_MISS 0",
                "0 CONTAINS_VALUE_HIT",
                "0 CONTAINS_VALUE_MISS");
    }

    @Test
    void changes() throws IOException {
        map.putIfAbsent("a", 1);
        map.putIfAbsent("a", 2);
        map.put("a", 3);
        map.computeIfAbsent("a", key -> 4);
        map.computeIfAbsent("b", key -> 4);
        map.computeIfAbsent("c", key -> null);
        map.computeIfPresent("c", (key, old) -> 5);
        map.computeIfPresent("b", (key, old) -> 5);
        map.computeIfPresent("b", (key, old) -> null);
        map.compute("b", (key, old) -> old);
        map.compute("b", (key, old) -> 6);
        map.compute("b", (key, old) -> 7);
        map.compute("b", (key, old) -> null);
        map.merge("b", 8, (old, value) -> value);
        map.merge("b", 9, (old, value) -> value);
        map.merge("b", 9, (old, value) -> null);
        map.replace("a", 10);
        map.replace("b", 10);
        map.replace("a", 10, 11);
        map.replace("a", 10, 12);
        map.remove("a", 10);
        map.remove("a", 11);
        map.remove("a");
        map.put("a", 1);
        map.remove("a");
        map.put("a", 1);
        map.keySet().remove("a");
        map.keySet().remove("a");
        map.put("a", 1);
        map.entrySet().remove(Map.entry("a", 2));
        map.entrySet().remove(Map.entry("a", 1));
        map.clear();
        assertRecorded(
                "0 CREATE",
                "0 PUT_IF_ABSENT_NEW 0",
                "0 PUT_IF_ABSENT_KEPT 0",
                "0 PUT_REPLACED 0",
                "0 COMPUTE_IF_ABSENT_KEPT 0",
                "0 COMPUTE_IF_ABSENT_NEW 1",
                "0 COMPUTE_IF_ABSENT_NONE 2",
                "0 COMPUTE_IF_PRESENT_NONE 2",
                "0 COMPUTE_IF_PRESENT_REPLACED 1",
                "0 COMPUTE_IF_PRESENT_REMOVED 1",
                "0 COMPUTE_NONE 1",
                "0 COMPUTE_NEW 1",
                "0 COMPUTE_REPLACED 1",
                "0 COMPUTE_REMOVED 1",
                "0 MERGE_NEW 1",
                "0 MERGE_REPLACED 1",
                "0 MERGE_REMOVED 1",
                "0 REPLACE_HIT 0",
                "0 REPLACE_MISS 1",
                "0 REPLACE_PAIR_HIT 0",
                "0 REPLACE_PAIR_MISS 0",
                "0 REMOVE_PAIR_MISS 0",
                "0 REMOVE_PAIR_HIT 0",
                "0 REMOVE_MISS 0",
                "0 PUT_NEW 0",
                "0 REMOVE_HIT 0",
                "0 PUT_NEW 0",
                "0 REMOVE_HIT 0",
                "0 REMOVE_MISS 0",
                "0 PUT_NEW 0",
                "0 REMOVE_PAIR_MISS 0",
                "0 REMOVE_PAIR_HIT 0",
                "0 CLEAR");
    }

    private void putAToC() {
        map.put("a", 1);
        map.put("b", 2);
        map.put("c", 3);
    }

    /** All that a program has begun when the trace is written ends there. */
    private void assertRecordedAfterPuts(String... operations) throws IOException {
        String[] all = new String[4 + operations.length];
        System.arraycopy(new String[] {"0 CREATE", "0 PUT_NEW 0", "0 PUT_NEW 1", "0 PUT_NEW 2"}, 0, all, 0, 4);
        System.arraycopy(operations, 0, all, 4, operations.length);
        assertRecorded(all);
    }

    @Test
    void iterations_areOneOperationEach() throws IOException {
        putAToC();
        for (Object key : map.keySet()) {
            key.hashCode();
        }
        map.values().stream().limit(2).forEach(value -> {});
        map.entrySet().forEach(entry -> {});
        map.forEach((key, value) -> {});
        map.replaceAll((key, value) -> value);
        assertRecordedAfterPuts(
                "0 WALK_KEYS 3", "0 WALK_VALUES 2", "0 WALK_ENTRIES 3", "0 FOR_EACH 3", "0 REPLACE_ALL 3");
    }

    @Test
    void lookups_duringAnIteration_comeBeforeIt() throws IOException {
        putAToC();
        for (Object key : map.keySet()) {
            map.get(key);
            map.put(key, 4);
        }
        assertRecordedAfterPuts(
                "0 GET_HIT 0",
                "0 PUT_REPLACED 0",
                "0 GET_HIT 1",
                "0 PUT_REPLACED 1",
                "0 GET_HIT 2",
                "0 PUT_REPLACED 2",
                "0 WALK_KEYS 3");
    }

    @Test
    void removalsOfAnIterator_belongToIt() throws IOException {
        putAToC();
        map.values().removeIf(value -> !value.equals(2));
        assertRecordedAfterPuts("0 WALK_VALUES 3 0 2");
    }

    /** Else the lookup would find what is removed later. */
    @Test
    void iterationThatRemoves_isDivided_byALookup() throws IOException {
        putAToC();
        Iterator<Object> iterator = map.keySet().iterator();
        iterator.next();
        iterator.remove();
        map.get("a");
        iterator.next();
        iterator.next();
        iterator.hasNext();
        assertRecordedAfterPuts("0 WALK_KEYS 1 0", "0 GET_MISS 0", "0 WALK_KEYS 2");
    }

    @Test
    void iterationThatIsLeft_endsWithTheNextChange() throws IOException {
        putAToC();
        map.keySet().iterator().next();
        map.get("a");
        map.put("d", 4);
        map.get("a");
        assertRecordedAfterPuts("0 GET_HIT 0", "0 WALK_KEYS 1", "0 PUT_NEW 3", "0 GET_HIT 0");
    }

    @Test
    void iterationsThatAreLeft_areWrittenInTheEnd() throws IOException {
        putAToC();
        map.keySet().iterator().next();
        map.keySet().iterator();
        assertRecordedAfterPuts("0 WALK_KEYS 1", "0 WALK_KEYS 0");
    }

    @Test
    void iterationsOfOneMap_withinEachOther_areDivided() throws IOException {
        map.put("a", 1);
        map.put("b", 2);
        for (Object outer : map.keySet()) {
            for (Object inner : map.values()) {
                inner.equals(outer);
            }
        }
        assertRecorded(
                "0 CREATE",
                "0 PUT_NEW 0",
                "0 PUT_NEW 1",
                "0 WALK_KEYS 1",
                "0 WALK_VALUES 2",
                "0 WALK_KEYS 1",
                "0 WALK_VALUES 2");
    }

    /** Leaving iterators must not fill the memory: the oldest is written when there are many. */
    @Test
    void manyMaps_whoseIterationsAreLeft() throws IOException {
        for (int i = 0; i < 65; i++) {
            new ObservedHashMap<>().keySet().iterator();
        }
        map.get("a");
        Trace trace = trace();
        assertEquals("1 WALK_KEYS 0", trace.describe(66));
        assertEquals("0 GET_MISS 0", trace.describe(67));
        assertEquals("2 WALK_KEYS 0", trace.describe(68));
        assertEquals(1 + 65 + 65 + 1, trace.operationCount());
    }

    @Test
    void constructorsAndCopies() throws IOException {
        new ObservedHashMap<>(16);
        new ObservedHashMap<>(100, 0.5f);
        Map<Object, Object> source = new LinkedHashMap<>();
        source.put("a", 1);
        source.put("b", 2);
        ObservedHashMap<Object, Object> copy = new ObservedHashMap<>(source);
        map.putAll(copy);
        copy.clone();
        assertRecorded(
                "0 CREATE",
                "1 CREATE 12",
                "2 CREATE 50",
                "3 CREATE 2",
                "3 PUT_ALL 0 1",
                "3 WALK_ENTRIES 2",
                "0 PUT_ALL 0 1",
                "3 WALK_ENTRIES 2",
                "4 CREATE 2",
                "4 PUT_ALL 0 1");
    }

    @Test
    void deserializedMap_isNew() throws Exception {
        map.put(1000, 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(map);
        Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertEquals(map, read);
        assertRecorded(
                "0 CREATE",
                "0 PUT_NEW 0",
                "1 CREATE 1",
                "1 PUT_ALL 0'",
                // Of equals.
                "1 GET_HIT 0",
                "0 WALK_ENTRIES 1");
    }

    private enum Letter {
        ALPHA
    }

    private record Point(int x) {}

    @Test
    void keys_haveTypesAndHashes_andAreNumberedByEquality() throws IOException {
        Object identity = new Object();
        List<Object> keys = List.of("a", 7, 7L, Letter.ALPHA, identity, new Point(7));
        map.get(null);
        keys.forEach(map::get);
        map.get("a");
        map.get(new String("a"));
        map.get(new Point(7));
        Trace trace = trace();
        assertEquals("0 GET_MISS 1", trace.describe(8));
        assertEquals("0 GET_MISS 1'", trace.describe(9));
        assertEquals("0 GET_MISS 6'", trace.describe(10));
        List<KeyType> types = List.of(
                KeyType.NULL,
                KeyType.STRING,
                KeyType.INTEGER,
                KeyType.LONG,
                KeyType.ENUM,
                KeyType.IDENTITY,
                KeyType.VALUE);
        assertEquals(
                types,
                IntStream.range(0, trace.keyCount()).mapToObj(trace::keyType).toList());
        assertEquals(0, trace.keyHash(0));
        for (int i = 0; i < keys.size(); i++) {
            assertEquals(
                    keys.get(i).hashCode(),
                    trace.keyHash(1 + i),
                    types.get(1 + i).name());
        }
    }

    /** The program's map asks the key map for its hash, and that is written; the recorder asks too, and that is not. */
    @Test
    void mapAsAKey_isAskedByTheProgramOnly() throws IOException {
        ObservedHashMap<Object, Object> key = new ObservedHashMap<>();
        key.put("a", 1);
        map.put(key, 2);
        assertRecorded("0 CREATE", "1 CREATE", "1 PUT_NEW 0", "1 WALK_ENTRIES 1", "0 PUT_NEW 1");
    }

    @Test
    void complete_afterTheMostOperations() throws IOException {
        begin(3);
        map.put("a", 1);
        map.keySet().iterator().next();
        map.get("a");
        map.get("a");
        new ObservedHashMap<>().put("b", 1);
        Trace trace = trace();
        assertEquals(
                List.of("0 CREATE", "0 PUT_NEW 0", "0 GET_HIT 0", "0 WALK_KEYS 1"),
                IntStream.range(0, trace.operationCount())
                        .mapToObj(trace::describe)
                        .toList());
        assertEquals("7", trace.attributes().get("operationsOfProgram"));
        assertEquals("1.5", trace.attributes().get("cpuSecondsRecorded"));
    }

    /** Threads with a map each: the operations of each map are in order and none is lost. */
    @Test
    @Timeout(60)
    void threads_writeIntoOneTrace() throws Exception {
        int threads = 4;
        int keys = 2000;
        Callable<Void> work = () -> {
            Map<Object, Object> own = new ObservedHashMap<>();
            for (int key = 0; key < keys; key++) {
                own.put(key, key);
                own.get(key);
            }
            return null;
        };
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            for (Future<Void> future : executor.invokeAll(Collections.nCopies(threads, work))) {
                future.get();
            }
        } finally {
            executor.shutdown();
        }
        Trace trace = trace();
        assertEquals(1 + threads * (1 + 2 * keys), trace.operationCount());
        for (int thread = 1; thread <= threads; thread++) {
            int number = thread;
            List<String> ofMap = IntStream.range(0, trace.operationCount())
                    .filter(i -> trace.map(i) == number)
                    .mapToObj(i -> trace.operation(i)
                            + (trace.operation(i).name().equals("CREATE")
                                    ? ""
                                    : " " + trace.keyHash(trace.keyUse(i) / 2)))
                    .toList();
            List<String> expected = new ArrayList<>(List.of("CREATE"));
            for (int key = 0; key < keys; key++) {
                expected.add("PUT_NEW " + key);
                expected.add("GET_HIT " + key);
            }
            assertEquals(expected, ofMap);
        }
    }
}

package io.github.gomap.benchmarks.traces.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gomap.benchmarks.MapKind;
import io.github.gomap.benchmarks.loading.MapFactory;
import io.github.gomap.benchmarks.traces.Trace;
import io.github.gomap.benchmarks.traces.TraceFilter;
import io.github.gomap.benchmarks.traces.TraceReader;
import io.github.gomap.benchmarks.traces.format.Operation;
import io.github.gomap.benchmarks.traces.format.TraceFormat;
import io.github.gomap.benchmarks.traces.format.TraceWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplayerTest {
    private final Traces traces = new Traces();
    private final TraceWriter writer = traces.writer();
    private int map;

    @BeforeEach
    void createMap() {
        map = writer.create(TraceFormat.NOTHING_EXPECTED);
    }

    private void add(Operation operation, int key) {
        writer.key(operation, map, Traces.key(key));
    }

    /** Each operation, with an end that a map has to agree with. */
    private void addAllOperations() {
        add(Operation.GET_MISS, 0);
        add(Operation.PUT_NEW, 0);
        add(Operation.PUT_REPLACED, 0);
        add(Operation.GET_HIT, 0);
        add(Operation.CONTAINS_HIT, 0);
        add(Operation.CONTAINS_MISS, 1);
        add(Operation.PUT_IF_ABSENT_NEW, 1);
        add(Operation.PUT_IF_ABSENT_KEPT, 1);
        add(Operation.COMPUTE_IF_ABSENT_NEW, 2);
        add(Operation.COMPUTE_IF_ABSENT_KEPT, 2);
        add(Operation.COMPUTE_IF_ABSENT_NONE, 3);
        add(Operation.COMPUTE_IF_PRESENT_NONE, 3);
        add(Operation.COMPUTE_IF_PRESENT_REPLACED, 2);
        add(Operation.COMPUTE_IF_PRESENT_REMOVED, 2);
        add(Operation.COMPUTE_NONE, 2);
        add(Operation.COMPUTE_NEW, 2);
        add(Operation.COMPUTE_REPLACED, 2);
        add(Operation.COMPUTE_REMOVED, 2);
        add(Operation.MERGE_NEW, 2);
        add(Operation.MERGE_REPLACED, 2);
        add(Operation.MERGE_REMOVED, 2);
        add(Operation.REPLACE_MISS, 2);
        add(Operation.REPLACE_HIT, 1);
        add(Operation.REPLACE_PAIR_HIT, 1);
        add(Operation.REPLACE_PAIR_MISS, 1);
        add(Operation.REMOVE_PAIR_MISS, 1);
        add(Operation.REMOVE_PAIR_HIT, 1);
        add(Operation.REMOVE_MISS, 1);
        writer.keys(Operation.PUT_ALL, map, List.of(Traces.key(1), Traces.key(2), Traces.key(3), Traces.key(4)));
        writer.plain(Operation.CONTAINS_VALUE_HIT, map);
        writer.plain(Operation.CONTAINS_VALUE_MISS, map);
        writer.steps(Operation.FOR_EACH, map, 5);
        writer.steps(Operation.REPLACE_ALL, map, 5);
        writer.walk(Operation.WALK_KEYS, map, 5, List.of());
        writer.walk(Operation.WALK_VALUES, map, 3, List.of());
        writer.walk(Operation.WALK_ENTRIES, map, 5, List.of(Traces.key(1), Traces.key(2)));
        // Not every map comes to this key with the first step.
        writer.walk(Operation.WALK_KEYS, map, 1, List.of(Traces.key(3)));
        add(Operation.GET_MISS, 3);
        add(Operation.REMOVE_HIT, 4);
        writer.steps(Operation.FOR_EACH, map, 1);
        writer.plain(Operation.CLEAR, map);
        add(Operation.GET_MISS, 0);
    }

    @ParameterizedTest
    @EnumSource
    void allOperations_endAsRecorded_onAllMaps(MapKind kind) throws IOException {
        addAllOperations();
        map = writer.create(100);
        addAllOperations();
        Trace trace = traces.trace();
        Replayer replayer = new Replayer(new Plan(trace), Maps.named(kind.name()));
        int difference = replayer.firstDifference();
        assertEquals("", difference < 0 ? "" : difference + ": " + trace.describe(difference));
        assertEquals(trace.operationCount(), replayer.run(), "again");
    }

    @Test
    void allOperations_areTested() throws IOException {
        addAllOperations();
        Trace trace = traces.trace();
        Set<Operation> missing = EnumSet.allOf(Operation.class);
        for (int i = 0; i < trace.operationCount(); i++) {
            missing.remove(trace.operation(i));
        }
        assertEquals(Set.of(), missing);
    }

    /** Whatever a map does wrong, it is seen. */
    @Test
    void eachWrongEnd_isADifference() throws IOException {
        addAllOperations();
        Trace trace = traces.trace();
        for (Operation operation : Operation.values()) {
            if (operation.shape() == Operation.Shape.KEY) {
                Traces other = new Traces();
                int empty = other.writer().create(TraceFormat.NOTHING_EXPECTED);
                other.writer().key(operation, empty, Traces.key(0));
                boolean endsSoOnAnEmptyMap = operation.name().matches(".*_(NEW|MISS|NONE)");
                assertEquals(endsSoOnAnEmptyMap ? 2 : 1, run(other.trace(), MapKind.HASH_MAP), operation.name());
            }
        }
        assertEquals(trace.operationCount(), run(trace, MapKind.HASH_MAP));
    }

    private static int run(Trace trace, MapKind kind) {
        return new Replayer(new Plan(trace), Maps.named(kind.name())).run();
    }

    @Test
    void presentKey_isADifference_forWhatWasAbsent() throws IOException {
        for (Operation operation : Operation.values()) {
            if (operation.shape() == Operation.Shape.KEY) {
                Traces other = new Traces();
                int full = other.writer().create(TraceFormat.NOTHING_EXPECTED);
                other.writer().key(Operation.PUT_NEW, full, Traces.key(0));
                other.writer().key(operation, full, Traces.key(0));
                // Whether a pair matches, a trace says: both ends are possible.
                boolean endsSo =
                        operation.name().contains("PAIR") || operation.name().matches(".*_(HIT|KEPT|REPLACED|REMOVED)");
                assertEquals(endsSo ? 3 : 2, run(other.trace(), MapKind.HASH_MAP), operation.name());
            }
        }
    }

    /** A map that forgets is found out, and where. */
    @Test
    void forgetfulMap_isFoundOut() throws IOException {
        for (int key = 0; key < 10; key++) {
            add(Operation.PUT_NEW, key);
        }
        for (int key = 0; key < 10; key++) {
            add(Operation.GET_HIT, key);
        }
        Map<Object, Object> forgetful = new HashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            public Object put(Object key, Object value) {
                return size() == 7 ? null : super.put(key, value);
            }
        };
        Maps maps = new Maps(new MapFactory<>(() -> forgetful, expected -> forgetful), true);
        Replayer replayer = new Replayer(new Plan(traces.trace()), maps);
        assertEquals(1 + 10 + 7, replayer.firstDifference());
    }

    /** By key only what the iterator did not come to. */
    @Test
    void walk_removesByTheIterator() throws IOException {
        for (int key = 0; key < 5; key++) {
            add(Operation.PUT_NEW, key);
        }
        writer.walk(Operation.WALK_VALUES, map, 3, List.of(Traces.key(0), Traces.key(2)));
        List<Object> removedByKey = new ArrayList<>();
        Map<Object, Object> inOrder = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            public Object remove(Object key) {
                removedByKey.add(key);
                return super.remove(key);
            }
        };
        Maps maps = new Maps(new MapFactory<>(() -> inOrder, expected -> inOrder), true);
        assertEquals(-1, new Replayer(new Plan(traces.trace()), maps).firstDifference());
        assertEquals(3, inOrder.size());
        assertEquals(List.of(), removedByKey);
    }

    @Test
    void contradictions_areLeftOut() throws IOException {
        add(Operation.PUT_NEW, 0);
        add(Operation.GET_HIT, 1);
        add(Operation.GET_HIT, 0);
        BitSet contradictions = Contradictions.in(traces.trace());
        assertEquals("{2}", contradictions.toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TraceFilter.write(traces.trace(), contradictions, Map.of(), out);
        Trace rest = TraceReader.read("rest", new ByteArrayInputStream(out.toByteArray()));
        assertEquals(3, rest.operationCount());
        assertEquals(1, rest.keyCount());
        assertEquals(new BitSet(), Contradictions.in(rest));
    }

    @Test
    void control_findsNothing() throws IOException {
        addAllOperations();
        Trace trace = traces.trace();
        Replayer replayer = new Replayer(new Plan(trace), Maps.CONTROL);
        assertEquals(3, replayer.firstDifference(), "the key that was put is not there");
        assertEquals(replayer.run(), replayer.run());
    }
}

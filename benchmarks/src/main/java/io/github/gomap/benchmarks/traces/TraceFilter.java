package io.github.gomap.benchmarks.traces;

import io.github.gomap.benchmarks.traces.format.Operation;
import io.github.gomap.benchmarks.traces.format.TraceWriter;
import io.github.gomap.benchmarks.traces.format.TraceWriter.Key;
import io.github.gomap.benchmarks.traces.format.TraceWriter.KeyUse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Writes a trace again, without some of its operations. */
public final class TraceFilter {
    private final Trace trace;
    private final TraceWriter writer = new TraceWriter();
    private final Key[] keys;
    private int keyCount;

    private TraceFilter(Trace trace) {
        this.trace = trace;
        this.keys = new Key[trace.keyCount()];
    }

    /**
     * Writes a trace.
     *
     * @param leftOut the operations that are not written, none of which makes a map
     */
    public static void write(Trace trace, BitSet leftOut, Map<String, String> attributes, OutputStream out)
            throws IOException {
        TraceFilter filter = new TraceFilter(trace);
        for (int i = 0; i < trace.operationCount(); i++) {
            if (!leftOut.get(i)) {
                filter.write(i);
            }
        }
        filter.writer.writeTo(out, attributes);
    }

    private void write(int index) {
        Operation operation = trace.operation(index);
        int map = trace.map(index);
        switch (operation.shape()) {
            case EXPECTED -> writer.create(trace.expected(index));
            case NOTHING -> writer.plain(operation, map);
            case KEY -> writer.key(operation, map, use(trace.keyUse(index)));
            case STEPS -> writer.steps(operation, map, trace.steps(index));
            case KEYS -> writer.keys(operation, map, uses(index));
            case WALK -> writer.walk(operation, map, trace.steps(index), uses(index));
        }
    }

    private List<KeyUse> uses(int index) {
        return trace.keyUses(index).mapToObj(this::use).toList();
    }

    /** Keys are numbered again. Of one whose first use was left out, the first object is another. */
    private KeyUse use(int use) {
        int key = use / 2;
        boolean isNew = keys[key] == null;
        if (isNew) {
            keys[key] = new Key(keyCount++, trace.keyType(key), trace.keyHash(key));
        }
        return new KeyUse(keys[key], !isNew && use % 2 != 0);
    }
}

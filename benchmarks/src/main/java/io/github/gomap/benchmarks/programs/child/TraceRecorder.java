package io.github.gomap.benchmarks.programs.child;

import io.github.gomap.benchmarks.traces.format.KeyType;
import io.github.gomap.benchmarks.traces.format.Operation;
import io.github.gomap.benchmarks.traces.format.TraceWriter;
import io.github.gomap.benchmarks.traces.format.TraceWriter.Key;
import io.github.gomap.benchmarks.traces.format.TraceWriter.KeyUse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes down what is done with all maps of a JVM, in the order in which it was over. All threads write into one trace,
 * one at a time; a lock is held while a key's {@code hashCode} and {@code equals} tell which key it is, but not while the
 * program's map works.
 */
final class TraceRecorder implements MapObserver.Factory {
    /** A program that leaves iterators before their end must not fill the memory with them. */
    private static final int MOST_OPEN_WALKS = 64;

    private static final double NANOS_PER_SECOND = 1e9;

    private final int mostOperations;
    private final TraceWriter writer = new TraceWriter();
    private final Map<Object, FirstUse> keys = new HashMap<>();
    private final Set<RecordedMap> walking = new LinkedHashSet<>();

    /** Whether one is being written: what keys do with maps meanwhile is not the program's doing. */
    private boolean writing;

    private boolean complete;
    private long left;

    /** A key with the object that it first was. */
    private record FirstUse(Key key, Object object) {}

    /**
     * A recorder.
     *
     * @param mostOperations after which it only counts
     */
    TraceRecorder(int mostOperations) {
        this.mostOperations = mostOperations;
    }

    @Override
    public MapObserver onNewMap(int expected) {
        RecordedMap map = new RecordedMap(expected);
        record(() -> map.number());
        return map;
    }

    /** An operation, which is written down if the trace is not complete. */
    private synchronized void record(Runnable entry) {
        if (complete) {
            left++;
        }
        note(entry);
    }

    /** A part of an operation. */
    private synchronized void note(Runnable entry) {
        if (!writing && !complete) {
            writing = true;
            try {
                entry.run();
                if (writer.operations() >= mostOperations) {
                    complete();
                }
            } finally {
                writing = false;
            }
        }
    }

    private void complete() {
        List.copyOf(walking).forEach(RecordedMap::endWalk);
        complete = true;
        keys.clear();
    }

    private KeyUse use(Object key) {
        FirstUse first = keys.get(key);
        if (first == null) {
            int hash = key == null ? 0 : key.hashCode();
            first = new FirstUse(new Key(keys.size(), KeyType.ofKey(key), hash), key);
            keys.put(key, first);
        }
        return new KeyUse(first.key, first.object != key);
    }

    private List<KeyUse> uses(Iterable<?> several) {
        List<KeyUse> uses = new ArrayList<>();
        several.forEach(key -> uses.add(use(key)));
        return uses;
    }

    /** Writes the trace of a program that took so much CPU time while it was recorded. */
    void writeTo(Path file, String cpuNanos) throws IOException {
        note(this::complete);
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("java", System.getProperty("java.version"));
        attributes.put("operationsOfProgram", Long.toString(writer.operations() + left));
        attributes.put("cpuSecondsRecorded", Double.toString(Double.parseDouble(cpuNanos) / NANOS_PER_SECOND));
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(ProgramRun.NOTED)) {
                attributes.put(name.substring(ProgramRun.NOTED.length()), System.getProperty(name));
            }
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            writer.writeTo(out, attributes);
        }
    }

    /** One map of the program. It is not held here, so that it can go when the program lets it go. */
    private final class RecordedMap implements MapObserver {
        private final int expected;
        private int number = -1;
        private int size;
        private RecordedWalk walk;

        RecordedMap(int expected) {
            this.expected = expected;
        }

        /** Its number. A map that was made while a key told its hash is written down when it is used. */
        private int number() {
            if (number < 0) {
                number = writer.create(expected);
            }
            return number;
        }

        /** An iterator may go on after a lookup, but not after another change, and not after a lookup if it removed. */
        private void interruptWalk(int sizeNow) {
            if (walk != null && (sizeNow != size || !walk.removed.isEmpty())) {
                endWalk();
            }
            size = sizeNow;
        }

        private void endWalk() {
            RecordedWalk ended = walk;
            walk = null;
            walking.remove(this);
            if (ended != null) {
                writer.walk(ended.operation, number(), ended.steps, uses(ended.removed));
            }
        }

        private void begin(RecordedWalk next) {
            endWalk();
            next.steps = 0;
            next.removed.clear();
            walk = next;
            walking.add(this);
            if (walking.size() > MOST_OPEN_WALKS) {
                walking.iterator().next().endWalk();
            }
        }

        @Override
        public void onKey(Operation operation, Object key, int sizeNow) {
            record(() -> {
                interruptWalk(sizeNow);
                writer.key(operation, number(), use(key));
            });
        }

        @Override
        public void onContainsValue(boolean found) {
            record(() -> {
                interruptWalk(size);
                writer.plain(found ? Operation.CONTAINS_VALUE_HIT : Operation.CONTAINS_VALUE_MISS, number());
            });
        }

        @Override
        public void onClear(int before) {
            record(() -> {
                interruptWalk(0);
                writer.plain(Operation.CLEAR, number());
            });
        }

        @Override
        public void onAll(Operation operation, int sizeNow) {
            record(() -> {
                interruptWalk(sizeNow);
                writer.steps(operation, number(), sizeNow);
            });
        }

        @Override
        public void onPutAll(Map<?, ?> source, int sizeNow) {
            record(() -> {
                interruptWalk(sizeNow);
                writer.keys(Operation.PUT_ALL, number(), uses(source.keySet()));
            });
        }

        @Override
        public Walk onWalk(Operation operation) {
            RecordedWalk next = new RecordedWalk(this, operation);
            record(() -> begin(next));
            return next;
        }
    }

    /** An iterator: what it did since it was last written down. */
    private final class RecordedWalk implements MapObserver.Walk {
        private final RecordedMap map;
        private final Operation operation;
        private final List<Object> removed = new ArrayList<>();
        private int steps;

        RecordedWalk(RecordedMap map, Operation operation) {
            this.map = map;
            this.operation = operation;
        }

        private void goOn() {
            if (map.walk != this) {
                map.begin(this);
            }
        }

        @Override
        public void onStep() {
            note(() -> {
                goOn();
                steps++;
            });
        }

        @Override
        public void onRemove(Object key, int size) {
            note(() -> {
                goOn();
                removed.add(key);
                map.size = size;
            });
        }

        @Override
        public void onEnd() {
            note(() -> {
                if (map.walk == this) {
                    map.endWalk();
                }
            });
        }
    }
}

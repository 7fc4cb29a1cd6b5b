package io.github.gomap.benchmarks.traces.replay;

import io.github.gomap.benchmarks.traces.Trace;
import io.github.gomap.benchmarks.traces.TraceReader;
import io.github.gomap.benchmarks.traces.format.KeyType;
import io.github.gomap.benchmarks.traces.format.TraceWriter;
import io.github.gomap.benchmarks.traces.format.TraceWriter.Key;
import io.github.gomap.benchmarks.traces.format.TraceWriter.KeyUse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** Makes traces for tests. */
final class Traces {
    private final TraceWriter writer = new TraceWriter();

    TraceWriter writer() {
        return writer;
    }

    /** The use of a key that is equal to itself only. */
    static KeyUse key(int number) {
        return key(number, KeyType.STRING, 31 * number);
    }

    static KeyUse key(int number, KeyType type, int hash) {
        return new KeyUse(new Key(number, type, hash), false);
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.writeTo(out, Map.of());
        return out.toByteArray();
    }

    Trace trace() throws IOException {
        return TraceReader.read("test", new ByteArrayInputStream(bytes()));
    }
}

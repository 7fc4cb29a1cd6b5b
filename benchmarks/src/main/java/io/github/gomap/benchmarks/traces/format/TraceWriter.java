package io.github.gomap.benchmarks.traces.format;

import io.github.gomap.benchmarks.traces.format.Operation.Shape;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Takes operations one after the other and keeps them in memory until the trace is complete, since the numbers of
 * operations, maps and keys stand before them. Not for several threads.
 */
public final class TraceWriter {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(written);
    private int operations;
    private int maps;
    private int keys;
    private int lastMap = -1;

    /**
     * A key as traces know it.
     *
     * @param number from 0 on, in the order in which keys are first written
     */
    public record Key(int number, KeyType type, int hash) {}

    /**
     * A key and which of the objects that are equal to it.
     *
     * @param copy whether it is another object than the one that was first used as this key
     */
    public record KeyUse(Key key, boolean copy) {}

    /** How many operations there are so far. */
    public int operations() {
        return operations;
    }

    /** How many maps there are so far. */
    public int maps() {
        return maps;
    }

    /** How many keys there are so far. */
    public int keys() {
        return keys;
    }

    /**
     * A map was made.
     *
     * @param expected entries, or {@link TraceFormat#NOTHING_EXPECTED}
     * @return its number
     */
    public int create(int expected) {
        lastMap = maps++;
        operations++;
        write(Operation.CREATE.ordinal());
        number(Math.min(expected, TraceFormat.MOST - 1) + 1);
        return lastMap;
    }

    /** An operation that has nothing to tell but its map. */
    public void plain(Operation operation, int map) {
        begin(operation, Shape.NOTHING, map);
    }

    /** An operation on one key. */
    public void key(Operation operation, int map, KeyUse key) {
        begin(operation, Shape.KEY, map);
        key(key);
    }

    /** An operation on several keys. */
    public void keys(Operation operation, int map, List<KeyUse> several) {
        begin(operation, Shape.KEYS, map);
        keys(several);
    }

    /** An operation that visited so many entries. */
    public void steps(Operation operation, int map, int steps) {
        begin(operation, Shape.STEPS, map);
        number(steps);
    }

    /** An iterator that visited so many entries and removed these. */
    public void walk(Operation operation, int map, int steps, List<KeyUse> removed) {
        begin(operation, Shape.WALK, map);
        number(steps);
        keys(removed);
    }

    private void begin(Operation operation, Shape shape, int map) {
        if (operation.shape() != shape) {
            throw new IllegalArgumentException(operation + " is written as " + operation.shape() + ", not as " + shape);
        }
        operations++;
        if (map == lastMap) {
            write(operation.ordinal() | TraceFormat.SAME_MAP);
        } else {
            write(operation.ordinal());
            number(maps - 1 - map);
            lastMap = map;
        }
    }

    private void keys(List<KeyUse> several) {
        number(several.size());
        several.forEach(this::key);
    }

    private void key(KeyUse use) {
        Key key = use.key();
        if (key.number() < keys) {
            number(1 + 2 * key.number() + (use.copy() ? 1 : 0));
        } else if (key.number() == keys && !use.copy()) {
            keys++;
            write(0);
            write(key.type().ordinal());
            hash(key.hash());
        } else {
            throw new IllegalArgumentException(use + " comes before key " + keys);
        }
    }

    /* ---------------- Bytes ---------------- */

    private void write(int oneByte) {
        written.write(oneByte);
    }

    private void hash(int hash) {
        try {
            out.writeInt(hash);
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
    }

    private void number(int number) {
        number(written, number);
    }

    private static void number(ByteArrayOutputStream to, int number) {
        int rest = number;
        while (rest >= TraceFormat.MORE) {
            to.write(rest | TraceFormat.MORE);
            rest >>>= TraceFormat.BITS_PER_BYTE;
        }
        to.write(rest);
    }

    /**
     * Writes the trace.
     *
     * @param attributes what readers may want to know: which program this was, say
     */
    public void writeTo(OutputStream target, Map<String, String> attributes) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(TraceFormat.MAGIC.getBytes(StandardCharsets.US_ASCII));
        header.write(TraceFormat.VERSION);
        number(header, attributes.size());
        attributes.forEach((name, value) -> {
            text(header, name);
            text(header, value);
        });
        number(header, keys);
        number(header, maps);
        number(header, operations);
        try (GZIPOutputStream zip = new BestCompression(target)) {
            header.writeTo(zip);
            written.writeTo(zip);
        }
    }

    private static void text(ByteArrayOutputStream to, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(to, bytes.length);
        to.writeBytes(bytes);
    }

    /** What GZIPOutputStream offers to subclasses only. */
    private static final class BestCompression extends GZIPOutputStream {
        BestCompression(OutputStream target) throws IOException {
            super(target);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}

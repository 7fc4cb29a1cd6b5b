package io.github.gomap.benchmarks.traces;

import com.carrotsearch.hppc.ByteArrayList;
import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntHashSet;
import io.github.gomap.benchmarks.traces.format.KeyType;
import io.github.gomap.benchmarks.traces.format.Operation;
import io.github.gomap.benchmarks.traces.format.Operation.Shape;
import io.github.gomap.benchmarks.traces.format.TraceFormat;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a trace and believes nothing: each number is compared with what it may be before anything is done with it, and
 * memory is taken for what was read, not for what the header announces.
 */
public final class TraceReader {
    private static final int INTEGER_BITS = 32;

    private final String name;
    private final InputStream in;
    private final ByteArrayList keyTypes = new ByteArrayList();
    private final IntArrayList keyHashes = new IntArrayList();
    private final ByteArrayList operations = new ByteArrayList();
    private final IntArrayList maps = new IntArrayList();
    private final IntArrayList operands = new IntArrayList();
    private final IntArrayList lists = new IntArrayList();
    private final IntHashSet integers = new IntHashSet();
    private int mapCount;
    private int listedKeys;

    private TraceReader(String name, InputStream in) {
        this.name = name;
        this.in = in;
    }

    /**
     * Reads a file.
     *
     * @throws DamagedTraceException if it is no trace
     */
    public static Trace read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.getFileName().toString(), in);
        }
    }

    /**
     * Reads a trace to its end.
     *
     * @param name for messages
     * @throws DamagedTraceException if it is no trace
     */
    public static Trace read(String name, InputStream in) throws IOException {
        try {
            return new TraceReader(name, new BufferedInputStream(new GZIPInputStream(in))).read();
        } catch (EOFException e) {
            throw new DamagedTraceException(name, "it ends too early");
        } catch (ZipException e) {
            throw new DamagedTraceException(name, "it cannot be decompressed, " + e.getMessage());
        }
    }

    private DamagedTraceException damage(String problem) {
        return new DamagedTraceException(name, problem);
    }

    private Trace read() throws IOException {
        readMagic();
        Map<String, String> attributes = readAttributes();
        int keys = number("number of keys", TraceFormat.MOST);
        int announcedMaps = number("number of maps", TraceFormat.MOST);
        int announcedOperations = number("number of operations", TraceFormat.MOST);
        for (int i = 0; i < announcedOperations; i++) {
            readOperation();
        }
        requireSame("keys", keys, keyTypes.size());
        requireSame("maps", announcedMaps, mapCount);
        // This reads the checksum too.
        if (in.read() >= 0) {
            throw damage("there is more behind its last operation");
        }
        return new Trace(
                attributes,
                mapCount,
                keyTypes.toArray(),
                keyHashes.toArray(),
                operations.toArray(),
                maps.toArray(),
                operands.toArray(),
                lists.toArray());
    }

    private void requireSame(String what, int announced, int found) throws DamagedTraceException {
        if (announced != found) {
            throw damage("it has " + found + " " + what + ", its header says " + announced);
        }
    }

    /* ---------------- The header ---------------- */

    private void readMagic() throws IOException {
        byte[] magic = TraceFormat.MAGIC.getBytes(StandardCharsets.US_ASCII);
        if (!Arrays.equals(magic, in.readNBytes(magic.length))) {
            throw damage("it does not begin with " + TraceFormat.MAGIC);
        }
        int version = oneByte();
        if (version != TraceFormat.VERSION) {
            throw damage("it has version " + version + " of the format, this reader knows " + TraceFormat.VERSION);
        }
    }

    private Map<String, String> readAttributes() throws IOException {
        Map<String, String> attributes = new LinkedHashMap<>();
        int count = number("number of attributes", TraceFormat.MOST_OF_ATTRIBUTE);
        for (int i = 0; i < count; i++) {
            attributes.put(text(), text());
        }
        return attributes;
    }

    private String text() throws IOException {
        int length = number("length of a text", TraceFormat.MOST_OF_ATTRIBUTE);
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /* ---------------- Operations ---------------- */

    private void readOperation() throws IOException {
        int head = oneByte();
        int code = head & ~TraceFormat.SAME_MAP;
        if (code >= Operation.count()) {
            throw damage("operation " + operations.size() + " has code " + code + ", the last known one is "
                    + (Operation.count() - 1));
        }
        Operation operation = Operation.of(code);
        int map = readMap(operation, head != code);
        int operand = readOperand(operation.shape());
        operations.add((byte) code);
        maps.add(map);
        operands.add(operand);
    }

    private int readMap(Operation operation, boolean sameMap) throws IOException {
        if (sameMap) {
            if (operation == Operation.CREATE || maps.isEmpty()) {
                throw damage("operation " + operations.size() + " cannot be on the same map as the one before");
            }
            return maps.get(maps.size() - 1);
        }
        if (operation == Operation.CREATE) {
            return mapCount++;
        }
        return mapCount - 1 - number("age of a map", mapCount - 1);
    }

    private int readOperand(Shape shape) throws IOException {
        return switch (shape) {
            case NOTHING -> 0;
            case EXPECTED -> number("expected number of entries", TraceFormat.MOST) - 1;
            case STEPS -> readSteps();
            case KEY -> readKey();
            case KEYS -> readList(false);
            case WALK -> readList(true);
        };
    }

    private int readSteps() throws IOException {
        return number("number of steps", TraceFormat.MOST);
    }

    /** Returns where the list begins. */
    private int readList(boolean withSteps) throws IOException {
        int begin = lists.size();
        if (withSteps) {
            lists.add(readSteps());
        }
        int count = number("number of keys of an operation", TraceFormat.MOST - listedKeys);
        listedKeys += count;
        lists.add(count);
        for (int i = 0; i < count; i++) {
            lists.add(readKey());
        }
        return begin;
    }

    private int readKey() throws IOException {
        int use = number("key", 2 * keyTypes.size());
        return use == 0 ? readNewKey() : use - 1;
    }

    private int readNewKey() throws IOException {
        if (keyTypes.size() == TraceFormat.MOST) {
            throw damage("it has more than " + TraceFormat.MOST + " keys");
        }
        int type = oneByte();
        if (type >= KeyType.count()) {
            throw damage("key " + keyTypes.size() + " has type " + type + ", the last known one is "
                    + (KeyType.count() - 1));
        }
        int hash = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            hash = hash << Byte.SIZE | oneByte();
        }
        requireDistinct(KeyType.of(type), hash);
        keyTypes.add((byte) type);
        keyHashes.add(hash);
        return 2 * (keyTypes.size() - 1);
    }

    /** Of some types the hash says all there is. */
    private void requireDistinct(KeyType type, int hash) throws DamagedTraceException {
        boolean isNew = switch (type) {
            case NULL -> hash == 0 && keyTypes.indexOf((byte) type.ordinal()) < 0;
            case INTEGER -> integers.add(hash);
            default -> true;
        };
        if (!isNew) {
            throw damage("key " + keyTypes.size() + " of type " + type + " with hash " + hash
                    + " is the same as one before, or none");
        }
    }

    /* ---------------- Bytes ---------------- */

    private int oneByte() throws IOException {
        int value = in.read();
        if (value < 0) {
            throw new EOFException();
        }
        return value;
    }

    /** Reads a number from 0 to the most that makes sense. */
    private int number(String what, int most) throws IOException {
        long number = 0;
        int shift = 0;
        int next;
        do {
            next = oneByte();
            number |= (long) (next & ~TraceFormat.MORE) << shift;
            shift += TraceFormat.BITS_PER_BYTE;
        } while ((next & TraceFormat.MORE) != 0 && shift < INTEGER_BITS);
        if ((next & TraceFormat.MORE) != 0 || number > most) {
            throw damage("the " + what + " at operation " + operations.size() + " is more than " + most);
        }
        return (int) number;
    }
}

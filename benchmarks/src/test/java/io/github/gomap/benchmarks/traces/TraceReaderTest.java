package io.github.gomap.benchmarks.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.traces.format.KeyType;
import io.github.gomap.benchmarks.traces.format.Operation;
import io.github.gomap.benchmarks.traces.format.TraceFormat;
import io.github.gomap.benchmarks.traces.format.TraceWriter;
import io.github.gomap.benchmarks.traces.format.TraceWriter.Key;
import io.github.gomap.benchmarks.traces.format.TraceWriter.KeyUse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written is read, and what is no trace is refused. */
class TraceReaderTest {
    private static final Key ANT = new Key(0, KeyType.STRING, "ant".hashCode());
    private static final Key SEVEN = new Key(1, KeyType.INTEGER, 7);

    private static TraceWriter smallTrace() {
        TraceWriter writer = new TraceWriter();
        int first = writer.create(TraceFormat.NOTHING_EXPECTED);
        writer.key(Operation.PUT_NEW, first, new KeyUse(ANT, false));
        int second = writer.create(300);
        writer.keys(Operation.PUT_ALL, second, List.of(new KeyUse(ANT, true), new KeyUse(SEVEN, false)));
        writer.walk(Operation.WALK_VALUES, second, 200, List.of(new KeyUse(SEVEN, false)));
        writer.plain(Operation.CLEAR, first);
        writer.steps(Operation.FOR_EACH, second, 1);
        return writer;
    }

    private static byte[] bytes(TraceWriter writer, Map<String, String> attributes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.writeTo(out, attributes);
        return out.toByteArray();
    }

    private static byte[] small() throws IOException {
        return bytes(smallTrace(), Map.of());
    }

    private static byte[] unzipped(byte[] trace) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(trace)).readAllBytes();
    }

    private static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static Trace read(byte[] trace) throws IOException {
        return TraceReader.read("test", new ByteArrayInputStream(trace));
    }

    private static List<String> describe(Trace trace) {
        return IntStream.range(0, trace.operationCount())
                .mapToObj(trace::describe)
                .toList();
    }

    /* ---------------- What is written is read ---------------- */

    @Test
    void allShapes_areRead() throws IOException {
        Trace trace = read(bytes(smallTrace(), Map.of("program", "Grüße")));
        assertEquals(
                List.of(
                        "0 CREATE",
                        "0 PUT_NEW 0",
                        "1 CREATE 300",
                        "1 PUT_ALL 0' 1",
                        "1 WALK_VALUES 200 1",
                        "0 CLEAR",
                        "1 FOR_EACH 1"),
                describe(trace));
        assertEquals(Map.of("program", "Grüße"), trace.attributes());
        assertEquals(2, trace.mapCount());
        assertEquals(2, trace.keyCount());
        assertEquals(KeyType.STRING, trace.keyType(0));
        assertEquals("ant".hashCode(), trace.keyHash(0));
        assertEquals(KeyType.INTEGER, trace.keyType(1));
        assertEquals(7, trace.keyHash(1));
    }

    /** The bytes of the document's example. */
    @Test
    void bytes_areThoseOfTheDocument() throws IOException {
        byte[] content = unzipped(small());
        assertEquals("""
                6d 61 70 74 72 61 63 65 01 \
                00 02 02 07 \
                00 00 \
                85 00 01 00 01 79 e7 \
                00 ad 02 \
                9e 02 02 00 02 00 00 00 07 \
                a5 c8 01 01 03 \
                1f 01 \
                22 00 01""", HexFormat.ofDelimiter(" ").formatHex(content));
    }

    @Test
    void randomTraces_areReadAsWritten() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            RandomTrace random = new RandomTrace(seed);
            Trace trace = read(bytes(random.writer, Map.of()));
            assertEquals(random.expected, describe(trace), "seed " + seed);
            for (int key = 0; key < random.keys.size(); key++) {
                assertEquals(random.keys.get(key).type(), trace.keyType(key), "seed " + seed);
                assertEquals(random.keys.get(key).hash(), trace.keyHash(key), "seed " + seed);
            }
        }
    }

    /** Operations one after the other, and how they are described. */
    private static final class RandomTrace {
        private final Random random;
        private final TraceWriter writer = new TraceWriter();
        private final List<Key> keys = new ArrayList<>();
        private final List<String> expected = new ArrayList<>();

        RandomTrace(long seed) {
            random = new Random(seed);
            addMap();
            for (int i = random.nextInt(300); i > 0; i--) {
                add(Operation.of(random.nextInt(Operation.count())));
            }
        }

        private void addMap() {
            int size = random.nextBoolean() ? TraceFormat.NOTHING_EXPECTED : random.nextInt(1 << random.nextInt(24));
            expected.add(writer.create(size) + " CREATE" + (size < 0 ? "" : " " + size));
        }

        private void add(Operation operation) {
            int map = writer.maps() - 1 - Math.min(writer.maps() - 1, random.nextInt(1 << random.nextInt(9)));
            int steps = random.nextInt(1 << random.nextInt(24));
            StringBuilder text = new StringBuilder(map + " " + operation);
            switch (operation.shape()) {
                case EXPECTED -> {
                    addMap();
                    return;
                }
                case NOTHING -> writer.plain(operation, map);
                case KEY -> writer.key(operation, map, use(text));
                case STEPS -> writer.steps(operation, map, step(text, steps));
                case KEYS -> writer.keys(operation, map, uses(text));
                case WALK -> writer.walk(operation, map, step(text, steps), uses(text));
            }
            expected.add(text.toString());
        }

        private static int step(StringBuilder text, int steps) {
            text.append(' ').append(steps);
            return steps;
        }

        private List<KeyUse> uses(StringBuilder text) {
            List<KeyUse> uses = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                uses.add(use(text));
            }
            return uses;
        }

        private KeyUse use(StringBuilder text) {
            boolean isNew = keys.isEmpty() || random.nextInt(4) == 0;
            if (isNew) {
                boolean isInteger = random.nextBoolean();
                keys.add(new Key(
                        keys.size(),
                        isInteger ? KeyType.INTEGER : KeyType.STRING,
                        isInteger ? keys.size() : random.nextInt()));
            }
            KeyUse use = isNew
                    ? new KeyUse(keys.get(keys.size() - 1), false)
                    : new KeyUse(keys.get(random.nextInt(keys.size())), random.nextBoolean());
            text.append(' ').append(use.key().number()).append(use.copy() ? "'" : "");
            return use;
        }
    }

    @Test
    void filter_leavesOut_andNumbersKeysAgain() throws IOException {
        BitSet leftOut = new BitSet();
        leftOut.set(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TraceFilter.write(read(small()), leftOut, Map.of("a", "b"), out);
        Trace trace = read(out.toByteArray());
        assertEquals(
                List.of("0 CREATE", "1 CREATE 300", "1 PUT_ALL 0 1", "1 WALK_VALUES 200 1", "0 CLEAR", "1 FOR_EACH 1"),
                describe(trace));
        assertEquals(KeyType.STRING, trace.keyType(0));
        assertEquals(Map.of("a", "b"), trace.attributes());
    }

    @Test
    void writer_refusesTheWrongShape_andKeysOutOfOrder() {
        TraceWriter writer = smallTrace();
        assertThrows(IllegalArgumentException.class, () -> writer.plain(Operation.GET_HIT, 0));
        Key later = new Key(5, KeyType.STRING, 1);
        assertThrows(IllegalArgumentException.class, () -> writer.key(Operation.GET_HIT, 0, new KeyUse(later, false)));
    }

    /* ---------------- What is no trace is refused ---------------- */

    private static void assertRefused(String reason, byte[] trace) {
        DamagedTraceException refusal = assertThrows(DamagedTraceException.class, () -> read(trace));
        assertEquals("test is no readable trace: " + reason, refusal.getMessage());
    }

    @Test
    void anyOtherFile_isRefused() throws IOException {
        assertRefused("it ends too early", new byte[0]);
        assertRefused(
                "it cannot be decompressed, Not in GZIP format",
                "maptrace and so on".getBytes(StandardCharsets.US_ASCII));
        assertRefused("it does not begin with maptrace", zipped(new byte[100]));
    }

    @Test
    void anyBeginning_isRefused() throws IOException {
        byte[] trace = small();
        for (int length = 0; length < trace.length; length++) {
            assertRefused("it ends too early", Arrays.copyOf(trace, length));
        }
        byte[] content = unzipped(trace);
        for (int length = TraceFormat.MAGIC.length(); length < content.length; length++) {
            assertRefused("it ends too early", zipped(Arrays.copyOf(content, length)));
        }
    }

    /** Some bits have no meaning: those that fill the last byte of what is compressed. */
    @Test
    void anyFlippedBit_ofTheFile_isRefused_orChangesNothing() throws IOException {
        byte[] trace = small();
        int harmless = 0;
        // What gzip itself does not look at: time, flags of the compressor, system.
        for (int bit = 10 * Byte.SIZE; bit < trace.length * Byte.SIZE; bit++) {
            byte[] flipped = trace.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            try {
                assertEquals(describe(read(trace)), describe(read(flipped)), "bit " + bit);
                harmless++;
            } catch (DamagedTraceException e) {
                assertTrue(e.getMessage().startsWith("test is no readable trace: "), e.getMessage());
            }
        }
        assertTrue(harmless < Byte.SIZE, harmless + " bits changed nothing");
    }

    /** With a checksum that fits: it is another trace or none, and nothing else happens. */
    @Test
    void anyChangedByte_ofTheContent_isReadOrRefused() throws IOException {
        byte[] content = unzipped(small());
        int refused = 0;
        for (int i = 0; i < content.length; i++) {
            for (int value = 0; value < 1 << Byte.SIZE; value++) {
                byte[] changed = content.clone();
                changed[i] = (byte) value;
                try {
                    describe(read(zipped(changed)));
                } catch (DamagedTraceException e) {
                    refused++;
                }
            }
        }
        assertTrue(refused > content.length * 100, refused + " refused");
    }

    @ParameterizedTest
    @CsvSource({
        "8, 2, 'it has version 2 of the format, this reader knows 1'",
        "10, 1, 'it has 2 keys, its header says 1'",
        "11, 1, 'it has 2 maps, its header says 1'",
        "12, 6, 'there is more behind its last operation'",
        "12, 8, 'it ends too early'",
        "13, 0x80, 'operation 0 cannot be on the same map as the one before'",
        "13, 0x7f, 'operation 0 has code 127, the last known one is 38'",
        "17, 9, 'key 0 has type 9, the last known one is 6'",
        "17, 0, 'key 0 of type NULL with hash 96743 is the same as one before, or none'",
        "16, 1, 'the key at operation 1 is more than 0'",
        "40, 2, 'the age of a map at operation 5 is more than 1'",
    })
    void oneWrongByte_isNamed(int at, String value, String reason) throws IOException {
        byte[] content = unzipped(small());
        content[at] = (byte) (int) Integer.decode(value);
        assertRefused(reason, zipped(content));
    }

    private static byte[] withHeader(int... numbers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("maptrace\1".getBytes(StandardCharsets.US_ASCII));
        for (int number : numbers) {
            out.write(number);
        }
        return out.toByteArray();
    }

    @Test
    void numbersThatNeverEnd_areRefused() throws IOException {
        byte[] endless = withHeader();
        endless = Arrays.copyOf(endless, 1 << 20);
        Arrays.fill(endless, TraceFormat.MAGIC.length() + 1, endless.length, (byte) 0xff);
        assertRefused("the number of attributes at operation 0 is more than 1024", zipped(endless));
    }

    /** No memory is taken for what a header only announces: this would be gigabytes. */
    @Test
    void headerThatPromisesMuch_isRefused() throws IOException {
        // 2^24 keys, maps and operations, and nothing behind.
        byte[] most = withHeader(0, 0x80, 0x80, 0x80, 8, 0x80, 0x80, 0x80, 8, 0x80, 0x80, 0x80, 8);
        assertRefused("it ends too early", zipped(most));
        byte[] more = withHeader(0, 0x81, 0x80, 0x80, 8);
        assertRefused("the number of keys at operation 0 is more than 16777216", zipped(more));
        byte[] longText = withHeader(1, 0x81, 8);
        assertRefused("the length of a text at operation 0 is more than 1024", zipped(longText));
    }

    @Test
    void twoEqualIntegers_areRefused() throws IOException {
        TraceWriter writer = new TraceWriter();
        writer.create(TraceFormat.NOTHING_EXPECTED);
        writer.key(Operation.PUT_NEW, 0, new KeyUse(new Key(0, KeyType.INTEGER, 7), false));
        writer.key(Operation.PUT_NEW, 0, new KeyUse(new Key(1, KeyType.INTEGER, 7), false));
        assertRefused("key 1 of type INTEGER with hash 7 is the same as one before, or none", bytes(writer, Map.of()));
    }
}

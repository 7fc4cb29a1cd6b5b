package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.gomap.TestMaps.Order;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamConstants;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand streams that no GoMap has written: cut off, damaged or forged. Each is refused or makes a valid map, for
 * memory in proportion to its length.
 */
class HostileStreamsTest {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * What reading may allocate, whatever the stream: buffers of the JDK, exceptions, and the search of the class
     * path for a class whose name was damaged.
     */
    private static final long MOST_BYTES_PER_STREAM = 1 << 20;

    /**
     * What it may allocate for each byte of the stream. The worst are maps in maps that promise a thousand entries and
     * have one: 25 bytes, for which they get 256 buckets of 18 KiB altogether; the JDK takes as much for the nesting.
     */
    private static final long MOST_BYTES_PER_BYTE = 2048;

    private static final String OURS = GoMap.class.getPackageName();

    /** What the JDK throws, beside IOException, for a stream whose class descriptors are damaged. */
    private static final List<Class<?>> OF_THE_JDK = List.of(
            // A descriptor, a string or an object stands where another one of them was expected.
            ClassCastException.class,
            // The name of a class contains a slash, or is that of an interface or enum with the wrong flags.
            NoClassDefFoundError.class,
            IllegalArgumentException.class,
            // "unread block data": a damaged length inside of what a class has written by hand.
            IllegalStateException.class,
            // A length that nobody has; the JDK refuses it before it allocates.
            NegativeArraySizeException.class,
            ArrayIndexOutOfBoundsException.class,
            ArrayStoreException.class,
            NullPointerException.class);

    private final long seed = TestMaps.walkSeed();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final TreeMap<String, Integer> outcomes = new TreeMap<>();

    /* ---------------- Reading ---------------- */

    private void read(byte[] stream, String what) {
        long before = THREAD.getCurrentThreadAllocatedBytes();
        Object result;
        try {
            result = TestMaps.deserialize(stream);
        } catch (IOException | ClassNotFoundException refused) {
            result = refused;
        } catch (RuntimeException | LinkageError e) {
            assertIsOfTheJdk(e, what);
            result = e;
        }
        long bytes = THREAD.getCurrentThreadAllocatedBytes() - before;
        assertTrue(
                bytes <= MOST_BYTES_PER_STREAM + MOST_BYTES_PER_BYTE * stream.length,
                () -> what + ": " + bytes + " bytes for " + stream.length);
        if (result instanceof InspectableMap<?, ?> map) {
            TableInvariants.check(map);
        }
        outcomes.merge(result == null ? "null" : result.getClass().getSimpleName(), 1, Integer::sum);
    }

    /** Was it thrown before the code of GoMap ran, or by the stream while that read from it? */
    private static void assertIsOfTheJdk(Throwable thrown, String what) {
        String below = "";
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith(OURS)) {
                assertTrue(below.equals("java.io.ObjectInputStream"), () -> what + ": " + thrown + " in " + frame);
                break;
            }
            below = frame.getClassName();
        }
        assertTrue(
                OF_THE_JDK.stream().anyMatch(type -> type.isInstance(thrown)),
                () -> what + ": " + Arrays.toString(thrown.getStackTrace()));
    }

    private void readAll(List<byte[]> streams, String what) {
        for (int i = 0; i < streams.size(); i++) {
            String which = what + " " + i;
            try {
                read(streams.get(i), which);
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                throw new AssertionError(which + ", repeat with -Dgomap.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /* ---------------- Damage ---------------- */

    private static List<byte[]> honestStreams() throws IOException {
        GoMap<Object, Object> mixed = new GoMap<>();
        mixed.put(null, null);
        // No arrays and lists: the JDK allocates those at the length that a damaged stream tells it.
        mixed.put("text", 'c');
        mixed.put(17L, new TestMaps.ConstantHasher(3));
        mixed.put(new TestMaps.ComparableKey(3, TestMaps.HashKind.FEW), new GoMap<>(Map.of("inner", 1)));
        GoMap<Object, Object> settled = Order.ON_USE
                .<Object, Object>builder()
                .hasher(Hashers.sipHash13())
                .failFastIterators(true)
                .build();
        for (int i = 0; i < 20; i++) {
            settled.put("key " + i, i);
        }
        GoLongMap<Object> longs =
                GoLongMap.builder().hasher(Hashers.sipHash13ForLongs()).build();
        GoIntMap<Object> ints = new GoIntMap<>();
        for (int i = 0; i < 20; i++) {
            longs.put(i * 0x9E3779B97F4A7C15L, i % 3 == 0 ? null : "value " + i);
            ints.put(i, (Object) (long) i);
        }
        return List.of(
                TestMaps.serialize(mixed),
                TestMaps.serialize(settled),
                TestMaps.serialize(new GoMap<>()),
                TestMaps.serialize(longs),
                TestMaps.serialize(ints));
    }

    @Test
    void truncatedAndFlippedStreams() throws IOException {
        List<byte[]> streams = new ArrayList<>();
        for (byte[] honest : honestStreams()) {
            for (int length = 0; length < honest.length; length++) {
                streams.add(Arrays.copyOf(honest, length));
            }
            // Each bit of the shorter half once, and a few at once.
            for (int bit = 0; bit < 8 * honest.length; bit += 2) {
                byte[] flipped = honest.clone();
                flipped[bit >>> 3] ^= (byte) (1 << (bit & 7));
                streams.add(flipped);
            }
            for (int i = 0; i < 600; i++) {
                byte[] damaged = honest.clone();
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
                streams.add(damaged);
            }
        }
        assertTrue(streams.size() > 5_000, streams.size() + " streams");
        readAll(streams, "damaged stream");
        assertTrue(outcomes.keySet()
                .containsAll(List.of("GoMap", "GoLongMap", "GoIntMap", "StreamCorruptedException", "EOFException")));
    }

    /* ---------------- Forgery ---------------- */

    /** Writes itself as a GoMap, with any content. */
    private static final class Forged implements Serializable {
        private static final long serialVersionUID = 1L;

        private final transient boolean isBlockMissing;
        private transient Object hasher;
        private final transient int size;
        private final transient List<Object> keysAndValues;

        Forged(Object hasher, int size, List<Object> keysAndValues, boolean isBlockMissing) {
            this.hasher = hasher;
            this.size = size;
            this.keysAndValues = keysAndValues;
            this.isBlockMissing = isBlockMissing;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            if (!isBlockMissing) {
                out.writeBoolean(false);
                out.writeBoolean(true);
                out.writeBoolean(true);
            }
            out.writeObject(hasher);
            out.writeInt(size);
            for (Object object : keysAndValues) {
                out.writeObject(object);
            }
        }
    }

    private static byte[] stream(Object forged) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes) {
            @Override
            protected void writeClassDescriptor(ObjectStreamClass descriptor) throws IOException {
                if (descriptor.forClass() != Forged.class) {
                    super.writeClassDescriptor(descriptor);
                    return;
                }
                writeUTF(GoMap.class.getName());
                writeLong(1);
                writeByte(ObjectStreamConstants.SC_SERIALIZABLE | ObjectStreamConstants.SC_WRITE_METHOD);
                writeShort(0);
            }
        }) {
            out.writeObject(forged);
        }
        return bytes.toByteArray();
    }

    private Object anyObject(int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 7)) {
            case 0 -> null;
            case 1 -> random.nextInt(5);
            case 2 -> "s" + random.nextInt(5);
            case 3 -> random.nextLong();
            case 4 -> new TestMaps.ComparableKey(random.nextInt(5), TestMaps.HashKind.ZERO);
            case 5 -> new int[random.nextInt(3)];
            default -> anyForgery(depth + 1);
        };
    }

    private Forged anyForgery(int depth) {
        int objects = random.nextInt(depth == 0 ? 30 : 6);
        List<Object> keysAndValues = new ArrayList<>();
        for (int i = 0; i < objects; i++) {
            keysAndValues.add(anyObject(depth));
        }
        int size = switch (random.nextInt(8)) {
            case 0 -> random.nextInt();
            case 1 -> Integer.MAX_VALUE - random.nextInt(3);
            case 2 -> -random.nextInt(3);
            case 3 -> objects;
            default -> objects / 2;
        };
        Object hasher = random.nextInt(6) == 0 ? anyObject(depth) : null;
        return new Forged(hasher, size, keysAndValues, random.nextInt(20) == 0);
    }

    @Test
    void forgedStreams() throws IOException {
        List<byte[]> streams = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            streams.add(stream(anyForgery(0)));
        }
        readAll(streams, "forged stream");
        assertEquals(
                Set.of("GoMap", "InvalidObjectException", "OptionalDataException", "EOFException"), outcomes.keySet());
    }

    private static void assertInvalid(Object forged, String part) throws IOException {
        byte[] stream = stream(forged);
        String message = assertThrows(InvalidObjectException.class, () -> TestMaps.deserialize(stream))
                .getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void forgedStreams_areRefusedWithTheReason() throws IOException {
        assertInvalid(new Forged(null, 2, Arrays.asList(1, "a", 1, "b"), false), "two entries with the key 1");
        assertInvalid(new Forged(null, 2, Arrays.asList(null, 1, null, 1), false), "two entries with the key null");
        assertInvalid(new Forged("no hasher", 0, List.of(), false), "java.lang.String");
        assertInvalid(new Forged(null, -5, List.of(), false), "-5");
        byte[] missing = stream(new Forged(null, 3, Arrays.asList(1, 1, 2, 2), false));
        assertThrows(IOException.class, () -> TestMaps.deserialize(missing));
    }

    /** Each of them promises as many entries as can be, has one, and then the next of them. */
    @Test
    void mapsInMaps_takeMemoryInProportion() throws IOException {
        Object innermost = 1;
        for (int depth = 0; depth < 200; depth++) {
            innermost = new Forged(null, Integer.MAX_VALUE, Arrays.asList(null, null, 1, innermost), false);
        }
        readAll(List.of(stream(innermost)), "maps in maps");
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            many.add(i);
            many.add(new Forged(null, 1, Arrays.asList(null, null), false));
        }
        readAll(List.of(stream(new Forged(null, 2_000, many, false))), "many maps");
        assertEquals(1, outcomes.get("GoMap"));
    }

    /** As a value; the hashCode of a map that has itself as a key is without end, as that of a HashMap is. */
    @Test
    void aMapThatContainsItself_isAMap() throws IOException {
        List<Object> content = new ArrayList<>();
        Forged itself = new Forged(null, 1, content, false);
        content.add("self");
        content.add(itself);
        readAll(List.of(stream(itself)), "a map of itself");
        assertEquals(Map.of("GoMap", 1), outcomes);
    }

    /** Puts something into the map that it is to be the hasher of. */
    private static final class MeddlingHasher implements Hasher<Object>, Serializable {
        private static final long serialVersionUID = 1L;

        private final Serializable map;

        MeddlingHasher(Serializable map) {
            this.map = map;
        }

        @Override
        public long hash(Object key, long seed) {
            return seed;
        }

        @SuppressWarnings("unchecked")
        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            ((Map<Object, Object>) map).put("hashed", "otherwise");
        }
    }

    @Test
    void aHasherThatHasPutSomethingIntoTheMap_isRefused() throws IOException {
        Forged map = new Forged(null, 0, List.of(), false);
        map.hasher = new MeddlingHasher(map);
        assertInvalid(map, "the hasher of the map has put something into it");
    }
}

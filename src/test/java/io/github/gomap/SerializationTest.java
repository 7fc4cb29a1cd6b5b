package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.TestMaps.GrowthState;
import io.github.gomap.TestMaps.SeededHasher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamConstants;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of a GoMap: what they keep, what they do not, and what becomes of forged ones. */
class SerializationTest {
    /** A size whose four bytes are found in no other place of the streams made here. */
    private static final int MARKED_SIZE = 0x0123;

    private static GoMap<Integer, String> numbered(int entries) {
        GoMap<Integer, String> map = new GoMap<>();
        for (int i = 0; i < entries; i++) {
            map.put(i, "v" + i);
        }
        return map;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 9, 208, 209, 210, 5_000})
    void roundTrip_hasTheEntries(int entries) {
        GoMap<Integer, String> map = numbered(entries);
        GoMap<Integer, String> copy = TestMaps.roundTrip(map);
        assertEquals(map, copy);
        TableInvariants.check(copy);
        copy.put(-1, "more");
        assertEquals(entries, map.size());
        TableInvariants.check(copy);
    }

    @Test
    void roundTrip_ofNulls() {
        GoMap<String, String> map = new GoMap<>();
        map.put(null, "a");
        map.put("b", null);
        GoMap<String, String> copy = TestMaps.roundTrip(map);
        assertEquals(map, copy);
        assertTrue(copy.containsKey(null) && copy.containsKey("b"));
    }

    @ParameterizedTest
    @EnumSource
    void roundTrip_inEveryStateOfGrowth(GrowthState state) {
        GoMap<Integer, String> map = new GoMap<>(state == GrowthState.DOUBLING ? 0 : 200);
        for (int i = 0; i < 110; i++) {
            map.put(i, "v" + i);
        }
        if (state == GrowthState.SAME_SIZE) {
            TestMaps.startSameSizeGrowth(map);
        }
        assertTrue(state.describes(map));
        GoMap<Integer, String> copy = TestMaps.roundTrip(map);
        assertEquals(map, copy);
        assertTrue(state.describes(map), "writing a stream moves nothing");
        assertFalse(copy.inspect().isGrowing());
        TableInvariants.check(copy);
    }

    @Test
    void roundTrip_ofSharedValues_keepsThemShared() {
        GoMap<String, Object> map = new GoMap<>();
        int[] shared = {1, 2, 3};
        map.put("a", shared);
        map.put("b", shared);
        GoMap<String, Object> copy = TestMaps.roundTrip(map);
        assertTrue(copy.get("a") == copy.get("b"));
    }

    @Test
    void roundTrip_keepsFailFastIterators() {
        GoMap<String, Integer> map =
                GoMap.<String, Integer>builder().failFastIterators(true).build();
        map.putAll(Map.of("a", 1, "b", 2));
        GoMap<String, Integer> copy = TestMaps.roundTrip(map);
        Iterator<String> iterator = copy.keySet().iterator();
        iterator.next();
        copy.put("c", 3);
        assertThrows(ConcurrentModificationException.class, iterator::next);
        TestMaps.roundTrip(new GoMap<>(map)).forEach((key, value) -> map.size());
    }

    @Test
    void roundTrip_keepsRandomIterationStart() {
        GoMap<Integer, String> map =
                GoMap.<Integer, String>builder().randomIterationStart(true).build();
        map.putAll(numbered(500));
        GoMap<Integer, String> copy = TestMaps.roundTrip(map);
        Set<Integer> firstKeys = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            firstKeys.add(copy.keySet().iterator().next());
        }
        assertTrue(firstKeys.size() > 1, "every iteration started at " + firstKeys);
    }

    @Test
    @SuppressWarnings("ModifyCollectionInEnhancedForLoop") // which a plain map allows
    void roundTrip_ofAPlainMap_keepsItPlain() {
        GoMap<Integer, String> copy = TestMaps.roundTrip(numbered(500));
        Set<Integer> firstKeys = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            Iterator<Integer> iterator = copy.keySet().iterator();
            firstKeys.add(iterator.next());
        }
        assertEquals(1, firstKeys.size());
        int steps = 0;
        for (Integer key : copy.keySet()) {
            if (steps++ == 0) {
                copy.remove(key);
            }
        }
        assertEquals(499, copy.size());
    }

    /** Counts what it hashes, in whatever map it is. */
    private static final class CountingHasher implements Hasher<Object>, Serializable {
        private static final long serialVersionUID = 1L;
        private static final AtomicInteger CALLS = new AtomicInteger();

        @Override
        public long hash(Object key, long seed) {
            CALLS.incrementAndGet();
            return new SeededHasher().hash(key, seed);
        }
    }

    @Test
    void roundTrip_keepsTheHasher() {
        GoMap<Integer, String> map =
                GoMap.<Integer, String>builder().hasher(new CountingHasher()).build();
        map.putAll(numbered(100));
        GoMap<Integer, String> copy = TestMaps.roundTrip(map);
        int before = CountingHasher.CALLS.get();
        assertEquals("v5", copy.get(5));
        assertEquals(before + 1, CountingHasher.CALLS.get());
        TableInvariants.check(copy);
    }

    private static final class UnserializableHasher implements Hasher<Object> {
        @Override
        public long hash(Object key, long seed) {
            return key.hashCode();
        }
    }

    @Test
    void hasherThatIsNotSerializable_isNamed() {
        GoMap<String, Integer> map = GoMap.<String, Integer>builder()
                .hasher(new UnserializableHasher())
                .build();
        String message = assertThrows(NotSerializableException.class, () -> TestMaps.serialize(map))
                .getMessage();
        assertTrue(message.contains(UnserializableHasher.class.getName()), message);
    }

    @Test
    void valueThatIsNotSerializable_isReported() {
        GoMap<String, Object> map = new GoMap<>();
        map.put("a", new Object());
        assertThrows(NotSerializableException.class, () -> TestMaps.serialize(map));
        assertFalse(map.writing());
    }

    /** A generator need not be serializable, for it does not go into the stream. */
    @Test
    void generator_isNotWritten() throws IOException, ClassNotFoundException {
        AtomicInteger draws = new AtomicInteger();
        GoMap<String, Integer> map = GoMap.<String, Integer>builder()
                .random(() -> draws.incrementAndGet())
                .build();
        map.put("a", 1);
        GoMap<String, Integer> copy = TestMaps.deserialize(TestMaps.serialize(map));
        copy.clear();
        assertEquals(1, draws.get());
    }

    @Test
    void seed_isNotWritten() throws IOException {
        byte[] first = null;
        for (long seed = 0; seed < 5; seed++) {
            GoMap<String, Integer> map = GoMap.<String, Integer>builder()
                    .random(new SplittableRandom(seed))
                    .build();
            map.put("a", 1);
            byte[] stream = TestMaps.serialize(map);
            if (first == null) {
                first = stream;
            }
            assertArrayEquals(first, stream);
        }
    }

    @Test
    void copies_haveSeedsOfTheirOwn() throws IOException, ClassNotFoundException {
        byte[] stream = TestMaps.serialize(numbered(500));
        Set<List<Integer>> orders = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            GoMap<Integer, String> copy = TestMaps.deserialize(stream);
            orders.add(List.copyOf(copy.keySet()));
        }
        assertEquals(5, orders.size());
    }

    /* ---------------- Forged streams ---------------- */

    /** Replaces the number of entries in the stream of a map that has MARKED_SIZE of them. */
    private static byte[] withSize(int size) throws IOException {
        GoMap<String, String> map = new GoMap<>();
        for (int i = 0; i < MARKED_SIZE; i++) {
            map.put("key " + i, null);
        }
        byte[] stream = TestMaps.serialize(map);
        int at = -1;
        for (int i = 0; i + 4 <= stream.length; i++) {
            if (intAt(stream, i) == MARKED_SIZE) {
                assertEquals(-1, at, "the number of entries is written once");
                at = i;
            }
        }
        assertTrue(at >= 0, "the number of entries is written");
        for (int i = 0; i < 4; i++) {
            stream[at + i] = (byte) (size >>> (24 - 8 * i));
        }
        return stream;
    }

    private static int intAt(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getInt(at);
    }

    @Test
    void size_isFoundInTheStream() throws IOException, ClassNotFoundException {
        assertEquals(
                MARKED_SIZE,
                TestMaps.<GoMap<?, ?>>deserialize(withSize(MARKED_SIZE)).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, -291, Integer.MIN_VALUE})
    void negativeSize_isRefused(int size) throws IOException {
        byte[] stream = withSize(size);
        InvalidObjectException thrown = assertThrows(InvalidObjectException.class, () -> TestMaps.deserialize(stream));
        assertTrue(thrown.getMessage().contains(String.valueOf(size)), thrown.getMessage());
    }

    /** A number costs nothing until as many entries have arrived. */
    @ParameterizedTest
    @ValueSource(ints = {MARKED_SIZE + 1, 100_000_000, Integer.MAX_VALUE})
    void hugeSize_isRefusedWithoutHugeMemory(int size) throws IOException {
        byte[] stream = withSize(size);
        com.sun.management.ThreadMXBean thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        assertThrows(IOException.class, () -> TestMaps.deserialize(stream));
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 8 << 20, "allocated " + allocated + " bytes");
    }

    /** Reading entries that are left over is up to the stream; the map has as many as it was told. */
    @Test
    void smallerSize_givesAValidMap() throws IOException, ClassNotFoundException {
        GoMap<?, ?> map = TestMaps.deserialize(withSize(100));
        assertEquals(100, map.size());
        TableInvariants.check(map);
    }

    /** Different when it is written, and equal to all others when it is read. */
    private static final class Forgetful implements Serializable {
        private static final long serialVersionUID = 1L;

        private final transient int id;

        Forgetful(int id) {
            this.id = id;
        }

        @Override
        public int hashCode() {
            return id;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Forgetful forgetful && forgetful.id == id;
        }
    }

    @Test
    void equalKeys_areRefused() throws IOException {
        GoMap<Forgetful, Integer> map = new GoMap<>();
        map.put(new Forgetful(1), 1);
        map.put(new Forgetful(2), 2);
        byte[] stream = TestMaps.serialize(map);
        assertThrows(InvalidObjectException.class, () -> TestMaps.deserialize(stream));
    }

    @Test
    void truncatedStreams_areRefused() throws IOException {
        byte[] stream = TestMaps.serialize(numbered(20));
        for (int length = 0; length < stream.length; length++) {
            byte[] truncated = Arrays.copyOf(stream, length);
            assertThrows(IOException.class, () -> TestMaps.deserialize(truncated), "of length " + length);
        }
    }

    /** Any byte may be anything: the answer is an exception or a map in which nothing is broken. */
    @Test
    void damagedStreams_neverMakeABrokenMap() throws IOException {
        long seed = TestMaps.walkSeed();
        SplittableRandom random = new SplittableRandom(seed);
        byte[] stream = TestMaps.serialize(numbered(20));
        int valid = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = stream.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            try {
                Object read = TestMaps.deserialize(damaged);
                if (read instanceof GoMap<?, ?> map) {
                    TableInvariants.check(map);
                    valid++;
                }
            } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError e) {
                // refused, which is as good
            } catch (AssertionError e) {
                throw new AssertionError("damage " + i + ", repeat with -Dgomap.seed=" + seed, e);
            }
        }
        assertTrue(valid > 0, "some damage is harmless");
    }

    /** Stands in a stream where a GoMap would be. */
    private static final class Impostor implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** Writes the name of GoMap in place of that of the impostor: a GoMap without content. */
    private static byte[] streamOfABareGoMap() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes) {
            @Override
            protected void writeClassDescriptor(ObjectStreamClass descriptor) throws IOException {
                writeUTF(GoMap.class.getName());
                writeLong(ObjectStreamClass.lookup(GoMap.class).getSerialVersionUID());
                writeByte(ObjectStreamConstants.SC_SERIALIZABLE);
                writeShort(0);
            }
        }) {
            out.writeObject(new Impostor());
        }
        return bytes.toByteArray();
    }

    @Test
    void bareGoMap_isRefused() throws IOException {
        byte[] stream = streamOfABareGoMap();
        assertThrows(IOException.class, () -> TestMaps.deserialize(stream));
    }
}

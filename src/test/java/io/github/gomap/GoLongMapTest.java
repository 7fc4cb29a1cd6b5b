package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.TestMaps.GrowthState;
import io.github.gomap.TestMaps.Order;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is special to keys that are numbers; what holds for every map is left to the suites. */
class GoLongMapTest {

    /** Any number can be a key, and one that is not there is not found, whatever is. */
    @Test
    void noNumberIsSpecial() {
        GoLongMap<String> map = new GoLongMap<>();
        List<Long> numbers = List.of(
                Long.valueOf(0), Long.valueOf(-1), Long.valueOf(1), Long.MIN_VALUE, Long.MAX_VALUE, Long.valueOf(255));
        for (Long present : numbers) {
            map.put(present.longValue(), "present");
            for (Long number : numbers) {
                assertEquals(number.equals(present), map.containsKey(number.longValue()));
                assertEquals(number.equals(present) ? "present" : null, map.get(number.longValue()));
            }
            assertEquals("present", map.remove(present.longValue()));
        }
        assertTrue(map.isEmpty());
    }

    @Nested
    class NullsAndStrangers {
        private final GoLongMap<String> map = new GoLongMap<>();

        @Test
        void absentForReadsAndRemovals() {
            map.put(0, null);
            for (Object stranger : new Object[] {null, "0", (short) 0, 0.0}) {
                assertNull(map.get(stranger));
                assertEquals("none", map.getOrDefault(stranger, "none"));
                assertFalse(map.containsKey(stranger));
                assertFalse(map.keySet().contains(stranger));
                assertNull(map.remove(stranger));
                assertFalse(map.remove(stranger, null));
                assertFalse(map.keySet().remove(stranger));
            }
            assertEquals(1, map.size());
            assertTrue(map.containsKey(0));
        }

        @Test
        void refusedByWrites() {
            Long none = null;
            Map<Long, String> withNull = new HashMap<>();
            withNull.put(null, "a");
            assertThrows(NullPointerException.class, () -> map.put(none, "a"));
            assertThrows(NullPointerException.class, () -> map.putIfAbsent(none, "a"));
            assertThrows(NullPointerException.class, () -> map.replace(none, "a"));
            assertThrows(NullPointerException.class, () -> map.replace(none, "a", "b"));
            assertThrows(NullPointerException.class, () -> map.compute(none, (key, value) -> "a"));
            assertThrows(NullPointerException.class, () -> map.computeIfAbsent(none, key -> "a"));
            assertThrows(NullPointerException.class, () -> map.computeIfPresent(none, (key, value) -> "a"));
            assertThrows(NullPointerException.class, () -> map.merge(none, "a", String::concat));
            assertThrows(NullPointerException.class, () -> map.putAll(withNull));
            assertThrows(NullPointerException.class, () -> new GoLongMap<>(withNull));
            assertTrue(map.isEmpty());
            TableInvariants.check(map);
        }
    }

    /* ---------------- Iteration ---------------- */

    @Test
    void keysAsNumbers() {
        GoLongMap<String> map = numbered(Order.IN_LINE, 1_000);
        assertEquals(1_000 * 999 / 2, map.keys().sum());
        assertArrayEquals(map.toKeyArray(), map.keys().toArray());
        PrimitiveIterator.OfLong keys = map.keyIterator();
        int removed = 0;
        while (keys.hasNext()) {
            if (keys.nextLong() % 2 == 0) {
                keys.remove();
                removed++;
            }
        }
        assertEquals(500, removed);
        assertTrue(map.keys().allMatch(key -> key % 2 == 1));
        assertThrows(IllegalStateException.class, map.keyIterator()::remove);
    }

    @Test
    void cursor_readsWritesAndRemoves() {
        GoLongMap<String> map = numbered(Order.IN_LINE, 300);
        LongEntryCursor<String> cursor = map.cursor();
        assertEquals(0, cursor.key());
        assertNull(cursor.value());
        assertThrows(IllegalStateException.class, cursor::remove);
        while (cursor.moveNext()) {
            assertEquals("value " + cursor.key(), cursor.value());
            if (cursor.key() % 3 == 0) {
                cursor.remove();
                assertThrows(IllegalStateException.class, cursor::remove);
                cursor.setValue("of a removed entry");
            } else {
                cursor.setValue("new " + cursor.key());
            }
        }
        assertFalse(cursor.moveNext());
        assertEquals(200, map.size());
        map.forEach((key, value) -> assertEquals("new " + key, value));
        TableInvariants.check(map);
    }

    @Test
    void failFastIterations_report() {
        GoLongMap<String> map =
                GoLongMap.<String>builder().failFastIterators(true).build();
        for (int key = 0; key < 100; key++) {
            map.put(key, "a");
        }
        LongEntryCursor<String> cursor = map.cursor();
        PrimitiveIterator.OfLong keys = map.keyIterator();
        assertTrue(cursor.moveNext());
        map.put(1_000, "b");
        assertThrows(ConcurrentModificationException.class, cursor::moveNext);
        assertThrows(ConcurrentModificationException.class, keys::nextLong);
        assertThrows(
                ConcurrentModificationException.class, () -> map.forEach((key, value) -> map.put(key + 2_000, "c")));
        assertThrows(
                ConcurrentModificationException.class, () -> map.removeIf((key, value) -> map.remove(key) == null));
    }

    private static GoLongMap<String> numbered(Order order, int entries) {
        GoLongMap<String> map = order.<String>longs().build();
        for (int key = 0; key < entries; key++) {
            map.put(key, "value " + key);
        }
        return map;
    }

    /* ---------------- Equality, copies, streams ---------------- */

    @ParameterizedTest
    @EnumSource
    void equalToEveryMapWithTheSameEntries(Order order) {
        GoLongMap<String> map = numbered(order, 110);
        Map<Long, String> same = new HashMap<>(map);
        GoMap<Long, String> objects = new GoMap<>(map);
        for (Map<Long, String> other : List.of(same, objects, new TreeMap<>(map), map.clone(), new GoLongMap<>(same))) {
            assertEquals(other, map);
            assertEquals(map, other);
            assertEquals(other.hashCode(), map.hashCode());
        }
        same.put(Long.valueOf(3), null);
        assertNotEquals(map, same);
        assertNotEquals(same, map);
        same.put(Long.valueOf(3), "value 3");
        same.put(null, same.remove(Long.valueOf(4)));
        assertNotEquals(map, same);
        assertNotEquals(same, map);
        assertNotEquals(map, Map.of("1", "value 1"));
        assertEquals("{7=seven}", new GoLongMap<>(Map.of(Long.valueOf(7), "seven")).toString());
        assertEquals("{}", new GoLongMap<>().toString());
    }

    @ParameterizedTest
    @EnumSource
    void copiesAndStreams_inEveryStateOfGrowth(GrowthState state) {
        GoLongMap<String> map = GoLongMap.<String>builder()
                .expectedSize(state == GrowthState.DOUBLING ? 0 : 200)
                .build();
        for (int key = 0; key < 110; key++) {
            map.put(key, "value " + key);
        }
        assertTrue(state != GrowthState.SAME_SIZE || TestMaps.startSameSizeGrowth(map));
        assertTrue(state.describes(map));
        for (GoLongMap<String> copy : List.of(map.clone(), new GoLongMap<>(map), TestMaps.roundTrip(map))) {
            assertEquals(map, copy);
            TableInvariants.check(copy);
            copy.put(1_000, "more");
            assertFalse(map.containsKey(1_000));
        }
        assertTrue(state.describes(map), "copying changes nothing");
    }

    /** A hasher that can be written. */
    private record Reversing() implements LongHasher, Serializable {
        @Override
        public long hash(long key, long seed) {
            return Long.reverse(key) ^ seed;
        }
    }

    @Test
    void streams_keepTheSettingsAndNeitherSeedNorGenerator() throws IOException {
        GoLongMap<String> map = GoLongMap.<String>builder()
                .hasher(new Reversing())
                .failFastIterators(true)
                .random(new SplittableRandom(1))
                .build();
        map.put(1, "one");
        GoLongMap<String> copy = TestMaps.roundTrip(map);
        assertEquals(new Reversing(), copy.settings().hasher());
        assertTrue(copy.settings().failFastIterators());
        assertNotEquals(map.seed(), copy.seed());
        GoLongMap<String> unwritable =
                GoLongMap.<String>builder().hasher((key, seed) -> key).build();
        assertThrows(NotSerializableException.class, () -> TestMaps.serialize(unwritable));
    }

    /** Each byte of a stream damaged, and each prefix of it: a map that is whole, or an exception of the JDK. */
    @Test
    void damagedStreams_neverMakeABrokenMap() throws IOException {
        byte[] stream = TestMaps.serialize(numbered(Order.IN_LINE, 20));
        int maps = 0;
        for (int at = 0; at < stream.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit += 3) {
                byte[] damaged = stream.clone();
                damaged[at] ^= (byte) (1 << bit);
                maps += readsAMap(damaged) ? 1 : 0;
            }
            assertFalse(readsAMap(Arrays.copyOf(stream, at)), "a prefix of " + at + " bytes");
        }
        assertTrue(maps > 0, "damaged values are values");
    }

    private static boolean readsAMap(byte[] stream) {
        Object read;
        try {
            read = TestMaps.deserialize(stream);
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            return false;
        }
        if (read instanceof GoLongMap<?> map) {
            TableInvariants.check(map);
        }
        return true;
    }

    @Test
    void twoEntriesOfOneKey_areRefused() throws IOException {
        GoLongMap<Integer> map = new GoLongMap<>();
        map.put(0x11223344, Integer.valueOf(1));
        map.put(0x11223345, Integer.valueOf(2));
        byte[] stream = TestMaps.serialize(map);
        for (int at = 0; at < stream.length; at++) {
            if (stream[at] == 0x45 && stream[at - 1] == 0x33) {
                stream[at] = 0x44;
            }
        }
        InvalidObjectException refused = assertThrows(InvalidObjectException.class, () -> TestMaps.deserialize(stream));
        assertEquals("the stream has two entries with the key " + 0x11223344, refused.getMessage());
    }

    /* ---------------- Keys that somebody chose ---------------- */

    /** Enough for 512 buckets. */
    private static final int HOSTILE_KEYS = 1_700;

    private static final long HOSTILE_SEED = 0x123456789ABCDEF1L;

    /**
     * Keys of one bucket among 512, and of one tophash, under a seed that is known: found by search. More of the hash
     * decides nothing in a map of so many entries.
     */
    private static List<Long> hostileKeys() {
        List<Long> keys = new ArrayList<>();
        for (long key = 0; keys.size() < HOSTILE_KEYS; key++) {
            long hash = Hashing.spread(key, HOSTILE_SEED);
            if ((hash & 511) == 17 && hash >>> 56 == 0x93) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** A map whose seed is known. */
    private static GoLongMap<String> mapOfSeed(long seed) {
        ScriptedRandom random = new ScriptedRandom();
        random.prescribe(seed);
        // The seed is renewed when the map becomes empty.
        random.prescribe(seed + 2);
        return GoLongMap.<String>builder().random(random).build();
    }

    @Test
    void hostileKeys_formOneChainUnderTheSeedTheyWereMadeFor_andSpreadUnderAnother() {
        List<Long> keys = hostileKeys();
        GoLongMap<String> hit = mapOfSeed(HOSTILE_SEED);
        for (Long key : keys) {
            hit.put(key.longValue(), "value " + key);
        }
        hit.finishGrowth();
        int hostileBuckets = (HOSTILE_KEYS + 7) / 8;
        assertEquals(hostileBuckets, hit.inspect().chain(17).size(), "one chain, searched from end to end");
        assertTrue(chains(hit).bucketsPerHit() > hostileBuckets / 3.0, "and so a search looks at half of it");
        for (GoLongMap<String> spread : mapsOfOtherHashes()) {
            for (Long key : keys) {
                spread.put(key.longValue(), "value " + key);
            }
            assertTrue(chains(spread).longest() <= 5, () -> "longest chain: " + chains(spread).longest());
            assertTrue(chains(spread).bucketsPerHit() < 1.3, () -> chains(spread).toString());
        }
        // Slow, and right.
        for (Long key : keys) {
            assertEquals("value " + key, hit.get(key.longValue()));
        }
        TableInvariants.check(hit);
        for (Long key : keys) {
            assertEquals("value " + key, hit.remove(key.longValue()));
        }
        assertTrue(hit.isEmpty());
    }

    /** With other seeds: the next one, when the map becomes empty, and such as are drawn; and with a keyed hash. */
    private static List<GoLongMap<String>> mapsOfOtherHashes() {
        List<GoLongMap<String>> maps = new ArrayList<>();
        maps.add(mapOfSeed(Hashing.nextSeed(HOSTILE_SEED)));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20; i++) {
            maps.add(mapOfSeed(random.nextLong()));
        }
        maps.add(GoLongMap.<String>builder()
                .hasher(Hashers.sipHash13ForLongs())
                .random(random)
                .build());
        return maps;
    }

    private static ChainStatistics chains(GoLongMap<?> map) {
        return map.inspect().chains();
    }

    /** Numbers in a row, multiples of powers of two, differences in the upper half: none makes chains. */
    @Test
    void regularKeys_areSpread() {
        for (int shift = 0; shift <= 14; shift += 2) {
            GoLongMap<String> map = mapOfSeed(HOSTILE_SEED);
            for (int i = 0; i < 20_000; i++) {
                map.put(i << shift, "a");
            }
            assertTrue(chains(map).bucketsPerMiss() < 1.6, "multiples of 2^" + shift + ": " + chains(map));
            assertTrue(chains(map).longest() <= 6, "multiples of 2^" + shift + ": " + chains(map));
        }
    }

    /* ---------------- Loops that ruin other maps ---------------- */

    /** Old keys out, new keys in: the storage stays what it was, because chains full of holes are renewed. */
    @ParameterizedTest
    @EnumSource
    void slidingWindow_doesNotGrow(Order order) {
        int window = TestMaps.loadLimit(6) - 1;
        GoLongMap<String> map =
                order.<String>longs().random(new SplittableRandom(7)).build();
        for (int key = 0; key < window; key++) {
            map.put(key, "a");
        }
        map.finishGrowth();
        int buckets = map.inspect().bucketCount();
        int mostOverflow = 0;
        for (int key = window; key < 400_000; key++) {
            map.put(key, "a");
            assertEquals("a", map.remove(key - window));
            if (key % 100 == 0) {
                MapInspection<Long, String> picture = map.inspect(MapInspection.Detail.COUNTERS);
                assertEquals(buckets, picture.bucketCount());
                mostOverflow = Math.max(mostOverflow, picture.overflowCount());
            }
        }
        assertEquals(window, map.size());
        assertTrue(mostOverflow <= buckets + 1, "overflow buckets: " + mostOverflow);
        assertTrue(map.inspect().growths().sameSizeGrowths() > 0, "chains were renewed");
        TableInvariants.check(map);
    }

    /** A copy of the same seed meets the keys in the order of its own buckets, and no chain becomes long by it. */
    @ParameterizedTest
    @EnumSource
    void copyingInTheOrderOfIteration_isLinear(Order order) {
        GoLongMap<String> original =
                order.<String>longs().random(new SplittableRandom(5)).build();
        for (int key = 0; key < 100_000; key++) {
            original.put(key, "a");
        }
        GoLongMap<String> copy =
                order.<String>longs().random(new SplittableRandom(5)).build();
        assertEquals(original.seed(), copy.seed());
        double work = 0;
        int samples = 0;
        for (LongEntryCursor<String> cursor = original.cursor(); cursor.moveNext(); ) {
            copy.put(cursor.key(), cursor.value());
            if ((copy.size() & (copy.size() - 1)) == 0 || copy.size() % 10_000 == 0) {
                work += chains(copy).bucketsPerHit();
                samples++;
            }
        }
        assertEquals(original, copy);
        double perSearch = work / samples;
        assertTrue(perSearch < 2, () -> "buckets that a search looks at: " + perSearch);
    }
}

package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.TestMaps.GrowthState;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of GoMap by example, method by method. */
class GoMapTest {
    private final GoMap<String, Integer> map = new GoMap<>();

    @AfterEach
    void checkInvariants() {
        TableInvariants.check(map);
    }

    private static GoMap<Integer, Integer> numbered(int entries) {
        GoMap<Integer, Integer> numbered = new GoMap<>();
        for (int i = 0; i < entries; i++) {
            numbered.put(i, -i);
        }
        return numbered;
    }

    /** 110 entries or fewer in the given state of growth. */
    private static GoMap<Integer, Integer> inState(GrowthState state) {
        GoMap<Integer, Integer> grown = new GoMap<>(state == GrowthState.DOUBLING ? 0 : 200);
        for (int i = 0; i < 110; i++) {
            grown.put(i, -i);
        }
        if (state == GrowthState.SAME_SIZE) {
            TestMaps.startSameSizeGrowth(grown);
        }
        assertTrue(state.describes(grown), "in the state " + state);
        return grown;
    }

    private static <T> List<T> listOf(Iterator<T> iterator) {
        List<T> list = new ArrayList<>();
        iterator.forEachRemaining(list::add);
        return list;
    }

    /* ---------------- Construction ---------------- */

    @Nested
    class Constructors {
        @Test
        void noArguments_isEmpty() {
            assertTrue(map.isEmpty());
            assertEquals(0, map.size());
            assertEquals(Map.of(), map);
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, -17, Integer.MIN_VALUE})
        void negativeExpectedSize_isNamedInTheException(int expectedSize) {
            IllegalArgumentException thrown =
                    assertThrows(IllegalArgumentException.class, () -> new GoMap<String, String>(expectedSize));
            assertTrue(thrown.getMessage().contains(String.valueOf(expectedSize)), thrown.getMessage());
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 8, 9, 13, 14, 26, 27, 104, 105, 1000, 10_000})
        void expectedSize_isReachedWithoutGrowth(int expectedSize) {
            GoMap<Integer, Integer> presized = new GoMap<>(expectedSize);
            int log2Buckets = presized.inspect().log2Buckets();
            assertEquals(TestMaps.smallestLog2Buckets(expectedSize), log2Buckets);
            for (int i = 0; i < expectedSize; i++) {
                presized.put(i, i);
            }
            assertEquals(log2Buckets, presized.inspect().log2Buckets());
            assertFalse(presized.inspect().isGrowing());
            TableInvariants.check(presized);
        }

        /** Memory is obtained when entries arrive, whatever was expected. */
        @ParameterizedTest
        @ValueSource(ints = {10_000_000, Integer.MAX_VALUE})
        void hugeExpectedSize_isCheapAndUsable(int expectedSize) {
            long before = allocatedBytes();
            GoMap<Integer, Integer> huge = new GoMap<>(expectedSize);
            for (int i = 0; i < 10; i++) {
                huge.put(i, i);
            }
            assertEquals(45, huge.values().stream().mapToInt(i -> i).sum());
            assertEquals(5, huge.remove(5));
            assertNull(huge.get(5));
            long allocated = allocatedBytes() - before;
            assertTrue(allocated < 4 << 20, "allocated " + allocated + " bytes");
        }

        private long allocatedBytes() {
            return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                    .getCurrentThreadAllocatedBytes();
        }

        @Test
        void copy_hasTheEntriesOfTheSource() {
            Map<String, Integer> source = new TreeMap<>(Map.of("a", 1, "b", 2, "c", 3));
            GoMap<String, Integer> copy = new GoMap<>(source);
            assertEquals(source, copy);
            source.put("d", 4);
            assertFalse(copy.containsKey("d"));
            TableInvariants.check(copy);
        }

        @ParameterizedTest
        @EnumSource
        void copyOfAGoMap_leavesTheSourceAsItIs(GrowthState state) {
            GoMap<Integer, Integer> source = inState(state);
            GoMap<Integer, Integer> copy = new GoMap<>(source);
            assertEquals(source, copy);
            assertTrue(state.describes(source), "a copy moves nothing in the source");
            copy.clear();
            assertEquals(110, source.size());
            TableInvariants.check(copy);
            TableInvariants.check(source);
        }

        @Test
        void copyOfNull_throws() {
            assertThrows(NullPointerException.class, () -> new GoMap<String, String>((Map<String, String>) null));
        }
    }

    @Nested
    class BuilderTest {
        @Test
        void nullArguments_areNamed() {
            GoMap.Builder<String, String> builder = GoMap.builder();
            String hasher = assertThrows(NullPointerException.class, () -> builder.hasher(null))
                    .getMessage();
            String random = assertThrows(NullPointerException.class, () -> builder.random(null))
                    .getMessage();
            assertTrue(hasher != null && hasher.contains("hasher"), hasher);
            assertTrue(random != null && random.contains("random"), random);
        }

        @Test
        void negativeExpectedSize_isNamedInTheException() {
            String message = assertThrows(
                            IllegalArgumentException.class,
                            () -> GoMap.<String, String>builder().expectedSize(-42))
                    .getMessage();
            assertTrue(message.contains("-42"), message);
        }

        @Test
        @SuppressWarnings("ModifyCollectionInEnhancedForLoop") // which such a map allows
        void defaults_makeAPlainMap() {
            GoMap<String, Integer> built = GoMap.<String, Integer>builder().build();
            built.put("a", 1);
            built.put("b", 2);
            for (String key : built.keySet()) {
                built.put(key + key, 0); // not fail-fast
            }
            assertEquals(
                    listOf(built.keySet().iterator()), listOf(built.keySet().iterator()));
        }

        @Test
        void aBuilder_makesMapsOfTheirOwn() {
            GoMap.Builder<String, Integer> builder =
                    GoMap.<String, Integer>builder().expectedSize(100);
            GoMap<String, Integer> first = builder.build();
            GoMap<String, Integer> second = builder.build();
            first.put("a", 1);
            assertTrue(second.isEmpty());
        }

        @Test
        void hasher_isCalledWithTheSeedAndNeverWithNull() {
            List<Long> seeds = new ArrayList<>();
            GoMap<String, Integer> hashed = GoMap.<String, Integer>builder()
                    .random(scripted(77, 78))
                    .hasher((key, seed) -> {
                        seeds.add(seed);
                        return key.length() + seed;
                    })
                    .build();
            hashed.put("a", 1);
            hashed.put(null, 2);
            assertEquals(2, hashed.get(null));
            assertTrue(hashed.containsKey(null));
            assertEquals(2, hashed.remove(null));
            assertEquals(Set.of(77L), new HashSet<>(seeds));
            hashed.clear();
            hashed.put("a", 1);
            assertEquals(78L, seeds.get(seeds.size() - 1));
        }

        @Test
        void hasherThatThrows_changesNothing() {
            GoMap<String, Integer> hashed = GoMap.<String, Integer>builder()
                    .hasher((key, seed) -> {
                        if (key.isEmpty()) {
                            throw new UnsupportedOperationException("no hash");
                        }
                        return key.hashCode();
                    })
                    .build();
            assertThrows(UnsupportedOperationException.class, () -> hashed.put("", 1));
            assertTrue(hashed.isEmpty());
            hashed.put("a", 1);
            for (Runnable use : List.<Runnable>of(
                    () -> hashed.put("", 1),
                    () -> hashed.get(""),
                    () -> hashed.remove(""),
                    () -> hashed.merge("", 1, Integer::sum),
                    () -> hashed.computeIfAbsent("", k -> 1),
                    () -> hashed.keySet().contains(""))) {
                assertEquals(
                        "no hash",
                        assertThrows(UnsupportedOperationException.class, use::run)
                                .getMessage());
            }
            assertEquals(Map.of("a", 1), hashed);
            assertFalse(hashed.writing());
            TableInvariants.check(hashed);
        }

        /** A hasher that a cast has brought to keys of another class fails with the exception of the language. */
        @Test
        void hasherOfAnotherKeyType_throwsClassCastException() {
            GoMap<String, Integer> strings = GoMap.<String, Integer>builder()
                    .hasher((key, seed) -> key.length())
                    .build();
            strings.put("a", 1);
            Object five = 5;
            assertThrows(ClassCastException.class, () -> strings.get(five));
            assertEquals(1, strings.get("a"));
        }
    }

    /** Answers these numbers, one after the other. */
    private static RandomGenerator scripted(long... numbers) {
        Iterator<Long> script = Arrays.stream(numbers).iterator();
        return script::next;
    }

    /* ---------------- Randomness ---------------- */

    @Nested
    class Randomness {
        private static final String PROPERTY = "io.github.gomap.seed";

        private <M extends Map<Integer, Integer>> M fill(M empty) {
            for (int i = 0; i < 1000; i++) {
                empty.put(i, i);
            }
            return empty;
        }

        private List<Integer> order(Map<Integer, Integer> filled) {
            return listOf(filled.keySet().iterator());
        }

        @Test
        void mapsOfEqualContent_differInOrder() {
            Set<List<Integer>> orders = new HashSet<>();
            for (int i = 0; i < 5; i++) {
                orders.add(order(fill(new GoMap<>())));
            }
            assertEquals(5, orders.size());
        }

        @Test
        void seededGenerator_makesAMapReproducible() {
            for (boolean randomStart : new boolean[] {false, true}) {
                List<List<Integer>> orders = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    GoMap<Integer, Integer> seeded = fill(GoMap.<Integer, Integer>builder()
                            .random(new SplittableRandom(7))
                            .randomIterationStart(randomStart)
                            .build());
                    seeded.keySet().removeIf(key -> key % 3 == 0);
                    orders.add(order(seeded));
                    seeded.clear();
                    orders.add(order(fill(seeded)));
                }
                assertEquals(orders.subList(0, 2), orders.subList(2, 4));
            }
        }

        /** The property holds for a whole program, so each program here is a class loader of its own. */
        @Test
        void seedProperty_makesAllMapsReproducible() throws Exception {
            List<Integer> order = orderInAnotherProgram("12345", false);
            assertEquals(order, orderInAnotherProgram("12345", false));
            assertEquals(orderInAnotherProgram("12345", true), orderInAnotherProgram("12345", true));
            assertNotEquals(order, orderInAnotherProgram("12346", false));
            assertNotEquals(orderInAnotherProgram(null, false), orderInAnotherProgram(null, false));
        }

        @SuppressWarnings("unchecked")
        private List<Integer> orderInAnotherProgram(String seed, boolean presized) throws Exception {
            if (seed != null) {
                System.setProperty(PROPERTY, seed);
            }
            try (URLClassLoader program = new URLClassLoader(
                    new URL[] {TestMaps.productionClasses().toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
                Class<?> type = program.loadClass(GoMap.class.getName());
                assertNotSame(GoMap.class, type);
                Map<Integer, Integer> made = (Map<Integer, Integer>)
                        (presized
                                ? type.getConstructor(int.class).newInstance(500)
                                : type.getConstructor().newInstance());
                return order(fill(made));
            } finally {
                System.clearProperty(PROPERTY);
            }
        }

        @Test
        void aNumberIsDrawn_atCreationAndWhenTheMapBecomesEmpty() {
            AtomicInteger draws = new AtomicInteger();
            GoMap<Integer, Integer> counted = GoMap.<Integer, Integer>builder()
                    .random(() -> draws.incrementAndGet() * 0x9E3779B97F4A7C15L)
                    .build();
            assertEquals(1, draws.get());
            counted.clear();
            assertEquals(1, draws.get(), "clear of an empty map");
            fill(counted);
            assertEquals(1, draws.get(), "puts and growth");
            order(counted);
            counted.hashCode();
            counted.forEach((key, value) -> {});
            assertEquals(1, draws.get(), "iterations");
            counted.clear();
            assertEquals(2, draws.get(), "clear");
            counted.put(1, 1);
            counted.remove(1);
            assertEquals(3, draws.get(), "removal of the last entry");
            counted.remove(1);
            assertEquals(3, draws.get(), "removal of nothing");
            counted.put(1, 1);
            counted.compute(1, (k, v) -> null);
            assertEquals(4, draws.get(), "removal by compute");
            counted.put(1, 1);
            Iterator<Integer> iterator = counted.keySet().iterator();
            iterator.next();
            iterator.remove();
            assertEquals(5, draws.get(), "removal by an iterator");
        }

        @Test
        void randomIterationStart_drawsOneNumberPerIterator() {
            AtomicInteger draws = new AtomicInteger();
            GoMap<Integer, Integer> counted = GoMap.<Integer, Integer>builder()
                    .random(() -> draws.incrementAndGet() * 0x9E3779B97F4A7C15L)
                    .randomIterationStart(true)
                    .build();
            counted.keySet().iterator();
            assertEquals(1, draws.get(), "an iterator of an empty map");
            fill(counted);
            for (Collection<?> view : List.of(counted.keySet(), counted.values(), counted.entrySet())) {
                int before = draws.get();
                Iterator<?> iterator = view.iterator();
                assertEquals(before + 1, draws.get());
                iterator.next();
                iterator.forEachRemaining(element -> {});
                assertEquals(before + 1, draws.get());
            }
        }

        @Test
        void randomIterationStart_variesTheOrderOfAnUnchangedMap() {
            GoMap<Integer, Integer> varied = fill(
                    GoMap.<Integer, Integer>builder().randomIterationStart(true).build());
            Set<List<Integer>> orders = new HashSet<>();
            for (int i = 0; i < 20; i++) {
                List<Integer> order = order(varied);
                assertEquals(1000, new HashSet<>(order).size());
                orders.add(order);
            }
            assertTrue(orders.size() > 10, orders.size() + " orders");
        }

        /** For a start value r of 2^B buckets: bucket r modulo 2^B first, slot (r >>> B) modulo 8 first. */
        @Test
        void startValue_choosesBucketAndSlot() {
            for (int startBucket = 0; startBucket < 4; startBucket++) {
                for (int offset = 0; offset < 8; offset++) {
                    GoMap<Integer, Integer> placed = GoMap.<Integer, Integer>builder()
                            .expectedSize(26)
                            .hasher((key, seed) -> key)
                            .random(scripted(0, startBucket | offset << 2))
                            .randomIterationStart(true)
                            .build();
                    for (int key = 0; key < 24; key++) {
                        placed.put(key, key); // in bucket key % 4, slot key / 4
                    }
                    List<Integer> expected = new ArrayList<>();
                    for (int bucket = 0; bucket < 4; bucket++) {
                        for (int slot = 0; slot < 8; slot++) {
                            int key = (startBucket + bucket) % 4 + 4 * ((slot + offset) % 8);
                            if (key < 24) {
                                expected.add(key);
                            }
                        }
                    }
                    assertEquals(expected, order(placed));
                }
            }
        }
    }

    /* ---------------- One entry ---------------- */

    @Nested
    class Put {
        @Test
        void put_new_returnsNull() {
            assertNull(map.put("a", 1));
            assertEquals(1, map.get("a"));
            assertEquals(1, map.size());
        }

        @Test
        void put_replaces_returnsOld() {
            map.put("a", 1);
            assertEquals(1, map.put("a", 2));
            assertEquals(2, map.get("a"));
            assertEquals(1, map.size());
        }

        @Test
        void put_replaces_keepsTheKeyThatWasThere() {
            String first = new String("key");
            map.put(first, 1);
            map.put(new String("key"), 2);
            assertSame(first, map.keySet().iterator().next());
        }

        @Test
        void put_nullKeyAndNullValue() {
            assertNull(map.put(null, 1));
            assertEquals(1, map.put(null, null));
            assertTrue(map.containsKey(null));
            assertNull(map.get(null));
            assertNull(map.put("a", null));
            assertTrue(map.containsValue(null));
            assertEquals(2, map.size());
        }

        @Test
        void put_ofTheMapItself_isAValueLikeAnother() {
            GoMap<String, Object> self = new GoMap<>();
            self.put("me", self);
            assertSame(self, self.get("me"));
        }

        @Test
        void put_keysOfOneHashCode() {
            GoMap<String, Integer> colliding = new GoMap<>();
            List<String> keys =
                    IntStream.range(0, 256).mapToObj(TestMaps::collidingString).toList();
            assertEquals(1, keys.stream().map(String::hashCode).distinct().count());
            for (int i = 0; i < keys.size(); i++) {
                assertNull(colliding.put(keys.get(i), i));
            }
            for (int i = 0; i < keys.size(); i++) {
                assertEquals(i, colliding.get(keys.get(i)));
            }
            assertNull(colliding.get(TestMaps.collidingString(256)));
            TableInvariants.check(colliding);
            for (int i = 0; i < keys.size(); i += 2) {
                assertEquals(i, colliding.remove(keys.get(i)));
            }
            TableInvariants.check(colliding);
            assertEquals(128, colliding.size());
        }
    }

    @Nested
    class Get {
        @Test
        void get_absent_returnsNull() {
            assertNull(map.get("a"));
            map.put("b", 1);
            assertNull(map.get("a"));
            assertNull(map.get(null));
        }

        @Test
        void get_ofAnotherType_returnsNull() {
            map.put("a", 1);
            Object five = 5;
            assertNull(map.get(five));
        }

        @Test
        void getOrDefault_presentWithNull_returnsNull() {
            map.put("a", null);
            assertNull(map.getOrDefault("a", 5));
            assertEquals(5, map.getOrDefault("b", 5));
        }

        @Test
        void get_asksTheGivenKeyForEquality() {
            map.put("a", 1);
            Object asking = new Object() {
                @Override
                public int hashCode() {
                    return "a".hashCode();
                }

                @Override
                public boolean equals(Object other) {
                    return "a".equals(other);
                }
            };
            assertEquals(1, map.get(asking));
        }

        /** The same object is the same key, even if its equals denies it, as in HashMap. */
        @Test
        void get_sameObject_isFoundWithoutEquals() {
            GoMap<Double, Integer> numbers = new GoMap<>();
            numbers.put(Double.NaN, 1);
            assertEquals(1, numbers.get(Double.NaN));
            Object odd = new Object() {
                @Override
                public int hashCode() {
                    return 1;
                }

                @Override
                public boolean equals(Object other) {
                    return false;
                }
            };
            GoMap<Object, Integer> objects = new GoMap<>();
            objects.put(odd, 1);
            assertEquals(1, objects.get(odd));
            assertEquals(1, objects.put(odd, 2));
            assertEquals(2, objects.remove(odd));
        }

        @ParameterizedTest
        @EnumSource
        void reads_moveNothing(GrowthState state) {
            GoMap<Integer, Integer> grown = inState(state);
            String before = grown.inspect().evacuatedCount() + " " + dump(grown);
            for (int i = -50; i < 200; i++) {
                assertEquals(i >= 0 && i < 110 ? Integer.valueOf(-i) : null, grown.get(i));
                assertEquals(i >= 0 && i < 110, grown.containsKey(i));
            }
            grown.containsValue(5);
            grown.forEach((key, value) -> {});
            assertEquals(before, grown.inspect().evacuatedCount() + " " + dump(grown));
        }

        private String dump(GoMap<?, ?> dumped) {
            MapInspection<?, ?> picture = dumped.inspect();
            return IntStream.range(0, picture.bucketCount())
                            .mapToObj(bucket -> picture.chain(bucket).toString())
                            .collect(Collectors.joining())
                    + IntStream.range(0, picture.oldBucketCount())
                            .mapToObj(bucket -> picture.oldChain(bucket).toString())
                            .collect(Collectors.joining());
        }
    }

    @Nested
    class Contains {
        @Test
        void containsKey_presentWithNull_isTrue() {
            map.put("a", null);
            assertTrue(map.containsKey("a"));
            assertFalse(map.containsKey("b"));
            assertFalse(map.containsKey(null));
        }

        @Test
        void containsValue_findsByEquals() {
            map.put("a", 1000);
            assertTrue(map.containsValue(Integer.valueOf(1000)));
            assertFalse(map.containsValue(null));
            Object text = "1000";
            assertFalse(map.containsValue(text));
        }
    }

    @Nested
    class Remove {
        @Test
        void remove_present_returnsOld() {
            map.put("a", 1);
            assertEquals(1, map.remove("a"));
            assertFalse(map.containsKey("a"));
            assertTrue(map.isEmpty());
        }

        @Test
        void remove_absent_returnsNull() {
            assertNull(map.remove("a"));
            map.put("b", 1);
            assertNull(map.remove("a"));
            assertEquals(1, map.size());
        }

        @Test
        void remove_withValue_removesOnlyIfEqual() {
            map.put("a", 1);
            map.put("b", null);
            assertFalse(map.remove("a", 2));
            assertFalse(map.remove("a", null));
            assertFalse(map.remove("c", null));
            assertTrue(map.remove("a", 1));
            assertTrue(map.remove("b", null));
            assertTrue(map.isEmpty());
        }

        @Test
        void remove_all_thenFillAgain() {
            GoMap<Integer, Integer> emptied = numbered(500);
            for (int i = 0; i < 500; i++) {
                assertEquals(-i, emptied.remove(i));
                if (i % 50 == 0) {
                    TableInvariants.check(emptied);
                }
            }
            assertTrue(emptied.isEmpty());
            emptied.put(1, 1);
            assertEquals(Map.of(1, 1), emptied);
            TableInvariants.check(emptied);
        }
    }

    /** A chain that was long once, and all of whose overflow buckets are empty now. */
    @Nested
    class LongChainThatWasEmptied {
        @Test
        void isFilledFromItsBeginning() {
            for (int longest : new int[] {8, 9, 30, 56, 57, 64, 65, 100}) {
                for (boolean comparable : new boolean[] {false, true}) {
                    GoMap<TestMaps.TestKey, Integer> chained = new GoMap<>(104);
                    chained.put(TestMaps.TestKey.of(5000, TestMaps.HashKind.SPREAD, comparable), 5000);
                    List<TestMaps.TestKey> keys = IntStream.range(0, longest)
                            .mapToObj(id -> TestMaps.TestKey.of(id, TestMaps.HashKind.MINUS_ONE, comparable))
                            .toList();
                    for (int round = 0; round < 3; round++) {
                        keys.forEach(key -> chained.put(key, key.id));
                        TableInvariants.check(chained);
                        keys.forEach(key -> assertEquals(key.id, chained.get(key)));
                        for (TestMaps.TestKey key : keys) {
                            assertEquals(key.id, chained.remove(key));
                        }
                        TableInvariants.check(chained);
                        assertEquals(1, chained.size());
                    }
                }
            }
        }
    }

    @Nested
    class PutIfAbsent {
        @Test
        void putIfAbsent_absent_puts() {
            assertNull(map.putIfAbsent("a", 1));
            assertEquals(1, map.get("a"));
        }

        @Test
        void putIfAbsent_present_returnsWhatIsThere() {
            map.put("a", 1);
            assertEquals(1, map.putIfAbsent("a", 2));
            assertEquals(1, map.get("a"));
        }

        @Test
        void putIfAbsent_presentWithNull_replaces() {
            map.put("a", null);
            assertNull(map.putIfAbsent("a", 2));
            assertEquals(2, map.get("a"));
        }
    }

    @Nested
    class Replace {
        @Test
        void replace_absent_doesNothing() {
            assertNull(map.replace("a", 1));
            assertFalse(map.replace("a", null, 1));
            assertTrue(map.isEmpty());
        }

        @Test
        void replace_present_returnsOld() {
            map.put("a", 1);
            assertEquals(1, map.replace("a", null));
            assertNull(map.replace("a", 2));
            assertEquals(2, map.get("a"));
        }

        @Test
        void replace_withOldValue_comparesByEquals() {
            map.put("a", 1000);
            assertFalse(map.replace("a", 999, 1));
            assertTrue(map.replace("a", Integer.valueOf(1000), null));
            assertTrue(map.replace("a", null, 3));
            assertEquals(3, map.get("a"));
        }
    }

    /* ---------------- Mapping functions ---------------- */

    @Nested
    class ComputeIfAbsent {
        @Test
        void computeIfAbsent_absent_puts() {
            assertEquals(1, map.computeIfAbsent("a", String::length));
            assertEquals(1, map.get("a"));
        }

        @Test
        void computeIfAbsent_present_doesNotCall() {
            map.put("a", 5);
            assertEquals(5, map.computeIfAbsent("a", key -> {
                throw new AssertionError("called");
            }));
        }

        @Test
        void computeIfAbsent_presentWithNull_calls() {
            map.put("a", null);
            assertEquals(1, map.computeIfAbsent("a", String::length));
            assertEquals(1, map.get("a"));
        }

        @Test
        void computeIfAbsent_toNull_leavesTheMap() {
            map.put("b", null);
            assertNull(map.computeIfAbsent("a", key -> null));
            assertNull(map.computeIfAbsent("b", key -> null));
            assertFalse(map.containsKey("a"));
            assertTrue(map.containsKey("b"));
        }

        @Test
        void computeIfAbsent_callsOnce() {
            AtomicInteger calls = new AtomicInteger();
            for (int i = 0; i < 300; i++) {
                map.computeIfAbsent("key " + i, key -> calls.incrementAndGet());
            }
            assertEquals(300, calls.get());
        }

        @Test
        void computeIfAbsent_nullFunction_throws() {
            map.put("a", 1);
            assertThrows(NullPointerException.class, () -> map.computeIfAbsent("a", null));
            assertThrows(NullPointerException.class, () -> map.computeIfAbsent("b", null));
        }
    }

    @Nested
    class ComputeIfPresent {
        @Test
        void computeIfPresent_absentOrNull_doesNotCall() {
            map.put("b", null);
            for (String key : List.of("a", "b")) {
                assertNull(map.computeIfPresent(key, (k, v) -> {
                    throw new AssertionError("called");
                }));
            }
            assertTrue(map.containsKey("b"));
        }

        @Test
        void computeIfPresent_present_replaces() {
            map.put("a", 1);
            assertEquals(2, map.computeIfPresent("a", (k, v) -> v + 1));
            assertEquals(2, map.get("a"));
        }

        @Test
        void computeIfPresent_toNull_removes() {
            map.put("a", 1);
            assertNull(map.computeIfPresent("a", (k, v) -> null));
            assertFalse(map.containsKey("a"));
        }
    }

    @Nested
    class Compute {
        @Test
        void compute_absent_seesNullAndPuts() {
            assertEquals(1, map.compute("a", (k, v) -> v == null ? 1 : -1));
            assertEquals(1, map.get("a"));
        }

        @Test
        void compute_toNull_removesEvenANullValue() {
            map.put("a", 1);
            map.put("b", null);
            assertNull(map.compute("a", (k, v) -> null));
            assertNull(map.compute("b", (k, v) -> null));
            assertNull(map.compute("c", (k, v) -> null));
            assertTrue(map.isEmpty());
        }

        @Test
        void compute_getsTheGivenKey() {
            String given = new String("a");
            map.put("a", 1);
            map.compute(given, (k, v) -> {
                assertSame(given, k);
                return v;
            });
        }
    }

    @Nested
    class Merge {
        @Test
        void merge_absentOrNull_putsTheValue() {
            map.put("b", null);
            for (String key : List.of("a", "b")) {
                assertEquals(7, map.merge(key, 7, (x, y) -> {
                    throw new AssertionError("called");
                }));
            }
            assertEquals(Map.of("a", 7, "b", 7), map);
        }

        @Test
        void merge_present_combines() {
            map.put("a", 10);
            assertEquals(3, map.merge("a", 7, (old, given) -> old - given));
            assertEquals(3, map.get("a"));
        }

        @Test
        void merge_toNull_removes() {
            map.put("a", 10);
            assertNull(map.merge("a", 7, (old, given) -> null));
            assertTrue(map.isEmpty());
        }

        @Test
        void merge_nullValueOrFunction_throws() {
            map.put("a", 1);
            assertThrows(NullPointerException.class, () -> map.merge("a", null, Integer::sum));
            assertThrows(NullPointerException.class, () -> map.merge("b", null, Integer::sum));
            assertThrows(NullPointerException.class, () -> map.merge("b", 1, null));
            assertEquals(Map.of("a", 1), map);
        }
    }

    /* ---------------- All entries ---------------- */

    @Nested
    class PutAll {
        @Test
        void putAll_overwritesAndAdds() {
            map.put("a", 1);
            map.put("b", 2);
            map.putAll(Map.of("b", 20, "c", 30));
            assertEquals(Map.of("a", 1, "b", 20, "c", 30), map);
        }

        @Test
        void putAll_ofItself_changesNothing() {
            GoMap<Integer, Integer> self = numbered(300);
            self.putAll(self);
            assertEquals(numbered(300), self);
            TableInvariants.check(self);
        }

        @Test
        void putAll_ofNull_throws() {
            assertThrows(NullPointerException.class, () -> map.putAll(null));
        }

        @Test
        void putAll_ofAGoMap_intoAnEmptyMapThatIsStillGrowing() {
            for (int entries : new int[] {1, 50, 300}) {
                GoMap<Integer, Integer> growing = growingAndEmpty();
                growing.putAll(numbered(entries));
                assertEquals(numbered(entries), growing);
                TableInvariants.check(growing);
                for (int i = 0; i < 300; i++) {
                    growing.put(1000 + i, i);
                }
                TableInvariants.check(growing);
                assertEquals(entries + 300, growing.size());
            }
        }

        @Test
        void putAll_keepsTheRoomThatWasAskedFor() {
            GoMap<Integer, Integer> presized = new GoMap<>(1000);
            presized.putAll(numbered(10));
            assertEquals(TestMaps.smallestLog2Buckets(1000), presized.inspect().log2Buckets());
        }

        @ParameterizedTest
        @EnumSource
        void putAll_fromAnyState(GrowthState state) {
            GoMap<Integer, Integer> source = inState(state);
            GoMap<Integer, Integer> target = numbered(20);
            target.putAll(source);
            assertEquals(source, target);
            TableInvariants.check(target);
        }
    }

    /** An empty map whose growth no write has completed. */
    private static GoMap<Integer, Integer> growingAndEmpty() {
        GoMap<Integer, Integer> growing = new GoMap<>(200);
        growing.put(1, 1);
        assertTrue(TestMaps.startSameSizeGrowth(growing));
        growing.remove(1);
        assertTrue(growing.isEmpty() && growing.inspect().isGrowing(), "empty and growing");
        return growing;
    }

    @Nested
    class Clear {
        @ParameterizedTest
        @EnumSource
        void clear_removesAll_keepsTheBuckets_endsTheGrowth(GrowthState state) {
            GoMap<Integer, Integer> cleared = inState(state);
            int log2Buckets = cleared.inspect().log2Buckets();
            cleared.clear();
            assertTrue(cleared.isEmpty());
            assertFalse(cleared.containsKey(1));
            assertFalse(cleared.keySet().iterator().hasNext());
            assertEquals(log2Buckets, cleared.inspect().log2Buckets());
            assertFalse(cleared.inspect().isGrowing());
            assertEquals(0, cleared.inspect().evacuatedCount());
            TableInvariants.check(cleared);
            cleared.put(5, 5);
            assertEquals(Map.of(5, 5), cleared);
        }

        @Test
        void clear_ofAnEmptyMap_endsTheGrowth() {
            GoMap<Integer, Integer> growing = growingAndEmpty();
            growing.clear();
            assertFalse(growing.inspect().isGrowing());
            TableInvariants.check(growing);
        }
    }

    @Nested
    class ForEachAndReplaceAll {
        @Test
        void forEach_meetsEveryEntryOnce() {
            GoMap<Integer, Integer> walked = inState(GrowthState.DOUBLING);
            Map<Integer, Integer> met = new HashMap<>();
            walked.forEach((key, value) -> assertNull(met.put(key, value)));
            assertEquals(walked, met);
        }

        @Test
        void replaceAll_setsEveryValue() {
            for (GrowthState state : GrowthState.values()) {
                GoMap<Integer, Integer> replaced = inState(state);
                replaced.replaceAll((key, value) -> key % 10 == 0 ? null : key * 2);
                assertEquals(110, replaced.size());
                replaced.forEach((key, value) -> assertEquals(key % 10 == 0 ? null : (Integer) (key * 2), value));
                TableInvariants.check(replaced);
            }
        }

        @Test
        void nullFunctions_throw() {
            assertThrows(NullPointerException.class, () -> map.forEach(null));
            assertThrows(NullPointerException.class, () -> map.replaceAll(null));
        }
    }

    @Nested
    class EqualsHashCodeToString {
        @Test
        void equals_comparesEntries() {
            map.put("a", 1);
            map.put(null, null);
            Map<String, Integer> other = new HashMap<>(map);
            assertEquals(other, map);
            assertEquals(map, other);
            assertEquals(other.hashCode(), map.hashCode());
            other.put("a", 2);
            assertNotEquals(map, other);
            other.put("a", 1);
            other.remove(null);
            other.put("b", null);
            assertNotEquals(map, other);
        }

        @Test
        void equals_toOtherThings_isFalse() {
            assertNotEquals(map, null);
            assertNotEquals(map, "map");
            assertNotEquals(map, Set.of());
            map.put("a", 1);
            assertNotEquals(map, new TreeMap<>(Map.of(1, 1)));
        }

        /** The other map may be unable to answer a question about a null key or a key of another class. */
        @Test
        void equals_toAMapThatCannotBeAsked_isFalse() {
            map.put(null, 1);
            assertNotEquals(map, new TreeMap<>(Map.of("a", 1)));
            assertNotEquals(map, Map.of("a", 1));
        }

        @Test
        void toString_isThatOfAbstractMap() {
            assertEquals("{}", map.toString());
            map.put("a", 1);
            assertEquals("{a=1}", map.toString());
            map.put(null, null);
            assertTrue(Set.of("{a=1, null=null}", "{null=null, a=1}").contains(map.toString()), map.toString());
        }

        @Test
        void toString_ofAMapThatContainsItself() {
            GoMap<Object, Object> self = new GoMap<>();
            self.put("me", self);
            assertEquals("{me=(this Map)}", self.toString());
        }

        @Test
        void toString_agreesWithTheIterator() {
            GoMap<Integer, Integer> shown = inState(GrowthState.DOUBLING);
            String expected =
                    shown.entrySet().stream().map(Object::toString).collect(Collectors.joining(", ", "{", "}"));
            assertEquals(expected, shown.toString());
        }
    }

    /* ---------------- Views ---------------- */

    @Nested
    class ViewsTest {
        @Test
        void views_areLive() {
            Set<String> keys = map.keySet();
            Collection<Integer> values = map.values();
            Set<Entry<String, Integer>> entries = map.entrySet();
            assertTrue(keys.isEmpty() && values.isEmpty() && entries.isEmpty());
            map.put("a", 1);
            assertEquals(Set.of("a"), keys);
            assertEquals(List.of(1), new ArrayList<>(values));
            assertEquals(Set.of(Map.entry("a", 1)), entries);
            assertTrue(keys.remove("a"));
            assertTrue(map.isEmpty());
        }

        @Test
        void views_doNotAdd() {
            assertThrows(UnsupportedOperationException.class, () -> map.keySet().add("a"));
            assertThrows(UnsupportedOperationException.class, () -> map.values().add(1));
            assertThrows(
                    UnsupportedOperationException.class, () -> map.entrySet().add(Map.entry("a", 1)));
            assertThrows(UnsupportedOperationException.class, () -> map.keySet().addAll(List.of("a")));
        }

        @Test
        void views_clearTheMap() {
            for (int view = 0; view < 3; view++) {
                GoMap<Integer, Integer> cleared = numbered(30);
                List<Collection<?>> views = List.of(cleared.keySet(), cleared.values(), cleared.entrySet());
                views.get(view).clear();
                assertTrue(cleared.isEmpty());
            }
        }

        @Test
        void keySet_contains_remove() {
            map.put(null, 1);
            map.put("a", null);
            assertTrue(map.keySet().containsAll(Arrays.asList(null, "a")));
            Object five = 5;
            assertFalse(map.keySet().contains(five));
            assertTrue(map.keySet().remove("a"));
            assertFalse(map.keySet().remove("a"));
            assertTrue(map.keySet().remove(null));
            assertTrue(map.isEmpty());
        }

        @Test
        void values_remove_takesOne() {
            map.putAll(Map.of("a", 1, "b", 1, "c", 2));
            assertTrue(map.values().remove(1));
            assertEquals(2, map.size());
            assertFalse(map.values().remove(7));
            assertTrue(map.values().removeAll(List.of(1, 2)));
            assertTrue(map.isEmpty());
        }

        @Test
        void entrySet_contains_remove() {
            map.put("a", 1);
            map.put("b", null);
            Set<Entry<String, Integer>> entries = map.entrySet();
            assertTrue(entries.contains(new SimpleEntry<>("b", null)));
            assertFalse(entries.contains(new SimpleEntry<>("c", null)));
            assertFalse(entries.contains(new SimpleEntry<>("a", 2)));
            assertFalse(entries.contains(null));
            Object text = "a=1";
            assertFalse(entries.contains(text));
            assertFalse(entries.remove(new SimpleEntry<>("a", 2)));
            assertFalse(entries.remove(text));
            assertTrue(entries.remove(new SimpleEntry<>("a", 1)));
            assertTrue(entries.remove(new SimpleEntry<>("b", null)));
            assertTrue(map.isEmpty());
        }

        @Test
        void removeIf_retainAll_removeAll() {
            for (GrowthState state : GrowthState.values()) {
                GoMap<Integer, Integer> thinned = inState(state);
                assertTrue(thinned.keySet().removeIf(key -> key >= 100));
                assertFalse(thinned.keySet().removeIf(key -> key >= 100));
                assertTrue(thinned.values().removeIf(value -> value <= -90));
                assertTrue(thinned.entrySet().removeIf(entry -> entry.getKey() >= 80));
                assertTrue(thinned.keySet()
                        .retainAll(IntStream.range(10, 200).boxed().collect(Collectors.toSet())));
                assertFalse(thinned.keySet()
                        .retainAll(IntStream.range(10, 200).boxed().collect(Collectors.toSet())));
                assertTrue(thinned.values().retainAll(numbered(70).values()));
                assertTrue(thinned.keySet().removeAll(List.of(10, 11, 5000)));
                assertTrue(thinned.values().removeAll(List.of(-12)));
                assertTrue(thinned.entrySet().removeAll(List.of(Map.entry(13, -13), Map.entry(14, 0))));
                assertEquals(IntStream.range(14, 70).boxed().collect(Collectors.toSet()), thinned.keySet());
                TableInvariants.check(thinned);
            }
        }

        @Test
        void bulkOperations_thatChangeNothing_saySo() {
            GoMap<Integer, Integer> numbers = numbered(30);
            Map<Integer, Integer> same = Map.copyOf(numbers);
            for (Collection<?> view : List.of(numbers.keySet(), numbers.values(), numbers.entrySet())) {
                assertEquals(30, view.size());
                assertFalse(view.removeIf(element -> false));
                assertFalse(view.removeAll(List.of("none of them")));
            }
            assertFalse(numbers.keySet().retainAll(same.keySet()));
            assertFalse(numbers.values().retainAll(same.values()));
            assertFalse(numbers.entrySet().retainAll(same.entrySet()));
            assertEquals(same, numbers);
            assertTrue(numbers.entrySet()
                    .retainAll(Map.of(3, same.get(3), 4, "another value").entrySet()));
            assertEquals(Map.of(3, same.get(3)), numbers);
        }

        @Test
        void nullArguments_throw() {
            map.put("a", 1);
            for (Collection<?> view : List.of(map.keySet(), map.values(), map.entrySet())) {
                assertThrows(NullPointerException.class, () -> view.removeIf(null));
                assertThrows(NullPointerException.class, () -> view.removeAll(null));
                assertThrows(NullPointerException.class, () -> view.retainAll(null));
                assertThrows(NullPointerException.class, () -> view.forEach(null));
                assertThrows(NullPointerException.class, () -> view.iterator().forEachRemaining(null));
                assertThrows(
                        NullPointerException.class, () -> view.spliterator().tryAdvance(null));
                assertThrows(
                        NullPointerException.class, () -> view.spliterator().forEachRemaining(null));
            }
            assertEquals(Map.of("a", 1), map);
        }

        @Test
        void toArray_hasAllElements() {
            GoMap<Integer, Integer> arrayed = numbered(50);
            Object[] keys = arrayed.keySet().toArray();
            Integer[] typed = arrayed.keySet().toArray(new Integer[0]);
            assertArrayEquals(keys, typed);
            assertEquals(50, new HashSet<>(Arrays.asList(keys)).size());
            Integer[] longer = arrayed.values().toArray(new Integer[60]);
            assertNull(longer[50]);
            Collection<?> numbers = arrayed.keySet();
            assertThrows(ArrayStoreException.class, () -> numbers.toArray(new String[0]));
        }

        @Test
        void equalsAndHashCode_areThoseOfSets() {
            GoMap<Integer, Integer> shown = numbered(50);
            Map<Integer, Integer> other = new HashMap<>(shown);
            assertEquals(other.keySet(), shown.keySet());
            assertEquals(shown.entrySet(), other.entrySet());
            assertEquals(other.keySet().hashCode(), shown.keySet().hashCode());
            assertEquals(other.entrySet().hashCode(), shown.entrySet().hashCode());
        }
    }

    @Nested
    class IterationOrder {
        @ParameterizedTest
        @EnumSource
        void unchangedMap_keepsItsOrder(GrowthState state) {
            GoMap<Integer, Integer> walked = inState(state);
            List<Integer> keys = listOf(walked.keySet().iterator());
            assertEquals(110, keys.size());
            assertEquals(keys, listOf(walked.keySet().iterator()));
            List<Integer> values = keys.stream().map(walked::get).toList();
            assertEquals(values, listOf(walked.values().iterator()));
            assertEquals(keys, walked.entrySet().stream().map(Entry::getKey).toList());
            assertEquals(keys, walked.keySet().stream().toList());
            List<Integer> met = new ArrayList<>();
            walked.forEach((key, value) -> met.add(key));
            assertEquals(keys, met);
            assertEquals(keys, Arrays.asList(walked.keySet().toArray()));
        }
    }

    @Nested
    class Iterators {
        @Test
        void emptyMap_hasNothing() {
            Iterator<String> iterator = map.keySet().iterator();
            assertFalse(iterator.hasNext());
            assertThrows(NoSuchElementException.class, iterator::next);
            assertThrows(IllegalStateException.class, iterator::remove);
        }

        @Test
        void iteratorOfAnEmptyMap_staysFinished() {
            List<Iterator<?>> iterators = List.of(
                    map.keySet().iterator(),
                    map.values().iterator(),
                    map.entrySet().iterator());
            map.put("a", 1);
            for (Iterator<?> iterator : iterators) {
                assertFalse(iterator.hasNext());
                assertThrows(NoSuchElementException.class, iterator::next);
            }
        }

        @Test
        void next_withoutHasNext() {
            GoMap<Integer, Integer> walked = numbered(100);
            Iterator<Integer> iterator = walked.keySet().iterator();
            Set<Integer> met = new HashSet<>();
            for (int i = 0; i < 100; i++) {
                assertTrue(met.add(iterator.next()));
            }
            assertThrows(NoSuchElementException.class, iterator::next);
            assertFalse(iterator.hasNext());
        }

        @Test
        void remove_afterHasNext_removesTheEntryReturnedLast() {
            map.putAll(Map.of("a", 1, "b", 2, "c", 3));
            Iterator<String> iterator = map.keySet().iterator();
            String first = iterator.next();
            assertTrue(iterator.hasNext());
            iterator.remove();
            assertFalse(map.containsKey(first));
            assertEquals(2, map.size());
            assertThrows(IllegalStateException.class, iterator::remove);
            Set<String> rest = new HashSet<>(listOf(iterator));
            assertEquals(map.keySet(), rest);
        }

        @Test
        void remove_beforeNext_throws() {
            map.put("a", 1);
            Iterator<Integer> iterator = map.values().iterator();
            assertThrows(IllegalStateException.class, iterator::remove);
            assertTrue(iterator.hasNext());
            assertThrows(IllegalStateException.class, iterator::remove);
            assertEquals(1, map.size());
        }

        @Test
        void remove_ofAnEntryThatIsGone_doesNothing() {
            map.putAll(Map.of("a", 1, "b", 2));
            Iterator<String> iterator = map.keySet().iterator();
            map.remove(iterator.next());
            iterator.remove();
            assertEquals(1, map.size());
        }

        @Test
        void announcedEntry_isReturnedThoughRemoved() {
            map.put("a", 1);
            Iterator<Entry<String, Integer>> iterator = map.entrySet().iterator();
            assertTrue(iterator.hasNext());
            map.remove("a");
            assertTrue(iterator.hasNext());
            assertEquals(Map.entry("a", 1), iterator.next());
            assertFalse(iterator.hasNext());
        }

        @Test
        void announcedEntry_hasItsPresentValue() {
            map.put("a", 1);
            Iterator<Integer> iterator = map.values().iterator();
            assertTrue(iterator.hasNext());
            map.put("a", 2);
            assertEquals(2, iterator.next());
        }

        @Test
        void forEachRemaining_continues() {
            GoMap<Integer, Integer> walked = numbered(50);
            Iterator<Integer> iterator = walked.keySet().iterator();
            Set<Integer> met = new HashSet<>();
            met.add(iterator.next());
            assertTrue(iterator.hasNext());
            iterator.forEachRemaining(key -> assertTrue(met.add(key)));
            assertEquals(walked.keySet(), met);
            assertFalse(iterator.hasNext());
        }

        @Test
        void remove_afterForEachRemaining_removesTheEntryReturnedLast() {
            for (boolean failFastIterators : new boolean[] {false, true}) {
                GoMap<Integer, Integer> walked = GoMap.<Integer, Integer>builder()
                        .failFastIterators(failFastIterators)
                        .build();
                walked.putAll(numbered(50));
                Integer[] last = new Integer[1];
                Iterator<Integer> iterator = walked.keySet().iterator();
                iterator.forEachRemaining(key -> last[0] = key);
                iterator.remove();
                assertFalse(walked.containsKey(last[0]));
                assertEquals(49, walked.size());
            }
        }

        @Test
        void everythingRemovedWhileWalking_leavesAnEmptyMap() {
            for (GrowthState state : GrowthState.values()) {
                GoMap<Integer, Integer> emptied = inState(state);
                int removed = 0;
                for (Iterator<Integer> i = emptied.keySet().iterator(); i.hasNext(); ) {
                    i.next();
                    i.remove();
                    removed++;
                }
                assertEquals(110, removed);
                assertTrue(emptied.isEmpty());
                TableInvariants.check(emptied);
            }
        }

        @Test
        void failFast_reportsAsHashMapDoes() {
            GoMap<String, Integer> failFast =
                    GoMap.<String, Integer>builder().failFastIterators(true).build();
            failFast.putAll(Map.of("a", 1, "b", 2, "c", 3));
            for (Runnable change : List.<Runnable>of(
                    () -> failFast.put("d", 4),
                    () -> failFast.remove("d"),
                    () -> failFast.compute("e", (k, v) -> 5),
                    () -> failFast.keySet().remove("e"),
                    () -> failFast.putAll(Map.of("f", 6)),
                    failFast::clear)) {
                Iterator<String> iterator = failFast.keySet().iterator();
                iterator.next();
                change.run();
                assertThrows(ConcurrentModificationException.class, iterator::next);
                assertThrows(ConcurrentModificationException.class, iterator::remove);
            }
        }

        @Test
        @SuppressWarnings("ModifyCollectionInEnhancedForLoop") // no structural change
        void failFast_allowsOverwriting() {
            GoMap<String, Integer> failFast =
                    GoMap.<String, Integer>builder().failFastIterators(true).build();
            failFast.putAll(Map.of("a", 1, "b", 2, "c", 3));
            for (String key : failFast.keySet()) {
                failFast.put(key, 0);
                failFast.merge(key, 1, Integer::sum);
                failFast.replace(key, 7);
            }
            assertEquals(Map.of("a", 7, "b", 7, "c", 7), failFast);
        }
    }

    @Nested
    class Entries {
        @Test
        void setValue_writesThrough() {
            for (GrowthState state : GrowthState.values()) {
                GoMap<Integer, Integer> changed = inState(state);
                for (Entry<Integer, Integer> entry : changed.entrySet()) {
                    assertEquals(-entry.getKey(), entry.setValue(entry.getKey() + 1));
                    assertEquals(entry.getKey() + 1, entry.getValue());
                }
                changed.forEach((key, value) -> assertEquals(key + 1, value));
                TableInvariants.check(changed);
            }
        }

        @Test
        void setValue_throughStreamAndForEach_writesThrough() {
            map.putAll(Map.of("a", 1, "b", 2));
            map.entrySet().forEach(entry -> entry.setValue(entry.getValue() * 10));
            assertEquals(Map.of("a", 10, "b", 20), map);
            map.entrySet().stream().forEach(entry -> entry.setValue(null));
            assertEquals(0, map.values().stream().filter(Objects::nonNull).count());
            assertEquals(2, map.size());
        }

        @Test
        void entries_canBeKept() {
            GoMap<Integer, Integer> source = numbered(300);
            List<Entry<Integer, Integer>> kept = new ArrayList<>(source.entrySet());
            for (int i = 300; i < 1000; i++) {
                source.put(i, -i);
            }
            assertEquals(300, new HashSet<>(kept).size());
            for (Entry<Integer, Integer> entry : kept) {
                assertEquals(-entry.getKey(), entry.getValue());
                entry.setValue(7);
                assertEquals(7, source.get(entry.getKey()));
            }
            TableInvariants.check(source);
        }

        @Test
        void setValue_afterRemoval_changesTheEntryOnly() {
            map.put("a", 1);
            map.put("b", 2);
            for (Entry<String, Integer> entry :
                    List.copyOf(map.entrySet().stream().collect(Collectors.toList()))) {
                map.remove(entry.getKey());
                entry.setValue(9);
                assertEquals(9, entry.getValue());
                assertFalse(map.containsKey(entry.getKey()));
            }
            assertTrue(map.isEmpty());
        }

        @Test
        void equalsHashCodeToString_areThoseOfAnEntry() {
            map.put("a", 1);
            Entry<String, Integer> entry = map.entrySet().iterator().next();
            assertEquals(new SimpleEntry<>("a", 1), entry);
            assertEquals(entry, Map.entry("a", 1));
            assertEquals(Map.entry("a", 1).hashCode(), entry.hashCode());
            assertEquals("a=1", entry.toString());
            map.clear();
            map.put(null, null);
            Entry<String, Integer> nulls = map.entrySet().iterator().next();
            assertEquals(new SimpleEntry<>(null, null), nulls);
            assertEquals(0, nulls.hashCode());
        }
    }

    @Nested
    class Spliterators {
        @Test
        void characteristics_sayWhatIsTrue() {
            map.putAll(Map.of("a", 1, "b", 2));
            assertTrue(map.keySet().spliterator().hasCharacteristics(Spliterator.SIZED | Spliterator.DISTINCT));
            assertTrue(map.entrySet().spliterator().hasCharacteristics(Spliterator.SIZED | Spliterator.DISTINCT));
            assertTrue(map.values().spliterator().hasCharacteristics(Spliterator.SIZED));
            assertFalse(map.values().spliterator().hasCharacteristics(Spliterator.DISTINCT));
            for (Collection<?> view : List.of(map.keySet(), map.values(), map.entrySet())) {
                Spliterator<?> spliterator = view.spliterator();
                assertEquals(2, spliterator.estimateSize());
                assertEquals(2, spliterator.getExactSizeIfKnown());
                assertFalse(spliterator.hasCharacteristics(Spliterator.ORDERED));
                assertFalse(spliterator.hasCharacteristics(Spliterator.SORTED));
                assertFalse(spliterator.hasCharacteristics(Spliterator.NONNULL));
                assertFalse(spliterator.hasCharacteristics(Spliterator.IMMUTABLE));
                assertFalse(spliterator.hasCharacteristics(Spliterator.CONCURRENT));
            }
        }

        @Test
        void estimate_shrinksWithEveryStep() {
            Spliterator<Integer> spliterator = numbered(100).keySet().spliterator();
            for (int left = 100; left > 0; left--) {
                assertEquals(left, spliterator.estimateSize());
                assertTrue(spliterator.tryAdvance(key -> {}));
            }
            assertEquals(0, spliterator.estimateSize());
            assertFalse(spliterator.tryAdvance(key -> {}));
        }

        @ParameterizedTest
        @EnumSource
        void splitting_coversEachEntryOnce_andPartsAreSizedOnlyIfTheyKnow(GrowthState state) {
            GoMap<Integer, Integer> whole = inState(state);
            List<Integer> covered = new ArrayList<>();
            cover(whole.keySet().spliterator(), covered);
            assertEquals(110, covered.size());
            assertEquals(whole.keySet(), new HashSet<>(covered));
        }

        private void cover(Spliterator<Integer> part, List<Integer> covered) {
            Spliterator<Integer> prefix = part.trySplit();
            if (prefix != null) {
                cover(prefix, covered);
                cover(part, covered);
                return;
            }
            long promised = part.getExactSizeIfKnown();
            int before = covered.size();
            part.forEachRemaining(covered::add);
            assertTrue(promised == -1 || promised == covered.size() - before, "a sized part keeps its word");
        }

        @Test
        void splitting_ofALargeMap_isFairlyEven() {
            Spliterator<Integer> right = numbered(10_000).keySet().spliterator();
            Spliterator<Integer> left = right.trySplit();
            AtomicInteger count = new AtomicInteger();
            left.forEachRemaining(key -> count.incrementAndGet());
            assertTrue(count.get() > 4_000 && count.get() < 6_000, count + " of 10000 in one half");
        }

        @Test
        void spliterator_bindsLate() {
            Spliterator<String> spliterator = map.keySet().spliterator();
            map.put("a", 1);
            assertEquals(1, spliterator.estimateSize());
            List<String> met = new ArrayList<>();
            spliterator.forEachRemaining(met::add);
            assertEquals(List.of("a"), met);
            assertEquals(1, map.keySet().stream().peek(key -> {}).toList().size());
        }

        @Test
        void streams_doTheirWork() {
            GoMap<Integer, Integer> source = numbered(5_000);
            long expected = 4_999L * 5_000 / 2;
            assertEquals(
                    expected, source.keySet().stream().mapToLong(key -> key).sum());
            assertEquals(
                    expected,
                    source.keySet().parallelStream().mapToLong(key -> key).sum());
            assertEquals(
                    -expected,
                    source.values().parallelStream().mapToLong(value -> value).sum());
            assertEquals(
                    source,
                    source.entrySet().parallelStream().collect(Collectors.toMap(Entry::getKey, Entry::getValue)));
            assertEquals(5_000, source.keySet().stream().count());
            assertEquals(5_000, source.keySet().parallelStream().toArray().length);
            assertEquals(
                    2_500, source.keySet().stream().filter(key -> key % 2 == 0).toArray().length);
        }

        @Test
        void parallelStream_inTheMiddleOfAGrowth() {
            for (GrowthState state : GrowthState.values()) {
                GoMap<Integer, Integer> source = inState(state);
                assertEquals(source.keySet(), source.keySet().parallelStream().collect(Collectors.toSet()));
                assertTrue(state.describes(source), "an iteration moves nothing");
            }
        }
    }

    /* ---------------- Storage ---------------- */

    @Nested
    class FinishGrowthAndTrim {
        @ParameterizedTest
        @EnumSource
        void finishGrowth_endsTheGrowth(GrowthState state) {
            GoMap<Integer, Integer> grown = inState(state);
            Map<Integer, Integer> before = new HashMap<>(grown);
            int log2Buckets = grown.inspect().log2Buckets();
            grown.finishGrowth();
            assertFalse(grown.inspect().isGrowing());
            assertEquals(log2Buckets, grown.inspect().log2Buckets());
            assertEquals(before, grown);
            TableInvariants.check(grown);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 8, 9, 13, 14, 100, 1000})
        void trim_leavesTheFewestBuckets(int entries) {
            GoMap<Integer, Integer> trimmed = numbered(5_000);
            trimmed.keySet().removeIf(key -> key >= entries);
            trimmed.trim();
            assertEquals(
                    TestMaps.smallestLog2Buckets(entries), trimmed.inspect().log2Buckets());
            assertFalse(trimmed.inspect().isGrowing());
            assertEquals(numbered(entries), trimmed);
            TableInvariants.check(trimmed);
            trimmed.put(9_999, 1);
            assertEquals(entries + 1, trimmed.size());
            TableInvariants.check(trimmed);
        }

        @ParameterizedTest
        @EnumSource
        void trim_inEveryState(GrowthState state) {
            GoMap<Integer, Integer> trimmed = inState(state);
            trimmed.trim();
            assertEquals(numbered(110), trimmed);
            TableInvariants.check(trimmed);
        }

        @Test
        void emptyMap_isLeftEmpty() {
            map.finishGrowth();
            map.trim();
            assertTrue(map.isEmpty());
            map.put("a", 1);
            assertEquals(1, map.get("a"));
        }
    }

    @Nested
    class Clone {
        @ParameterizedTest
        @EnumSource
        void clone_isIndependent(GrowthState state) {
            GoMap<Integer, Integer> original = inState(state);
            GoMap<Integer, Integer> copy = original.clone();
            assertNotSame(original, copy);
            assertEquals(original, copy);
            assertTrue(state.describes(original), "a clone moves nothing in the original");
            copy.put(1, 1000);
            copy.remove(2);
            copy.put(3000, 1);
            assertEquals(-1, original.get(1));
            assertEquals(-2, original.get(2));
            assertFalse(original.containsKey(3000));
            original.clear();
            assertEquals(110, copy.size());
            TableInvariants.check(copy);
            TableInvariants.check(original);
        }

        @Test
        void clone_doesNotCopyKeysAndValues() {
            GoMap<String, List<Integer>> original = new GoMap<>();
            List<Integer> value = new ArrayList<>();
            original.put("a", value);
            assertSame(value, original.clone().get("a"));
        }

        @Test
        void clone_keepsTheHasherAndTheKindOfIterators() {
            AtomicInteger calls = new AtomicInteger();
            GoMap<String, Integer> original = GoMap.<String, Integer>builder()
                    .hasher((key, seed) -> {
                        calls.incrementAndGet();
                        return key.length();
                    })
                    .failFastIterators(true)
                    .build();
            original.put("a", 1);
            original.put("b", 2);
            GoMap<String, Integer> copy = original.clone();
            int before = calls.get();
            copy.get("a");
            assertEquals(before + 1, calls.get());
            Iterator<String> iterator = copy.keySet().iterator();
            iterator.next();
            copy.put("c", 3);
            assertThrows(ConcurrentModificationException.class, iterator::next);
        }

        @Test
        void clone_doesNotKeepTheGenerator() {
            AtomicInteger draws = new AtomicInteger();
            GoMap<String, Integer> original = GoMap.<String, Integer>builder()
                    .random(() -> draws.incrementAndGet())
                    .randomIterationStart(true)
                    .build();
            original.put("a", 1);
            int before = draws.get();
            GoMap<String, Integer> copy = original.clone();
            copy.keySet().iterator().next();
            copy.clear();
            assertEquals(before, draws.get());
        }

        @Test
        void views_ofTheCopy_areItsOwn() {
            map.put("a", 1);
            Set<String> keys = map.keySet();
            GoMap<String, Integer> copy = map.clone();
            copy.keySet().clear();
            assertEquals(Set.of("a"), keys);
            assertTrue(copy.values().isEmpty());
        }
    }

    @Nested
    class ClassItself {
        @Test
        void isACompleteMap() {
            assertInstanceOf(Map.class, map);
            assertInstanceOf(Cloneable.class, map);
            assertInstanceOf(java.io.Serializable.class, map);
        }

        @Test
        void worksBehindTheWrappersOfCollections() {
            map.put("a", 1);
            assertEquals(Map.of("a", 1), Collections.unmodifiableMap(map));
            Map<String, Integer> guarded = Collections.synchronizedMap(map);
            guarded.merge("a", 1, Integer::sum);
            assertEquals(2, map.get("a"));
            assertEquals(Map.of("a", 2), Map.copyOf(map));
            Set<String> set = Collections.newSetFromMap(new GoMap<>());
            assertTrue(set.add("a"));
            assertFalse(set.add("a"));
        }
    }
}

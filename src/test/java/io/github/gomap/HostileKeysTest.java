package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keys that somebody made to collide, and keys whose order cannot be trusted. The answers are right, and the work is
 * counted: calls of equals, compareTo and hashCode, or buckets of a chain. Time is not measured.
 */
class HostileKeysTest {

    /* ---------------- Families of colliding keys ---------------- */

    /** Keys of one hash code each. Negative numbers make keys that are not put. */
    enum Family {
        STRINGS(50_000),
        LONGS(50_000),
        LONGS_OF_ANOTHER_HASH_CODE(50_000),
        COMPARABLE(20_000),
        NOT_COMPARABLE(5_000);

        private final int keys;

        Family(int keys) {
            this.keys = keys;
        }

        Object key(int number) {
            return switch (this) {
                case STRINGS -> string(number);
                case LONGS -> (long) number << 32 | (number & 0xFFFFFFFFL);
                case LONGS_OF_ANOTHER_HASH_CODE -> (long) (number ^ 0x5EED) << 32 | (number & 0xFFFFFFFFL);
                case COMPARABLE -> new Ordered(number);
                case NOT_COMPARABLE -> new Counted(number);
            };
        }

        private static String string(int number) {
            StringBuilder text = new StringBuilder();
            for (int bit = 0; bit < 17; bit++) {
                text.append((number >>> bit & 1) == 0 ? "Aa" : "BB");
            }
            return text.toString();
        }

        /** Are searches along the chain spared, so that the number of comparisons is logarithmic? */
        boolean isOrdered() {
            return this != NOT_COMPARABLE;
        }
    }

    /** A key of a constant hash code that counts how often its methods are called. */
    private static class Counted implements Serializable {
        private static final long serialVersionUID = 1L;

        static long equalsCalls;
        static long compareCalls;
        static long hashCalls;

        final int id;

        Counted(int id) {
            this.id = id;
        }

        static void reset() {
            equalsCalls = 0;
            compareCalls = 0;
            hashCalls = 0;
        }

        @Override
        public int hashCode() {
            hashCalls++;
            return 42;
        }

        @Override
        public boolean equals(Object other) {
            equalsCalls++;
            return other instanceof Counted key && key.id == id;
        }

        @Override
        public String toString() {
            return "#" + id;
        }
    }

    private static final class Ordered extends Counted implements Comparable<Ordered> {
        private static final long serialVersionUID = 1L;

        Ordered(int id) {
            super(id);
        }

        @Override
        public int compareTo(Ordered other) {
            compareCalls++;
            return Integer.compare(id, other.id);
        }
    }

    /** The most comparisons of one search of a red-black tree with so many entries. */
    private static int height(int entries) {
        return 2 * (Integer.SIZE - Integer.numberOfLeadingZeros(entries)) + 1;
    }

    private static GoMap<Object, Integer> filled(Family family, int keys) {
        GoMap<Object, Integer> map = new GoMap<>();
        for (int i = 0; i < keys; i++) {
            assertNull(map.put(family.key(i), i));
        }
        return map;
    }

    @ParameterizedTest
    @EnumSource
    void putAllGetAllMissRemoveAll(Family family) {
        GoMap<Object, Integer> map = filled(family, family.keys);
        assertEquals(family.keys, map.size());
        assertEquals(
                1, new HashSet<>(List.of(family.key(1).hashCode(), family.key(2).hashCode())).size());
        for (int i = 0; i < family.keys; i++) {
            assertEquals(i, map.get(family.key(i)));
        }
        // A few misses of keys that have no order: each looks at all.
        for (int i = 1; i <= (family.isOrdered() ? family.keys : 100); i++) {
            assertNull(map.get(family.key(family.isOrdered() ? family.keys + i : -i)));
            assertFalse(map.containsKey(family.key(-i)));
        }
        assertFamilyIsIndexed(map, family);
        TableInvariants.check(family.isOrdered() ? map : filled(family, 500));
        for (int i : shuffled(family.keys)) {
            assertEquals(i, map.remove(family.key(i)));
            assertNull(i % 100 == 0 ? map.remove(family.key(i)) : null);
        }
        assertTrue(map.isEmpty());
        TableInvariants.check(map);
    }

    /** Asks the index itself, because calls of methods of String and Long cannot be counted. */
    private static void assertFamilyIsIndexed(GoMap<Object, Integer> map, Family family) {
        ChainIndex index = indexOf(map, family.key(0));
        assertNotNull(index, "a chain of thousands of buckets has an index");
        for (int i = 0; i < family.keys; i += 7) {
            int found = index.find(family.key(i));
            assertTrue(family.isOrdered() ? found >= 0 : found == ChainIndex.UNKNOWN, () -> "finds " + found);
            assertEquals(
                    family.isOrdered() ? Segment.ABSENT : ChainIndex.UNKNOWN, index.find(family.key(family.keys + i)));
        }
    }

    private static ChainIndex indexOf(GoMap<Object, ?> map, Object key) {
        map.finishGrowth();
        BucketArray buckets = map.buckets();
        int bucket = (int) map.hashOf(key) & buckets.bucketMask();
        return buckets.presentSegment(bucket).index(bucket & Segment.BUCKET_MASK);
    }

    private static int[] shuffled(int count) {
        int[] numbers = new int[count];
        SplittableRandom random = new SplittableRandom(count);
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i + 1);
            numbers[i] = numbers[other];
            numbers[other] = i;
        }
        return numbers;
    }

    /* ---------------- Work, counted ---------------- */

    /** Compares along the main bucket, and in three descents of the tree: to find, to add, to see that it was added. */
    private static void assertLogarithmic(int entries, String operation) {
        int most = 3 * height(entries) + 3;
        assertTrue(Counted.compareCalls <= most, () -> operation + ": " + Counted.compareCalls + " of compareTo");
        // Up to 512 entries of a type of which nothing is known, a miss is verified along the chain.
        int mostEquals = 16 + (entries <= 520 ? entries : 0);
        assertTrue(
                Counted.equalsCalls <= mostEquals,
                () -> operation + " at " + entries + ": " + Counted.equalsCalls + " of equals");
    }

    @Test
    void comparableKeys_takeLogarithmicWork() {
        GoMap<Object, Integer> map = new GoMap<>();
        int entries = Family.COMPARABLE.keys;
        long hashes = 0;
        for (int i : shuffled(entries)) {
            Counted.reset();
            map.put(new Ordered(i), i);
            hashes += Counted.hashCalls;
            // The put that makes the index at 56 entries adds all of them to it.
            if (map.size() > 60) {
                assertLogarithmic(map.size(), "put");
            }
        }
        assertTrue(hashes <= 4L * entries, "hashed " + hashes + " times: once, and at each growth");
        for (int i = 0; i < entries; i++) {
            Counted.reset();
            map.get(new Ordered(i));
            assertLogarithmic(entries, "get");
            Counted.reset();
            map.get(new Ordered(-1 - i));
            assertLogarithmic(entries, "miss");
        }
        Counted.reset();
        GoMap<Object, Integer> copy = map.clone();
        assertTrue(Counted.compareCalls <= (long) entries * 3 * height(entries), "clone: " + Counted.compareCalls);
        assertEquals(0, Counted.equalsCalls, "the keys of a map are known to differ");
        assertEquals(entries, Counted.hashCalls);
        for (int i : shuffled(entries)) {
            Counted.reset();
            copy.remove(new Ordered(i));
            assertLogarithmic(copy.size() + 1, "remove");
        }
        assertTrue(copy.isEmpty());
    }

    /** Nothing but equality is known of them: an operation looks at no entry twice, and at none beyond the one found. */
    @Test
    void keysWithoutOrder_takeLinearWork() {
        GoMap<Object, Integer> map = new GoMap<>();
        int entries = 2_000;
        long hashes = 0;
        for (int i = 0; i < entries; i++) {
            Counted.reset();
            map.put(new Counted(i), i);
            assertTrue(Counted.equalsCalls <= i, "put " + i + ": " + Counted.equalsCalls);
            hashes += Counted.hashCalls;
        }
        assertTrue(hashes <= 4L * entries, "hashed " + hashes + " times");
        for (int i = 0; i < entries; i += 11) {
            Counted.reset();
            assertEquals(i, map.get(new Counted(i)));
            assertTrue(Counted.equalsCalls <= i + 1, "get " + i + ": " + Counted.equalsCalls);
            Counted.reset();
            assertNull(map.get(new Counted(-1 - i)));
            assertTrue(Counted.equalsCalls <= entries, "miss: " + Counted.equalsCalls);
        }
        Counted.reset();
        map.clone();
        map.inspect();
        map.trim();
        assertEquals(0, Counted.equalsCalls, "copying and rebuilding compare nothing");
        for (int i = 0; i < entries; i++) {
            Counted.reset();
            assertEquals(i, map.remove(new Counted(i)));
            assertEquals(1, Counted.equalsCalls, "the first entry of the chain");
        }
    }

    /** Copying in iteration order puts keys of neighbouring buckets after one another: a trap of open addressing. */
    @Test
    void copyingInIterationOrder_isLinear() {
        SplittableRandom random = new SplittableRandom(4);
        GoMap<Counted, Integer> source = new GoMap<>();
        while (source.size() < 20_000) {
            source.put(new Spread(random.nextInt()), 1);
        }
        GoMap<Counted, Integer> copy = new GoMap<>();
        Counted.reset();
        for (Map.Entry<Counted, Integer> entry : source.entrySet()) {
            copy.put(entry.getKey(), entry.getValue());
        }
        // Different keys are compared when their tophash bytes are equal: 6.5 of 251 per entry, at most.
        assertTrue(Counted.equalsCalls <= source.size() / 10, "equals was called " + Counted.equalsCalls + " times");
        assertTrue(Counted.hashCalls <= 4L * source.size(), "hashCode was called " + Counted.hashCalls + " times");
        assertTrue(longestChain(copy) <= 4, "chains stay short while it is being filled");
        Counted.reset();
        new GoMap<Counted, Integer>().putAll(source);
        assertEquals(0, Counted.equalsCalls);
        assertEquals(source.size(), Counted.hashCalls);
    }

    /** A key with a hash code of its own. */
    private static final class Spread extends Counted {
        private static final long serialVersionUID = 1L;

        Spread(int id) {
            super(id);
        }

        @Override
        public int hashCode() {
            hashCalls++;
            return id;
        }

        @Override
        public boolean equals(Object other) {
            return super.equals(other);
        }
    }

    @Test
    void keysThatShareLowBits_areSpread() {
        for (int shift : new int[] {4, 8, 12, 16}) {
            int keys = 1 << Math.min(14, 32 - shift);
            GoMap<Counted, Integer> map = new GoMap<>();
            Counted.reset();
            for (int i = 0; i < keys; i++) {
                map.put(new Spread(i << shift), i);
            }
            // Keys in an arithmetic progression need not spread as evenly as chance would, but no chain gets overlong.
            int longest = longestChain(map);
            assertTrue(longest < ChainIndex.MIN_BUCKETS, "the longest chain has " + longest + " buckets: " + shift);
            assertTrue(
                    Counted.equalsCalls <= keys / 5, "equals was called " + Counted.equalsCalls + " times: " + shift);
        }
    }

    private static int longestChain(GoMap<?, ?> map) {
        MapInspection<?, ?> picture = map.inspect();
        int longest = 0;
        for (int bucket = 0; bucket < picture.bucketCount(); bucket++) {
            longest = Math.max(longest, picture.chain(bucket).size());
        }
        return longest;
    }

    /* ---------------- What an index must follow ---------------- */

    @ParameterizedTest
    @EnumSource
    void iterationEvacuationAndCopies_holdWithAnIndex(Family family) {
        int keys = family.isOrdered() ? 1_000 : 500;
        GoMap<Object, Integer> map = new GoMap<>();
        Map<Object, Integer> model = new HashMap<>();
        Iterator<Object> walk = map.keySet().iterator();
        Set<Object> met = new HashSet<>();
        for (int i = 0; i < keys; i++) {
            map.put(family.key(i), i);
            model.put(family.key(i), i);
            if (i == keys / 2) {
                walk = map.keySet().iterator();
            }
            if (i > keys / 2 && i % 3 == 0) {
                assertTrue(met.add(walk.next()), "met once");
            }
            if (i % 7 == 0) {
                map.remove(family.key(i / 2));
                model.remove(family.key(i / 2));
            }
            // Just before, during and after doublings, holes and all.
            if (i % 50 == 0 || Integer.bitCount(i / 13) == 1) {
                TableInvariants.check(map);
            }
        }
        checkSame(model, map);
        GoMap<Object, Integer> copy = map.clone();
        checkSame(model, copy);
        checkSame(model, TestMaps.roundTrip(map));
        checkSame(model, new GoMap<>(model));
        assertTrue(map.size() < keys && copy.size() == map.size(), "some were removed");
        assertTrue(TestMaps.startSameSizeGrowth(map), "in a same-size growth");
        checkSame(model, map);
        map.finishGrowth();
        checkSame(model, map);
        for (Iterator<Object> i = map.keySet().iterator(); i.hasNext(); ) {
            Object key = i.next();
            if (model.get(key) % 3 != 0) {
                i.remove();
                model.remove(key);
            }
        }
        checkSame(model, map);
        map.trim();
        checkSame(model, map);
        for (int i = 0; i < keys; i++) {
            assertEquals(model.put(family.key(i), -i), map.put(family.key(i), -i));
        }
        checkSame(model, map);
        map.clear();
        checkSame(Map.of(), map);
    }

    private static void checkSame(Map<Object, Integer> expected, GoMap<Object, Integer> map) {
        TableInvariants.check(map);
        assertEquals(expected, map);
        assertEquals(expected.size(), map.inspect().size());
    }

    /** Doublings separate two hash codes that shared a chain: the halves go on with indexes of their own. */
    @Test
    void aChainOfSeveralHashCodes_isSplit() {
        GoMap<Object, Integer> map = new GoMap<>();
        Map<Object, Integer> model = new HashMap<>();
        for (int i = 0; i < 3_000; i++) {
            long key = (long) (i ^ i % 3) << 32 | i;
            map.put(key, i);
            model.put(key, i);
            if (i % 100 == 0 || Integer.bitCount(i / 13) == 1) {
                TableInvariants.check(map);
            }
        }
        checkSame(model, map);
    }

    /* ---------------- Orders that cannot be trusted ---------------- */

    /** How compareTo misbehaves. */
    enum Order {
        ALWAYS_EQUAL,
        EQUAL_IN_TENS,
        RANDOM,
        THROWS,
        THROWS_AT_TIMES,
        THROWS_AN_ERROR,
        ALWAYS_LESS,
        /** Scissors, stone, paper. */
        NOT_TRANSITIVE,
        /** Another order every 400 calls. */
        CHANGES;

        private static final SplittableRandom RANDOM_ANSWERS = new SplittableRandom(12);
        private static int calls;

        int compare(int a, int b) {
            calls++;
            return switch (this) {
                case ALWAYS_EQUAL -> 0;
                case EQUAL_IN_TENS -> Integer.compare(a / 10, b / 10);
                case RANDOM -> RANDOM_ANSWERS.nextInt(-1, 2);
                case THROWS -> throw new IllegalStateException("cannot be compared");
                case THROWS_AT_TIMES -> {
                    if (calls % 1000 == 999) {
                        throw new ClassCastException("not this time");
                    }
                    yield Integer.compare(a, b);
                }
                case THROWS_AN_ERROR -> throw new AssertionError("never compare");
                case ALWAYS_LESS -> -1;
                case NOT_TRANSITIVE -> a == b ? 0 : Math.floorMod(a - b, 3) == 1 ? 1 : -1;
                case CHANGES -> (calls / 400 % 2 == 0 ? 1 : -1) * Integer.compare(a, b);
            };
        }
    }

    private record Untrusted(int id, Order order) implements Comparable<Untrusted> {
        @Override
        public int hashCode() {
            return 7;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Untrusted key && key.id == id;
        }

        @Override
        public int compareTo(Untrusted other) {
            return order.compare(id, other.id);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverTheOrder_noEntryIsLost(Order order) {
        mixedOperations(id -> new Untrusted(id, order), 400);
    }

    /** Beyond the 512 entries up to which misses are verified. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOT_TRANSITIVE")
    void whateverTheOrder_noneOfManyEntriesIsLost(Order order) {
        mixedOperations(id -> new Untrusted(id, order), 1_200);
    }

    /**
     * Then a lookup may miss, as in HashMap: to know better, it would have to ask all keys for equality, which takes
     * n times as long. But what is in the map stays there.
     */
    @Test
    void anOrderThatIsNotTransitive_allOfManyEntriesAreMet() {
        GoMap<Object, Integer> map = new GoMap<>();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            map.put(new Untrusted(i, Order.NOT_TRANSITIVE), i);
            expected.add(i);
        }
        List<Integer> met = new ArrayList<>(map.values());
        met.sort(null);
        assertEquals(expected, met);
        assertEquals(1_200, map.size());
    }

    /** Keys of several classes, the null key and keys without any order, all of one hash code. */
    @Test
    void mixedClasses_noEntryIsLost() {
        mixedOperations(HostileKeysTest::mixed, 1_200);
    }

    private static Object mixed(int id) {
        return switch (id % 6) {
            case 0 -> id == 0 ? null : new Untrusted(id, Order.EQUAL_IN_TENS);
            case 1 -> (long) (id ^ 7) << 32 | id;
            case 2 -> new Untrusted(id, Order.CHANGES);
            case 3 -> new Plain(id);
            case 4 -> new Ordered(id);
            default -> id == 5 ? (Object) 7 : new Plain(id);
        };
    }

    /** A key without any order. */
    private record Plain(int id) {
        @Override
        public int hashCode() {
            return 7;
        }
    }

    /** A class and a subclass whose objects are equal: an index by class would look in the wrong tree. */
    @Test
    void equalKeysOfTwoClasses_areOneKey() {
        boolean[] special = {false};
        mixedOperations(
                id -> {
                    special[0] ^= id % 3 != 0;
                    return special[0] ? new Special(id) : new Versatile(id);
                },
                1_200);
    }

    private static class Versatile implements Comparable<Versatile> {
        final int id;

        Versatile(int id) {
            this.id = id;
        }

        @Override
        public int hashCode() {
            return 7;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Versatile key && key.id == id;
        }

        @Override
        public int compareTo(Versatile other) {
            return Integer.compare(id, other.id);
        }
    }

    private static final class Special extends Versatile {
        Special(int id) {
            super(id);
        }
    }

    private static void mixedOperations(IntFunction<Object> keys, int bound) {
        long seed = TestMaps.walkSeed();
        SplittableRandom random = new SplittableRandom(seed);
        GoMap<Object, Integer> map = new GoMap<>();
        Map<Integer, Integer> model = new HashMap<>();
        try {
            for (int i = 0; i < bound; i++) {
                assertNull(map.put(keys.apply(i), i), "is new");
                model.put(i, i);
            }
            for (int step = 0; step < 6 * bound; step++) {
                int id = random.nextInt(bound * 5 / 4);
                switch (random.nextInt(4)) {
                    case 0 -> assertEquals(model.get(id), map.get(keys.apply(id)), "get " + id);
                    case 1 -> assertEquals(model.remove(id), map.remove(keys.apply(id)), "remove " + id);
                    default -> assertEquals(model.put(id, step), map.put(keys.apply(id), step), "put " + id);
                }
                assertEquals(model.size(), map.size(), "size");
            }
            List<Integer> values = new ArrayList<>(map.values());
            values.removeAll(model.values());
            assertTrue(values.isEmpty(), "and none came from nowhere");
            map.finishGrowth();
            assertFalse(map.writing());
            for (Integer id : List.copyOf(model.keySet())) {
                assertEquals(model.remove(id), map.remove(keys.apply(id)), "remove " + id);
            }
            assertTrue(map.isEmpty(), "empty at last");
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("repeat with -Dgomap.seed=" + seed + ": " + e.getMessage(), e);
        }
    }

    /** Equal by ignoring case, ordered by regarding it. */
    private record Name(String text) implements Comparable<Name> {
        @Override
        public int hashCode() {
            return 1;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Name name && name.text.equalsIgnoreCase(text);
        }

        @Override
        public int compareTo(Name other) {
            return text.compareTo(other.text);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 512})
    void equalKeysThatCompareAsDifferent_areOneKey(int entries) {
        assertOneKey(entries);
    }

    /** Beyond 512 entries they may become two keys, as in HashMap, but no entry goes. */
    @Test
    void manyEqualKeysThatCompareAsDifferent_areAllMet() {
        GoMap<Object, Integer> map = new GoMap<>();
        Map<Object, Integer> hashMap = new HashMap<>();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            map.put(new Name("k" + i), i);
            hashMap.put(new Name("k" + i), i);
            expected.add(i);
        }
        List<Integer> met = new ArrayList<>(map.values());
        met.sort(null);
        assertEquals(expected, met);
        assertNull(hashMap.get(new Name("K300")), "HashMap finds it, so GoMap should");
    }

    private static void assertOneKey(int entries) {
        GoMap<Object, Integer> map = new GoMap<>();
        for (int i = 0; i < entries; i++) {
            map.put(new Name("k" + i), i);
        }
        for (int i = 0; i < entries; i++) {
            assertEquals(i, map.get(new Name("K" + i)));
            assertEquals(i, map.put(new Name("K" + i), -i));
        }
        assertEquals(entries, map.size());
    }
}

package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.MapInspection.Detail;
import io.github.gomap.TestMaps.Order;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which bits of the hashes are kept for the next doublings, and that these doublings do well without the keys. */
class RouteTest {
    private static final int SLOTS = 8;

    /** The generations whose doubling hashes the keys: the last ones that the bits of a group serve. */
    private static final Set<Integer> HASHING = Set.of(0, 2, 6, 10, 14, 18, 22);

    private final SplittableRandom random = new SplittableRandom(TestMaps.walkSeed());

    /* ---------------- Bits ---------------- */

    /** The table in the Javadoc of Route, one column after the other; B = 0 keeps nothing, but counts as the first group. */
    @ParameterizedTest
    @CsvSource({
        "0, -1", "1, -1", "2, -1", "3, 3", "4, 3", "5, 3", "6, 3", "7, 7", "8, 7", "9, 7", "10, 7", "11, 11", "12, 11",
        "13, 11", "14, 11", "15, 15", "16, 15", "17, 15", "18, 15", "19, 19", "20, 19", "21, 19", "22, 19", "23, 23",
        "24, 23", "25, 23"
    })
    void fourBits_areKeptOfAHash(int log2Buckets, int firstBit) {
        for (int round = 0; round < 200; round++) {
            long hash = random.nextLong();
            for (int i = 0; i < 4; i++) {
                long expected = firstBit + i < 0 ? 0 : hash >>> firstBit + i & 1;
                assertEquals(expected, Route.of(hash, log2Buckets) >>> i & 1, "bit " + i + " of " + hash);
            }
            assertEquals(0, Route.of(hash, log2Buckets) >>> 4);
        }
    }

    @Test
    void everyFourthGeneration_isTheLastOfItsBits() {
        for (int log2Buckets = 0; log2Buckets < BucketArray.MAX_LOG2_BUCKETS; log2Buckets++) {
            assertEquals(HASHING.contains(log2Buckets), Route.endsWith(log2Buckets), "2^" + log2Buckets);
        }
    }

    /** Entries go from generation to generation with their bits, which are renewed where a group ends, and to the right side. */
    @Test
    void up_isTheBitOfTheHashThatADoublingAsksFor() {
        for (int round = 0; round < 200; round++) {
            int first = 1 + random.nextInt(BucketArray.MAX_LOG2_BUCKETS - 1);
            long[] hashes = random.longs(SLOTS).toArray();
            long route = routeOf(hashes, first);
            for (int log2Buckets = first; log2Buckets < BucketArray.MAX_LOG2_BUCKETS; log2Buckets++) {
                long up = 0;
                for (int slot = 0; slot < SLOTS; slot++) {
                    up |= (hashes[slot] >>> log2Buckets & 1) << 8 * slot + 7;
                }
                assertEquals(up, Route.up(route, log2Buckets), "2^" + first + " to 2^" + log2Buckets);
                if (Route.endsWith(log2Buckets)) {
                    route = routeOf(hashes, log2Buckets + 1);
                }
                assertEquals(
                        routeOf(hashes, log2Buckets + 1), route, "no other bits than in a generation that began here");
            }
        }
    }

    private static long routeOf(long[] hashes, int log2Buckets) {
        long route = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            route = Route.with(route, slot, Route.of(hashes[slot], log2Buckets));
        }
        return route;
    }

    @Test
    void slotsAndLink_doNotDisturbEachOther() {
        int[] bits = new int[SLOTS];
        int link = 0;
        long route = 0;
        for (int round = 0; round < 1000; round++) {
            int slot = random.nextInt(SLOTS + 1);
            if (slot == SLOTS) {
                link = random.nextInt(4) == 0 ? 0 : random.nextInt() & Integer.MAX_VALUE;
                route = Route.withNext(route, link);
            } else {
                bits[slot] = random.nextInt(16);
                route = Route.with(route, slot, bits[slot]);
            }
            assertEquals(link, Route.next(route));
            for (int i = 0; i < SLOTS; i++) {
                assertEquals(bits[i], Route.at(route, i), "slot " + i + " of " + Arrays.toString(bits));
            }
        }
    }

    /* ---------------- Growth ---------------- */

    /** A key that counts how often keys are hashed, or refuses to be. */
    private static final class Counted implements Serializable {
        private static final long serialVersionUID = 1L;

        static long hashCalls;
        static boolean isRefused;

        private final int id;
        private final int hashCode;

        Counted(int id, int hashCode) {
            this.id = id;
            this.hashCode = hashCode;
        }

        @Override
        public int hashCode() {
            if (isRefused) {
                throw new IllegalStateException("hashed");
            }
            hashCalls++;
            return hashCode;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Counted key && key.id == id;
        }
    }

    /** How keys are spread and hashed. */
    enum Spreading {
        EVENLY,
        /** Six hash codes for all: chains with overflow buckets and, in the end, indexes. */
        IN_CHAINS,
        WITH_HASHER;

        Counted key(int id) {
            return new Counted(id, this == IN_CHAINS ? id % 6 * 0x01000193 : id);
        }

        GoMap<Counted, Integer> map(Order order, int expectedSize) {
            GoMap.Builder<Counted, Integer> builder =
                    order.<Counted, Integer>builder().expectedSize(expectedSize);
            return (this == WITH_HASHER ? builder.hasher(new TestMaps.SeededHasher()) : builder).build();
        }

        GoMap<Counted, Integer> filled(Order order, int entries) {
            GoMap<Counted, Integer> map = map(order, 0);
            for (int id = 0; id < entries; id++) {
                map.put(key(id), id);
            }
            map.finishGrowth();
            return map;
        }

        /** How far a map of such keys is grown. */
        int mostLog2Buckets() {
            return this == IN_CHAINS ? 8 : 15;
        }
    }

    /** How often an action calls hashCode of keys. */
    private static long hashCalls(Runnable action) {
        long before = Counted.hashCalls;
        action.run();
        return Counted.hashCalls - before;
    }

    private static void withoutHashing(Runnable action) {
        Counted.isRefused = true;
        try {
            action.run();
        } finally {
            Counted.isRefused = false;
        }
    }

    /** A chain that turns out not to fit into the main buckets may be hashed a second time. */
    @ParameterizedTest
    @EnumSource
    void doubling_hashesAllKeysOrNone(Spreading spreading) {
        for (Order order : Order.values()) {
            for (int log2Buckets = 0; log2Buckets < spreading.mostLog2Buckets(); log2Buckets++) {
                int entries = TestMaps.loadLimit(log2Buckets);
                GoMap<Counted, Integer> map = spreading.filled(order, entries);
                assertEquals(log2Buckets, map.inspect(Detail.COUNTERS).log2Buckets());
                long calls = hashCalls(() -> {
                    map.put(null, entries);
                    while (map.inspect(Detail.COUNTERS).isGrowing()) {
                        map.put(null, entries);
                    }
                });
                assertEquals(log2Buckets + 1, map.inspect(Detail.COUNTERS).log2Buckets());
                int fewest = HASHING.contains(log2Buckets) ? entries : 0;
                assertTrue(calls >= fewest && calls <= 2 * fewest, order + " from 2^" + log2Buckets + ": " + calls);
                TableInvariants.check(map);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void growthToTheSameSize_hashesNoKey(Order order) {
        for (int log2Buckets : List.of(3, 4, 5, 6)) {
            GoMap<Counted, Integer> map = Spreading.EVENLY.map(order, TestMaps.loadLimit(log2Buckets));
            for (int id = 0; id < 24; id++) {
                map.put(Spreading.EVENLY.key(id), id);
            }
            assertTrue(TestMaps.makeOverflowBuckets(map));
            withoutHashing(() -> {
                map.put(null, -1);
                assertTrue(map.inspect(Detail.COUNTERS).isSameSizeGrowth());
                map.finishGrowth();
            });
            assertEquals(25, map.size());
            TableInvariants.check(map);
        }
    }

    /** All keys throw when they are hashed, but a doubling that needs no hashes does not ask them. */
    @ParameterizedTest
    @EnumSource
    void doublingWithinABitGroup_succeedsWithKeysThatCannotBeHashed(Order order) {
        for (int log2Buckets : List.of(1, 3, 4, 5, 7, 8, 9, 11)) {
            int entries = TestMaps.loadLimit(log2Buckets);
            GoMap<Counted, Integer> map = Spreading.EVENLY.filled(order, entries);
            withoutHashing(() -> {
                map.put(null, -1);
                while (map.inspect(Detail.COUNTERS).isGrowing()) {
                    map.computeIfPresent(null, (key, value) -> value - 1);
                }
            });
            assertEquals(log2Buckets + 1, map.inspect(Detail.COUNTERS).log2Buckets());
            assertEquals(entries + 1, map.size());
            TableInvariants.check(map);
        }
    }

    /** A doubling that does need them fails, and goes on when the keys allow it; so the test above can fail. */
    @ParameterizedTest
    @EnumSource
    void doublingAtTheEndOfABitGroup_failsWithKeysThatCannotBeHashed(Order order) {
        for (int log2Buckets : List.of(0, 2, 6, 10)) {
            int entries = TestMaps.loadLimit(log2Buckets);
            GoMap<Counted, Integer> map = Spreading.EVENLY.filled(order, entries);
            withoutHashing(() -> assertThrows(IllegalStateException.class, () -> {
                map.put(null, -1);
                map.finishGrowth();
            }));
            TableInvariants.check(map);
            map.put(null, -1);
            map.finishGrowth();
            assertEquals(entries + 1, map.size());
            TableInvariants.check(map);
        }
    }

    /* ---------------- What becomes of the bits ---------------- */

    /** Something that gives back a map with the same or other entries, whose bits must be right all the same. */
    private enum Episode {
        REMOVALS_AND_NEW_KEYS_IN_THE_HOLES {
            @Override
            GoMap<Counted, Integer> of(GoMap<Counted, Integer> map, Spreading spreading) {
                int entries = map.size();
                for (int id = 0; id < entries; id += 2) {
                    map.remove(spreading.key(id));
                    map.put(spreading.key(-1 - id), id);
                }
                return map;
            }
        },
        OVERFLOW_BUCKETS {
            @Override
            GoMap<Counted, Integer> of(GoMap<Counted, Integer> map, Spreading spreading) {
                map.keySet().removeIf(key -> key.id % 2 == 0);
                for (int id = 0;
                        map.size()
                                < TestMaps.loadLimit(
                                        map.inspect(Detail.COUNTERS).log2Buckets());
                        id++) {
                    map.put(new Counted(-1 - id, 5), id);
                }
                return map;
            }
        },
        GROWTH_TO_THE_SAME_SIZE {
            @Override
            GoMap<Counted, Integer> of(GoMap<Counted, Integer> map, Spreading spreading) {
                map.keySet().removeIf(key -> key.id % 2 == 0);
                boolean started = TestMaps.startSameSizeGrowth(map);
                assertTrue(started
                        || spreading == Spreading.IN_CHAINS
                        || map.inspect().log2Buckets() < 3);
                map.remove(spreading.key(1));
                map.finishGrowth();
                return map;
            }
        },
        CLEARING {
            @Override
            GoMap<Counted, Integer> of(GoMap<Counted, Integer> map, Spreading spreading) {
                int entries = map.size();
                map.clear();
                for (int id = 0; id < entries; id++) {
                    map.put(spreading.key(2 * id), id);
                }
                return map;
            }
        },
        TRIMMING {
            @Override
            GoMap<Counted, Integer> of(GoMap<Counted, Integer> map, Spreading spreading) {
                map.keySet().removeIf(key -> key.id % 4 != 0);
                map.trim();
                return map;
            }
        },
        CLONING {
            @Override
            GoMap<Counted, Integer> of(GoMap<Counted, Integer> map, Spreading spreading) {
                return map.clone();
            }
        },
        COPYING {
            @Override
            GoMap<Counted, Integer> of(GoMap<Counted, Integer> map, Spreading spreading) {
                return new GoMap<>(map);
            }
        },
        SERIALIZATION {
            @Override
            GoMap<Counted, Integer> of(GoMap<Counted, Integer> map, Spreading spreading) {
                return TestMaps.roundTrip(map);
            }
        };

        abstract GoMap<Counted, Integer> of(GoMap<Counted, Integer> map, Spreading spreading);
    }

    /** The bits are wrong at once, by T10, or entries end up in the wrong bucket in one of the doublings that follow. */
    @ParameterizedTest
    @EnumSource
    void bits_surviveWhateverHappensToTheMap(Episode episode) {
        for (Order order : Order.values()) {
            for (Spreading spreading : Spreading.values()) {
                for (int log2Buckets : List.of(0, 1, 2, 3, 5, 6)) {
                    int atRest = TestMaps.loadLimit(log2Buckets);
                    for (int entries : new int[] {atRest, atRest + 1}) {
                        checkEpisode(episode, growing(order, spreading, entries), spreading);
                    }
                }
            }
        }
    }

    /** Perhaps in the middle of a growth. */
    private static GoMap<Counted, Integer> growing(Order order, Spreading spreading, int entries) {
        GoMap<Counted, Integer> map = spreading.filled(order, entries - 1);
        map.put(spreading.key(entries - 1), entries - 1);
        return map;
    }

    private static void checkEpisode(Episode episode, GoMap<Counted, Integer> map, Spreading spreading) {
        GoMap<Counted, Integer> result = episode.of(map, spreading);
        TableInvariants.check(result);
        Map<Counted, Integer> expected = new HashMap<>(result);
        // At least one doubling that does not hash.
        int entries = result.size();
        for (int id = 0; id < 3 * entries + 8; id++) {
            result.put(spreading.key(1_000_000 + id), id);
            expected.put(spreading.key(1_000_000 + id), id);
        }
        TableInvariants.check(result);
        assertEquals(expected, result);
    }
}

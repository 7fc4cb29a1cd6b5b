package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Readers of a {@link ConcurrentGoMap} and a writer, each held up where it calls user code, while the other one goes on: races
 * that take no luck. What is there all the time is found, by V2 and V3 of {@link Shard}.
 */
class HeldUpReadTest {
    /** A key whose methods tell somebody that they are called. */
    private static final class Key {
        private final int id;
        private final int hash;
        private Runnable onEquals = () -> {};
        private Runnable onHashCode = () -> {};

        Key(int id, int hash) {
            this.id = id;
            this.hash = hash;
        }

        @Override
        public int hashCode() {
            onHashCode.run();
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            onEquals.run();
            return other instanceof Key key && key.id == id;
        }
    }

    private static final int COLLIDING = 1;

    /** Of no entry. */
    private static final Key ABSENT = new Key(-1, COLLIDING);

    private static ConcurrentGoMap<Key, Integer> oneShard(int seed) {
        return ConcurrentGoMap.<Key, Integer>builder()
                .shards(1)
                .random(new SplittableRandom(seed))
                .build();
    }

    private static Key scattered(int id) {
        return new Key(id, id * 0x9E3779B1);
    }

    private static void inAnotherThread(Runnable task) {
        Threads threads = new Threads();
        threads.start(task);
        try {
            threads.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Shard<Key, Integer> shardOf(ConcurrentGoMap<Key, Integer> map) {
        return map.shards[0];
    }

    /* ---------------- A reader is held up ---------------- */

    /** What a writer does to a chain meanwhile. */
    private enum Interference {
        /** Just this chain: nothing else raises the version. */
        EVACUATE(map -> shardOf(map).evacuation().moveNext()),
        RENEW_ANOTHER(map -> {
            map.remove(new Key(LAST - 11, COLLIDING));
            map.put(new Key(1000, COLLIDING), -1);
        }),
        SHORTEN(map -> {
            for (int id = 0; id < LAST; id++) {
                map.remove(new Key(id, COLLIDING));
            }
        }),
        SHORTEN_AND_REUSE(map -> {
            SHORTEN.action.accept(map);
            for (int id = 100; id < 200; id++) {
                map.put(new Key(id, COLLIDING + id % 3), -1);
            }
        }),
        SHARE_AND_WRITE(map -> {
            map.snapshot();
            RENEW_ANOTHER.action.accept(map);
        }),
        TRIM(ConcurrentGoMap::trim),
        GROW(map -> {
            for (int id = 2000; id < 2400; id++) {
                map.put(scattered(id), -1);
            }
        });

        private final Consumer<ConcurrentGoMap<Key, Integer>> action;

        Interference(Consumer<ConcurrentGoMap<Key, Integer>> action) {
            this.action = action;
        }
    }

    /** In four buckets: too few for an index. */
    private static final int COLLIDING_KEYS = 28;

    /** Of the key that ends the chain. */
    private static final int LAST = 99;

    /** In the midst of a doubling, and the chain of the colliding keys is the next to be moved. */
    private static ConcurrentGoMap<Key, Integer> growing(int collidingKeys) {
        for (int seed = 0; ; seed++) {
            ConcurrentGoMap<Key, Integer> map = oneShard(seed);
            for (int id = LAST - collidingKeys + 1; id <= LAST; id++) {
                map.put(new Key(id, COLLIDING), id);
            }
            for (int id = 1000; shardOf(map).evacuation() == null || map.size() < 110; id++) {
                map.put(scattered(id), id);
            }
            Evacuation evacuation = shardOf(map).evacuation();
            int chain = (int) map.hashOf(ABSENT) & evacuation.from.bucketMask();
            if (evacuation.nextToEvacuate() <= chain) {
                while (evacuation.nextToEvacuate() < chain) {
                    evacuation.moveNext();
                }
                return map;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void inEqualsOfItsKey_findsWhatIsThereAllTheTime(Interference interference) {
        int heldUp = 0;
        for (int collidingKeys : new int[] {4, 12, COLLIDING_KEYS}) {
            for (int call = 1; call <= collidingKeys; call++) {
                ConcurrentGoMap<Key, Integer> map = growing(collidingKeys);
                Key wanted = new Key(LAST, COLLIDING);
                int[] callsLeft = {call};
                wanted.onEquals = () -> {
                    if (--callsLeft[0] == 0) {
                        inAnotherThread(() -> interference.action.accept(map));
                    }
                };
                assertEquals(LAST, map.get(wanted), interference + " in call " + call + " of equals");
                heldUp += callsLeft[0] <= 0 ? 1 : 0;
                wanted.onEquals = () -> {};
                assertEquals(LAST, map.get(wanted), "afterwards");
            }
        }
        assertTrue(heldUp > COLLIDING_KEYS, "held up " + heldUp + " times");
    }

    /* ---------------- A writer is held up ---------------- */

    /** Whenever the writer calls a method of a key, another thread reads the map: all that the writer does not touch is there. */
    @ParameterizedTest
    @ValueSource(ints = {7, 20, 110, 400, 6600, 7000})
    void whileAWriterCallsUserCode_othersFindWhatIsThereAllTheTime(int entries) {
        for (boolean isShared : new boolean[] {false, true}) {
            for (Consumer<ConcurrentGoMap<Key, Integer>> write : writes(entries)) {
                ConcurrentGoMap<Key, Integer> map = oneShard(3);
                List<Key> stable = new ArrayList<>();
                for (int id = 0; id < entries; id++) {
                    Key key = scattered(id);
                    map.put(key, id);
                    stable.add(key);
                }
                Map<Key, Integer> held = isShared ? map.snapshot() : Map.of();
                boolean[] isReading = new boolean[1];
                int[] calls = new int[1];
                Runnable read = () -> {
                    if (!isReading[0] && Integer.bitCount(calls[0]++) <= 1) {
                        isReading[0] = true;
                        inAnotherThread(() -> stable.forEach(key -> assertEquals(key.id, map.get(scattered(key.id)))));
                        isReading[0] = false;
                    }
                };
                stable.forEach(key -> {
                    key.onHashCode = read;
                    key.onEquals = read;
                });
                write.accept(map);
                assertEquals(isShared ? entries : 0, held.size(), "the snapshot stays");
            }
        }
    }

    private static List<Consumer<ConcurrentGoMap<Key, Integer>>> writes(int entries) {
        return List.of(
                ConcurrentGoMap::trim,
                map -> {
                    for (int id = entries; id < 2 * entries; id++) {
                        map.put(scattered(id), id);
                    }
                },
                map -> {
                    for (int id = 0; id < entries; id++) {
                        map.merge(scattered(id), id, (before, same) -> same);
                    }
                });
    }

    /* ---------------- A version that was left odd ---------------- */

    /** The stack may end in the very call that makes the version even: then the next read or write does. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aVersionThatWasLeftOdd_becomesEvenByTheNextOperation(boolean isWrite) {
        ConcurrentGoMap<Key, Integer> map = oneShard(3);
        map.put(new Key(1, 1), 1);
        ShardInvariants.leaveStoring(shardOf(map));
        assertTrue(ShardInvariants.isStoring(map));
        assertEquals(1, isWrite ? map.put(new Key(1, 1), 2) : map.get(new Key(1, 1)));
        assertFalse(ShardInvariants.isStoring(map));
        assertEquals(isWrite ? 2 : 1, map.get(new Key(1, 1)));
    }
}

package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.gomap.BucketView;
import io.github.gomap.GoMap;
import io.github.gomap.MapInspection;
import io.github.gomap.tool.HashFunction.Kind;
import java.lang.reflect.Method;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The hashes that are reported are those of the table.
 */
class HashFunctionTest {

    private static final int SIZE = 20_000;

    @ParameterizedTest
    @EnumSource
    void hash_leadsToTheBucketAndTophashOfTheTable(Kind kind) {
        HashFunction function = new HashFunction(kind, 42);
        GoMap<String, Integer> map = function.newMap();
        for (int i = 0; i < SIZE; i++) {
            map.put("key" + i, i);
        }
        map.finishGrowth();
        MapInspection<String, Integer> inspection = map.inspect();
        int seen = 0;
        for (int bucket = 0; bucket < inspection.bucketCount(); bucket++) {
            for (BucketView<String, Integer> view : inspection.chain(bucket)) {
                for (int slot = 0; slot < 8; slot++) {
                    if (view.isOccupied(slot)) {
                        long hash = function.hash(view.key(slot));
                        assertEquals(bucket, hash & (inspection.bucketCount() - 1), view.key(slot));
                        int top = (int) (hash >>> 56);
                        assertEquals(view.tophash(slot), top < 5 ? top + 5 : top, view.key(slot));
                        seen++;
                    }
                }
            }
        }
        assertEquals(SIZE, seen);
    }

    /** Also the bits that a table does not show. */
    @Test
    void defaultHash_isThatOfTheLibraryInAllBits() throws ReflectiveOperationException {
        Method spread = Class.forName("io.github.gomap.Hashing").getDeclaredMethod("spread", Object.class, long.class);
        spread.setAccessible(true);
        HashFunction function = new HashFunction(Kind.DEFAULT, 7);
        long seedOfMap = new SplittableRandom(7).nextLong();
        for (int i = 0; i < 1_000; i++) {
            String key = "key" + i;
            assertEquals(spread.invoke(null, key, seedOfMap), function.hash(key), key);
        }
    }

    @Test
    void seed_isPartOfTheHash() {
        assertNotEquals(new HashFunction(Kind.DEFAULT, 1).hash("a"), new HashFunction(Kind.DEFAULT, 2).hash("a"));
    }

    @Test
    void sipHash_tellsKeysOfOneHashCodeApart() {
        HashFunction function = new HashFunction(Kind.SIPHASH, 1);
        assertNotEquals(function.hash("Aa"), function.hash("BB"));
        assertEquals(function.hash("Aa"), function.hash("Aa"));
    }
}

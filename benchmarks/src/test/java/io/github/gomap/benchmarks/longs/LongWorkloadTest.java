package io.github.gomap.benchmarks.longs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.KeyKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.infra.Blackhole;

class LongWorkloadTest {
    private static final int SIZE = 1000;
    private static final int OPERATIONS = 10_000;

    private static <W extends LongWorkload> W prepared(W workload, KeyKind keys) {
        workload.map = LongMapKind.NETTY.name();
        workload.keys = keys;
        workload.size = SIZE;
        return workload;
    }

    private static LongGet get(LongGet.Find find, KeyKind keys) {
        LongGet get = prepared(new LongGet(), keys);
        get.find = find;
        get.setUp();
        return get;
    }

    @ParameterizedTest
    @EnumSource(names = {"LONG_RANDOM", "LONG_SEQUENTIAL", "LONG_CLUSTERED", "LONG_LOW_BITS_ZERO"})
    void hits_find_missesDoNot(KeyKind keys) {
        LongGet hit = get(LongGet.Find.HIT, keys);
        LongGet miss = get(LongGet.Find.MISS, keys);
        for (int i = 0; i < OPERATIONS; i++) {
            assertSame(hit.value, hit.get());
            assertNull(miss.get());
        }
    }

    @Test
    void hitsAndMisses_inManyMaps() {
        for (LongGet.Find find : LongGet.Find.values()) {
            LongManyGets gets = prepared(new LongManyGets(), KeyKind.LONG_CLUSTERED);
            gets.size = 3;
            gets.maps = 4096;
            gets.find = find;
            gets.setUp();
            for (int i = 0; i < OPERATIONS; i++) {
                assertSame(find == LongGet.Find.HIT ? gets.value : null, gets.get());
            }
        }
    }

    @Test
    void replacements_findTheirKeys() {
        LongReplace replace = prepared(new LongReplace(), KeyKind.LONG_SEQUENTIAL);
        replace.setUp();
        for (int i = 0; i < OPERATIONS; i++) {
            assertSame(replace.value, replace.put());
        }
    }

    @Test
    void build_hasTheSize_presizedOrNot() {
        for (boolean presized : new boolean[] {false, true}) {
            LongBuild build = prepared(new LongBuild(), KeyKind.LONG_RANDOM);
            build.presized = presized;
            build.setUp();
            for (int i = 0; i < 10; i++) {
                assertEquals(SIZE, ((LongMap<?>) build.build()).size());
            }
        }
    }

    @Test
    void churn_keepsTheSize_andAlwaysFindsTheOldest() {
        LongChurn churn = prepared(new LongChurn(), KeyKind.LONG_SEQUENTIAL);
        churn.setUp();
        Blackhole blackhole = new Blackhole(
                "Today's password is swordfish. I understand instantiating Blackholes " + "directly is dangerous.");
        for (int i = 0; i < OPERATIONS; i++) {
            churn.removeAndPut(blackhole);
            assertEquals(SIZE, churn.target().size());
        }
    }

    @Test
    void keys_areTheNumbersOfTheObjects() {
        long[] keys = LongKeys.range(KeyKind.LONG_SEQUENTIAL, 5, 3);

        assertEquals(keys[0] + 1, keys[1]);
        assertEquals(keys[0] + 2, keys[2]);
        long[] lookups = LongKeys.lookups(keys, 0);
        assertTrue(lookups.length >= 1 << 16);
        assertEquals(3, Arrays.stream(lookups).distinct().count());
    }
}

package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.TestMaps.HashKind;
import io.github.gomap.TestMaps.MeddlingKey;
import io.github.gomap.TestMaps.Order;
import io.github.gomap.TestMaps.TestKey;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Entries that are kept while their map changes: they show what HashMap's would show. */
class LiveEntryTest {
    private final GoMap<String, Integer> map = new GoMap<>(Map.of("a", 1));
    private final Entry<String, Integer> entry = map.entrySet().iterator().next();

    @Test
    void everyWayToAnEntry_givesOneThatLives() {
        List<Entry<String, Integer>> entries = new ArrayList<>(List.of(entry));
        map.entrySet().forEach(entries::add);
        map.entrySet().iterator().forEachRemaining(entries::add);
        entries.addAll(map.entrySet());
        entries.addAll(map.entrySet().stream().collect(Collectors.toList()));
        map.entrySet().spliterator().tryAdvance(entries::add);
        map.entrySet().removeIf(met -> !entries.add(met));
        @SuppressWarnings({"unchecked", "rawtypes"})
        Entry<String, Integer>[] array = map.entrySet().toArray(new Entry[0]);
        entries.addAll(List.of(array));
        assertEquals(8, entries.size());
        map.put("a", 2);
        for (Entry<String, Integer> kept : entries) {
            assertEquals(2, kept.getValue());
        }
    }

    @Test
    void everyQuestion_isAnsweredByThePresent() {
        map.merge("a", 10, Integer::sum);
        assertEquals("a=11", entry.toString());
        assertEquals(Map.entry("a", 11).hashCode(), entry.hashCode());
        assertEquals(Map.entry("a", 11), entry);
        assertEquals(entry, Map.entry("a", 11));
        assertFalse(entry.equals(Map.entry("a", 1)));
        assertTrue(map.entrySet().contains(entry));
        assertEquals(11, entry.setValue(12));
        assertEquals(12, map.get("a"));
        map.replace("a", 13);
        assertTrue(map.entrySet().remove(entry));
        assertEquals(13, entry.getValue());
    }

    @Test
    void setValue_isSeenByOtherEntriesOfTheKey() {
        Entry<String, Integer> other = map.entrySet().iterator().next();
        entry.setValue(5);
        assertEquals(5, other.getValue());
        assertEquals(5, entry.getValue());
    }

    @Test
    void afterRemoval_keepsWhatItShowedLast() {
        map.put("a", 2);
        assertEquals(2, entry.getValue());
        map.remove("a");
        assertEquals(2, entry.getValue());
        assertEquals(2, entry.setValue(3));
        assertEquals(3, entry.getValue());
        assertTrue(map.isEmpty());
        map.put("b", 9);
        assertEquals(3, entry.getValue());
    }

    @Test
    void nullKeyAndNullValue() {
        GoMap<String, Integer> nulls = new GoMap<>();
        nulls.put(null, null);
        Entry<String, Integer> kept = nulls.entrySet().iterator().next();
        nulls.put(null, 1);
        assertEquals(1, kept.getValue());
        nulls.put(null, null);
        assertEquals(null, kept.getValue());
        assertEquals("null=null", kept.toString());
    }

    @Test
    void clearTrimAndGrowth_areFollowed() {
        for (int i = 0; i < 1_000; i++) {
            map.put("k" + i, i);
            assertEquals(1, entry.getValue());
        }
        map.keySet().removeIf(key -> key.startsWith("k"));
        map.put("a", 2);
        map.trim();
        assertEquals(2, entry.getValue());
        map.clear();
        assertEquals(2, entry.getValue());
    }

    /**
     * Through growths, with every question asked after every change. A HashMap does not serve as the model: entries that were
     * taken before colliding keys became a tree there show no later change.
     */
    @ParameterizedTest
    @EnumSource
    void randomChanges_showInTheEntries(HashKind kind) {
        long seed = TestMaps.walkSeed();
        SplittableRandom random = new SplittableRandom(seed);
        GoMap<TestKey, Integer> changed = Order.of(seed).map(0);
        Map<TestKey, Integer> lastValues = new HashMap<>();
        Map<TestKey, Entry<TestKey, Integer>> kept = new HashMap<>();
        for (int step = 0; step < 3_000; step++) {
            TestKey key = new TestKey(random.nextInt(kind == HashKind.SPREAD ? 400 : 60), kind);
            if (random.nextInt(3) == 0) {
                changed.remove(key);
            } else {
                changed.put(key, step);
                lastValues.put(key, step);
            }
            if (step % 10 == 0) {
                changed.entrySet().forEach(met -> kept.putIfAbsent(met.getKey(), met));
            }
            kept.forEach((of, met) -> {
                Integer expected = lastValues.get(of);
                assertEquals(expected, met.getValue(), () -> "repeat with -Dgomap.seed=" + seed);
                assertEquals(of.hashCode() ^ expected, met.hashCode());
            });
        }
        assertTrue(kept.size() >= 60, "entries of " + kept.size() + " keys");
    }

    /* ---------------- What it costs, and what it does not do ---------------- */

    /** A key that counts how often it is hashed, and may refuse. */
    private static final class Counted {
        private int hashings;
        private boolean refuses;

        @Override
        public int hashCode() {
            hashings++;
            if (refuses) {
                throw new IllegalStateException("refused");
            }
            return 1;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }
    }

    @Test
    void whileNothingIsWritten_nothingIsLookedUp() {
        Counted key = new Counted();
        GoMap<Object, Integer> counted = new GoMap<>(Map.of(key, 1));
        int before = key.hashings;
        Entry<Object, Integer> kept = counted.entrySet().iterator().next();
        assertEquals(1, kept.getValue());
        assertEquals("=1", kept.toString().replaceAll("^[^=]*", ""));
        assertEquals(before, key.hashings - 1, "Object.toString is what hashes here");
        kept.setValue(2);
        before = key.hashings;
        assertEquals(2, kept.getValue());
        assertEquals(before, key.hashings, "an entry knows the value that it has set");
        counted.put("another", 3);
        assertEquals(2, kept.getValue());
        assertEquals(before + 1, key.hashings);
    }

    @Test
    void anExceptionOfTheKey_passesThrough() {
        Counted key = new Counted();
        GoMap<Object, Integer> counted = new GoMap<>(Map.of(key, 1));
        Entry<Object, Integer> kept = counted.entrySet().iterator().next();
        counted.put("another", 3);
        key.refuses = true;
        assertThrows(IllegalStateException.class, kept::getValue);
        key.refuses = false;
        assertEquals(1, kept.getValue());
    }

    @Test
    void duringAWrite_anEntryShowsWhatItKnows() {
        GoMap<MeddlingKey, Integer> written = new GoMap<>();
        written.put(new MeddlingKey(() -> {}), 1);
        Entry<MeddlingKey, Integer> kept = written.entrySet().iterator().next();
        List<Integer> seen = new ArrayList<>();
        written.put(
                new MeddlingKey(() -> {
                    assertTrue(written.writing());
                    seen.add(kept.getValue());
                }),
                2);
        assertEquals(List.of(1), seen, "no report of misuse: an entry of another map can be read at any time");
        assertEquals(2, kept.getValue());
    }

    /** An iterator goes on beside the questions. */
    @Test
    void entriesOfAnIteration_canBeAskedWhileItGoesOn() {
        GoMap<Integer, Integer> numbers = new GoMap<>();
        for (int i = 0; i < 100; i++) {
            numbers.put(i, 0);
        }
        Map<Integer, Entry<Integer, Integer>> kept = new TreeMap<>();
        Iterator<Entry<Integer, Integer>> entries = numbers.entrySet().iterator();
        while (entries.hasNext()) {
            Entry<Integer, Integer> next = entries.next();
            kept.put(next.getKey(), next);
            numbers.merge(next.getKey() / 2, 1, Integer::sum);
            kept.forEach((key, earlier) -> assertEquals(numbers.get(key), earlier.getValue()));
        }
        assertEquals(100, kept.size());
    }

    @Test
    void aStream_hasTheEntryAsItIs() {
        map.put("a", 2);
        Entry<String, Integer> copy = TestMaps.roundTrip(entry);
        assertSame(SimpleEntry.class, copy.getClass());
        assertEquals(Map.entry("a", 2), copy);
        map.put("a", 3);
        assertEquals(2, copy.getValue());
    }
}

package io.github.gomap.benchmarks.concurrency.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** The rules of Go's sync.Map, seen from outside: by what a read finds, and whether it has to take the lock. */
class SyncMapTest {
    private final SyncMap<String, Integer> map = new SyncMap<>();

    private void put(String... keys) {
        for (String key : keys) {
            map.put(key, 1);
        }
    }

    /** What a read finds, and that it took the lock or did not. */
    private void assertFound(Integer value, String key, boolean slowly) {
        long before = map.slowReads();
        assertEquals(value, map.get(key), key);
        assertEquals(slowly ? 1 : 0, map.slowReads() - before, () -> "reads of " + key + " with the lock");
    }

    private void assertFast(Integer value, String key) {
        assertFound(value, key, false);
    }

    private void assertSlow(Integer value, String key) {
        assertFound(value, key, true);
    }

    /** All keys in the read-only map, and no dirty map. */
    private void putAndPromote(String... keys) {
        put(keys);
        map.forEach((key, value) -> {});
    }

    @Test
    void asManyMisses_asTheDirtyMapHasKeys_promoteIt() {
        put("a", "b", "c");

        assertSlow(1, "a");
        assertSlow(1, "a");
        assertSlow(null, "absent");
        assertFast(1, "a");
        assertFast(1, "c");
        assertFast(null, "absent");
    }

    @Test
    void oneMissLess_doesNot() {
        put("a", "b", "c");

        assertSlow(1, "a");
        assertSlow(1, "b");
        assertSlow(1, "c");
        assertFast(1, "a");
        put("d");
        // Four keys now: the three that were copied, and the new one.
        assertSlow(1, "d");
        assertSlow(1, "d");
        assertSlow(1, "d");
        assertSlow(1, "d");
        assertFast(1, "d");
    }

    @Test
    void keyOfTheReadOnlyMap_isReadWithoutTheLock_whateverIsDirty() {
        putAndPromote("a");
        put("new");

        assertFast(1, "a");
        map.put("a", 2);
        assertFast(2, "a");
        assertSlow(1, "new");
    }

    @Test
    void iteration_promotes() {
        put("a", "b", "c");
        map.forEach((key, value) -> {});

        assertFast(1, "a");
        assertFast(null, "absent");
    }

    @Test
    void removedKey_keepsItsEntry_soAValueIsStoredWithoutTheLock() {
        putAndPromote("a", "b");

        assertEquals(1, map.remove("a"));
        assertNull(map.remove("a"));
        assertFast(null, "a");
        assertNull(map.put("a", 2));
        assertFast(2, "a");
        assertEquals(2, map.size());
    }

    @Test
    void removedKey_isExpunged_whenTheNextDirtyMapBegins_andComesBackIntoBoth() {
        putAndPromote("a", "b");
        map.remove("a");
        put("new");

        // Expunged: there, but neither present nor in the dirty map.
        assertFast(null, "a");
        assertNull(map.put("a", 2));
        assertFast(2, "a");
        // Now the dirty map has a, b and new, and is promoted.
        assertSlow(1, "new");
        assertSlow(1, "new");
        assertSlow(1, "new");
        assertFast(1, "new");
        assertFast(2, "a");
        assertEquals(3, map.size());
    }

    @Test
    void expungedKey_isForgotten_byThePromotion() {
        putAndPromote("a", "b");
        map.remove("a");
        put("new");
        assertSlow(1, "new");
        assertSlow(1, "new");
        assertFast(1, "new");

        put("a");
        assertSlow(1, "a");
    }

    @Test
    void expungedKey_comesBack_byComputeIfAbsentToo() {
        putAndPromote("a", "b");
        map.remove("a");
        put("new");

        assertEquals(3, map.computeIfAbsent("a", any -> 3));
        map.forEach((key, value) -> {});
        assertFast(3, "a");
    }

    @Test
    void keyOfTheDirtyMapAlone_isRemovedFromIt() {
        putAndPromote("a");
        put("new");

        assertEquals(1, map.remove("new"));
        assertNull(map.remove("new"));
        map.forEach((key, value) -> {});
        assertFast(null, "new");
        assertEquals(1, map.size());
    }

    @Test
    void storing_overAPresentKeyOfTheDirtyMap_isNoMiss() {
        put("a");
        map.put("a", 2);
        map.put("a", 3);

        assertSlow(3, "a");
        assertFast(3, "a");
    }
}

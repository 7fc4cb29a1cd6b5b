package io.github.gomap.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManyMapsTest {
    private static final int SIZE = 3;
    private static final int MAPS = 4096;
    private static final int OPERATIONS = 20_000;

    private static <W extends ManyMaps> W prepared(W workload) {
        workload.map = MapKind.GO_MAP.name();
        workload.keys = KeyKind.LONG_RANDOM;
        workload.size = SIZE;
        workload.maps = MAPS;
        return workload;
    }

    private static ManyGets gets(ManyGets.Find find) {
        ManyGets gets = prepared(new ManyGets());
        gets.find = find;
        gets.fillMaps();
        return gets;
    }

    @Test
    void hits_findAnEqualKey_missesNone() {
        ManyGets hits = gets(ManyGets.Find.HIT);
        ManyGets misses = gets(ManyGets.Find.MISS);
        for (int i = 0; i < OPERATIONS; i++) {
            Object found = hits.get();
            assertNotNull(found);
            assertEquals(hits.key(), found);
            assertNotSame(hits.key(), found);
            assertNull(misses.get());
        }
    }

    @Test
    void maps_areThousands_ofTheSize() {
        ManyGets gets = gets(ManyGets.Find.HIT);
        Set<Map<Object, Object>> maps = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < OPERATIONS; i++) {
            Map<Object, Object> map = gets.nextMap();
            assertEquals(SIZE, map.size());
            maps.add(map);
        }
        assertTrue(maps.size() > MAPS * 9 / 10, () -> maps.size() + " maps");
    }

    @Test
    void updates_leaveTheMapsAsTheyAre() {
        ManyUpdates updates = prepared(new ManyUpdates());
        updates.fillMaps();
        for (ManyUpdates.How how : ManyUpdates.How.values()) {
            updates.how = how;
            for (int i = 0; i < OPERATIONS; i++) {
                assertEquals(updates.update(), updates.key());
                assertEquals(SIZE, updates.nextMap().size());
            }
        }
    }

    @Test
    void refills_changeTheKeys_notTheSize() {
        ManyRefills refills = prepared(new ManyRefills());
        refills.fillMaps();
        refills.setUp();
        for (int i = 0; i < OPERATIONS; i++) {
            assertEquals(SIZE, ((Map<?, ?>) refills.clearAndPut()).size());
        }
    }
}

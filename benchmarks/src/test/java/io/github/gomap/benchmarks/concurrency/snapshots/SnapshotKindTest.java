package io.github.gomap.benchmarks.concurrency.snapshots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.concurrency.Timing;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.SnapshotResult;
import io.github.gomap.benchmarks.results.SnapshotResult.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SnapshotKindTest {
    private static final int SIZE = 3_000;
    private static final int CHANGES = 100;

    private static Question question(SnapshotKind kind, int readers) {
        return new Question(kind.name(), SIZE, CHANGES, readers, Collector.G1, 1);
    }

    @ParameterizedTest
    @EnumSource
    void snapshot_staysAsItWas_whateverComes(SnapshotKind kind) {
        Random random = new Random(1);
        SnapshotSource<Integer, Integer> source = kind.newSource();
        Map<Integer, Integer> model = new HashMap<>();
        List<Map<Integer, Integer>> expected = new ArrayList<>();
        List<Map<Integer, Integer>> taken = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            for (int change = 0; change < 100; change++) {
                int key = random.nextInt(SIZE);
                source.put(key, i);
                model.put(key, i);
            }
            expected.add(new HashMap<>(model));
            taken.add(source.snapshot());
        }

        for (int i = 0; i < taken.size(); i++) {
            assertEquals(expected.get(i), new HashMap<>(taken.get(i)));
            assertEquals(expected.get(i).get(7), taken.get(i).get(7));
            assertEquals(expected.get(i).size(), taken.get(i).size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void run_hasFigures_ofEachKind(int readers) throws Exception {
        for (SnapshotKind kind : SnapshotKind.values()) {
            SnapshotResult result =
                    SnapshotRun.answer(new SnapshotRun.Order(question(kind, readers), new Timing(1, 20, 3, 10)));

            assertTrue(result.snapshotTime().get("p50") > 0);
            assertTrue(result.changeTime().get("p100") >= result.meanChangeTime());
            assertTrue(result.plainChangeTime() > 0);
            assertEquals(readers == 0 ? 0 : 3, result.readTime().size());
            assertTrue(result.allocatedBytes() >= 0);
        }
    }

    @Test
    void copies_keepBytesForAllEntries_snapshotsForThoseThatChanged() {
        double copy = KeptRun.bytesPerSnapshot(question(SnapshotKind.HASH_MAP_COPY, 0));
        assertTrue(copy > 32 * SIZE, () -> "bytes " + copy);
        for (SnapshotKind kind : List.of(
                SnapshotKind.GO_MAP_SNAPSHOT,
                SnapshotKind.CONCURRENT_GO_MAP,
                SnapshotKind.TRIE_MAP,
                SnapshotKind.PERSISTENT_MAP)) {
            double kept = KeptRun.bytesPerSnapshot(question(kind, 0));
            assertTrue(kept > 8 * CHANGES && kept < copy, () -> kind + ": " + kept);
        }
    }
}

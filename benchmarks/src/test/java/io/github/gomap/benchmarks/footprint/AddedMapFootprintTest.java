package io.github.gomap.benchmarks.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.loading.AddedClassPath;
import io.github.gomap.benchmarks.loading.AddedJar;
import io.github.gomap.benchmarks.results.FootprintResult;
import io.github.gomap.benchmarks.results.FootprintResult.Humongous;
import io.github.gomap.benchmarks.support.ChildJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forks that count bytes, of small maps. */
class AddedMapFootprintTest {
    private static final int FIRST_SIZE = 104;
    private static final int SECONDS = 120;

    @TempDir
    Path folder;

    private <A> A ask(Class<?> mainClass, Object order, Class<A> answerType) throws ChildJvm.Failure {
        List<String> flags = new ArrayList<>(FootprintRunner.JOL_FLAGS);
        flags.addAll(AddedClassPath.parse(AddedJar.ofTwoMaps(folder).toString()).jvmFlags());
        return ChildJvm.ask(flags, mainClass, order, answerType, folder, SECONDS);
    }

    private FootprintResult structure(KeyType keys, String map) throws ChildJvm.Failure {
        return ask(StructureRun.class, new StructureRun.Order(keys, map, FIRST_SIZE), FootprintResult.class);
    }

    private static double bytesPerEntry(FootprintResult result) {
        FootprintResult.Point last = result.points().get(result.points().size() - 1);
        assertEquals(4 * FIRST_SIZE, last.size());
        return (double) last.bytes() / last.size();
    }

    @Test
    void ofObjects_keysDoNotCount_ofPrimitives_theyDo() throws ChildJvm.Failure {
        // An entry of a TreeMap has 40 bytes, a Long 24, or 16 where its header is compact.
        assertEquals(40, bytesPerEntry(structure(KeyType.OBJECT, "sample.Sorted")), 1);
        assertEquals(60, bytesPerEntry(structure(KeyType.LONG, "sample.Sorted")), 5);
        assertEquals(60, bytesPerEntry(structure(KeyType.LONG, "sample.Sparse")), 5);
    }

    @Test
    void peak_hasBothTables_ofAMapThatRehashesAtOnce() throws ChildJvm.Failure {
        FootprintResult result = structure(KeyType.LONG, "FASTUTIL");

        double peak = (double) result.growth().peakBytes() / result.growth().peakSize();
        double afterwards = result.points().stream()
                .filter(point -> point.size() >= FIRST_SIZE)
                .mapToDouble(point -> (double) point.bytes() / point.size())
                .max()
                .orElseThrow();
        // 12 bytes a slot: at load 0.75 a table of 16 bytes per entry, and one of 32.
        assertEquals(32, afterwards, 2);
        assertEquals(48, peak, 3);
    }

    @Test
    void humongousAllocations_areThoseOfTheMap() throws ChildJvm.Failure {
        for (KeyType keys : KeyType.values()) {
            Humongous ofTree =
                    ask(HumongousRun.class, new HumongousRun.Order(keys, "sample.Sorted", 200_000), Humongous.class);
            Humongous ofTable =
                    ask(HumongousRun.class, new HumongousRun.Order(keys, "FASTUTIL", 200_000), Humongous.class);

            assertEquals(0, ofTree.count(), keys::toString);
            assertTrue(ofTable.count() > 0, keys::toString);
        }
    }
}

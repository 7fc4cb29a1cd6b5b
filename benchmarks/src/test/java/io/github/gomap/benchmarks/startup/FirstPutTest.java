package io.github.gomap.benchmarks.startup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FirstPutTest {
    private static final String MAIN = "io.github.gomap.benchmarks.startup.FirstMap";

    private final FirstPut firstPut = new FirstPut(
            "GO_MAP",
            List.of(
                    List.of(1_000_000L, 60_000_000L, 9_000_000L, 2_000_000L),
                    List.of(2_000_000L, 40_000_000L, 5_000_000L, 1_000_000L),
                    List.of(3_000_000L, 41_000_000L, 7_000_000L, 3_000_000L)),
            new LoadedClasses(31, 110));

    @Test
    void steps_areSummedUpWithinAJvm() {
        assertArrayEquals(new double[] {40, 41, 60}, firstPut.milliseconds(1, 2));
        assertArrayEquals(new double[] {48, 54, 72}, firstPut.milliseconds(0, 4));
    }

    @Test
    void table_showsBestMedianAndRange() {
        String table = FirstPut.table(List.of(firstPut));

        assertTrue(
                table.lines()
                        .anyMatch(line -> line.matches("GO_MAP +first put +40\\.000 +41\\.000 +40\\.000 - 60\\.000")),
                table);
        assertTrue(
                table.lines().anyMatch(line -> line.matches("GO_MAP +all +48\\.000 +54\\.000 +48\\.000 - 72\\.000")),
                table);
        assertTrue(table.contains("31 of the library, 110 of the JDK"), table);
    }

    @Test
    void classes_countFromTheMainClassOn_withoutThoseOfTheArchive() {
        List<String> log = List.of(
                "java.lang.Object source: shared objects file",
                "sun.launcher.Other source: jrt:/java.base",
                MAIN + " source: file:main.jar",
                "io.github.gomap.GoMap source: file:library.jar",
                "java.lang.invoke.VarHandle source: shared objects file",
                "java.util.concurrent.Flow source: shared objects file (top)",
                "java.util.stream.Collectors source: jrt:/java.base",
                "java.lang.invoke.LambdaForm$MH/0x00007f0001002400 source: __JVM_LookupDefineClass__",
                "io.github.gomap.WriteGuard$$Lambda/0x00007f0001002800 source: io.github.gomap.WriteGuard",
                "123456");

        assertEquals(new LoadedClasses(1, 3), LoadedClasses.in(log, MAIN));
    }

    @Test
    void log_withoutTheMainClass_isRefused() {
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> LoadedClasses.in(List.of(), MAIN));

        assertEquals("the log does not name " + MAIN, thrown.getMessage());
    }
}

package io.github.gomap.benchmarks.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostileKeysRunTest {
    private static List<String> printed(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            HostileKeysRun.main(arguments);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void anyMap_isComparedWithHashMap_inEachStep() {
        List<String> lines = printed("java.util.TreeMap", "TREE", "2", "COMPARABLE");

        assertEquals(5, lines.size(), lines::toString);
        assertTrue(lines.get(0).contains("HashMap ms") && lines.get(0).contains("TREE ms"), lines::toString);
        assertEquals(
                List.of("PUT", "GET", "MISS", "REMOVE"),
                lines.stream().skip(1).map(line -> line.split(" +")[1]).toList());
    }
}

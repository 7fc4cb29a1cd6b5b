package io.github.gomap.benchmarks.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceStoreTest {
    @TempDir
    private Path folder;

    @Test
    void kept_areFourAtLeast_andFourMegabytesAtMost() throws IOException {
        assertTrue(TraceStore.KEPT.size() >= 4);
        long bytes = 0;
        for (String name : TraceStore.KEPT) {
            bytes += TraceStore.class.getResourceAsStream(name + ".trace.gz").readAllBytes().length;
        }
        assertTrue(bytes <= 4_000_000, bytes + " bytes");
    }

    @Test
    void file_isFound_byItsPath() throws IOException {
        Path file = folder.resolve("mine.trace.gz");
        Files.write(
                file, TraceStore.class.getResourceAsStream("jackson.trace.gz").readAllBytes());
        TraceStore.Found mine = TraceStore.find(file.toString());
        TraceStore.Found kept = TraceStore.find("jackson");
        assertEquals("mine", mine.name());
        assertEquals("jackson", kept.name());
        assertEquals(kept.digest(), mine.digest());
        assertEquals(kept.trace().operationCount(), mine.trace().operationCount());
    }

    @Test
    void damagedFile_isNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.trace.gz"), "no trace");
        IOException refusal = assertThrows(DamagedTraceException.class, () -> TraceStore.find(file.toString()));
        assertEquals(
                file + " is no readable trace: it cannot be decompressed, Not in GZIP format", refusal.getMessage());
    }

    @Test
    void missingFile_isNamed() {
        IOException refusal = assertThrows(NoSuchFileException.class, () -> TraceStore.find("mine"));
        assertEquals("mine: neither a file nor one of the kept traces " + TraceStore.KEPT, refusal.getMessage());
    }
}

package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter err = new StringWriter();

    private Progress progress(boolean inPlace, OptionalLong totalBytes) {
        return new Progress(new PrintWriter(err), inPlace, totalBytes);
    }

    private String shown() {
        return err.toString().replace(System.lineSeparator(), "\n");
    }

    @Test
    void log_isALinePerTick() {
        try (Progress progress = progress(false, OptionalLong.empty())) {
            progress.update(2048, 100);
            progress.tick();
            progress.update(4096, 1_200);
            progress.tick();
        }
        assertEquals("gomap: read 100 lines, 2.0 KiB\ngomap: read 1,200 lines, 4.0 KiB\n", shown());
    }

    @Test
    void percent_isShownIfTheSizeIsKnown_andNeverExceeds100() {
        try (Progress progress = progress(false, OptionalLong.of(1000))) {
            progress.update(999, 7);
            progress.tick();
            progress.update(1500, 9);
            progress.tick();
        }
        assertEquals(
                "gomap: read 7 lines, 999 bytes of 1,000 bytes (99 %)\n"
                        + "gomap: read 9 lines, 1.5 KiB of 1,000 bytes (100 %)\n",
                shown());
    }

    @Test
    void terminal_isOverwrittenAndWipedAtTheEnd() {
        try (Progress progress = progress(true, OptionalLong.empty())) {
            progress.tick();
            progress.stage("examining");
            progress.tick();
        }
        String blank = " ".repeat(79);
        assertEquals(
                "\rread 0 lines, 0 bytes" + " ".repeat(79 - 21) + "\rexamining" + " ".repeat(70) + "\r" + blank + "\r",
                shown());
    }

    @Test
    void shortRun_showsNothing() {
        progress(true, OptionalLong.empty()).start().close();
        assertEquals("", shown());
    }

    @Test
    void closed_showsNothingMore() {
        Progress progress = progress(false, OptionalLong.empty());
        progress.close();
        progress.tick();
        assertEquals("", shown());
    }

    /** The reading thread is blocked here, as if it waited for a slow pipe. */
    @Test
    void started_showsByItself() throws InterruptedException {
        try (Progress progress = progress(false, OptionalLong.empty()).start()) {
            progress.update(1, 1);
            for (int i = 0; i < 200 && shown().isEmpty(); i++) {
                Thread.sleep(100);
            }
        }
        assertTrue(shown().startsWith("gomap: read 1 line, 1 byte\n"), shown());
    }
}

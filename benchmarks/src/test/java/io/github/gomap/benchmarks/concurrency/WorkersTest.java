package io.github.gomap.benchmarks.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkersTest {
    @Test
    void operations_areThoseOfAllThreads() throws Exception {
        AtomicInteger batches = new AtomicInteger();
        Workers workers = new Workers(List.of(
                () -> {
                    batches.incrementAndGet();
                    return 5;
                },
                () -> 0));
        List<Double> windows = workers.windows(4, 5);
        workers.close();

        assertEquals(4, windows.size());
        assertTrue(workers.operations() > 0);
        assertEquals(5L * batches.get(), workers.operations());
    }

    /** It is at least as long as was asked for, and all operations so far are at least as many as in it. */
    @Test
    void window_isTheTimeOfOneThreadPerOperation() throws Exception {
        int milliseconds = 100;
        Workers workers = new Workers(List.of(() -> 1, () -> 1));
        double nanoseconds = workers.windows(1, milliseconds).get(0);
        long operations = workers.operations();
        workers.close();

        double ofBothThreads = 2 * milliseconds * 1e6;
        assertTrue(nanoseconds >= ofBothThreads / operations, () -> nanoseconds + " of " + operations);
    }

    @Test
    void failureOfAThread_isThrown() throws Exception {
        Workers workers = new Workers(List.of(() -> {
            throw new IllegalArgumentException("broken");
        }));

        IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> workers.windows(1, 5));
        assertEquals("broken", thrown.getCause().getMessage());
        assertThrows(IllegalStateException.class, workers::close);
    }
}

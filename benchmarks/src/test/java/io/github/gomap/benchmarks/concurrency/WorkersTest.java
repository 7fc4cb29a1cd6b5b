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

    /** Two threads that need a millisecond for ten operations need 100 µs for each. */
    @Test
    void window_isTheTimeOfOneThreadPerOperation() throws Exception {
        Workers.Batch batch = () -> {
            long end = System.nanoTime() + 1_000_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return 10;
        };
        Workers workers = new Workers(List.of(batch, batch));
        List<Double> windows = workers.windows(3, 50);
        workers.close();

        // On a busy machine it may be more, but never much less.
        windows.forEach(nanoseconds -> assertTrue(nanoseconds > 90_000, windows::toString));
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

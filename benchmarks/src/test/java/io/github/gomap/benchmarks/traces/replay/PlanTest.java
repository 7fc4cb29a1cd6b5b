package io.github.gomap.benchmarks.traces.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gomap.benchmarks.traces.format.Operation;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {
    /** The second map comes when the first is still used, the third when it no longer is. */
    @Test
    void place_isFree_afterTheLastOperationOnItsMap() throws IOException {
        Traces traces = new Traces();
        int first = traces.writer().create(0);
        int second = traces.writer().create(0);
        traces.writer().plain(Operation.CLEAR, first);
        int third = traces.writer().create(0);
        traces.writer().plain(Operation.CLEAR, third);
        traces.writer().plain(Operation.CLEAR, second);
        Plan plan = new Plan(traces.trace());
        assertEquals(2, plan.placeCount());
        assertEquals(
                "[0, 1, 0, 0, 0, 1]",
                IntStream.range(0, plan.size())
                        .map(plan::place)
                        .boxed()
                        .toList()
                        .toString());
    }
}

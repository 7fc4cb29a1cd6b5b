package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.GoMap;
import io.github.gomap.GrowthHistory;
import io.github.gomap.tool.GrowthLog.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthLogTest {

    private final GoMap<Integer, Integer> map = new GoMap<>();
    private final GrowthLog log = new GrowthLog(map);

    private void write(int key) {
        map.put(key, 1);
        log.keyWritten();
    }

    @Test
    void fewEntries_noGrowth() {
        for (int i = 0; i < 8; i++) {
            write(i);
        }
        assertEquals(List.of(), log.steps());
    }

    /** 9 entries are too many for one bucket, 14 for two, 27 for four; a write evacuates two old buckets. */
    @Test
    void doublings_beginWhereTheLoadIsExceeded() {
        for (int i = 0; i < 28; i++) {
            write(i);
        }
        assertEquals(
                List.of(
                        new Step(false, 1, 2, 9, 9, 9L),
                        new Step(false, 2, 4, 14, 14, 14L),
                        new Step(false, 4, 8, 27, 27, log.steps().get(2).lastKey())),
                log.steps());
    }

    @Test
    void runningGrowth_hasNoEnd_untilWritesOfPresentKeysTakeItThere() {
        for (int i = 0; i < 6 * 1024 + 513; i++) {
            write(i);
        }
        Step begun = log.steps().get(log.steps().size() - 1);
        assertNull(begun.lastKey());
        assertEquals(6_657, begun.firstKey());
        int writes = 0;
        while (map.inspect().isGrowing()) {
            write(1);
            writes++;
        }
        assertEquals(6_657L + writes, log.steps().get(log.steps().size() - 1).lastKey());
        // More writes of present keys are none of its business.
        write(2);
        assertEquals(begun.endedBy(6_657L + writes), log.steps().get(log.steps().size() - 1));
    }

    @Test
    void repeatedKeys_countAsReadButNotAsEntries() {
        for (int i = 0; i < 9; i++) {
            write(i);
            write(i);
        }
        assertEquals(List.of(new Step(false, 1, 2, 9, 17, 17L)), log.steps());
    }

    /** Sixteen buckets are given an overflow bucket each, which then lies empty: the next new key closes the holes. */
    @Test
    void sameSizeGrowth_isToldApart() {
        GoMap<Integer, Integer> holes = GoMap.<Integer, Integer>builder()
                .expectedSize(100)
                .hasher((key, seed) -> key / 9)
                .build();
        GrowthLog growths = new GrowthLog(holes);
        for (int key = 0; key < 16 * 9; key++) {
            holes.put(key, 1);
            growths.keyWritten();
            if (key % 9 == 8) {
                for (int last = key - 8; last < key; last++) {
                    holes.remove(last);
                }
            }
        }
        assertEquals(List.of(), growths.steps());
        holes.put(-1, 1);
        growths.keyWritten();
        assertEquals(List.of(new Step(true, 16, 16, 17, 16 * 9 + 1, null)), growths.steps());
        assertEquals(1, holes.inspect().growths().sameSizeGrowths());
    }

    @Test
    void manyGrowths_followEachOther() {
        for (int i = 0; i < 20_000; i++) {
            write(i);
        }
        GrowthHistory history = map.inspect().growths();
        assertEquals(
                history.doublings() + history.sameSizeGrowths(), log.steps().size());
        Step before = null;
        for (Step step : log.steps()) {
            if (before != null) {
                assertEquals(before.buckets(), step.oldBuckets());
                assertTrue(before.lastKey() != null && before.lastKey() < step.firstKey(), before + " " + step);
            }
            before = step;
        }
    }
}

package io.github.gomap.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final double[] BEFORE = {10, 10.4, 10.2};

    private static Verdict verdict(double... after) {
        return Verdict.of(BEFORE, after, 0.1);
    }

    @Test
    void allForksSlower_byMoreThanTheThreshold_isARegression() {
        assertEquals(Verdict.REGRESSION, verdict(11.5, 11.9, 10.5));
        assertEquals(Verdict.IMPROVEMENT, Verdict.of(new double[] {11.5, 11.9, 10.5}, BEFORE, 0.1));
    }

    @Test
    void allForksSlower_butNotByMoreThanTheThreshold_isNone() {
        assertEquals(Verdict.SAME, verdict(11, 11.1, 11.2));
        assertEquals(Verdict.SAME, verdict(9.5, 9.6, 9.4));
    }

    @Test
    void forksThatOverlap_sayNothing_howeverFarTheirMediansAreApart() {
        assertEquals(Verdict.WITHIN_SPREAD, verdict(10.3, 20, 30));
        assertEquals(Verdict.WITHIN_SPREAD, verdict(10.1, 3, 2));
        assertEquals(Verdict.WITHIN_SPREAD, verdict(10.4, 20, 30), "as slow as the slowest before");
    }

    @Test
    void singleFork_hasNoSpread() {
        assertEquals(Verdict.TOO_FEW_FORKS, verdict(30));
        assertEquals(Verdict.TOO_FEW_FORKS, Verdict.of(new double[] {1}, BEFORE, 0.1));
        assertEquals(Verdict.SAME, verdict(10));
    }
}

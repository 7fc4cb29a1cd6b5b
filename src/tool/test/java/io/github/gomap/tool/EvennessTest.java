package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.tool.Evenness.Group;
import io.github.gomap.tool.Evenness.Row;
import io.github.gomap.tool.Evenness.Verdict;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EvennessTest {

    private static int sum(int[] histogram) {
        int chains = 0;
        for (int count : histogram) {
            chains += count;
        }
        return chains;
    }

    private static Evenness evenness(int[] histogram, double varianceToMean) {
        double entries = 0;
        for (int k = 0; k < histogram.length; k++) {
            entries += (double) k * histogram[k];
        }
        int chains = sum(histogram);
        return Evenness.of(histogram, List.of(new Group(chains, entries / chains)), varianceToMean);
    }

    /**
     * 581 entries in 200 buckets, mean 2.905. Expected numbers by an independent computation: 10.950, 31.809, 46.203,
     * 44.740, 32.492, 18.878, 9.140 and, pooled to reach 5, 5.789 for 7 and more.
     */
    @Test
    void statistic_agreesWithAnIndependentComputation() {
        Evenness evenness = evenness(new int[] {10, 30, 50, 45, 35, 15, 8, 4, 2, 1}, 1);
        assertEquals(1.884622, evenness.chiSquare().statistic(), 1e-6);
        assertEquals(6, evenness.chiSquare().degreesOfFreedom());
        assertEquals(0.929998, evenness.chiSquare().pValue(), 1e-6);
        assertEquals(Verdict.AS_CHANCE, evenness.verdict());
        Row third = evenness.rows().get(2);
        assertEquals(50, third.buckets());
        assertEquals(46.202641, third.expected(), 1e-6);
    }

    @Test
    void rows_coverAllBuckets_observedAndExpected() {
        int[] histogram = {10, 30, 50, 45, 35, 15, 8, 4, 2, 1};
        List<Row> rows = evenness(histogram, 1).rows();
        assertEquals(200, rows.stream().mapToInt(Row::buckets).sum());
        assertEquals(200, rows.stream().mapToDouble(Row::expected).sum(), 0.5);
    }

    @Test
    void allBucketsEquallyFull_isMoreEvenThanChance() {
        Evenness evenness = evenness(new int[] {0, 0, 0, 0, 1000}, 0);
        assertEquals(Verdict.MORE_EVEN_THAN_CHANCE, evenness.verdict());
        assertEquals(0, evenness.chiSquare().pValue(), 1e-12);
    }

    @Test
    void oneLongChain_isLessEvenThanChance_andAddsOneRow() {
        int[] histogram = new int[10_001];
        histogram[0] = 999;
        histogram[10_000] = 1;
        Evenness evenness = evenness(histogram, 10_000);
        assertEquals(Verdict.LESS_EVEN_THAN_CHANCE, evenness.verdict());
        assertEquals(10_000, evenness.rows().get(evenness.rows().size() - 1).entries());
        assertTrue(evenness.rows().size() < 50);
    }

    @Test
    void fewBuckets_giveNoTest() {
        Evenness evenness = evenness(new int[] {1, 2, 1}, 0.5);
        assertNull(evenness.chiSquare());
        assertEquals(Verdict.TOO_FEW_BUCKETS, evenness.verdict());
    }

    @Test
    void emptyTable_hasOneRow() {
        Evenness evenness = Evenness.of(new int[] {1}, List.of(new Group(1, 0)), null);
        assertEquals(List.of(new Row(0, 1, 1)), evenness.rows());
        assertEquals(Verdict.TOO_FEW_BUCKETS, evenness.verdict());
    }

    @Test
    void twoGroups_addUpTheirExpectations() {
        // Poisson: e^-1 / 1! of 100 buckets, 2 e^-2 of 300.
        Evenness evenness = Evenness.of(new int[] {80, 120, 200}, List.of(new Group(100, 1), new Group(300, 2)), 1.0);
        assertEquals(
                100 * Math.exp(-1) + 600 * Math.exp(-2), evenness.rows().get(1).expected(), 1e-9);
    }

    /** The degrees of freedom are right if p is uniform for random fillings: then its average is 1/2. */
    @Test
    void pValue_isUniformForRandomFillings() {
        long seed = 42;
        SplittableRandom random = new SplittableRandom(seed);
        int runs = 400;
        double sum = 0;
        int significant = 0;
        for (int run = 0; run < runs; run++) {
            double pValue =
                    evenness(randomHistogram(random, 1024, 4096), 1).chiSquare().pValue();
            sum += pValue;
            significant += pValue < 0.05 ? 1 : 0;
        }
        // The standard deviation of the average is 0.0144; one degree of freedom too many shifts it by 0.067.
        assertEquals(0.5, sum / runs, 0.05, "seed " + seed);
        assertTrue(8 < significant && significant < 35, significant + " of " + runs + ", seed " + seed);
    }

    private static int[] randomHistogram(SplittableRandom random, int buckets, int entries) {
        int[] filling = new int[buckets];
        for (int i = 0; i < entries; i++) {
            filling[random.nextInt(buckets)]++;
        }
        int[] histogram = new int[entries + 1];
        for (int inBucket : filling) {
            histogram[inBucket]++;
        }
        return histogram;
    }
}

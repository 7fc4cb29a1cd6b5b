package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.GoMap;
import io.github.gomap.tool.Comparison.Figure;
import io.github.gomap.tool.Comparison.Result;
import io.github.gomap.tool.Comparison.Side;
import io.github.gomap.tool.KeyReport.Input;
import io.github.gomap.tool.KeyReport.Kind;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static KeyReport report(HashFunction function, List<String> keys) {
        GoMap<String, Integer> map = function.newMap();
        GrowthLog growths = new GrowthLog(map);
        for (String key : keys) {
            map.merge(key, 1, Integer::sum);
            growths.keyWritten();
        }
        map.finishGrowth();
        Input input = new Input(List.of("keys"), Kind.LINES, 100, keys.size(), keys.size());
        return KeyReport.of(input, map, map.inspect(), function, growths.steps());
    }

    private static KeyReport report(long seed, List<String> keys) {
        return report(new HashFunction(HashFunction.Kind.DEFAULT, seed), keys);
    }

    private static Comparison compare(KeyReport first, KeyReport second) {
        return Comparison.of(new Side("one", first), new Side("two", second));
    }

    private static List<String> keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> "key" + i).toList();
    }

    private static List<String> colliding(int bits) {
        return IntStream.range(0, 1 << bits)
                .mapToObj(i ->
                        Integer.toBinaryString(1 << bits | i).replace("0", "Aa").replace("1", "BB"))
                .toList();
    }

    private static Figure figure(Comparison comparison, String name) {
        return comparison.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sameTable_noDifference() {
        KeyReport report = report(5, keys(5_000));
        Comparison comparison = compare(report, report);
        assertEquals(Result.AS_CHANCE, comparison.verdict().result());
        assertEquals(1.0, comparison.verdict().pValue());
        assertEquals(1.0, comparison.verdict().varianceRatio());
        for (Figure figure : comparison.figures()) {
            assertEquals(figure.first(), figure.second(), figure.name());
        }
        String text = ComparisonText.render(comparison);
        assertEquals(
                comparison.figures().size(),
                text.lines().filter(line -> line.endsWith("same")).count(),
                text);
    }

    @Test
    void figures_areThoseOfTheReports_withTheirChange() {
        KeyReport first = report(5, keys(1_000));
        KeyReport second = report(5, keys(4_000));
        Comparison comparison = compare(first, second);
        assertEquals(
                new Figure("entries", 1_000.0, 4_000.0, 0, Comparison.Change.RATIO, 4.0),
                figure(comparison, "entries"));
        assertEquals(first.table().load(), figure(comparison, "load").first());
        Figure chance = figure(comparison, "evenness, p-value");
        assertNotNull(first.evenness().chiSquare());
        assertNotNull(second.evenness().chiSquare());
        assertEquals(
                second.evenness().chiSquare().pValue()
                        - first.evenness().chiSquare().pValue(),
                chance.changeValue());
        assertEquals(
                second.memory().goMapBytesPerEntry(),
                figure(comparison, "GoMap, bytes per entry").second());
        assertEquals(
                first.lookups().tophashFalsePositivesPerHit(),
                figure(comparison, "false positives, hit").first());
    }

    @Test
    void figures_haveDifferentNames() {
        KeyReport report = report(5, keys(100));
        List<Figure> figures = compare(report, report).figures();
        assertEquals(
                figures.size(), figures.stream().map(Figure::name).distinct().count());
    }

    @Test
    void collidingKeys_areWorse_onWhicheverSideTheyAre() {
        KeyReport good = report(5, keys(4_096));
        KeyReport bad = report(5, colliding(12));
        Comparison.Verdict first = compare(good, bad).verdict();
        assertEquals(Result.FIRST, first.result());
        assertTrue(first.sentence().startsWith("A (one) is better distributed than B"), first.sentence());
        Comparison.Verdict second = compare(bad, good).verdict();
        assertEquals(Result.SECOND, second.result());
        assertTrue(second.sentence().startsWith("B (two) is better distributed than A"), second.sentence());
        assertEquals(first.pValue(), second.pValue());
    }

    @Test
    void sipHash_isBetterForCollidingKeys() {
        List<String> keys =
                Stream.concat(colliding(10).stream(), keys(3_000).stream()).toList();
        KeyReport plain = report(5, keys);
        KeyReport sipHash = report(new HashFunction(HashFunction.Kind.SIPHASH, 5), keys);
        assertEquals(Result.SECOND, compare(plain, sipHash).verdict().result());
    }

    @Test
    void fewBuckets_noVerdict() {
        Comparison comparison = compare(report(5, keys(20)), report(5, keys(5_000)));
        assertEquals(Result.TOO_FEW_BUCKETS, comparison.verdict().result());
        assertNull(comparison.verdict().pValue());
        assertNull(figure(comparison, "evenness, p-value").changeValue());
    }

    @Test
    void nothingAtAll_isComparedToo() {
        KeyReport nothing = report(5, List.of());
        assertEquals(Result.TOO_FEW_BUCKETS, compare(nothing, nothing).verdict().result());
        Comparison comparison = compare(nothing, report(5, keys(10)));
        assertNull(figure(comparison, "entries").changeValue());
        String text = ComparisonText.render(comparison);
        assertTrue(text.contains("  entries                               0             10             -\n"), text);
    }

    /**
     * Two tables of one kind of keys under random seeds: about 3 of 300 pairs are called different; 12 or more would be
     * one case in ten thousand.
     */
    @Test
    void chance_isSeldomTakenForADifference() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        int different = 0;
        for (int pair = 0; pair < 300; pair++) {
            List<String> one = random.longs(800).mapToObj(Long::toString).toList();
            List<String> two = random.longs(1_500).mapToObj(Long::toString).toList();
            Comparison comparison = compare(report(random.nextLong(), one), report(random.nextLong(), two));
            different += comparison.verdict().result() == Result.AS_CHANCE ? 0 : 1;
        }
        int seen = different;
        assertTrue(different < 12, () -> seen + " pairs, seed " + seed);
    }

    /** F(1, 1) has the distribution function 2 / pi arctan(sqrt(x)): two tables of two chains could be read off there. */
    @Test
    void pValue_isTwiceTheSmallerTail() {
        assertEquals(2 * 2 / Math.PI * Math.atan(Math.sqrt(0.25)), Comparison.pValue(4, 1, 1, 1), 1e-9);
        assertEquals(2 * 2 / Math.PI * Math.atan(Math.sqrt(0.25)), Comparison.pValue(1, 1, 4, 1), 1e-9);
        // With 2 and 2 degrees of freedom the upper tail is 1 / (1 + x).
        assertEquals(2 / (1 + 9.0), Comparison.pValue(1, 2, 9, 2), 1e-9);
        // With 2 and 4, in that order, it is (1 + x / 2)^-2.
        assertEquals(2 * Math.pow(1 + 9 / 2.0, -2), Comparison.pValue(1, 4, 9, 2), 1e-9);
        assertEquals(1, Comparison.pValue(0, 3, 0, 3));
        assertEquals(0, Comparison.pValue(0, 3, 1, 3));
    }

    @Test
    void text_fitsTheTerminal() {
        String text = ComparisonText.render(compare(report(5, keys(50_000)), report(5, colliding(11))));
        text.lines().forEach(line -> {
            assertTrue(line.length() <= 80, line);
            assertEquals(line.stripTrailing(), line);
        });
        assertTrue(text.startsWith("A  one\nB  two\n\n"), text);
    }
}

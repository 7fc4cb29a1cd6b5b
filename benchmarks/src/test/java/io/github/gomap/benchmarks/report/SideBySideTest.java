package io.github.gomap.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import io.github.gomap.benchmarks.results.Collector;
import io.github.gomap.benchmarks.results.Environment;
import io.github.gomap.benchmarks.results.TimeResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of which is known what changed. */
class SideBySideTest {
    private static final double THRESHOLD = 0.1;

    @TempDir
    Path folder;

    private static Environment machine(String processor, String commit) {
        return new Environment(processor, 2, 24, "Linux", "java 17.0.15+6", commit, "1a2b3c4d", Map.of());
    }

    /** Forks of one map, one per round, whose best windows are these. */
    private static List<TimeResult> forks(String map, String workload, double... best) {
        List<TimeResult> forks = new ArrayList<>();
        for (int i = 0; i < best.length; i++) {
            forks.add(TimeResult.question(workload, map, "STRING", 960, 0, Collector.G1, i + 1)
                    .answered(List.of(3 * best[i], best[i], 2 * best[i]), null));
        }
        return forks;
    }

    /** Three forks of GoMap, and of HashMap that takes this long in each. */
    private static List<TimeResult> pairs(String workload, double hashMap, double... goMap) {
        List<TimeResult> forks = forks("GO_MAP", workload, goMap);
        forks.addAll(forks("HASH_MAP", workload, hashMap, hashMap, hashMap));
        return forks;
    }

    @SafeVarargs
    private static SideBySide.Run run(String processor, List<TimeResult>... results) {
        List<TimeResult> all = new ArrayList<>();
        for (List<TimeResult> some : results) {
            all.addAll(some);
        }
        return new SideBySide.Run("a run", machine(processor, "3e5ffa2"), new Times(all).summaries());
    }

    private static SideBySide.Change change(SideBySide.Run before, SideBySide.Run after) {
        return new SideBySide(List.of(before, after), THRESHOLD)
                .rows().stream()
                        .filter(row -> row.map().equals("GO_MAP"))
                        .findFirst()
                        .orElseThrow()
                        .entry(1)
                        .change();
    }

    @Test
    void plantedRegression_isFound_alsoOnAMachineThatIsTwiceAsFast() {
        SideBySide.Change change = change(
                run("slow", pairs("GET_HIT", 10, 10, 10.5, 10.2)), run("fast", pairs("GET_HIT", 5, 7, 7.2, 6.9)));

        assertEquals(Verdict.REGRESSION, change.verdict());
        assertEquals(1.4 / 1.02, change.ratio(), 1e-9);
        assertTrue(change.relative());
    }

    @Test
    void machineThatIsTwiceAsSlow_isNoRegression() {
        SideBySide.Change change = change(
                run("fast", pairs("GET_HIT", 10, 10, 10.5, 10.2)), run("slow", pairs("GET_HIT", 20, 20, 21, 20.6)));

        assertEquals(Verdict.SAME, change.verdict());
    }

    @Test
    void changeWithinTheSpreadOfTheForks_isNoRegression() {
        SideBySide.Change change =
                change(run("x", pairs("GET_HIT", 10, 10, 14, 11)), run("x", pairs("GET_HIT", 10, 12.5, 13, 16)));

        assertEquals(Verdict.WITHIN_SPREAD, change.verdict());
        assertEquals(1.3 / 1.1, change.ratio(), 1e-9);
    }

    @Test
    void withoutHashMap_nanosecondsAreCompared_onTheSameMachineOnly() {
        SideBySide.Run before = run("x", forks("GO_MAP", "GET_HIT", 10, 11, 12));
        SideBySide.Change change = change(before, run("x", forks("GO_MAP", "GET_HIT", 20, 21, 22)));

        assertEquals(Verdict.REGRESSION, change.verdict());
        assertEquals(List.of(20.0, 21.0, 22.0), change.after());
        assertNull(change(before, run("y", forks("GO_MAP", "GET_HIT", 20, 21, 22))));
    }

    @Test
    void otherChoiceOfKeys_isAnotherCell() {
        TimeResult zipf = TimeResult.question("GET_HIT", "GO_MAP", "STRING", 960, 0.99, Collector.G1, 1)
                .answered(List.of(30.0), null);
        SideBySide.Run before = run("x", forks("GO_MAP", "GET_HIT", 10, 10, 10));

        assertEquals(
                2,
                new SideBySide(List.of(before, run("x", List.of(zipf))), THRESHOLD)
                        .rows()
                        .size());
    }

    @Test
    void means_areThoseOfTheCellsThatAllRunsHave() {
        SideBySide.Run before = run("x", pairs("GET_HIT", 10, 10, 10, 10), pairs("GET_MISS", 10, 90, 90, 90));
        SideBySide.Run after = run("x", pairs("GET_HIT", 10, 20, 20, 20));

        assertEquals(
                List.of(new SideBySide.Mean("GO_MAP", 1, List.of(1.0, 2.0))),
                new SideBySide(List.of(before, after), THRESHOLD).means());
    }

    @Test
    void chance_partsThreeForksAndThreeForks_inOneOfTwentyCells() {
        SideBySide.Run run = run("x", pairs("GET_HIT", 10, 10, 10, 10), pairs("GET_MISS", 10, 9, 9, 9));

        assertEquals(2, new SideBySide(List.of(run, run), THRESHOLD).compared(1));
        assertEquals(2 / 20.0, new SideBySide(List.of(run, run), THRESHOLD).partedByChance(1), 1e-9);
    }

    private Path write(String name, String commit, List<TimeResult> results) throws IOException {
        Path written = Files.createDirectory(folder.resolve(name));
        Environment environment = machine("AMD EPYC", commit);
        Gson gson = new Gson();
        Files.writeString(written.resolve("times-" + environment.id() + ".json"), """
                {"format": 1, "kind": "times", "begun": "2026-11-24T18:00:00Z", "environment": %s,
                "commands": ["java -jar benchmarks.jar times"], "results": %s}
                """.formatted(
                        gson.toJson(environment), gson.toJson(results)));
        return written;
    }

    @Test
    void report_pointsToTheRegression_andNotToTheNoise() throws IOException {
        List<TimeResult> before = pairs("GET_HIT", 10, 10, 10.5, 10.2);
        before.addAll(pairs("REPLACE", 10, 10, 14, 11));
        List<TimeResult> after = pairs("GET_HIT", 10, 13, 13.5, 13.2);
        after.addAll(pairs("REPLACE", 10, 12.5, 13, 16));
        // Of one commit, on two machines.
        Path first = write("first", "3e5ffa2", before);
        Path second = write("second", "3e5ffa2", after);

        Report report = new Report(List.of(first, second), THRESHOLD);
        String text = report.text();

        assertTrue(text.contains(second + " beside " + first + ": 2 cells and maps compared, threshold 10 %"), text);
        assertTrue(
                text.contains("Regressions: 1\n  × 1.29  GO_MAP, GET_HIT, STRING, 960, G1: 1.30 1.32 1.35 after 1.00"
                        + " 1.02 1.05 of HashMap's time\nImprovements: 0\n"),
                text);
        assertTrue(text.contains("within the spread of the forks: 1\n"), text);
        Path page = report.write();
        assertEquals(first.resolve("side-by-side.html"), page);
        assertTrue(Files.readString(page).contains("\"verdict\":\"REGRESSION\""));
    }

    @Test
    void report_ofOneFolderAndOneRun_comparesNothing() throws IOException {
        Path only = write("only", "3e5ffa2", pairs("GET_HIT", 10, 10, 10.5, 10.2));

        Report report = new Report(List.of(only), THRESHOLD);

        assertTrue(report.text().startsWith("java17.0.15-3e5ffa2-1a2b3c4d: times as multiples"), report.text());
        assertTrue(!report.text().contains("side by side"), report.text());
        assertEquals(only.resolve("report.html"), report.write());
    }
}

package io.github.gomap.stress;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures how often and how fast misuse by two threads is reported, by GoMap and by HashMap.
 *
 * <p>Every pair of a write with a write, a read or an iteration is run on maps of several sizes, for up to a second, many
 * times. That a report is not certain is in the nature of a flag that is no lock; this says what it amounts to.
 *
 * <pre>
 * java -cp stress-tests/target/stress-tests.jar io.github.gomap.stress.Detection --json detection.json
 * </pre>
 */
@Command(
        name = "Detection",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures how often and how fast GoMap and HashMap report that two threads use them at once.",
        footer = {
            "",
            "Exit code: 0, or 1 if GoMap threw anything else, returned a wrong value, hung or could not be used again."
        })
public final class Detection implements Callable<Integer> {
    @Option(
            names = "--runs",
            defaultValue = "100",
            description = "Runs per pair and size with GoMap (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--hashmap-runs",
            defaultValue = "10",
            description = "The same with HashMap, 0 = leave it out (default: ${DEFAULT-VALUE}).")
    private int hashMapRuns;

    @Option(
            names = "--time",
            defaultValue = "1000",
            description = "The longest that a run may take, in milliseconds (default: ${DEFAULT-VALUE}).")
    private long timeMillis;

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "1,8,1000,100000,1000000",
            description = "Numbers of entries (default: ${DEFAULT-VALUE}).")
    private List<Integer> sizes;

    @Option(
            names = "--pairs",
            defaultValue = "",
            description = "Only pairs, such as \"put new / get\", in which this regular expression is found.")
    private Pattern pairs;

    @Option(names = "--json", paramLabel = "<file>", description = "Writes the results to this file, too.")
    private Path json;

    private final List<Row> rows = new ArrayList<>();

    /** A pair on maps of one size; HashMap's result is null if it has no such operation. */
    private record Row(String pair, int size, Duel.Result goMap, Duel.Result hashMap) {
        boolean isOnTarget() {
            return goMap.reported() == goMap.runs() && goMap.medianMillis() != null && goMap.medianMillis() < 10;
        }
    }

    private Detection() {}

    /** Runs the program and ends the virtual machine, whatever threads are left. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Detection()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        List<Load[]> chosen = chosenPairs();
        if (chosen.isEmpty() || sizes.isEmpty()) {
            System.err.println("No pair matches.");
            return 2;
        }
        Progress progress = new Progress(chosen.size() * sizes.size());
        printBounds(chosen);
        for (int size : sizes) {
            printHead(size);
            for (Load[] pair : chosen) {
                progress.show(name(pair[0], pair[1]));
                Row row = measure(pair[0], pair[1], size);
                progress.hide();
                rows.add(row);
                print(row);
                progress.advance();
            }
        }
        printSummary();
        if (json != null) {
            writeJson();
        }
        return rows.stream().allMatch(row -> row.goMap.faults().isEmpty()) ? 0 : 1;
    }

    private List<Load[]> chosenPairs() {
        List<Load[]> chosen = new ArrayList<>();
        for (Load writer : Load.values()) {
            for (Load other : Load.values()) {
                if (isPair(writer, other)) {
                    chosen.add(new Load[] {writer, other});
                }
            }
        }
        return chosen;
    }

    /** How long it takes at worst, if nothing is ever reported. A run ends with the first report. */
    private void printBounds(List<Load[]> chosen) {
        long hashMapPairs = chosen.stream()
                .filter(pair -> pair[0].isForHashMap() && pair[1].isForHashMap())
                .count();
        System.out.printf(
                Locale.ROOT,
                "%d pairs, %d sizes: up to %d minutes with GoMap, %d with HashMap, and the time to fill the maps%n",
                chosen.size(),
                sizes.size(),
                minutes(chosen.size() * (long) runs),
                minutes(hashMapPairs * hashMapRuns));
    }

    private long minutes(long runsPerSize) {
        return runsPerSize * sizes.size() * timeMillis / 60_000;
    }

    /** Each pair once. */
    private boolean isPair(Load writer, Load other) {
        return writer.isWrite
                && (!other.isWrite || writer.ordinal() <= other.ordinal())
                && pairs.matcher(name(writer, other)).find();
    }

    private static String name(Load writer, Load other) {
        return writer.label + " / " + other.label;
    }

    private Row measure(Load writer, Load other, int size) throws InterruptedException {
        Duel.Result goMap = new Duel(writer, other, size, true).fight(runs, timeMillis);
        Duel.Result hashMap = null;
        if (hashMapRuns > 0 && writer.isForHashMap() && other.isForHashMap()) {
            hashMap = new Duel(writer, other, size, false).fight(hashMapRuns, timeMillis);
        }
        return new Row(name(writer, other), size, goMap, hashMap);
    }

    /* ---------------- Output ---------------- */

    private static void printHead(int size) {
        System.out.printf(Locale.ROOT, "%n%,d %s%n", size, size == 1 ? "entry" : "entries");
        System.out.printf(Locale.ROOT, "%-34s %26s   %26s%n", "", "GoMap", "HashMap");
        System.out.printf(
                Locale.ROOT,
                "%-34s %10s %7s %7s   %10s %7s %7s%n",
                "",
                "reported",
                "median",
                "p90",
                "reported",
                "median",
                "p90");
    }

    private static void print(Row row) {
        System.out.printf(
                Locale.ROOT,
                "%-34s %s   %s%s%n",
                row.pair,
                columns(row.goMap),
                columns(row.hashMap),
                row.isOnTarget() ? "" : "   <- target missed");
        row.goMap.faults().forEach((fault, count) -> System.out.println("    GoMap, " + count + " times: " + fault));
        if (row.hashMap != null) {
            row.hashMap
                    .faults()
                    .forEach((fault, count) -> System.out.println("    HashMap, " + count + " times: " + fault));
        }
    }

    private static String columns(Duel.Result result) {
        if (result == null) {
            return String.format(Locale.ROOT, "%10s %7s %7s", "-", "", "");
        }
        return String.format(
                Locale.ROOT,
                "%10s %7s %7s",
                result.reported() + " of " + result.runs(),
                millis(result.medianMillis()),
                millis(result.p90Millis()));
    }

    private static String millis(Double millis) {
        return millis == null ? "" : String.format(Locale.ROOT, millis < 100 ? "%.2f" : "%.0f", millis);
    }

    private void printSummary() {
        System.out.println();
        System.out.println("Times in milliseconds. Target: GoMap reports every run, in less than 10 ms at the median.");
        for (int size : sizes) {
            List<Row> ofSize = rows.stream().filter(row -> row.size == size).toList();
            System.out.printf(
                    Locale.ROOT,
                    "%,9d: %d of %d pairs on target, worst median %s ms, %d pairs with faults%n",
                    size,
                    ofSize.stream().filter(Row::isOnTarget).count(),
                    ofSize.size(),
                    millis(worstMedian(ofSize)),
                    ofSize.stream().filter(row -> !row.goMap.faults().isEmpty()).count());
        }
    }

    private static Double worstMedian(List<Row> rows) {
        return rows.stream()
                .map(row -> row.goMap.medianMillis())
                .filter(Objects::nonNull)
                .max(Double::compare)
                .orElse(null);
    }

    private void writeJson() throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        document.put("processors", Runtime.getRuntime().availableProcessors());
        document.put("timeMillis", timeMillis);
        document.put("rows", rows);
        String text =
                new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(document);
        Files.writeString(json, text + System.lineSeparator());
    }
}

package io.github.gomap.tool;

import io.github.gomap.HeatMap;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Renders a {@link KeyReport} for people: titled sections, one fact per line, names left and numbers in line.
 */
final class TextReport {

    private static final int NAME_WIDTH = 22;
    private static final int BAR_WIDTH = 40;
    private static final int MOST_COLUMNS = 76;

    private final KeyReport report;
    private final HeatMap heatMap;
    private final Charset charset;
    private final boolean colour;
    private final boolean unicode;
    private final StringBuilder text = new StringBuilder();

    private TextReport(KeyReport report, HeatMap heatMap, Charset charset, boolean unicode, boolean colour) {
        this.report = report;
        this.heatMap = heatMap;
        this.charset = charset;
        this.unicode = unicode;
        this.colour = colour;
    }

    /**
     * Renders a report.
     *
     * @param report the facts
     * @param heatMap a picture of the table
     * @param charset the charset it will be written in
     * @param unicode whether characters beyond ASCII look right there
     * @param colour whether the heat map is coloured
     */
    static String render(KeyReport report, HeatMap heatMap, Charset charset, boolean unicode, boolean colour) {
        TextReport rendering = new TextReport(report, heatMap, charset, unicode, colour);
        rendering.keys();
        rendering.table();
        if (report.keys().entries() > 0) {
            rendering.lookups();
            rendering.evenness();
        }
        rendering.memory();
        if (report.keys().entries() > 0) {
            rendering.heatMap();
        }
        rendering.advice();
        return rendering.text.toString();
    }

    /* ---------------- Sections ---------------- */

    private void keys() {
        KeyReport.Input input = report.input();
        KeyReport.Keys keys = report.keys();
        title(heading(input));
        fact("read", amount(input));
        String noun = input.kind() == KeyReport.Kind.WORDS ? "word" : "line";
        fact("entries", Units.count(keys.entries(), "different " + noun, "different " + noun + "s"));
        if (keys.mostFrequent() != null) {
            fact(
                    "most frequent",
                    Printable.key(keys.mostFrequent(), charset) + ", "
                            + Units.count(keys.mostFrequentCount(), "time", "times"));
        }
        fact("distinct hashCodes", hashCodes(keys.hashCodes()));
        bits("bits of hashCode", report.hash().hashCodeBits());
    }

    /** Two lines: how many bits are as chance has them, and the worst one. */
    private void bits(String name, BitShares shares) {
        int bits = shares.bits().size();
        if (bits == 0) {
            return;
        }
        fact(
                name,
                (bits - shares.outside()) + " of " + bits + " as by chance (" + shares.percent(shares.lowest()) + " to "
                        + shares.percent(shares.highest()) + " % of keys)");
        fact(
                "",
                "worst: bit " + shares.worst() + ", set in "
                        + shares.percent(shares.bits().get(shares.worst())) + " %");
    }

    /** What was read, and where. */
    static String heading(KeyReport.Input input) {
        List<String> files = input.files();
        return (input.kind() == KeyReport.Kind.WORDS ? "Keys: words of " : "Keys: lines of ")
                + (files.size() <= 3 ? String.join(", ", files) : Units.count(files.size()) + " files");
    }

    /** How much was read. */
    static String amount(KeyReport.Input input) {
        return Units.count(input.lines(), "line", "lines") + ", "
                + (input.kind() == KeyReport.Kind.WORDS ? Units.count(input.keysRead(), "word", "words") + ", " : "")
                + Units.bytes(input.bytes());
    }

    private String hashCodes(HashCodes codes) {
        String distinct = Units.count(codes.distinct());
        if (codes.keysSharingOne() == 0) {
            return codes.distinct() == 0 ? distinct : distinct + ", no two keys share one";
        }
        StringBuilder text = new StringBuilder(distinct)
                .append("; ")
                .append(Units.count(codes.keysSharingOne()))
                .append(" keys share theirs, at most ")
                .append(Units.count(codes.largestGroup()))
                .append(" the same, like");
        for (String key : codes.examples()) {
            text.append('\n').append(" ".repeat(NAME_WIDTH + 2)).append(Printable.key(key, charset));
        }
        return text.toString();
    }

    private void table() {
        KeyReport.Table table = report.table();
        title("Table");
        fact(
                "log2 buckets",
                table.log2Buckets() + ", that is " + Units.count(table.buckets(), "main bucket", "main buckets")
                        + " of 8 slots");
        fact(
                "load",
                Units.decimal(table.load(), 2) + " entries per main bucket (doubles above "
                        + (table.log2Buckets() == 0 ? "8)" : "6.5)"));
        fact(
                "overflow buckets",
                Units.count(table.overflowBuckets()) + ", "
                        + Units.decimal(100.0 * table.overflowBuckets() / table.buckets(), 1)
                        + " per 100 main buckets");
        fact("longest chain", Units.count(table.longestChain(), "bucket", "buckets"));
        fact(
                "growths so far",
                Units.count(report.growth().doublings(), "doubling", "doublings") + ", "
                        + Units.count(report.growth().sameSize()) + " to the same size");
        fact("old buckets moved", Units.count(report.growth().bucketsMoved()));
        fact("growing now", growth(report.growth().running()));
        bits("bits of the hash", report.hash().bits());
        fact("seed", seed(table.seed()));
    }

    private String seed(long seed) {
        return report.hash().function() == HashFunction.Kind.DEFAULT
                ? seed + " (--seed " + seed + " gives this table again)"
                : seed + ", and a secret of " + report.hash().function().title() + ", new for every run";
    }

    /** How far a running growth has come. */
    static String growth(KeyReport.@Nullable Running running) {
        if (running == null) {
            return "no";
        }
        return (running.sameSize() ? "to the same size, " : "doubling, ")
                + Units.count(running.evacuatedOldBuckets()) + " of "
                + Units.count(running.oldBuckets(), "old bucket", "old buckets") + " evacuated";
    }

    private void lookups() {
        KeyReport.Lookups lookups = report.lookups();
        title("Lookups, on the average");
        line("", "present key", "absent key");
        line("buckets looked into", lookups.bucketsPerHit(), lookups.bucketsPerMiss());
        line("tophash false positives", lookups.tophashFalsePositivesPerHit(), lookups.tophashFalsePositivesPerMiss());
        note("A false positive is a slot whose tophash byte matches though its key differs:");
        note("a call of equals in vain.");
        if (report.table().longestChain() >= Footprint.OVERLONG) {
            note("Chains of " + Footprint.OVERLONG
                    + " and more buckets are counted as walked, though they have an index.");
        }
    }

    private void line(String name, double present, double absent) {
        line(name, Units.decimal(present, 4), Units.decimal(absent, 4));
    }

    private void line(String name, String present, String absent) {
        text.append(String.format("  %-24s%12s%12s\n", name, present, absent));
    }

    private void evenness() {
        Evenness evenness = report.evenness();
        title("Evenness: how many main buckets have so many entries in their chain");
        text.append(String.format("  %9s%11s%13s\n", "entries", "buckets", "by chance"));
        new Histogram(evenness.rows(), BAR_WIDTH, unicode).lines().forEach(this::note);
        Evenness.ChiSquare chiSquare = evenness.chiSquare();
        if (chiSquare != null) {
            note((unicode ? "χ² = " : "chi-square = ") + Units.decimal(chiSquare.statistic(), 2) + ", "
                    + Units.count(chiSquare.degreesOfFreedom(), "degree", "degrees") + " of freedom, p "
                    + Units.probability(chiSquare.pValue()));
        }
        if (evenness.varianceToMean() != null) {
            note("variance / mean = " + Units.decimal(evenness.varianceToMean(), 3)
                    + " (1 by chance, less is more even)");
        }
        note(evenness.verdict().sentence());
    }

    private void memory() {
        Footprint memory = report.memory();
        title("Memory beyond keys and values, computed for compressed references");
        fact("GoMap", memory(memory.goMapBytes(), memory.goMapBytesPerEntry()));
        fact("HashMap", memory(memory.hashMapBytes(), memory.hashMapBytesPerEntry()));
    }

    private static String memory(long bytes, @Nullable Double perEntry) {
        String total = Units.bytes(bytes);
        return perEntry == null
                ? String.format("%11s", total)
                : String.format("%11s%8s bytes per entry", total, Units.decimal(perEntry, 1));
    }

    private void heatMap() {
        title("Heat map");
        heatMap.toText(colour).lines().forEach(this::note);
    }

    private void advice() {
        if (!report.advice().isEmpty()) {
            title("Advice");
            report.advice().forEach(this::wrapped);
        }
    }

    /* ---------------- Lines ---------------- */

    private void title(String title) {
        text.append(text.length() == 0 ? "" : "\n").append(title).append('\n');
    }

    private void fact(String name, String value) {
        text.append("  ")
                .append(name)
                .append(" ".repeat(NAME_WIDTH - name.length()))
                .append(value)
                .append('\n');
    }

    /** A sentence that may be longer than a line. */
    private void wrapped(String sentence) {
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ", -1)) {
            if (line.length() + 1 + word.length() > MOST_COLUMNS) {
                note(line.toString());
                line.setLength(0);
                line.append("  ");
            } else if (line.length() > 0) {
                line.append(' ');
            }
            line.append(word);
        }
        note(line.toString());
    }

    private void note(String line) {
        text.append("  ").append(line).append('\n');
    }
}

package io.github.gomap.tool;

import static io.github.gomap.tool.SvgChart.escape;

import io.github.gomap.HeatMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Renders a {@link KeyReport} as one page with charts. The page loads nothing, and forbids itself to: keys and file
 * names are the only foreign text in it, and they are escaped.
 */
final class HtmlReport {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private static final String STYLE = """
            body { margin: 0; background: #f4f5f7; color: #1f2430; font: 15px/1.5 system-ui, sans-serif; }
            main { max-width: 816px; margin: 0 auto; padding: 24px 16px 48px; }
            h1 { font-size: 24px; margin: 0 0 4px; overflow-wrap: anywhere; }
            h2 { font-size: 17px; margin: 0 0 8px; }
            p { margin: 0 0 8px; }
            section { background: #fff; border: 1px solid #dfe2e8; border-radius: 8px; padding: 16px 20px; margin: 16px 0; }
            section > svg { display: block; max-width: 100%; height: auto; }
            .lead, .note { color: #596070; }
            .note { font-size: 13.5px; }
            table { border-collapse: collapse; width: 100%; }
            th, td { text-align: left; vertical-align: top; padding: 3px 12px 3px 0; border-top: 1px solid #eceef2; }
            tr:first-child > * { border-top: 0; }
            th { font-weight: 500; color: #596070; width: 190px; }
            td { overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
            ul { margin: 0; padding-left: 20px; }
            .chart { font: 12.5px system-ui, sans-serif; fill: #414857; }
            .middle { text-anchor: middle; } .end { text-anchor: end; }
            .axis { stroke: #8b93a3; } .grid { stroke: #e6e8ed; } .span { stroke: #414857; stroke-width: 2; }
            .observed { fill: #3d7ea6; } .outside { fill: #c8483c; } .band { fill: #dcebdc; }
            line.expected { stroke: #d98200; stroke-width: 2; } circle.expected { fill: #d98200; }
            .part-slots { fill: #3d7ea6; } .part-free { fill: #c9d8e3; } .part-metadata { fill: #4aa88a; }
            .part-overflow { fill: #d98200; } .part-object { fill: #7a6aa8; } .part-trees { fill: #c8483c; }
            """;

    private final KeyReport report;
    private final StringBuilder html = new StringBuilder();

    private HtmlReport(KeyReport report) {
        this.report = report;
    }

    /**
     * Renders a report.
     *
     * @param report the facts
     * @param heatMap a picture of the table
     * @return a page in UTF-8
     */
    static String render(KeyReport report, HeatMap heatMap) {
        HtmlReport page = new HtmlReport(report);
        page.head();
        page.summary();
        page.advice();
        if (report.keys().entries() > 0) {
            page.section("Heat map of the table", "", heatMap.toSvg());
            page.evenness();
            page.bits();
        }
        page.memory();
        page.growths();
        return page.html.append("</main>\n</body>\n</html>\n").toString();
    }

    /* ---------------- Sections ---------------- */

    private void head() {
        KeyReport.Input input = report.input();
        String title = TextReport.heading(input);
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\"/>\n")
                .append("<title>")
                .append(escape(title))
                .append(" - gomap inspect</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(escape(title))
                .append("</h1>\n<p class=\"lead\">")
                .append(escape(TextReport.amount(input)))
                .append(" in a GoMap, seen from the inside</p>\n");
    }

    private void summary() {
        KeyReport.Keys keys = report.keys();
        KeyReport.Table table = report.table();
        html.append("<section>\n<h2>Summary</h2>\n<table>\n");
        if (report.input().files().size() > 1) {
            row("files", String.join(", ", report.input().files()));
        }
        row("entries", Units.count(keys.entries()));
        if (keys.mostFrequent() != null) {
            row(
                    "most frequent",
                    key(keys.mostFrequent()) + ", " + Units.count(keys.mostFrequentCount(), "time", "times"));
        }
        row("distinct hashCodes", hashCodes(keys.hashCodes()));
        row(
                "main buckets",
                Units.count(table.buckets()) + " of 8 slots, " + Units.decimal(table.load(), 2)
                        + " entries per bucket");
        row(
                "overflow buckets",
                Units.count(table.overflowBuckets()) + "; the longest chain has "
                        + Units.count(table.longestChain(), "bucket", "buckets"));
        if (keys.entries() > 0) {
            lookups();
        }
        Footprint memory = report.memory();
        row(
                "memory beyond keys and values",
                memory("GoMap", memory.goMapBytes(), memory.goMapBytesPerEntry()) + "; "
                        + memory("HashMap", memory.hashMapBytes(), memory.hashMapBytesPerEntry()));
        row(
                "growths",
                Units.count(report.growth().doublings(), "doubling", "doublings") + ", "
                        + Units.count(report.growth().sameSize()) + " to the same size, "
                        + Units.count(report.growth().bucketsMoved(), "old bucket", "old buckets") + " moved");
        row("growing now", TextReport.growth(report.growth().running()));
        row("hash", report.hash().function().title() + ", seed " + table.seed());
        html.append("</table>\n</section>\n");
    }

    private void lookups() {
        KeyReport.Lookups lookups = report.lookups();
        row(
                "a lookup looks into",
                Units.decimal(lookups.bucketsPerHit(), 3) + " buckets if the key is present, "
                        + Units.decimal(lookups.bucketsPerMiss(), 3) + " if it is absent");
        row(
                "and calls equals in vain",
                Units.decimal(lookups.tophashFalsePositivesPerHit(), 4) + " times if the key is present, "
                        + Units.decimal(lookups.tophashFalsePositivesPerMiss(), 4) + " times if it is absent");
        if (report.table().longestChain() >= Footprint.OVERLONG) {
            row(
                    "but",
                    "chains of " + Footprint.OVERLONG
                            + " and more buckets are counted as walked here, though they have an index");
        }
    }

    private static String hashCodes(HashCodes codes) {
        if (codes.keysSharingOne() == 0) {
            return Units.count(codes.distinct());
        }
        List<String> examples = codes.examples().stream().map(HtmlReport::key).toList();
        return Units.count(codes.distinct()) + "; " + Units.count(codes.keysSharingOne())
                + " keys share theirs, at most " + Units.count(codes.largestGroup()) + " the same, like "
                + String.join(", ", examples);
    }

    private static String memory(String map, long bytes, @Nullable Double perEntry) {
        String each = perEntry == null ? "" : ", " + Units.decimal(perEntry, 1) + " bytes per entry";
        return map + ' ' + Units.bytes(bytes) + each;
    }

    private static String key(String key) {
        return Printable.key(key, StandardCharsets.UTF_8);
    }

    private void advice() {
        if (report.advice().isEmpty()) {
            return;
        }
        html.append("<section>\n<h2>Advice</h2>\n<ul>\n");
        report.advice()
                .forEach(
                        sentence -> html.append("<li>").append(escape(sentence)).append("</li>\n"));
        html.append("</ul>\n</section>\n");
    }

    private void evenness() {
        Evenness evenness = report.evenness();
        StringBuilder note = new StringBuilder(evenness.verdict().sentence());
        Evenness.ChiSquare chiSquare = evenness.chiSquare();
        if (chiSquare != null) {
            note.append(" χ² = ").append(Units.decimal(chiSquare.statistic(), 2));
            note.append(", ").append(Units.count(chiSquare.degreesOfFreedom(), "degree", "degrees"));
            note.append(" of freedom, p ")
                    .append(Units.probability(chiSquare.pValue()))
                    .append('.');
        }
        if (evenness.varianceToMean() != null) {
            note.append(" Variance / mean = ").append(Units.decimal(evenness.varianceToMean(), 3));
            note.append(" (1 by chance, less is more even).");
        }
        section("Entries per chain", note.toString(), HtmlCharts.chains(evenness.rows()));
    }

    private void bits() {
        BitShares hash = report.hash().bits();
        BitShares codes = report.hash().hashCodeBits();
        section(
                "Quality of the seeded hash, bit by bit",
                "The share of the keys that have each bit set; bars begin at one half. " + bits(hash)
                        + " Bits that are off make some buckets fuller than others.",
                HtmlCharts.bits(hash, report.table().log2Buckets()));
        section(
                "Quality of hashCode, bit by bit",
                "The same for what the class of the keys supplies. " + bits(codes)
                        + " GoMap mixes these bits; HashMap takes the low ones nearly as they are. Bits that are all "
                        + "alike waste values that would tell keys apart.",
                HtmlCharts.bits(codes, -1));
    }

    private static String bits(BitShares shares) {
        double worst = shares.bits().get(shares.worst());
        int bits = shares.bits().size();
        return (bits - shares.outside()) + " of " + bits + " are as chance has them ("
                + shares.percent(shares.lowest()) + " to " + shares.percent(shares.highest())
                + " %, the green band). The worst is bit " + shares.worst() + ", set in " + shares.percent(worst)
                + " % of the keys.";
    }

    private void memory() {
        int entries = report.keys().entries();
        section(
                entries == 0 ? "Memory of the empty map, in bytes" : "Memory per entry, in bytes",
                "Beyond the keys and values themselves; computed for compressed references.",
                HtmlCharts.memory(report.memory(), entries));
    }

    private void growths() {
        List<GrowthLog.Step> steps = report.growth().history();
        if (steps.isEmpty()) {
            section("Growth history", "The map has not grown.", "");
            return;
        }
        String left = steps.size() > HtmlCharts.MOST_GROWTHS
                ? " Of " + Units.count(steps.size()) + " growths, the last " + HtmlCharts.MOST_GROWTHS + " are shown."
                : "";
        section(
                "Growth history",
                "Each bar is one growth: from the key whose write started it to the key whose write moved the last old "
                        + "bucket." + left,
                HtmlCharts.growths(steps, report.input().keysRead()));
    }

    /* ---------------- Parts ---------------- */

    private void section(String title, String note, String drawing) {
        html.append("<section>\n<h2>").append(escape(title)).append("</h2>\n");
        if (!note.isEmpty()) {
            html.append("<p class=\"note\">").append(escape(note)).append("</p>\n");
        }
        html.append(drawing).append("</section>\n");
    }

    private void row(String name, String value) {
        html.append("<tr><th scope=\"row\">")
                .append(escape(name))
                .append("</th><td>")
                .append(escape(value))
                .append("</td></tr>\n");
    }
}

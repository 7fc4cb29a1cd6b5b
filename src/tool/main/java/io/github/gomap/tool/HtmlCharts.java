package io.github.gomap.tool;

import io.github.gomap.StorageSize;
import io.github.gomap.tool.SvgChart.Anchor;
import java.util.List;

/**
 * The charts of a {@link HtmlReport}.
 */
final class HtmlCharts {

    private static final int LEFT = 72;
    private static final int RIGHT = SvgChart.WIDTH - 12;
    private static final int TOP = 34;
    /** Growths beyond these are not drawn: the last ones took the time. */
    static final int MOST_GROWTHS = 40;

    private static final int ROW = 19;

    private HtmlCharts() {}

    /* ---------------- Chains ---------------- */

    /** A bar for each number of entries, as high as there are chains with them, and a mark where chance expects it. */
    static String chains(List<Evenness.Row> rows) {
        List<Histogram.Bar> bars = Histogram.bars(rows, true);
        double most = bars.stream()
                .mapToDouble(bar -> Math.max(bar.buckets(), bar.expected()))
                .max()
                .orElse(1);
        double step = niceStep(most / 4);
        double scale = Math.ceil(most / step) * step;
        int bottom = TOP + 220;
        SvgChart chart = new SvgChart(bottom + 46, "main buckets by the number of entries in their chain");
        chart.bar(LEFT, 8, 12, 12, "observed", "").text(LEFT + 18, 18, Anchor.START, "observed");
        chart.dot(LEFT + 112, 14, "expected").text(LEFT + 122, 18, Anchor.START, "expected by chance (Poisson)");
        for (double tick = 0; tick <= scale * 1.0001; tick += step) {
            double y = bottom - tick / scale * (bottom - TOP);
            chart.line(LEFT, y, RIGHT, y, tick == 0 ? "axis" : "grid");
            chart.text(LEFT - 6, y + 4, Anchor.END, Units.count(Math.round(tick)));
        }
        double pitch = Math.min(80, (double) (RIGHT - LEFT) / Math.max(1, bars.size()));
        for (int i = 0; i < bars.size(); i++) {
            Histogram.Bar bar = bars.get(i);
            double x = LEFT + i * pitch;
            double height = bar.buckets() / scale * (bottom - TOP);
            String tooltip = bar.entries() + " entries: " + Units.count(bar.buckets(), "bucket", "buckets") + ", "
                    + Units.decimal(bar.expected(), 1) + " by chance";
            // A single chain must not be invisible beside a million others.
            double visible = bar.buckets() == 0 ? 0 : Math.max(2, height);
            chart.bar(x + pitch * 0.12, bottom - visible, pitch * 0.76, visible, "observed", tooltip);
            double mark = bottom - bar.expected() / scale * (bottom - TOP);
            chart.line(x + pitch * 0.05, mark, x + pitch * 0.95, mark, "expected");
            chart.dot(x + pitch / 2, mark, "expected");
            boolean last = i == bars.size() - 1;
            boolean wide = bar.entries().length() * 8 > pitch;
            chart.text(
                    last && wide ? x + pitch : x + pitch / 2,
                    bottom + (last && wide ? 32 : 17),
                    last && wide ? Anchor.END : Anchor.MIDDLE,
                    bar.entries());
        }
        return chart.text(LEFT, bottom + 38, Anchor.START, "entries in the chain of a main bucket")
                .end();
    }

    /** The smallest of 1, 2, 5, 10, 20, 50, ... that is not below a number. */
    private static double niceStep(double atLeast) {
        double power = 1;
        while (power * 10 <= atLeast) {
            power *= 10;
        }
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= atLeast) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /* ---------------- Bits ---------------- */

    /**
     * For each bit how far the share of keys that have it set is from one half, and the band that chance allows.
     *
     * @param shares the bits
     * @param log2Buckets how many low bits choose the bucket; negative if the bits are not those of the map
     */
    static String bits(BitShares shares, int log2Buckets) {
        int count = shares.bits().size();
        double range = range(shares);
        int middle = TOP + 70;
        int half = 64;
        SvgChart chart =
                new SvgChart(middle + half + (log2Buckets < 0 ? 24 : 50), "share of the keys that have each bit set");
        chart.bar(LEFT, 8, 12, 12, "observed", "").text(LEFT + 18, 18, Anchor.START, "as by chance");
        chart.bar(LEFT + 132, 8, 12, 12, "outside", "")
                .text(LEFT + 150, 18, Anchor.START, "outside of what chance gives");
        double upper = middle - Math.min(1, (shares.highest() - 0.5) / range) * half;
        double lower = middle + Math.min(1, (0.5 - shares.lowest()) / range) * half;
        chart.bar(
                LEFT,
                upper,
                RIGHT - LEFT,
                lower - upper,
                "band",
                "by chance: " + shares.percent(shares.lowest()) + " %" + " to " + shares.percent(shares.highest())
                        + " %");
        for (int tick = -1; tick <= 1; tick++) {
            chart.line(LEFT, middle - tick * half, RIGHT, middle - tick * half, tick == 0 ? "axis" : "grid");
            chart.text(LEFT - 6, middle - tick * half + 4, Anchor.END, shares.percent(0.5 + tick * range) + " %");
        }
        double pitch = (double) (RIGHT - LEFT) / count;
        for (int bit = 0; bit < count; bit++) {
            double share = shares.bits().get(bit);
            double height = Math.max(1, Math.min(1, Math.abs(share - 0.5) / range) * half);
            chart.bar(
                    LEFT + bit * pitch + pitch * 0.15,
                    share > 0.5 ? middle - height : middle,
                    pitch * 0.7,
                    height,
                    shares.isWithin(share) ? "observed" : "outside",
                    "bit " + bit + ": set in " + shares.percent(share) + " % of the keys");
            if (bit % 4 == 0 || bit == count - 1) {
                chart.text(LEFT + (bit + 0.5) * pitch, middle + half + 17, Anchor.MIDDLE, Integer.toString(bit));
            }
        }
        if (log2Buckets >= 0) {
            span(chart, 0, log2Buckets, pitch, middle + half + 25, "choose the bucket");
            span(chart, Long.SIZE - 8, Long.SIZE, pitch, middle + half + 25, "tophash");
        }
        return chart.end();
    }

    /** Marks the bits from one up to another one. */
    private static void span(SvgChart chart, int from, int to, double pitch, double y, String name) {
        if (from == to) {
            return;
        }
        chart.line(LEFT + from * pitch + 1, y, LEFT + to * pitch - 1, y, "span");
        if (from == 0) {
            chart.text(LEFT, y + 15, Anchor.START, name);
        } else {
            chart.text(LEFT + (from + to) / 2.0 * pitch, y + 15, Anchor.MIDDLE, name);
        }
    }

    /** The part of the scale that is shown above and below one half. */
    private static double range(BitShares shares) {
        double needed = 1.3 * (0.5 - shares.lowest());
        for (double share : shares.bits()) {
            needed = Math.max(needed, Math.abs(share - 0.5));
        }
        for (double range : new double[] {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2}) {
            if (needed <= range) {
                return range;
            }
        }
        return 0.5;
    }

    /* ---------------- Memory ---------------- */

    /** Part of the memory of a map. */
    private record Part(String name, long bytes, String style) {}

    /** Both maps, a bar each, cut into parts. */
    static String memory(Footprint memory, int entries) {
        StorageSize goMap = memory.goMapParts();
        HashMapFootprint hashMap = memory.hashMapParts();
        List<Part> goMapParts = List.of(
                new Part("slots in use", goMap.slots(), "part-slots"),
                new Part("free slots", goMap.unused(), "part-free"),
                new Part("tophash", goMap.metadata(), "part-metadata"),
                new Part("overflow", goMap.overflow(), "part-overflow"),
                new Part("directory", goMap.directory(), "part-object"),
                new Part("indexes", memory.goMapIndexes(), "part-trees"));
        List<Part> hashMapParts = List.of(
                new Part("nodes", hashMap.nodes(), "part-slots"),
                new Part("tree nodes", hashMap.treeNodes(), "part-trees"),
                new Part("table", hashMap.table(), "part-metadata"),
                new Part("map object", hashMap.object(), "part-object"));
        double scale = Math.max(memory.goMapBytes(), memory.hashMapBytes());
        SvgChart chart = new SvgChart(140, "memory of GoMap beside HashMap, by part");
        memoryBar(chart, 8, "GoMap", goMapParts, scale, entries);
        memoryBar(chart, 78, "HashMap", hashMapParts, scale, entries);
        return chart.end();
    }

    private static void memoryBar(SvgChart chart, int top, String name, List<Part> parts, double scale, int entries) {
        int perEntry = Math.max(1, entries);
        long total = parts.stream().mapToLong(Part::bytes).sum();
        String amount = Units.decimal((double) total / perEntry, 1);
        chart.text(LEFT - 6, top + 20, Anchor.END, name);
        // Room for the amount to the right of the longer bar.
        double width = RIGHT - LEFT - 60;
        double x = LEFT;
        double legend = LEFT;
        for (Part part : parts) {
            if (part.bytes() == 0) {
                continue;
            }
            String label = part.name() + ' ' + Units.decimal((double) part.bytes() / perEntry, 1);
            chart.bar(x, top, part.bytes() / scale * width, 30, part.style(), label + ", " + Units.bytes(part.bytes()));
            chart.bar(legend, top + 38, 11, 11, part.style(), "").text(legend + 15, top + 48, Anchor.START, label);
            x += part.bytes() / scale * width;
            legend += 30 + 6.2 * label.length();
        }
        chart.text(x + 6, top + 20, Anchor.START, amount);
    }

    /* ---------------- Growths ---------------- */

    /** A row for each growth, from the key that started it to the one that ended it, on a logarithmic scale. */
    static String growths(List<GrowthLog.Step> all, long keysRead) {
        List<GrowthLog.Step> steps = all.subList(Math.max(0, all.size() - MOST_GROWTHS), all.size());
        int left = 160;
        int right = RIGHT - 110;
        int bottom = TOP + steps.size() * ROW;
        double decades = Math.max(1, Math.log10((double) keysRead));
        SvgChart chart = new SvgChart(bottom + 44, "growths by the keys read when they began and ended");
        chart.text(left - 8, 18, Anchor.END, "main buckets");
        chart.text(RIGHT, 18, Anchor.END, "took");
        for (int decade = 0; decade <= decades; decade++) {
            double x = left + decade / decades * (right - left);
            chart.line(x, TOP, x, bottom, "grid");
            chart.text(x, bottom + 16, Anchor.MIDDLE, Units.count(Math.round(Math.pow(10, decade))));
        }
        chart.line(left, bottom, right, bottom, "axis");
        int y = TOP;
        for (GrowthLog.Step step : steps) {
            Long last = step.lastKey();
            long end = last == null ? keysRead : last;
            String took = Units.count(end - step.firstKey() + 1, "key", "keys") + (last == null ? " so far" : "");
            double from = left + Math.log10((double) step.firstKey()) / decades * (right - left);
            double to = left + Math.log10((double) end) / decades * (right - left);
            chart.text(left - 8, y + 14, Anchor.END, buckets(step));
            chart.bar(
                    from,
                    y + 4,
                    Math.max(3, to - from),
                    ROW - 7,
                    step.sameSize() ? "outside" : "observed",
                    "began with key " + Units.count(step.firstKey()) + " and entry " + Units.count(step.entries()));
            chart.text(RIGHT, y + 14, Anchor.END, took);
            y += ROW;
        }
        return chart.text((left + right) / 2.0, bottom + 36, Anchor.MIDDLE, "keys read (logarithmic)")
                .end();
    }

    private static String buckets(GrowthLog.Step step) {
        return step.sameSize()
                ? Units.count(step.buckets()) + ", same size"
                : Units.count(step.oldBuckets()) + " → " + Units.count(step.buckets());
    }
}

package io.github.gomap;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the buckets of a {@link MapInspection}: one cell per main bucket in reading order, or one for several
 * neighbours if there are many, coloured by the number of entries that its chain holds.
 *
 * <p>A cell of several buckets shows the fullest and the longest chain among them: averages of many buckets all look
 * alike and hide the one that is slow. Overflow buckets show as bars; buckets that wait for their entries during a
 * growth are hatched and show the old chain that still stands for them.
 *
 * <pre>{@code
 * GoMap<Integer, String> map = new GoMap<>();
 * for (int i = 0; i < 1_000; i++) {
 *     map.put(i, "value");
 * }
 * HeatMap picture = map.inspect(MapInspection.Detail.STRUCTURE).heatMap();
 * System.out.println(picture.toText(false));
 * String document = picture.toSvg();
 * }</pre>
 */
public final class HeatMap {
    private final String title;
    private final String figures;
    private final int[] entries;
    private final int[] lengths;
    private final boolean[] waiting;

    HeatMap(InspectionCounters counters, ChainStatistics chains) {
        entries = chains.entries();
        lengths = chains.lengths();
        waiting = new boolean[entries.length];
        if (counters.isGrowing()) {
            for (int bucket = 0; bucket < waiting.length; bucket++) {
                waiting[bucket] = chains.isWaiting(bucket);
            }
        }
        title = String.format(Locale.ROOT, "%,d entries in %,d main buckets", counters.size(), counters.bucketCount());
        figures = String.format(
                Locale.ROOT,
                "load %.2f, %,d overflow buckets, longest chain %,d%s",
                counters.load(),
                counters.overflowCount(),
                chains.longest(),
                counters.isGrowing()
                        ? String.format(
                                Locale.ROOT,
                                "; growing: the first %,d of %,d old buckets evacuated",
                                counters.evacuatedCount(),
                                counters.oldBucketCount())
                        : "");
    }

    /**
     * The picture for a terminal, with title and legend, at most 64 cells wide and 16 high.
     *
     * @param colours whether to use the 256 colours that most terminals know; they are not used in any case if the
     *     environment variable {@code NO_COLOR} is set to something
     * @return lines that end in a newline; plain ASCII without colours
     */
    public String toText(boolean colours) {
        return toText(colours, System.getenv("NO_COLOR"));
    }

    String toText(boolean colours, @Nullable String noColor) {
        boolean wanted = colours && (noColor == null || noColor.isEmpty());
        return new HeatMapText(title, figures, grid(HeatMapText.MAX_ROWS), wanted).draw();
    }

    /**
     * The picture as a document, with title and legend, at most 64 cells wide and 64 high.
     *
     * @return an SVG document that refers to nothing outside of it
     */
    public String toSvg() {
        return new HeatMapSvg(title, figures, grid(HeatMapSvg.MAX_ROWS)).draw();
    }

    /** The text without colours. */
    @Override
    public String toString() {
        return toText(false);
    }

    private HeatMapGrid grid(int maxRows) {
        return HeatMapGrid.of(entries, lengths, waiting, maxRows);
    }
}

package io.github.gomap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The picture of a table as text: the canonical dump that the recordings of Go's map use too.
 *
 * <p>One line per main bucket that holds or held something: {@code o} (old) or {@code n} (current), the bucket's index,
 * and its chain as tophash bytes and keys. Evacuated old buckets show {@code E} and the marks of the main bucket.
 */
final class TableDump {

    private static final int SLOTS = 8;
    private static final int LOWEST_MARK = 2;
    private static final int HIGHEST_MARK = 4;
    private static final int MAX_LINES_IN_MESSAGES = 300;

    private TableDump() {}

    /** Header figures and dump of a map, for failure messages. */
    static String of(GoMap<?, ?> map) {
        return of(map.inspect());
    }

    /** Header figures and dump, cut after some hundred lines. */
    static String of(MapInspection<?, ?> inspection) {
        List<String> lines = canonicalLines(inspection);
        StringBuilder text = new StringBuilder(summary(inspection));
        for (String line : lines.subList(0, Math.min(lines.size(), MAX_LINES_IN_MESSAGES))) {
            text.append(System.lineSeparator()).append(line);
        }
        if (lines.size() > MAX_LINES_IN_MESSAGES) {
            text.append(System.lineSeparator())
                    .append("… and ")
                    .append(lines.size() - MAX_LINES_IN_MESSAGES)
                    .append(" more lines");
        }
        return text.toString();
    }

    /** The figures of the table's header in one line. */
    static String summary(MapInspection<?, ?> inspection) {
        return "size=" + inspection.size()
                + " log2Buckets=" + inspection.log2Buckets()
                + " overflowCount=" + inspection.overflowCount()
                + " growing=" + inspection.isGrowing()
                + " sameSize=" + inspection.isSameSizeGrowth()
                + " evacuatedCount=" + inspection.evacuatedCount();
    }

    /** The canonical lines: old buckets upward, then current buckets upward, untouched buckets left out. */
    static List<String> canonicalLines(MapInspection<?, ?> inspection) {
        List<String> lines = new ArrayList<>();
        for (int bucket = 0; bucket < inspection.oldBucketCount(); bucket++) {
            addLine(lines, "o", bucket, inspection.oldChain(bucket));
        }
        for (int bucket = 0; bucket < inspection.bucketCount(); bucket++) {
            addLine(lines, "n", bucket, inspection.chain(bucket));
        }
        return lines;
    }

    /** The CRC-32 of canonical lines, each followed by a line feed, as eight hexadecimal digits. */
    static String crc(List<String> canonicalLines) {
        CRC32 crc = new CRC32();
        for (String line : canonicalLines) {
            crc.update(line.getBytes(StandardCharsets.UTF_8));
            crc.update('\n');
        }
        return String.format("%08x", crc.getValue());
    }

    /** Whether a chain of the old generation has been evacuated: one look at its first slot tells. */
    static boolean isEvacuated(List<? extends BucketView<?, ?>> oldChain) {
        if (oldChain.isEmpty()) {
            return false;
        }
        int first = oldChain.get(0).tophash(0);
        return first >= LOWEST_MARK && first <= HIGHEST_MARK;
    }

    /** Whether a chain is a single bucket of eight zeros, or nothing at all. */
    static boolean isUntouched(List<? extends BucketView<?, ?>> chain) {
        return chain.isEmpty() || (chain.size() == 1 && tophashes(chain.get(0)).equals("0".repeat(2 * SLOTS)));
    }

    private static void addLine(
            List<String> lines, String generation, int bucket, List<? extends BucketView<?, ?>> chain) {
        if (!isUntouched(chain)) {
            String content = isEvacuated(chain) ? "E" + tophashes(chain.get(0)) : contentOf(chain);
            lines.add(generation + "\t" + bucket + "\t" + content);
        }
    }

    private static String contentOf(List<? extends BucketView<?, ?>> chain) {
        List<String> buckets = new ArrayList<>();
        for (BucketView<?, ?> view : chain) {
            buckets.add(tophashes(view) + ":" + keys(view));
        }
        return String.join("|", buckets);
    }

    private static String tophashes(BucketView<?, ?> view) {
        StringBuilder digits = new StringBuilder(2 * SLOTS);
        for (int slot = 0; slot < SLOTS; slot++) {
            int tophash = view.tophash(slot);
            digits.append(Character.forDigit(tophash >>> 4, 16)).append(Character.forDigit(tophash & 15, 16));
        }
        return digits.toString();
    }

    private static String keys(BucketView<?, ?> view) {
        List<String> keys = new ArrayList<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            if (view.isOccupied(slot)) {
                keys.add(String.valueOf(view.key(slot)));
            }
        }
        return String.join(",", keys);
    }
}

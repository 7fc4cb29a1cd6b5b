package io.github.gomap.tool;

import io.github.gomap.StorageSize;
import io.github.gomap.tool.MapLayout.Bucket;
import io.github.gomap.tool.MapLayout.Chain;
import io.github.gomap.tool.MapLayout.Growth;
import io.github.gomap.tool.MapLayout.Meaning;
import io.github.gomap.tool.MapLayout.Slot;
import io.github.gomap.tool.MapLayout.State;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Draws a {@link MapLayout} with characters: generation by generation, bucket by bucket, slot by slot.
 *
 * <p>All but the keys is ASCII.
 */
final class LayoutText {

    private static final String SLOT_FORMAT = "%-5s %-5s %-15s";
    private static final int KEY_WIDTH = 20;

    private final MapLayout layout;
    private final Charset charset;
    private final Palette palette;
    private final StringBuilder text = new StringBuilder();

    private LayoutText(MapLayout layout, Charset charset, Palette palette) {
        this.layout = layout;
        this.charset = charset;
        this.palette = palette;
    }

    static String render(MapLayout layout, Charset charset, Palette palette) {
        LayoutText drawing = new LayoutText(layout, charset, palette);
        drawing.summary();
        drawing.oldGeneration();
        drawing.currentGeneration();
        drawing.legend();
        return drawing.text.toString();
    }

    /* ---------------- Parts ---------------- */

    private void summary() {
        line(Units.count(layout.entries(), "entry", "entries") + " in "
                + Units.count(layout.chains().size(), "main bucket", "main buckets") + " (log2: " + layout.log2Buckets()
                + "), load " + Units.decimal(layout.load(), 2) + ", "
                + Units.count(layout.overflowBuckets(), "overflow bucket", "overflow buckets"));
        line(growth(layout.growth()) + "; growths so far: "
                + Units.count(layout.doublings(), "doubling", "doublings") + ", "
                + Units.count(layout.sameSizeGrowths()) + " to the same size");
        StorageSize bytes = layout.bytes();
        line(Units.count(bytes.total(), "byte", "bytes") + " beyond keys and values: directory "
                + Units.count(bytes.directory()) + ", metadata " + Units.count(bytes.metadata()) + ", slots "
                + Units.count(bytes.slots()) + ", overflow " + Units.count(bytes.overflow()) + ", unused "
                + Units.count(bytes.unused()));
        line("seed " + layout.seed() + " (--seed " + layout.seed() + " gives this map again)");
    }

    private static String growth(@Nullable Growth growth) {
        if (growth == null) {
            return "Not growing";
        }
        return (growth.sameSize() ? "Growing to the same size, " : "Doubling, ")
                + Units.count(growth.evacuatedOldBuckets()) + " of "
                + Units.count(growth.oldBuckets(), "old bucket", "old buckets") + " evacuated";
    }

    private void oldGeneration() {
        if (!layout.oldChains().isEmpty()) {
            generation("Old generation", layout.oldChains());
        }
    }

    private void currentGeneration() {
        generation(layout.oldChains().isEmpty() ? "Buckets" : "New generation", layout.chains());
    }

    private void generation(String title, List<Chain> chains) {
        line("");
        line(title + ": " + Units.count(chains.size(), "main bucket", "main buckets"));
        for (Chain chain : chains) {
            line("");
            chain(chain, chains.size());
        }
    }

    private void chain(Chain chain, int generationSize) {
        line("bucket " + chain.mainBucket() + hashEnd(chain.mainBucket(), generationSize) + ": " + state(chain));
        for (int i = 0; i < chain.buckets().size(); i++) {
            if (i > 0) {
                line("  |");
                line("  +--> overflow bucket " + i + " of this chain");
            }
            bucket(chain.buckets().get(i), i == 0 ? "  " : "       ");
        }
    }

    /** Which hashes belong there: the bits that choose the main bucket. */
    private static String hashEnd(int mainBucket, int generationSize) {
        int bits = Integer.numberOfTrailingZeros(generationSize);
        if (bits == 0) {
            return " (all hashes)";
        }
        String binary = Integer.toBinaryString(mainBucket);
        return " (hashes that end in " + "0".repeat(bits - binary.length()) + binary + ")";
    }

    private String state(Chain chain) {
        return switch (chain.state()) {
            case LIVE ->
                Units.count(chain.entries(), "entry", "entries")
                        + (chain.buckets().size() > 1
                                ? " in a chain of " + chain.buckets().size() + " buckets"
                                : "");
            case WAITING ->
                palette.paint(
                        Palette.Colour.MOVED,
                        "waits for old bucket "
                                + chain.mainBucket() % layout.oldChains().size());
            case EVACUATED -> palette.paint(Palette.Colour.MOVED, "evacuated");
            case UNALLOCATED -> palette.paint(Palette.Colour.EMPTY, "no memory yet");
        };
    }

    private void bucket(Bucket bucket, String indent) {
        List<Slot> slots = bucket.slots();
        StringBuilder numbers = new StringBuilder();
        StringBuilder bytes = new StringBuilder();
        for (int i = slots.size() - 1; i >= 0; i--) {
            Slot slot = slots.get(i);
            numbers.append("  ").append(slot.slot()).append("  ");
            bytes.append(' ').append(painted(slot, slot.tophash())).append(i > 0 ? " |" : " ");
        }
        line(indent + "slot      " + numbers.toString().stripTrailing());
        line(indent + "metadata [" + bytes + "]  the long " + bucket.metadataWord());
        line(indent + String.format(SLOT_FORMAT, "slot", "byte", "meaning") + pad("key cell") + "value cell");
        for (List<Slot> run : runs(slots)) {
            slots(run, indent);
        }
    }

    /** Empty slots in a row that say the same are one line. */
    private static List<List<Slot>> runs(List<Slot> slots) {
        List<List<Slot>> runs = new ArrayList<>();
        for (Slot slot : slots) {
            List<Slot> last = runs.isEmpty() ? List.of() : runs.get(runs.size() - 1);
            if (!last.isEmpty() && slot.key() == null && last.get(0).tophash().equals(slot.tophash())) {
                last.add(slot);
            } else {
                runs.add(new ArrayList<>(List.of(slot)));
            }
        }
        return runs;
    }

    private void slots(List<Slot> run, String indent) {
        Slot first = run.get(0);
        Slot last = run.get(run.size() - 1);
        String numbers = run.size() == 1 ? "" + first.slot() : first.slot() + "-" + last.slot();
        String meaning = String.format(
                SLOT_FORMAT, numbers, first.tophash(), first.meaning().word());
        String cells;
        if (first.key() != null) {
            cells = pad(Printable.key(first.key(), charset)) + first.value();
        } else if (first.movedTo() != null) {
            cells = pad("-") + "-   moved to new bucket " + first.movedTo();
        } else {
            cells = pad("-") + "-";
        }
        line(indent + painted(first, meaning) + cells);
    }

    private void legend() {
        Set<Meaning> used = EnumSet.noneOf(Meaning.class);
        boolean waits = false;
        for (List<Chain> generation : List.of(layout.oldChains(), layout.chains())) {
            for (Chain chain : generation) {
                waits |= chain.state() == State.WAITING;
                chain.buckets().forEach(bucket -> bucket.slots().forEach(slot -> used.add(slot.meaning())));
            }
        }
        line("");
        if (!used.isEmpty()) {
            line("Bytes, slot 0 in the lowest of the long:");
        }
        for (Meaning meaning : used) {
            line("  " + String.format("%-6s%-15s", meaning.codes(), meaning.word()) + meaning.explanation());
        }
        if (waits) {
            line("A bucket that waits is looked up in the old generation until a write evacuates that.");
        }
        line("A value is the number of the key in the input, counted from 1.");
    }

    /* ---------------- Lines ---------------- */

    private String painted(Slot slot, String shown) {
        return palette.paint(
                switch (slot.meaning()) {
                    case EMPTY_REST -> Palette.Colour.EMPTY;
                    case EMPTY_ONE -> Palette.Colour.HOLE;
                    case EVACUATED_LOW, EVACUATED_HIGH, EVACUATED_EMPTY -> Palette.Colour.MOVED;
                    case TOPHASH -> Palette.Colour.ENTRY;
                },
                shown);
    }

    private static String pad(String cell) {
        return cell + " ".repeat(Math.max(1, KEY_WIDTH - cell.length()));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}

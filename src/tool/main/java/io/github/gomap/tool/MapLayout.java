package io.github.gomap.tool;

import io.github.gomap.BucketView;
import io.github.gomap.MapInspection;
import io.github.gomap.StorageSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The storage of a small map, byte by byte. The component names are the names of the JSON output.
 *
 * @param seed the seed of the generator the map drew its own seed from
 * @param entries the number of entries
 * @param log2Buckets the binary logarithm of the number of main buckets
 * @param load entries per main bucket
 * @param overflowBuckets buckets created behind full ones in this generation
 * @param doublings growths to twice the number of buckets, a running one included
 * @param sameSizeGrowths growths to the same number of buckets, a running one included
 * @param growth the growth that is not finished; null if there is none
 * @param bytes the memory beyond keys and values, by part
 * @param oldChains the chains of the generation that is being evacuated; empty if the map is not growing
 * @param chains the chains of the current generation
 */
record MapLayout(
        long seed,
        int entries,
        int log2Buckets,
        double load,
        int overflowBuckets,
        int doublings,
        int sameSizeGrowths,
        @Nullable Growth growth,
        StorageSize bytes,
        List<Chain> oldChains,
        List<Chain> chains) {

    static final int SLOTS = 8;

    /**
     * A growth that is not finished.
     *
     * @param sameSize whether the number of buckets stays the same
     * @param oldBuckets the number of old main buckets
     * @param evacuatedOldBuckets how many of them are evacuated
     */
    record Growth(boolean sameSize, int oldBuckets, int evacuatedOldBuckets) {}

    /**
     * A main bucket and its overflow buckets.
     *
     * @param mainBucket its number
     * @param state what a lookup finds there
     * @param entries the number of entries in all of its buckets
     * @param buckets the main bucket first; empty if it waits or has no memory yet
     */
    record Chain(int mainBucket, State state, int entries, List<Bucket> buckets) {}

    /** What a lookup finds at a main bucket. */
    enum State {
        /** What is in it is valid. */
        LIVE,
        /** A bucket of the current generation whose entries are in the old generation still. */
        WAITING,
        /** A bucket of the old generation whose entries have moved. */
        EVACUATED,
        /** Nothing has been written to it yet, so it has no memory. */
        UNALLOCATED
    }

    /**
     * One bucket.
     *
     * @param metadataWord the eight bytes of its slots as the long that holds them, slot 0 in the lowest byte
     * @param slots the eight slots
     */
    record Bucket(String metadataWord, List<Slot> slots) {}

    /**
     * One slot.
     *
     * @param slot its number, 0 to 7
     * @param tophash its byte of the metadata word, two hexadecimal digits
     * @param meaning what the byte says
     * @param movedTo the main bucket its entry moved to; null unless the byte says so
     * @param key the key cell; null if there is no entry
     * @param value the value cell; null if there is no entry
     */
    record Slot(
            int slot,
            String tophash,
            Meaning meaning,
            @Nullable Integer movedTo,
            @Nullable String key,
            @Nullable Integer value) {}

    /** What a byte of the metadata word says. */
    enum Meaning {
        EMPTY_REST("00", "emptyRest", "empty, and so is everything behind it in the chain: a search ends here"),
        EMPTY_ONE("01", "emptyOne", "a hole: empty, but something follows"),
        EVACUATED_LOW("02", "evacuatedLow", "its entry moved to the bucket of the same number (evacuatedX in Go)"),
        EVACUATED_HIGH(
                "03", "evacuatedHigh", "its entry moved to the upper half of the new buckets (evacuatedY in Go)"),
        EVACUATED_EMPTY("04", "evacuatedEmpty", "was empty when its bucket was evacuated"),
        TOPHASH("05-ff", "tophash", "an entry: the top eight bits of its hash, raised by 5 if below 5");

        private final String codes;
        private final String word;
        private final String explanation;

        Meaning(String codes, String word, String explanation) {
            this.codes = codes;
            this.word = word;
            this.explanation = explanation;
        }

        static Meaning of(int tophash) {
            return switch (tophash) {
                case 0 -> EMPTY_REST;
                case 1 -> EMPTY_ONE;
                case 2 -> EVACUATED_LOW;
                case 3 -> EVACUATED_HIGH;
                case 4 -> EVACUATED_EMPTY;
                default -> TOPHASH;
            };
        }

        /** The bytes that say so, in hexadecimal digits. */
        String codes() {
            return codes;
        }

        String word() {
            return word;
        }

        String explanation() {
            return explanation;
        }

        boolean isEvacuated() {
            return this == EVACUATED_LOW || this == EVACUATED_HIGH || this == EVACUATED_EMPTY;
        }
    }

    /** Reads the layout off an inspection that holds the entries. */
    static MapLayout of(MapInspection<String, Integer> inspection, long seed) {
        List<Chain> oldChains = oldChains(inspection);
        return new MapLayout(
                seed,
                inspection.size(),
                inspection.log2Buckets(),
                inspection.load(),
                inspection.overflowCount(),
                inspection.growths().doublings(),
                inspection.growths().sameSizeGrowths(),
                growth(inspection, oldChains),
                inspection.storage(),
                oldChains,
                chains(inspection, oldChains));
    }

    private static @Nullable Growth growth(MapInspection<?, ?> inspection, List<Chain> oldChains) {
        if (!inspection.isGrowing()) {
            return null;
        }
        // Not the counter of the map: it tells how many are evacuated from the first one on without a gap.
        int evacuated = (int) oldChains.stream()
                .filter(chain -> chain.state() == State.EVACUATED)
                .count();
        return new Growth(inspection.isSameSizeGrowth(), inspection.oldBucketCount(), evacuated);
    }

    private static List<Chain> oldChains(MapInspection<String, Integer> inspection) {
        List<Chain> chains = new ArrayList<>();
        int oldBuckets = inspection.oldBucketCount();
        for (int number = 0; number < oldBuckets; number++) {
            List<Bucket> buckets = buckets(inspection.oldChain(number), number, number + oldBuckets);
            // A chain is marked as a whole; the memory of an evacuated one may have been released.
            boolean evacuated =
                    buckets.isEmpty() || buckets.get(0).slots().get(0).meaning().isEvacuated();
            chains.add(chain(number, evacuated ? State.EVACUATED : State.LIVE, buckets));
        }
        return List.copyOf(chains);
    }

    private static List<Chain> chains(MapInspection<String, Integer> inspection, List<Chain> oldChains) {
        List<Chain> chains = new ArrayList<>();
        for (int number = 0; number < inspection.bucketCount(); number++) {
            List<Bucket> buckets = buckets(inspection.chain(number), number, number);
            chains.add(chain(number, state(number, buckets, oldChains), buckets));
        }
        return List.copyOf(chains);
    }

    private static State state(int number, List<Bucket> buckets, List<Chain> oldChains) {
        if (!oldChains.isEmpty() && oldChains.get(number % oldChains.size()).state() == State.LIVE) {
            return State.WAITING;
        }
        return buckets.isEmpty() ? State.UNALLOCATED : State.LIVE;
    }

    private static Chain chain(int number, State state, List<Bucket> buckets) {
        int entries = (int) buckets.stream()
                .flatMap(bucket -> bucket.slots().stream())
                .filter(slot -> slot.meaning() == Meaning.TOPHASH)
                .count();
        return new Chain(number, state, entries, buckets);
    }

    /** The buckets of a chain whose entries may have moved to one of two main buckets. */
    private static List<Bucket> buckets(List<BucketView<String, Integer>> views, int low, int high) {
        return views.stream().map(view -> bucket(view, low, high)).toList();
    }

    private static Bucket bucket(BucketView<String, Integer> view, int low, int high) {
        List<Slot> slots = new ArrayList<>();
        long word = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            int tophash = view.tophash(slot);
            word |= (long) tophash << (Byte.SIZE * slot);
            Meaning meaning = Meaning.of(tophash);
            Integer movedTo = switch (meaning) {
                case EVACUATED_LOW -> low;
                case EVACUATED_HIGH -> high;
                default -> null;
            };
            slots.add(new Slot(slot, hex(tophash), meaning, movedTo, view.key(slot), view.value(slot)));
        }
        return new Bucket(String.format(Locale.ROOT, "0x%016x", word), List.copyOf(slots));
    }

    private static String hex(int tophash) {
        return String.format(Locale.ROOT, "%02x", tophash);
    }
}

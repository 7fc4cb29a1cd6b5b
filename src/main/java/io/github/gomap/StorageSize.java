package io.github.gomap;

/**
 * The bytes of a map beyond its keys and values, by what they are for.
 *
 * <p>Computed, not measured: for a 64-bit virtual machine with objects aligned to 8 bytes, and with compressed
 * references unless the heap may grow to 32 GB. The indexes of overlong chains, which only colliding keys bring about,
 * and the generator and hasher that a map was built with are not counted.
 *
 * <pre>{@code
 * GoMap<Integer, String> map = new GoMap<>();
 * map.put(1, "one");
 * StorageSize storage = map.inspect().storage();
 * System.out.println(storage.total() + " bytes, " + storage.unused() + " of them for entries to come");
 * }</pre>
 *
 * @param directory the map object, generations, segments and what leads to them
 * @param metadata the tophash bytes of the main buckets
 * @param slots references to the keys and values in main buckets
 * @param overflow overflow buckets, with their metadata and links, without their free slots
 * @param unused the free slots of main and overflow buckets
 */
public record StorageSize(long directory, long metadata, long slots, long overflow, long unused) {

    /**
     * All parts together.
     *
     * @return the sum, in bytes
     */
    public long total() {
        return directory + metadata + slots + overflow + unused;
    }

    Json asJson() {
        return new Json()
                .add("directory", directory)
                .add("metadata", metadata)
                .add("slots", slots)
                .add("overflow", overflow)
                .add("unused", unused)
                .add("total", total());
    }

    /** Adds up the parts while an inspection is being taken. */
    static final class Counter {
        private static final int MAP_OBJECT = 48;
        private static final int GENERATION_OBJECT = 40;
        private static final int GROWN_GENERATION_OBJECT = 56;
        private static final int SEGMENT_OBJECT = 48;
        private static final int PAGE_OBJECT = 24;
        private static final int OVERFLOW_OBJECT = 40;
        private static final int GROWTH_OBJECT = 40;

        private static final int ARRAY_HEADER = 16;
        private static final long LARGEST_HEAP_OF_COMPRESSED_REFERENCES = 32L << 30;

        private final int reference = Runtime.getRuntime().maxMemory() < LARGEST_HEAP_OF_COMPRESSED_REFERENCES ? 4 : 8;

        private long directory = MAP_OBJECT;
        private long metadata;
        private long overflow;
        private long mainCells;
        private long overflowCells;

        void addGrowth() {
            directory += GROWTH_OBJECT;
        }

        void add(BucketArray generation) {
            directory += generation instanceof GrownBucketArray ? GROWN_GENERATION_OBJECT : GENERATION_OBJECT;
            if (generation.metaDirectory == null) {
                addArrays(generation);
                return;
            }
            directory += 2 * array(generation.metaDirectory.length, reference);
            for (int bucket = 0; bucket < generation.bucketCount(); bucket += Segment.BUCKETS) {
                Segment segment = generation.segment(bucket);
                if (segment != null) {
                    directory += SEGMENT_OBJECT;
                    addArrays(segment);
                }
            }
        }

        private void addArrays(Segment segment) {
            if (segment.words.length > 0) {
                metadata += array(segment.words.length, Long.BYTES);
                directory += array(segment.cells.length, reference) - (long) segment.cells.length * reference;
                mainCells += segment.cells.length;
            }
            Overflow pages = segment.overflow;
            if (pages != null) {
                int words = 2 * pages.bucketsPerPage();
                long cells = (long) pages.bucketsPerPage() << Segment.CELL_BITS;
                int further = pages.pageCount() - 1;
                overflow += OVERFLOW_OBJECT
                        + array(pages.pageTableLength(), reference)
                        + (long) further * PAGE_OBJECT
                        + pages.pageCount() * (array(words, Long.BYTES) + array(cells, reference) - cells * reference);
                overflowCells += pages.pageCount() * cells;
            }
        }

        private static long array(long length, int elementBytes) {
            return (ARRAY_HEADER + length * elementBytes + 7) / 8 * 8;
        }

        /** The sum, given how many entries are in main and in overflow buckets. */
        StorageSize sum(long entriesInMain, long entriesInOverflow) {
            long used = 2L * reference;
            return new StorageSize(
                    directory,
                    metadata,
                    entriesInMain * used,
                    overflow + entriesInOverflow * used,
                    (mainCells + overflowCells) * reference - (entriesInMain + entriesInOverflow) * used);
        }
    }
}

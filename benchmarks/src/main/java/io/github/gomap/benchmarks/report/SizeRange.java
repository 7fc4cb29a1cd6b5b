package io.github.gomap.benchmarks.report;

/** Numbers of entries that are looked at together. Some ranges overlap; the last has all of them. */
enum SizeRange {
    /** What most maps of most programs are. */
    TINY("up to 30", 0, 30),
    /** Still in the caches next to the processor. */
    SMALL("31 to 1,700", 31, 1_700),
    /** Small maps that have more than one bucket. */
    FROM_12_TO_SMALL("12 to 1,700", 12, 1_700),
    /** Larger than those caches. */
    LARGE("60,000 and more", 60_000, Integer.MAX_VALUE),
    /** All. */
    ALL("all", 0, Integer.MAX_VALUE);

    private final String label;
    private final int smallest;
    private final int largest;

    SizeRange(String label, int smallest, int largest) {
        this.label = label;
        this.smallest = smallest;
        this.largest = largest;
    }

    /** The name for people. */
    String label() {
        return label;
    }

    boolean contains(int size) {
        return size >= smallest && size <= largest;
    }
}

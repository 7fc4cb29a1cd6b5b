package io.github.gomap.benchmarks.traces.format;

/** The numbers that writers and readers of traces share. */
public final class TraceFormat {
    /** The first bytes of a trace, after decompression, in ASCII. */
    public static final String MAGIC = "maptrace";

    /** The byte behind the magic: what is written and what can be read. */
    public static final int VERSION = 1;

    /** The bit of an operation's code that says: on the same map as the operation before. */
    public static final int SAME_MAP = 0x80;

    /** The most keys, maps, operations, entries of one map, and keys in all lists together. */
    public static final int MOST = 1 << 24;

    /** The most attributes, and the most bytes of a name or a value of one. */
    public static final int MOST_OF_ATTRIBUTE = 1 << 10;

    /** What a map is told that nothing is known of its size. */
    public static final int NOTHING_EXPECTED = -1;

    /** How many bits of a number each byte of it has, the lowest ones first. */
    public static final int BITS_PER_BYTE = 7;

    /** The bit of a byte of a number that says that there is one more. */
    public static final int MORE = 1 << BITS_PER_BYTE;

    private TraceFormat() {}
}

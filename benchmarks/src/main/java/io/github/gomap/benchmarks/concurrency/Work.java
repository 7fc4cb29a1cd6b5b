package io.github.gomap.benchmarks.concurrency;

/** What threads do with the map that they share. */
public enum Work {
    /**
     * Read known keys, and now and then write: every other write removes a key, the next one puts it back. So the map keeps
     * its size, and nearly every read finds its key.
     */
    MIX("reads and writes"),
    /** Fill an empty map together. After each put a thread reads one of the keys that it put before. */
    GROWTH("growth"),
    /** One visits all entries over and over, the others write. */
    VIEW("view of all entries"),
    /** Nothing: the map is filled and its bytes are counted. */
    MEMORY("bytes");

    private final String label;

    Work(String label) {
        this.label = label;
    }

    /** The name for people. */
    public String label() {
        return label;
    }
}

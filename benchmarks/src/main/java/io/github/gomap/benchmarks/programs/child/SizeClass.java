package io.github.gomap.benchmarks.programs.child;

/** Maps of about the same size. */
public enum SizeClass {
    /** No entry. */
    EMPTY("0", 0),
    /** One entry. */
    ONE("1", 1),
    /** Two to four. */
    UP_TO_4("2–4", 4),
    /** Five to eight: what a GoMap keeps in one bucket. */
    UP_TO_8("5–8", 8),
    /** Nine to a hundred. */
    UP_TO_100("9–100", 100),
    /** More. */
    LARGER("more", Integer.MAX_VALUE);

    private final String label;
    private final int most;

    SizeClass(String label, int most) {
        this.label = label;
        this.most = most;
    }

    /** The class of a map with so many entries. */
    static SizeClass of(int entries) {
        for (SizeClass size : values()) {
            if (entries <= size.most) {
                return size;
            }
        }
        throw new AssertionError(entries);
    }

    /** The numbers of entries. */
    public String label() {
        return label;
    }
}

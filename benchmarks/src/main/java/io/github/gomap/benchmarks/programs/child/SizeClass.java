package io.github.gomap.benchmarks.programs.child;

/** Maps of about the same size. */
public enum SizeClass {
    /** No entry. */
    EMPTY(0),
    /** One entry. */
    ONE(1),
    /** Two to four. */
    UP_TO_4(4),
    /** Five to eight: what a GoMap keeps in one bucket. */
    UP_TO_8(8),
    /** Nine to a hundred. */
    UP_TO_100(100),
    /** More. */
    LARGER(Integer.MAX_VALUE);

    private final int most;

    SizeClass(int most) {
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
}

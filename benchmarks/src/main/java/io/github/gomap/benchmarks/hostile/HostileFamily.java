package io.github.gomap.benchmarks.hostile;

/** Different keys of one hash code. */
public enum HostileFamily {
    /** Texts in which {@code Aa} and {@code BB} stand for each other. */
    STRINGS(50_000) {
        @Override
        Object key(int number) {
            StringBuilder text = new StringBuilder();
            for (int bit = 0; bit < 17; bit++) {
                text.append((number >>> bit & 1) == 0 ? "Aa" : "BB");
            }
            return text.toString();
        }
    },

    /** Numbers whose halves are the same, so that they cancel each other out. */
    LONGS(50_000) {
        @Override
        Object key(int number) {
            return (long) number << 32 | number;
        }
    },

    /** Objects of which it is known which one is less. */
    COMPARABLE(20_000) {
        @Override
        Object key(int number) {
            return new Ordered(number);
        }
    },

    /** Objects of which nothing is known but whether they are equal. */
    NOT_COMPARABLE(5_000) {
        @Override
        Object key(int number) {
            return new Plain(number);
        }
    };

    private final int size;

    HostileFamily(int size) {
        this.size = size;
    }

    /** How many of them a map is filled with. */
    int size() {
        return size;
    }

    /** The key of a number below 2^17. A new object each time: maps are asked for equal keys, not for the same. */
    abstract Object key(int number);

    private record Ordered(int id) implements Comparable<Ordered> {
        @Override
        public int hashCode() {
            return 42;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Ordered key && key.id == id;
        }

        @Override
        public int compareTo(Ordered other) {
            return Integer.compare(id, other.id);
        }
    }

    private record Plain(int id) {
        @Override
        public int hashCode() {
            return 42;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Plain key && key.id == id;
        }
    }
}

package io.github.gomap.benchmarks.traces.format;

/**
 * What a program did with a map, and how it ended. The ordinals are the codes in traces, so that a new constant has its
 * place at the end.
 */
public enum Operation {
    /** The map was made, for so many entries or without a word about that. */
    CREATE(Shape.EXPECTED),
    /** {@code get} or {@code getOrDefault} of a present key. */
    GET_HIT(Shape.KEY),
    /** The same of an absent key. */
    GET_MISS(Shape.KEY),
    /** {@code containsKey}, or {@code contains} of the key set or of the entry set, that said yes. */
    CONTAINS_HIT(Shape.KEY),
    /** The same that said no. */
    CONTAINS_MISS(Shape.KEY),
    /** {@code put} of an absent key. */
    PUT_NEW(Shape.KEY),
    /** {@code put} of a present key. */
    PUT_REPLACED(Shape.KEY),
    /** {@code putIfAbsent} of an absent key. */
    PUT_IF_ABSENT_NEW(Shape.KEY),
    /** {@code putIfAbsent} of a present key. */
    PUT_IF_ABSENT_KEPT(Shape.KEY),
    /** {@code computeIfAbsent} that added the key. */
    COMPUTE_IF_ABSENT_NEW(Shape.KEY),
    /** {@code computeIfAbsent} of a present key. */
    COMPUTE_IF_ABSENT_KEPT(Shape.KEY),
    /** {@code computeIfAbsent} whose function had no value. */
    COMPUTE_IF_ABSENT_NONE(Shape.KEY),
    /** {@code computeIfPresent} that gave the key another value. */
    COMPUTE_IF_PRESENT_REPLACED(Shape.KEY),
    /** {@code computeIfPresent} that removed the key. */
    COMPUTE_IF_PRESENT_REMOVED(Shape.KEY),
    /** {@code computeIfPresent} of an absent key. */
    COMPUTE_IF_PRESENT_NONE(Shape.KEY),
    /** {@code compute} that added the key. */
    COMPUTE_NEW(Shape.KEY),
    /** {@code compute} that gave the key another value. */
    COMPUTE_REPLACED(Shape.KEY),
    /** {@code compute} that removed the key. */
    COMPUTE_REMOVED(Shape.KEY),
    /** {@code compute} of an absent key whose function had no value. */
    COMPUTE_NONE(Shape.KEY),
    /** {@code merge} that added the key. */
    MERGE_NEW(Shape.KEY),
    /** {@code merge} that gave the key another value. */
    MERGE_REPLACED(Shape.KEY),
    /** {@code merge} that removed the key. */
    MERGE_REMOVED(Shape.KEY),
    /** {@code replace} of a present key. */
    REPLACE_HIT(Shape.KEY),
    /** {@code replace} of an absent key. */
    REPLACE_MISS(Shape.KEY),
    /** {@code replace} of one value by another that did so. */
    REPLACE_PAIR_HIT(Shape.KEY),
    /** {@code replace} of one value by another that did nothing: no key, or another value. */
    REPLACE_PAIR_MISS(Shape.KEY),
    /** {@code remove} of a present key. */
    REMOVE_HIT(Shape.KEY),
    /** {@code remove} of an absent key. */
    REMOVE_MISS(Shape.KEY),
    /** {@code remove} of a key with its value. */
    REMOVE_PAIR_HIT(Shape.KEY),
    /** {@code remove} of a key with a value that did nothing: no key, or another value. */
    REMOVE_PAIR_MISS(Shape.KEY),
    /** {@code putAll}, or what a constructor or {@code clone} copies. */
    PUT_ALL(Shape.KEYS),
    /** {@code clear}, also of an empty map. */
    CLEAR(Shape.NOTHING),
    /** {@code containsValue} that said yes. */
    CONTAINS_VALUE_HIT(Shape.NOTHING),
    /** {@code containsValue} that said no. */
    CONTAINS_VALUE_MISS(Shape.NOTHING),
    /** {@code forEach} of the map itself. */
    FOR_EACH(Shape.STEPS),
    /** {@code replaceAll}. */
    REPLACE_ALL(Shape.STEPS),
    /** An iterator over the keys, what it visited and what it removed. */
    WALK_KEYS(Shape.WALK),
    /** An iterator over the values, what it visited and what it removed. */
    WALK_VALUES(Shape.WALK),
    /** An iterator over the entries, what it visited and what it removed. */
    WALK_ENTRIES(Shape.WALK);

    private static final Operation[] ALL = values();

    private final Shape shape;

    /** What is written down of an operation beside its code and its map. */
    public enum Shape {
        /** The number of entries that were expected. */
        EXPECTED,
        /** A key. */
        KEY,
        /** Several keys. */
        KEYS,
        /** The number of entries that were visited. */
        STEPS,
        /** The number of entries that were visited, and the keys of those that were removed. */
        WALK,
        /** Nothing. */
        NOTHING
    }

    Operation(Shape shape) {
        this.shape = shape;
    }

    /** How many there are; their codes are the numbers below. */
    public static int count() {
        return ALL.length;
    }

    /** The operation of a code. */
    public static Operation of(int code) {
        return ALL[code];
    }

    /** What is written down of it. */
    public Shape shape() {
        return shape;
    }
}

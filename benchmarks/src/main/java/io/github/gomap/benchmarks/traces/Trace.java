package io.github.gomap.benchmarks.traces;

import io.github.gomap.benchmarks.traces.format.KeyType;
import io.github.gomap.benchmarks.traces.format.Operation;
import io.github.gomap.benchmarks.traces.format.TraceFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a program did to its maps, in the order in which it did it. Read by {@link TraceReader}. */
public final class Trace {
    private final Map<String, String> attributes;
    private final int mapCount;
    private final byte[] keyTypes;
    private final int[] keyHashes;

    /** The codes of the operations. */
    private final byte[] operations;

    /** The number of the map of each operation. */
    private final int[] maps;

    /** Of each operation: its key, its number, or where it begins in {@link #lists}. */
    private final int[] operands;

    /** Steps of a walk, if it is one, then the number of keys, then the keys. */
    private final int[] lists;

    Trace(
            Map<String, String> attributes,
            int mapCount,
            byte[] keyTypes,
            int[] keyHashes,
            byte[] operations,
            int[] maps,
            int[] operands,
            int[] lists) {
        this.attributes = attributes;
        this.mapCount = mapCount;
        this.keyTypes = keyTypes;
        this.keyHashes = keyHashes;
        this.operations = operations;
        this.maps = maps;
        this.operands = operands;
        this.lists = lists;
    }

    /** What the recorder noted: which program, which Java, what the recording cost. */
    public Map<String, String> attributes() {
        return attributes;
    }

    /** The number of maps. */
    public int mapCount() {
        return mapCount;
    }

    /** The number of keys. */
    public int keyCount() {
        return keyTypes.length;
    }

    /** The number of operations. */
    public int operationCount() {
        return operations.length;
    }

    /** What kind of object a key is. */
    public KeyType keyType(int key) {
        return KeyType.of(keyTypes[key]);
    }

    /** The {@code hashCode} of a key, 0 of null. */
    public int keyHash(int key) {
        return keyHashes[key];
    }

    /** An operation by its index. */
    public Operation operation(int index) {
        return Operation.of(operations[index]);
    }

    /** The number of the map of an operation. */
    public int map(int index) {
        return maps[index];
    }

    /** The entries that a created map was to expect, or {@link TraceFormat#NOTHING_EXPECTED}. */
    public int expected(int index) {
        return operands[index];
    }

    /** The key of an operation that has one: twice its number, plus one if it is another object than at first. */
    public int keyUse(int index) {
        return operands[index];
    }

    /** The number of entries that an operation visited. */
    public int steps(int index) {
        return isWalk(index) ? lists[operands[index]] : operands[index];
    }

    /** The keys of an operation that has several, each as of {@link #keyUse}. */
    public IntStream keyUses(int index) {
        int countAt = operands[index] + (isWalk(index) ? 1 : 0);
        return IntStream.range(countAt + 1, countAt + 1 + lists[countAt]).map(at -> lists[at]);
    }

    private boolean isWalk(int index) {
        return operation(index).shape() == Operation.Shape.WALK;
    }

    /** What the trace says of itself, in one line. */
    public String summary() {
        return String.format(
                "%,d operations on %,d maps with %,d keys %s", operationCount(), mapCount(), keyCount(), attributes);
    }

    /** An operation for people: map, name, operands. A key that is another object than at first has a prime. */
    public String describe(int index) {
        String begin = maps[index] + " " + operation(index);
        return switch (operation(index).shape()) {
            case NOTHING -> begin;
            case EXPECTED -> expected(index) == TraceFormat.NOTHING_EXPECTED ? begin : begin + " " + expected(index);
            case KEY -> begin + " " + keyName(keyUse(index));
            case STEPS -> begin + " " + steps(index);
            case KEYS -> begin + keyNames(index);
            case WALK -> begin + " " + steps(index) + keyNames(index);
        };
    }

    private String keyNames(int index) {
        return keyUses(index).mapToObj(use -> " " + keyName(use)).collect(Collectors.joining());
    }

    private static String keyName(int use) {
        return use / 2 + (use % 2 == 0 ? "" : "'");
    }
}

package io.github.gomap.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where the keys of a fork come from.
 *
 * @param name as it appears in results: that of the kind, or that of the file and the beginning of its digest
 * @param kind the kind of keys
 * @param capacity how many different keys there are
 * @param jvmFlags what a JVM needs to know to find them
 */
public record KeySource(String name, KeyKind kind, int capacity, List<String> jvmFlags) {
    /** Keys that are made of numbers. */
    public static KeySource of(KeyKind kind) {
        return new KeySource(kind.name(), kind, kind.capacity(), List.of());
    }

    /** Keys that are read from a file. */
    public static KeySource of(KeyFile file) {
        return new KeySource(file.name(), KeyKind.FILE, file.count(), List.of(file.jvmFlag()));
    }

    /**
     * Keys by the name of their kind, in large or small letters, or by that of a file.
     *
     * @throws IllegalArgumentException if it is neither, or a file that has keys twice
     */
    public static KeySource parse(String text) {
        Optional<KeyKind> named = kinds().stream()
                .filter(kind -> kind.name().equalsIgnoreCase(text))
                .findFirst();
        return named.isPresent() ? of(named.get()) : of(KeyFile.read(Path.of(text)));
    }

    /** Are these keys of a type? */
    public boolean isOf(KeyType type) {
        return type == KeyType.OBJECT || kind.isLong();
    }

    /** The names of all kinds that are made of numbers. */
    public static List<String> names() {
        return kinds().stream().map(KeyKind::name).toList();
    }

    private static List<KeyKind> kinds() {
        return Arrays.stream(KeyKind.values())
                .filter(kind -> kind != KeyKind.FILE)
                .toList();
    }
}
